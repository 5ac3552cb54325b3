"""What can be done with articles: read, open, find, export."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reader.article.language import Load, load_language
from reader.article.model import Article, Page
from reader.article.segment import words
from reader.library.describing import name_of
from reader.library.exporting import Exported, Exporter
from reader.library.finding import find_article
from reader.library.open_article import OpenArticle, Workshop
from reader.marks.anchoring import place_marks
from reader.ports import ArticleRecord, Extract, Fetcher, NotesFolder, Store, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The articles that were opened, and the way to new ones. Any method can raise a `ReaderError`."""

    fetcher: Fetcher
    extract: Extract
    store: Store
    texts: Texts
    notes: NotesFolder
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    languages: Load = load_language
    """Gives what is known of a language."""

    async def read(self, source: str) -> Article:
        """Fetch and clean an article; the library stays as it is."""
        return (await self._fetch(source))[1]

    async def open(self, source: str) -> OpenArticle:
        """Fetch and clean an article, and keep it with its text.

        What was opened from the same source before is the same article: its marks are found in the
        text as it is now. Earlier texts are kept.
        """
        page, article = await self._fetch(source)
        return self._open(await asyncio.to_thread(self._keep, page, article), article)

    async def close(self) -> None:
        """Let go of connections; what was opened stays usable."""
        await self.fetcher.close()

    def reopen(self, name: str) -> OpenArticle:
        """Open an article of the library as it was last seen, without the network."""
        record = self.find(name)
        article = self.texts.get(record.text_hash)
        record = replace(record, opened=self.now())
        self.store.keep_article(record)
        return self._open(record, article)

    def articles(self) -> tuple[ArticleRecord, ...]:
        """Return what was read, the last first."""
        return self.store.articles()

    def find(self, name: str) -> ArticleRecord:
        """Return the article that an id, at least four characters of its start, an address or a path means.

        Raises:
            ArticleNotFound: None is meant, or several could be.
        """
        return find_article(self.store.articles(), name)

    def export(self, names: Sequence[str], folder: Path) -> tuple[Exported, ...]:
        """Write a note for each article named, or for each that has marks where none is named.

        All names are looked up before the first note is written.
        """
        records = dict.fromkeys(self.find(name).id for name in names)
        chosen = [record for record in self.store.articles() if self._is_wanted(record, records)]
        exporter = Exporter(self.store, self.notes, folder.absolute(), self.languages)
        return tuple(self._export(exporter, record) for record in chosen)

    def _is_wanted(self, record: ArticleRecord, named: dict[str, None]) -> bool:
        return record.id in named if named else bool(self.store.annotations(record.id))

    def _export(self, exporter: Exporter, record: ArticleRecord) -> Exported:
        article = self.texts.get(record.text_hash)
        marks = place_marks(article.text, self.store.annotations(record.id))
        return exporter.export(record, article, marks)

    async def _fetch(self, source: str) -> tuple[Page, Article]:
        page = await self.fetcher.fetch(source)
        return page, await asyncio.to_thread(self.extract, page)

    def _keep(self, page: Page, article: Article) -> ArticleRecord:
        # Asked first: a library that cannot be read gets no text either.
        known = self.store.article_from(page.source)
        text_hash = self.texts.put(article)
        record = self._new_record(page, article, text_hash)
        if known is not None:
            record = _continued(known, record, len(article.text))
        self.store.keep_article(record)
        return record

    def _new_record(self, page: Page, article: Article, text_hash: str) -> ArticleRecord:
        now = self.now()
        return ArticleRecord(
            id=self.new_id(),
            source=page.source,
            name=name_of(article, page.source),
            metadata=article.metadata,
            words=len(words(article.text)),
            text_hash=text_hash,
            page_hash=hashlib.sha256(page.body).hexdigest(),
            added=now,
            opened=now,
            fetched=page.fetched_at or now,
        )

    def _open(self, record: ArticleRecord, article: Article) -> OpenArticle:
        workshop = Workshop(
            store=self.store,
            notes=self.notes,
            now=self.now,
            new_id=self.new_id,
            languages=self.languages,
        )
        return OpenArticle(record, article, workshop)


def _continued(known: ArticleRecord, fresh: ArticleRecord, length: int) -> ArticleRecord:
    """Carry an article's history into its new record; the same text keeps the date it was first fetched."""
    same_text = known if known.text_hash == fresh.text_hash else fresh
    return replace(
        fresh,
        id=known.id,
        added=known.added,
        place=min(known.place, length),
        fetched=same_text.fetched,
        page_hash=same_text.page_hash,
    )
