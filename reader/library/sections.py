"""What can be listed beside a text: its headings, quotations, names and links, and the marks on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.article.model import (
    Article,
    Block,
    BlockKind,
    EntitySuggestion,
    Inline,
    InlineKind,
    Span,
)
from reader.article.normalise import clean_line
from reader.library.about_marks import said_of
from reader.marks.kinds import ENTITY_LETTERS, Kinds
from reader.marks.model import PlacedMark
from reader.marks.placed import PlacedMarks, place_of

LONG_BEGINNING = 16
"""Code points that two texts begin with alike, beyond which the list leaves them out."""
LOST = "gone: not in this version of the text"


class Item(NamedTuple):
    """One entry: its lines are cut to the list's width when they are drawn."""

    lines: tuple[str, ...]
    spans: tuple[Span, ...]
    """Where it is in the text; choosing it again goes from one to the next."""


@dataclass(frozen=True, slots=True)
class Section:
    """A list of entries of equal height, each made when it is drawn."""

    name: str
    height: int
    count: int
    start: Callable[[int], int]
    """Tells where an entry is in the text."""
    item: Callable[[int], Item]
    nothing: str
    """Said where the list is empty."""
    key: Callable[[int], str] = lambda _: ""
    """Names an entry, where it is to be found again; empty for none."""
    number_of: Callable[[str], int | None] = lambda _: None
    """Finds an entry by its key."""
    follows: bool = True
    """Whether the entries stand in the order of the text, so that the list can follow what is read."""

    def __len__(self) -> int:
        return self.count


def sections(article: Article, marks: PlacedMarks, kinds: Kinds) -> dict[str, Section]:
    """Return the lists by their names."""
    lists = (outline(article), quotations(article), marked(marks, kinds), names(article), links(article))
    return {one.name: one for one in lists}


def outline(article: Article) -> Section:
    """List the headings, indented by their level."""
    headings = headings_of(article)
    top = min((one.level for one in headings if one.kind is BlockKind.HEADING), default=0)

    def item(index: int) -> Item:
        block = headings[index]
        indent = 0 if block.kind is BlockKind.TITLE else 1 + max(0, block.level - top)
        return Item(("  " * indent + clean_line(article.text_of(block)),), (block.span,))

    return Section("outline", 1, len(headings), lambda index: headings[index].start, item, "No headings.")


def quotations(article: Article) -> Section:
    """List what is likely said by somebody, and by whom."""
    speech = article.speech

    def item(index: int) -> Item:
        one = speech[index]
        speaker = f"— {one.speaker}" if one.speaker else "— ?"
        return Item((clean_line(article.text_of(one)), f"  {clean_line(speaker)}"), (one.span,))

    return Section("quotations", 2, len(speech), lambda index: speech[index].start, item, "No quotations.")


def marked(placed: PlacedMarks, kinds: Kinds) -> Section:
    """List the marks by place, those whose passage is gone last; to be made again after each change."""
    marks = placed.all()

    def item(index: int) -> Item:
        mark = marks[index]
        annotation = mark.annotation
        letter = f"{kinds.letter_of(annotation)}{kinds.state_signs_of(mark)}"
        first = f"{letter} {clean_line(mark.words or annotation.selector.exact)}"
        second = "  ".join(["", *_became(mark), *said_of(annotation)])
        return Item((first, second), (mark.span,) if mark.span else ())

    return Section(
        "marks",
        2,
        len(marks),
        lambda index: place_of(marks[index]).start,
        item,
        "No marks yet: H highlights.",
        key=lambda index: marks[index].annotation.id,
        number_of=placed.number_of,
    )


def names(article: Article) -> Section:
    """List who and what the article speaks of, the most often named first."""
    entities = entities_of(article)

    def item(index: int) -> Item:
        one = entities[index]
        return Item((_named(one),), one.mentions)

    def start(index: int) -> int:
        mentions = entities[index].mentions
        return mentions[0].start if mentions else 0

    return Section("names", 1, len(entities), start, item, "No names found.", follows=False)


def links(article: Article) -> Section:
    """List the links by their numbers."""
    found = links_of(article)

    def item(index: int) -> Item:
        one = found[index]
        span = Span(one.start, one.end)
        words = clean_line(article.text_of(span))
        return Item((f"{index + 1} {words}", f"  {shown_address(one.target or '')}"), (span,))

    return Section("links", 2, len(found), lambda index: found[index].start, item, "No links.")


def headings_of(article: Article) -> list[Block]:
    """Return the title and the headings."""
    return [one for one in article.blocks if one.kind in {BlockKind.TITLE, BlockKind.HEADING}]


def entities_of(article: Article) -> list[EntitySuggestion]:
    """Return what the article speaks of, the most often named first."""
    return sorted(article.entities, key=lambda one: -len(one.mentions))


def links_of(article: Article) -> list[Inline]:
    """Return the links in the order of their numbers."""
    found = [one for one in article.inlines if one.kind is InlineKind.LINK and one.target]
    return sorted(found, key=lambda one: one.start)


def shown_address(address: str) -> str:
    """Shorten an address to what tells where it leads: without its scheme and "www."."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return clean_line(address)
    bare = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" if parts.netloc else address
    return clean_line(bare)


def _became(mark: PlacedMark) -> list[str]:
    """Say what became of a mark whose words are not as they were."""
    if mark.span is None:
        return [LOST]
    old = _from_first_difference(mark.annotation.selector.exact, mark.words) if mark.words else ""
    return [f"changed: was “{clean_line(old)}”"] if old else []


def _named(entity: EntitySuggestion) -> str:
    return f"{ENTITY_LETTERS[entity.kind]} {clean_line(entity.name)} × {len(entity.mentions)}"


def _from_first_difference(old: str, new: str) -> str:
    """Leave out the words in which two texts begin alike, where they would hide on one line what differs."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    begun = max(old.rfind(" ", 0, alike), old.rfind("\n", 0, alike)) + 1
    return f"…{old[begun:]}" if begun > LONG_BEGINNING else old
