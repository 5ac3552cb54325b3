"""What a library keeps beside marks and texts."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from reader.article.model import NO_VALIDATORS, Metadata, Validators


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
    validators: Validators = NO_VALIDATORS
    """What the source called the page that was last got from it."""
    checked: datetime | None = None
    """When a refresh last found that the source has this text still; None where none has yet."""

    def revision(self) -> Revision:
        """Describe the text that it names now."""
        title = self.metadata.title or ""
        return Revision(self.id, self.text_hash, self.page_hash, self.fetched, title, self.words)


class Revision(NamedTuple):
    """One of the texts that an article had; one that comes back is the same, fetched again."""

    article_id: str
    text_hash: str
    page_hash: str
    """As in the record; the page itself is kept if the user wants that."""
    fetched: datetime
    """When the article was found to have this text, and did not have it just before."""
    title: str
    """The headline; empty where it had none."""
    words: int


class WrittenNote(NamedTuple):
    """What was last exported for an article into one folder."""

    article_id: str
    path: str
    """Absolute; the folder is its parent."""
    content_hash: str


class Written(NamedTuple):
    """The library's version just before a write and just after it."""

    before: Hashable
    after: Hashable
