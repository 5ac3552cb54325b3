"""What libraries exchange, and the places where they do."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple, Protocol

from reader.article.model import Article
from reader.marks.merging.shapes import Tables


class WriteConflict(Exception):
    """Somebody else wrote between reading and writing; nothing was written."""


class Heard(NamedTuple):
    """What the other machines said, and this one before."""

    said: tuple[Tables, ...] = ()
    """What each file says."""
    machines: int = 0
    """How many others there are."""
    problems: tuple[str, ...] = ()
    """What could not be read, in words; all else was."""


class Exchange(Protocol):
    """A place where machines leave for each other what they know. Any method can raise a `ReaderError`."""

    @property
    def where(self) -> str:
        """What a message calls it."""

    def hear(self) -> Heard:
        """Return what everybody said."""

    def say(self, documents: Tables) -> None:
        """Say more, for the others; only after `hear`.

        Raises:
            WriteConflict: Somebody wrote meanwhile; `hear` again.
        """

    def texts(self) -> Set[str]:
        """Return the hashes of the texts that are there."""

    def text(self, text_hash: str) -> Article | None:
        """Return a text; None where it is gone, damaged, or another."""

    def keep_text(self, text_hash: str, article: Article) -> None:
        """Leave a text for the others, where none has that hash."""


class TextCopies(Protocol):
    """The texts of a library, to be copied."""

    def has(self, text_hash: str) -> bool:
        """Tell whether a text is kept, without reading it."""

    def get(self, text_hash: str) -> Article:
        """Return a kept text; raises `StoreError` where it is gone or damaged."""

    def put(self, article: Article) -> str:
        """Keep a text and return its hash."""


class PageCopies(Protocol):
    """The pages of a library as they came, to be copied."""

    def has(self, page_hash: str) -> bool:
        """Tell whether a page is kept, without reading it."""

    def get(self, page_hash: str) -> bytes:
        """Return a kept page; raises `StoreError` where it is gone or damaged."""

    def put(self, body: bytes) -> str:
        """Keep a page and return its hash."""


class Shelf(NamedTuple):
    """What a library has beside its documents."""

    texts: TextCopies
    pages: PageCopies


class MergingStore(Protocol):
    """A store whose documents can be united with those of others. Any method can raise `StoreError`."""

    def tables(self) -> Tables:
        """Return all documents that are merged, as they are kept."""

    def take_in(self, tables: Tables) -> object:
        """Unite these with what is there, in one commit; does nothing where they say nothing new."""

    def close(self) -> None:
        """Leave all that was kept where other programs find it, if that is quick."""
