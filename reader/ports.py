"""What the library asks of the world: Protocols that the edges fulfil."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.article.model import Article, EntitySuggestion, Metadata, Page
from reader.marks.model import Annotation, Entity

if TYPE_CHECKING:
    from reader.marks.entities import EntityRecord

Extract = Callable[[Page], Article]
"""Makes an article of a page; raises `SourceError` where the page holds none. Slow: call it in a thread."""

Suggest = Callable[[Article], tuple[EntitySuggestion, ...]]
"""Suggests what an article speaks of. Can be slow: call it in a thread."""


class Choices(NamedTuple):
    """What the reader can choose while reading; None for what was not chosen."""

    theme: str | None = None
    measure: int | None = None
    justify: bool | None = None
    spaced: bool | None = None
    suggestions: bool | None = None


NO_CHOICES = Choices()
COPY_FORMATS = ("plain", "markdown", "words", "link")
"""The ways to write a quotation that come with pressmark: the names of `notes.citation.FORMATS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """How quotations are copied, as the user set it."""

    format: str = COPY_FORMATS[0]
    """One of `COPY_FORMATS`, or of `formats`."""
    command: tuple[str, ...] = ()
    """A program that takes what is copied, and what follows its name; empty for the terminal's clipboard."""
    file: Path | None = None
    """What is copied is added to this file, too."""
    formats: Mapping[str, str] = field(default_factory=dict)
    """The user's own templates by name."""


NO_COPYING = Copying()


class Copied(NamedTuple):
    """Where a text went that was to be copied."""

    by: str = ""
    """The program that took it; empty where none did, and it is left to the terminal."""
    file: str = ""
    """The file that it was added to, if any."""
    problem: str = ""
    """What went wrong, in words."""
    wanted: bool = True
    """Whether the terminal is to take what no program took."""

    @property
    def by_terminal(self) -> bool:
        """Tell whether the terminal is to take it now."""
        return self.wanted and not self.by


Copy = Callable[[str], Copied]
"""Takes a text to where other programs find it. Can take seconds: call it in a thread."""
KeepChoices = Callable[[Choices], None]
"""Keeps what was chosen for the next start, beside what is kept already."""
EditText = Callable[[str], str]
"""Has the user edit a text in an editor of their own, which has the terminal; raises `EditorError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """What the library knows of an article that was opened."""

    id: str
    source: str
    """As `Page.source`: opening the same source again finds this record."""
    name: str
    """How lists call it: its title, else its first words."""
    metadata: Metadata
    words: int
    text_hash: str
    """Names the text last shown."""
    page_hash: str
    """SHA-256, in hexadecimal, of the raw page that first gave this text."""
    added: datetime
    opened: datetime
    fetched: datetime
    """When this text was first fetched; with `page_hash`, it dates the words that are cited."""
    place: int = 0
    """Where reading stopped, in code points of the text."""
    cleaned: str = ""
    """Names the page that this text was last cleaned from, and the way it was; empty where nobody knows."""


class WrittenNote(NamedTuple):
    """What was last exported for an article into one folder."""

    article_id: str
    path: str
    """Absolute; the folder is its parent."""
    content_hash: str


class Fetcher(Protocol):
    """Gets pages, from wherever they are."""

    async def fetch(self, source: str) -> Page:
        """Get a file, an address, or `-`, the pipe.

        Raises:
            SourceError: There is nothing to read there; the message says why and what to do.
        """

    async def close(self) -> None:
        """Let go of connections."""


class Picture(Protocol):
    """A picture, in memory, as fine as a terminal can show it."""

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels, each at least 1."""

    def scaled(self, width: int, height: int) -> bytes:
        """Return the red, green and blue of each pixel at another size, row by row; takes a millisecond."""


class Pictures(Protocol):
    """Gets the pictures of articles, from wherever they are."""

    async def fetch(self, address: str, source: str, url: str | None = None) -> Picture:
        """Get a picture.

        Args:
            address: As in `Block.image`.
            source: Of the article, as `Page.source`: where that is a file, the address can be one, too.
            url: Where the article is on the web, as far as it is known.

        Raises:
            SourceError: There is no picture there that can be shown; the message says why.
        """

    async def close(self) -> None:
        """Let go of connections."""


class Written(NamedTuple):
    """The library's version just before a write and just after it."""

    before: Hashable
    after: Hashable


class Store(Protocol):
    """Where a library keeps its articles and annotations.

    Each write is on disk when the method returns, whole or not at all. Any method can raise
    `StoreError`. What is returned is the caller's: changing nothing in it changes the store.
    """

    def version(self) -> Hashable:
        """Return what changes with every commit of any process; costs a question to the file system."""

    def articles(self) -> tuple[ArticleRecord, ...]:
        """Return every article, the one opened last first."""

    def article(self, article_id: str) -> ArticleRecord:
        """Return one article; raises `ArticleNotFound`."""

    def article_from(self, source: str) -> ArticleRecord | None:
        """Return the article that came from a source, if it was ever opened."""

    def keep_article(self, record: ArticleRecord) -> None:
        """Add an article, or replace the one with its id."""

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        """Return an article's annotations by place; empty where there is none, or no such article."""

    def all_annotations(self) -> tuple[Annotation, ...]:
        """Return every annotation, those of one article together and by place."""

    def change_annotations(
        self,
        *,
        put: Sequence[Annotation],
        remove: Sequence[str],
        describe: Sequence[EntityRecord] = (),
        forget: Sequence[Entity] = (),
    ) -> Written:
        """Add or replace some annotations and remove others, in one write; unknown ids are passed over.

        Who last saw the version that `Written.before` is knows that nobody else wrote since.

        Args:
            put: Each replaces the one with its id.
            remove: Ids.
            describe: What is known of entities; each replaces what was known of the same one.
            forget: Entities of which nothing is known any more.
        """

    def entities(self) -> tuple[EntityRecord, ...]:
        """Return what is known of entities beyond their names, by kind and name."""

    def written_note(self, article_id: str, folder: Path) -> WrittenNote | None:
        """Return what was last exported for an article into a folder."""

    def keep_written_note(self, note: WrittenNote) -> None:
        """Remember an export; it replaces the one for the same article and folder."""

    def close(self) -> None:
        """Leave all that was kept where other programs find it, if that is quick; the store stays usable.

        Nothing depends on it: each write was on disk before.
        """


class Texts(Protocol):
    """Where cleaned articles are kept, each under the hash of its text."""

    def put(self, article: Article) -> str:
        """Keep an article and return the hash of its text; on disk when it returns."""

    def get(self, text_hash: str) -> Article:
        """Return a kept article; raises `StoreError` where it is gone or damaged."""


class NotesFolder(Protocol):
    """Reads and writes Markdown notes; raises `ExportError`."""

    def read(self, path: Path) -> str | None:
        """Return a note's text, exactly; None where there is no such file."""

    def find(self, folder: Path, article_id: str) -> Path | None:
        """Return the note whose frontmatter has this `pressmark_id`, whatever its name.

        Where several have it, one that was written beside another comes last.
        """

    def write(self, path: Path, text: str) -> None:
        """Write a note whole or not at all, making its folder where there is none."""
