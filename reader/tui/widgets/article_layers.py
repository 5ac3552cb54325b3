"""What is drawn over the words of an article, and where: marks, hits, the focus, the selection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar

from reader.article.model import Article, Certainty, InlineKind, Span, overlaps
from reader.marks.kinds import COLOURS, Kinds
from reader.marks.model import Annotation, PlacedMark
from reader.marks.placed import place_of

_INLINES = {
    InlineKind.EMPHASIS: "emphasis",
    InlineKind.STRONG: "strong",
    InlineKind.LINK: "link",
    InlineKind.CODE: "inline-code",
}
"""How stretches are drawn; a time and what stands above or below the line are drawn as words."""
MENTION = "mention"
ON = "mark-"
"""Begins the names of components that draw a highlight, before its colour."""


class Layer(NamedTuple):
    """A stretch of the article's text, and the component that draws it."""

    span: Span
    name: str


class Numbered(NamedTuple):
    """A stretch of the article's text that has a number, such as a link."""

    span: Span
    number: int


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Placed = TypeVar("Placed", bound=Spanned)


class ByBlock(Generic[Placed]):
    """Things with a place in the text, found by the block they lie in."""

    def __init__(self, article: Article, things: Iterable[Placed] = ()) -> None:
        starts = [block.start for block in article.blocks]
        self._by_block: dict[int, list[Placed]] = {}
        for thing in things:
            first = max(0, bisect_right(starts, thing.span.start) - 1)
            last = max(first, bisect_right(starts, thing.span.end - 1) - 1)
            for block in range(first, last + 1):
                self._by_block.setdefault(block, []).append(thing)

    def over(self, block: int, span: Span) -> list[Placed]:
        """Return what shares a character with a span of a block, in the order it was given."""
        return [thing for thing in self._by_block.get(block, ()) if overlaps(thing.span, span)]


def still_layers(article: Article) -> ByBlock[Layer]:
    """Return what an article itself has to show: its inlines, and the quotations that no mark shows."""
    inlines = (
        Layer(Span(inline.start, inline.end), _INLINES[inline.kind])
        for inline in article.inlines
        if inline.kind in _INLINES
    )
    probable = (
        Layer(quotation.span, "probable")
        for quotation in article.quotations
        if quotation.certainty is Certainty.PROBABLE
    )
    return ByBlock(article, (*inlines, *probable))


def pieces(span: Span, layers: Sequence[Layer]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Cut a span where layers begin and end, and name what lies over each piece, lowest first."""
    cuts = {span.start, span.end}
    for layer in layers:
        cuts |= {max(span.start, layer.span.start), min(span.end, layer.span.end)}
    for start, end in pairwise(sorted(cuts)):
        piece = Span(start, end)
        names = tuple(layer.name for layer in layers if overlaps(layer.span, piece))
        yield piece, _with_several(names)


class Gutter(NamedTuple):
    """What stands left of a line."""

    letters: tuple[tuple[str, str], ...] = ()
    """Letter and colour of each mark that starts on the line; of a mention, "mention"."""
    bar: str = ""
    """The colour of the mark that covers the line, "mention", "focus", or nothing."""
    signs: str = ""
    """What the marks that start on the line were found to be; each sign once."""
    is_double: bool = False
    """Whether highlights lie on each other in the line."""


def gutter(line: Span, marks: Sequence[PlacedMark], focus: Span | None, kinds: Kinds) -> Gutter:
    """Tell what stands left of a line that these marks lie on."""
    begun = [mark for mark in marks if line.start <= place_of(mark).start < line.end]
    letters = tuple((kinds.letter_of(one.annotation), look_of(one.annotation, kinds)) for one in begun)
    signs = kinds.state_signs_of(*begun)
    is_double = _are_several(mark for mark in marks if mark.annotation.kind != MENTION)
    if focus is not None and overlaps(line, focus):
        return Gutter(letters, "focus", signs, is_double)
    looks = {look_of(mark.annotation, kinds) for mark in marks}
    return Gutter(letters, min(looks, key=_RANKS.__getitem__, default=""), signs, is_double)


def look_of(annotation: Annotation, kinds: Kinds) -> str:
    """Return the colour that a mark is drawn in; "mention" where it has none."""
    return MENTION if annotation.kind == MENTION else kinds.named(annotation.kind).colour


def mark_layers(mark: PlacedMark, kinds: Kinds) -> Iterator[Layer]:
    """Give what draws a mark: its colour, and the style of its kind."""
    span, annotation = place_of(mark), mark.annotation
    if annotation.kind == MENTION:
        yield Layer(span, MENTION)
        return
    kind = kinds.named(annotation.kind)
    yield Layer(span, f"{ON}{kind.colour}")
    if kind.style != "plain":
        yield Layer(span, f"style-{kind.style}")


def _with_several(names: tuple[str, ...]) -> tuple[str, ...]:
    """Show where highlights lie on each other: the upper one hides the lower one's colour."""
    highlights = [name for name in names if name.startswith(ON)]
    return (*names, "several") if len(highlights) > 1 else names


def _are_several(marks: Iterable[PlacedMark]) -> bool:
    """Tell whether any of some marks, in the order of the text, lies on another."""
    end = 0
    for mark in marks:
        span = place_of(mark)
        if span.start < end:
            return True
        end = span.end
    return False


_RANKS = {colour: rank for rank, colour in enumerate((*COLOURS, MENTION))}
"""Which of the marks on a line its bar shows: mentions last."""
