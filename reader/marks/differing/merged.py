"""A difference as one text that can be laid out: the words of both, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.article.model import BLOCK_SEPARATOR, Article, Block, BlockKind, Metadata, Span
from reader.marks.differing.model import HEADLINE, Difference, Piece, Way
from reader.marks.differing.near import gap_between

LINES = frozenset({BlockKind.PREFORMATTED, BlockKind.TABLE, BlockKind.LIST_ITEM})
"""Kinds of block whose text can have several lines."""
PARTING = " ¶ "
"""Stands for the empty line between two paragraphs that were parted, or put together."""
SIGNS = {Way.DELETED: ("[-", "-]"), Way.INSERTED: ("{+", "+}")}


class Stretch(NamedTuple):
    """A stretch of the merged text, and how it is drawn."""

    span: Span
    look: str
    """`deleted`, `inserted`; of what is said about the words `moved`, or `quiet`."""


class Entry(NamedTuple):
    """A block that is not of the texts themselves, such as what became of a mark."""

    pieces: tuple[Piece, ...]
    label: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    is_change: bool = True
    is_moved: bool = False


@dataclass(slots=True)
class Merged:
    """One text; where in it each change is, and where the places of both texts are."""

    blocks: list[Block] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    changes: list[Span] = field(default_factory=list)
    """In order; what n and N go to."""
    _texts: list[str] = field(default_factory=list)
    _olds: list[tuple[int, int, int]] = field(default_factory=list)
    """Where in the older text a run of words is, how long it is, and where it is here."""
    _news: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return BLOCK_SEPARATOR.join(self._texts)

    def article(self, metadata: Metadata) -> Article:
        """Return the text as what is laid out."""
        return Article(text=self.text, blocks=tuple(self.blocks), metadata=metadata)

    def place_of_old(self, place: int) -> int:
        """Return where a place of the older text is; what is left out has none of its own."""
        return _place(self._olds, place)

    def place_of_new(self, place: int) -> int:
        """Return where a place of the newer text is."""
        return _place(self._news, place)

    def add(self, entry: Entry, *, signs: bool, starts: tuple[int, int] | None = None) -> Span:
        """Put a block behind the others.

        Args:
            entry: Its words.
            signs: Whether words stand between signs of what became of them.
            starts: Where the words begin in the older text and in the newer; None where they are in neither.
        """
        begun = self.blocks[-1].end + len(BLOCK_SEPARATOR) if self.blocks else 0
        parts = [entry.label]
        at = begun + len(entry.label)
        if entry.label:
            self.stretches.append(Stretch(Span(begun, at), "moved" if entry.is_moved else "quiet"))
        old, new = starts or (0, 0)
        before: Piece | None = None
        for piece in entry.pieces:
            gap = "" if signs else gap_between(before, piece)
            words, before = _signed(piece, entry.kind, signs=signs), piece
            parts.append(gap)
            at += len(gap)
            self._note(piece, Span(at, at + len(words)), (old, new) if starts else None)
            old += len(piece.words) * (piece.way is not Way.INSERTED)
            new += len(piece.words) * (piece.way is not Way.DELETED)
            parts.append(words)
            at += len(words)
        span = Span(begun, at)
        self._texts.append("".join(parts))
        self.blocks.append(Block(entry.kind, *span, level=1))
        if entry.is_change:
            self.changes.append(span)
        return span

    def _note(self, piece: Piece, span: Span, starts: tuple[int, int] | None) -> None:
        if piece.way is not Way.SAME:
            self.stretches.append(Stretch(span, piece.way.value))
        if starts is None:
            return
        if piece.way is not Way.INSERTED:
            self._olds.append((starts[0], len(piece.words), span.start))
        if piece.way is not Way.DELETED:
            self._news.append((starts[1], len(piece.words), span.start))


def _place(runs: Sequence[tuple[int, int, int]], place: int) -> int:
    for start, length, here in runs:
        if start <= place < start + length:
            return here + place - start
    before = [run for run in runs if run[0] <= place]
    return max(before, default=(0, 0, 0))[2]


def _signed(piece: Piece, kind: BlockKind, *, signs: bool) -> str:
    words = piece.words.replace(BLOCK_SEPARATOR, PARTING)
    if kind not in LINES:
        words = words.replace("\n", " ")
    opening, closing = SIGNS.get(piece.way, ("", "")) if signs else ("", "")
    return f"{opening}{words}{closing}"


def merged(
    difference: Difference, title: str, places: Iterable[str], entries: Iterable[Entry] = (), *, signs: bool
) -> Merged:
    """Put both texts together.

    Args:
        difference: What differs; of what is the same, only how much of it there is.
        title: The newer one.
        places: Where each of `difference.changed` stands, in words.
        entries: What stands below.
        signs: Whether words stand between signs of what became of them.
    """
    whole = Merged()
    for entry in _head(difference, title):
        whole.add(entry, signs=signs)
    named = dict(zip(difference.changed, places, strict=True))
    same = 0
    for hunk in difference.hunks:
        place = named.get(hunk)
        if place is None:
            same += hunk.kind is not BlockKind.TITLE
            continue
        same = _leave_out(whole, same)
        label = f"{place} moved: " if hunk.moved else ""
        entry = Entry(hunk.pieces, label, hunk.kind, is_moved=hunk.moved)
        whole.add(entry, signs=signs, starts=(hunk.old_start, hunk.new_start))
    _leave_out(whole, same)
    for entry in entries:
        whole.add(entry, signs=signs)
    return whole


def _head(difference: Difference, title: str) -> Iterator[Entry]:
    """Give the headline, changed or not, and what else is known of the article and changed."""
    fields = {one.name: one.pieces for one in difference.fields}
    headline = fields.pop(HEADLINE, None)
    if headline or title:
        pieces = headline or (Piece(Way.SAME, title),)
        yield Entry(pieces, kind=BlockKind.TITLE, is_change=headline is not None)
    for name, pieces in fields.items():
        yield Entry(pieces, f"{name}: ")


def _leave_out(whole: Merged, same: int) -> int:
    """Say how much is left out, if anything is; return 0, as much as is left out behind that."""
    if same:
        words = f"… {same} paragraph{'s' * (same > 1)} as before"
        whole.add(Entry((), words, is_change=False), signs=False)
    return 0
