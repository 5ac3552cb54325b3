"""A comparison as facts and as lines: for JSON, for the command line, for the interface."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from reader.article.model import Block
from reader.layout.lines import NOT_PARAGRAPHS, paragraph_ends
from reader.library.comparing import Comparison, Touched
from reader.marks.differing import Field, Hunk, Piece
from reader.marks.kinds import Kinds
from reader.ports import Revision

Facts = dict[str, Any]


class Places:
    """Says where hunks stand, in the words in which passages are placed elsewhere."""

    def __init__(self, comparison: Comparison) -> None:
        old, new = comparison.old_article, comparison.new_article
        self._old, self._old_ends = old.blocks, paragraph_ends(old)
        self._new, self._new_ends = new.blocks, paragraph_ends(new)

    def of(self, hunk: Hunk) -> str:
        """Say where a hunk is: in the newer text, unless it is in the older one alone."""
        if not hunk.new:
            return f"was {self.old(hunk)}"
        return f"{self.old(hunk)} → {self.new(hunk)}" if hunk.moved else self.new(hunk)

    def old(self, hunk: Hunk) -> str:
        """Say where it was; empty where it was not."""
        return _place(self._old[hunk.old[0]], self._old_ends) if hunk.old else ""

    def new(self, hunk: Hunk) -> str:
        """Say where it is; empty where it is not any more."""
        return _place(self._new[hunk.new[0]], self._new_ends) if hunk.new else ""


def _place(block: Block, ends: Sequence[int]) -> str:
    return block.kind.value if block.kind in NOT_PARAGRAPHS else f"¶{bisect_right(ends, block.start) + 1}"


def revision_facts(revisions: Sequence[Revision], one: Revision) -> Facts:
    """Tell of a text."""
    return {
        "number": revisions.index(one) + 1,
        "text_hash": one.text_hash,
        "page_hash": one.page_hash,
        "fetched": one.fetched.isoformat(),
        "title": one.title or None,
        "words": one.words,
    }


def comparison_facts(
    comparison: Comparison, revisions: Sequence[Revision], touched: Sequence[Touched], kinds: Kinds
) -> Facts:
    """Tell all that differs, and of these marks."""
    places = Places(comparison)
    return {
        "article": comparison.new.article_id,
        "from": revision_facts(revisions, comparison.old),
        "to": revision_facts(revisions, comparison.new),
        "fields": [_field_facts(one) for one in comparison.difference.fields],
        "hunks": [_hunk_facts(one, places) for one in comparison.difference.hunks if not one.is_same],
        "marks": [touched_facts(one, kinds) for one in touched],
    }


def _field_facts(field: Field) -> Facts:
    return {"name": field.name, "pieces": _piece_facts(field.pieces)}


def _hunk_facts(hunk: Hunk, places: Places) -> Facts:
    return {
        "kind": hunk.kind.value,
        "old_place": places.old(hunk) or None,
        "new_place": places.new(hunk) or None,
        "old_start": hunk.old_start if hunk.old else None,
        "new_start": hunk.new_start if hunk.new else None,
        "moved": hunk.moved,
        "pieces": _piece_facts(hunk.pieces),
    }


def _piece_facts(pieces: Sequence[Piece]) -> list[list[str]]:
    return [[piece.way.value, piece.words] for piece in pieces]


def touched_facts(one: Touched, kinds: Kinds) -> Facts:
    """Tell of a mark whose passage differs."""
    mark = one.mark
    return {
        "id": mark.id,
        "kind": mark.kind,
        "letter": kinds.letter_of(mark),
        "exact": mark.selector.exact,
        "outcome": one.outcome.value,
        "old": one.old_words or None,
        "new": one.new_words or None,
        "speaker": mark.speaker,
        "off_record": mark.off_record,
    }


def mark_pieces(one: Touched) -> tuple[Piece, ...]:
    """Compare the words that a mark had with those that stand there now."""
    from reader.marks.differing.words import compared

    return compared(one.old_words, one.new_words)
