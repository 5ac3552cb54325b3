"""What is read: one text, many spans.

All offsets count code points in `Article.text`, which is NFC, holds no control characters but
line feeds, and separates blocks by one empty line (two line feeds). A line feed alone stands
inside a block only where the block is preformatted, a table, or a list item with broken lines.

What an article has thousands of are named tuples: they are made in a fifth of the time of dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

BLOCK_SEPARATOR = "\n\n"
LIKELY = 0.5
"""The score from which a quotation is taken to be speech."""


class Span(NamedTuple):
    """A half-open stretch of text, in code points."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BLOCKQUOTE = "blockquote"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    PREFORMATTED = "preformatted"
    TABLE = "table"
    EMBED = "embed"


class InlineKind(StrEnum):
    """What a stretch inside a block is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    CODE = "code"
    TIME = "time"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"


class Certainty(StrEnum):
    """How a quotation is known."""

    MARKED = "marked"
    """By quotation marks, a `<q>` or a block quote."""
    PROBABLE = "probable"
    """Restored from the traces that a bad extraction left; no mark stands in the text."""


class Direction(StrEnum):
    """Which way the article's script runs."""

    LTR = "ltr"
    RTL = "rtl"


class EntityKind(StrEnum):
    """What a named thing is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    DATE = "date"
    OTHER = "other"


class Credit(NamedTuple):
    """Who made a picture: as printed, and taken apart as far as that is certain."""

    raw: str
    agency: str | None = None
    photographer: str | None = None


class Block(NamedTuple):
    """One block; the fields below `end` belong to the kinds they name."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Of a heading: 1 to 6; 0 where unknown and for every other kind. Of a list item: its depth from 1."""
    speaker: str | None = None
    """Of a block quote: who said it."""
    label: str | None = None
    """Of a caption: what the button above it said ("Click to enlarge"); not in the text."""
    credit: Credit | None = None
    """Of a caption: not in its span and not in the text."""
    image: str | None = None
    """Of a caption: the address of its picture; in an article from a file, also a file beside it."""

    @property
    def span(self) -> Span:
        """Where the block's text lies."""
        return Span(self.start, self.end)


class Inline(NamedTuple):
    """A stretch inside one block."""

    kind: InlineKind
    start: int
    end: int
    target: str | None = None
    """Of a link: an absolute http(s) or mailto address. Of a time: the moment, as its page gives it."""


class Quotation(NamedTuple):
    """Somebody's words: the span leaves out the quotation marks around them."""

    start: int
    end: int
    certainty: Certainty
    speaker: str | None = None
    score: float = 1.0
    """How likely the words are to be somebody's, up to 1: titles and words held at arm's length are
    below `LIKELY`."""

    @property
    def span(self) -> Span:
        """Where the words lie."""
        return Span(self.start, self.end)


class EntitySuggestion(NamedTuple):
    """A named thing that the article seems to speak of, and where."""

    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]


class Metadata(NamedTuple):
    """What is known of an article beside its text."""

    title: str | None = None
    byline: str | None = None
    site: str | None = None
    url: str | None = None
    """Where it can be found again: the canonical address, else the one it came from."""
    published: str | None = None
    """ISO 8601, as exact as the page says: a date, or a date and time with its zone."""
    language: str | None = None
    """A lower-case ISO 639 code ("fr"), with a region where the page gives one ("pt-BR")."""
    direction: Direction = Direction.LTR
    image: str | None = None


NOT_KNOWN = Metadata()
METADATA_TEXTS = tuple(name for name in Metadata._fields if name != "direction")
"""The fields that are texts, or not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A cleaned article."""

    text: str
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    entities: tuple[EntitySuggestion, ...] = ()
    metadata: Metadata = NOT_KNOWN

    @property
    def speech(self) -> tuple[Quotation, ...]:
        """The quotations without what is more likely a title."""
        return tuple(quotation for quotation in self.quotations if quotation.score >= LIKELY)

    def text_of(self, span: Span | Block | Quotation) -> str:
        """Return the words at a span."""
        if isinstance(span, Block | Quotation):
            span = span.span
        return self.text[span.start : span.end]


class Validators(NamedTuple):
    """What a source calls the state that it gave, so that it can be asked whether it has another by now."""

    etag: str = ""
    """As the site sent it, with its quotation marks; of a file: its size and when it was changed."""
    last_modified: str = ""
    """As the site sent it."""


NO_VALIDATORS = Validators()


class Page(NamedTuple):
    """What a source gave, as it came."""

    source: str
    """Names the source for good: an address, a file's absolute path, or `pipe:` and a hash of the body."""
    body: bytes
    media_type: str
    """`text/html`, `text/plain` or `text/markdown`."""
    charset: str | None = None
    """As the server or the user named it; the page itself may name another."""
    url: str | None = None
    """The address after redirects; None for files and pipes."""
    fetched_at: datetime | None = None
    validators: Validators = NO_VALIDATORS


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end
