"""What is marked: a passage, named by its words and their context, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from reader.article.model import EntityKind, Span


class MarkKind(StrEnum):
    """What a mark is, as pressmark comes; the user can name others."""

    QUOTE = "quote"
    FACT = "fact"
    DOUBT = "doubt"
    IDEA = "idea"
    MENTION = "mention"
    """The passage names an entity, and is not highlighted beyond that."""


class Status(StrEnum):
    """How far a quotation, or what is said of a fact, was checked."""

    UNCHECKED = "unchecked"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"


class State(StrEnum):
    """How a passage stands in a text."""

    EXACT = "exact"
    """The very words, where they stood among the others."""
    MOVED = "moved"
    """The very words, elsewhere."""
    CHANGED = "changed"
    """Other words stand for some of them."""
    GONE = "gone"
    """It is not in the text, or nobody can say where."""


class Selector(NamedTuple):
    """How to find a passage again: by its words first, its place second.

    The parts of a W3C TextQuoteSelector and TextPositionSelector
    (https://www.w3.org/TR/annotation-model/#selectors), in code points.
    """

    exact: str
    prefix: str
    suffix: str
    start: int


class Entity(NamedTuple):
    """A named thing, as it is tagged."""

    kind: EntityKind
    name: str


class Beside(NamedTuple):
    """A text that somebody typed on another machine, while a later one was typed elsewhere."""

    field: str
    """The field that it was typed as: `note`, `translation` or `speaker`."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A mark on a passage of one article."""

    id: str
    article_id: str
    text_hash: str
    """Names the text that the mark was made on, which is kept for as long as the mark."""
    selector: Selector
    kind: str
    """One of `MarkKind`, or what the user named; a name that nothing knows any more stays."""
    speaker: str | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    status: Status = Status.UNCHECKED
    language: str | None = None
    """Of the passage, where it is not the article's: as `Metadata.language`."""
    translation: str = ""
    off_record: bool = False
    """Never leaves the library: no export, no copy and no listing for others has it."""
    created: datetime
    modified: datetime
    beside: tuple[Beside, ...] = ()
    """What was typed elsewhere at the same time; it goes when that field is written anew."""


class PlacedMark(NamedTuple):
    """A mark and where its passage stands in the text that is shown."""

    annotation: Annotation
    span: Span | None
    """None where it is not in this text, or nobody can say where."""
    words: str = ""
    """What stands there now, where that is not what was marked."""
    moved: bool = False
    """Whether it stood elsewhere among the other words when it was marked."""

    @property
    def state(self) -> State:
        """How it stands there."""
        if self.span is None:
            return State.GONE
        if self.words:
            return State.CHANGED
        return State.MOVED if self.moved else State.EXACT
