"""Where a library keeps what it has."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.article.model import Article
from reader.marks.model import Annotation, Entity
from reader.ports.records import ArticleRecord, Revision, Written, WrittenNote

if TYPE_CHECKING:
    from reader.errors import StoreError
    from reader.marks.entities import EntityRecord


class Store(Protocol):
    """Where a library keeps its articles and annotations.

    Each write is on disk when the method returns, whole or not at all. Any method can raise
    `StoreError`. What is returned is the caller's: changing nothing in it changes the store.
    """

    def version(self) -> Hashable:
        """Return what changes with every commit of any process; costs a question to the file system."""

    def damage(self) -> StoreError | None:
        """Return what is wrong with the library, of which only what is sound is read; None where nothing is.

        Nothing is written to a damaged library: whatever would write raises this error.
        """

    def articles(self) -> tuple[ArticleRecord, ...]:
        """Return every article, the one opened last first."""

    def article(self, article_id: str) -> ArticleRecord:
        """Return one article; raises `ArticleNotFound`."""

    def article_from(self, source: str) -> ArticleRecord | None:
        """Return the article that came from a source, if it was ever opened."""

    def keep_article(self, record: ArticleRecord, revision: Revision | None = None) -> None:
        """Add an article, or replace the one with its id, in one write.

        Args:
            record: The article.
            revision: Given where it has a text that it did not have: that of the record. The text that it
                had until now is then among its revisions as well.
        """

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """Return the texts that an article had, the oldest first, and so the one it has now last.

        Empty where there is no such article. Of one that an older pressmark kept, what it had last.
        """

    def revision_counts(self) -> Mapping[str, int]:
        """Count the texts that articles had, by their ids; one that has none written is left out."""

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


class Pages(Protocol):
    """Where pages are kept as they came, each under the hash of its bytes."""

    def put(self, body: bytes) -> str:
        """Return a page's hash, and keep it if the user wants that; on disk when it returns."""

    def get(self, page_hash: str) -> bytes:
        """Return a kept page; raises `StoreError` where it is gone or damaged."""


class Upkeep(Protocol):
    """What is done for the library beside what somebody waits for: its backups, and collecting."""

    def trouble(self) -> StoreError | None:
        """Return, once, what went wrong with it; what was to be written is written nevertheless."""

    def wait(self) -> None:
        """Wait for what is being done."""


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
