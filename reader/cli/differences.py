"""A comparison in lines: in colour and wrapped for a terminal, with [-signs-] and a line each in a pipe."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from reader.article.guarding import guard
from reader.article.normalise import clean_line
from reader.cli.desk import is_interactive
from reader.cli.showing import SHOWN_OF_ID
from reader.cli.streams import page_width, print_data, print_line
from reader.layout.plain import drawn
from reader.layout.wrap import wrap
from reader.library.compared import Places, mark_pieces
from reader.library.comparing import Comparison, Touched, told_of_marks
from reader.marks.differing import Piece, Way
from reader.marks.differing.near import gap_between, near
from reader.marks.kinds import Kinds
from reader.ports import Revision

SIGNS = {Way.SAME: ("", ""), Way.DELETED: ("[-", "-]"), Way.INSERTED: ("{+", "+}")}
NO_COLOUR_TERMINALS = frozenset({"dumb", ""})
PARTING = "¶"
"""Stands for the empty line between two paragraphs."""
INDENT = "    "


class Told(NamedTuple):
    """One thing that changed: what it is, and its words."""

    head: str
    pieces: tuple[Piece, ...]


def print_comparison(
    comparison: Comparison, revisions: Sequence[Revision], touched: Sequence[Touched], kinds: Kinds
) -> None:
    """Print what differs, the headline first and the marks last."""
    print_line(f"{_named(revisions, comparison.old)} → {_named(revisions, comparison.new)}")
    for told in _told_of_text(comparison):
        _print_told(told)
    if comparison.difference.is_empty:
        print_line("Nothing differs.")
    if touched:
        print_line("")
        print_line(f"{told_of_marks(touched)}:")
    for one in touched:
        head = f"{kinds.letter_of(one.mark)}  {one.mark.id[:SHOWN_OF_ID]}  {one.outcome}"
        _print_told(Told(head, mark_pieces(one)))


def _named(revisions: Sequence[Revision], one: Revision) -> str:
    return f"{revisions.index(one) + 1} ({one.fetched.astimezone():%Y-%m-%d %H:%M})"


def _told_of_text(comparison: Comparison) -> Iterator[Told]:
    places = Places(comparison)
    for field in comparison.difference.fields:
        yield Told(field.name, field.pieces)
    for hunk in comparison.difference.changed:
        moved = "  moved" if hunk.moved else ""
        yield Told(f"{places.of(hunk)}{moved}", near(hunk.pieces))


def _print_told(told: Told) -> None:
    if not is_interactive():
        print_line(f"{told.head}  {''.join(words for words, _ in _signed(told.pieces))}")
        return
    print_line(told.head)
    for line in _wrapped(_shaped(told.pieces), page_width() - len(INDENT)):
        print_data(f"{INDENT}{line}\n")


def _signed(pieces: Sequence[Piece]) -> Iterator[tuple[str, Way]]:
    """Give words between the signs of what became of them."""
    for way, words in pieces:
        opening, closing = SIGNS[way]
        yield f"{opening}{_on_one_line(words)}{closing}", way


def _shaped(pieces: Sequence[Piece]) -> Iterator[tuple[str, Way]]:
    """Give words as a terminal shows them: in colours, or between signs where there are to be none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in NO_COLOUR_TERMINALS:
        return ((words, Way.SAME) for words, _ in _signed(pieces))
    return _apart(pieces)


def _apart(pieces: Sequence[Piece]) -> Iterator[tuple[str, Way]]:
    before: Piece | None = None
    for piece in pieces:
        yield gap_between(before, piece), Way.SAME
        yield _on_one_line(piece.words), piece.way
        before = piece


def _on_one_line(words: str) -> str:
    """Write words on a line; the white space at their ends is part of what changed."""
    parted = words.replace("\n\n", PARTING)
    inner = clean_line(parted)
    if not inner:
        return " " * bool(parted)
    return f"{' ' * parted[0].isspace()}{inner}{' ' * parted[-1].isspace()}"


def _wrapped(shaped: Iterator[tuple[str, Way]], width: int) -> Iterator[str]:
    """Wrap words, each line in its colours."""
    parts = [(guard(words), way) for words, way in shaped]
    text = "".join(words for words, _ in parts)
    ways = [way for words, way in parts for _ in words]
    for start, end in wrap(text, max(1, width)):
        yield "".join(_styled(drawn(words), way) for words, way in _runs(text, ways, start, end))


def _runs(text: str, ways: Sequence[Way], start: int, end: int) -> Iterator[tuple[str, Way]]:
    begun = start
    for at in range(start + 1, end + 1):
        if at == end or ways[at] is not ways[begun]:
            yield text[begun:at], ways[begun]
            begun = at


def _styled(words: str, way: Way) -> str:
    if way is Way.DELETED:
        return click.style(words, fg="red", strikethrough=True)
    return click.style(words, fg="green", underline=True) if way is Way.INSERTED else words
