"""What can be done with articles: read, open, find, export.

What only some of it needs is imported there: an article that is known is to be on the screen at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.model import Article, Page
from reader.errors import ArticleNotFound, SourceError, StoreError
from reader.library.open_article import OpenArticle
from reader.library.past import Past
from reader.library.workshop import Workshop
from reader.ports import (
    NO_COPYING,
    ArticleRecord,
    Copied,
    Copy,
    Copying,
    Extract,
    Fetcher,
    NotesFolder,
    Pages,
    Picture,
    Pictures,
    Store,
    Texts,
    Upkeep,
)

if TYPE_CHECKING:
    from reader.article.language import Language, Load
    from reader.library.everywhere import Everywhere
    from reader.library.exported import Exported
    from reader.library.naming import Naming
    from reader.library.refreshing import Refreshed


def shipped_languages(code: str | None) -> Language:
    """Give what pressmark itself knows of a language."""
    from reader.article.language import load_language

    return load_language(code)


def no_cleaning() -> str:
    """Name no way of cleaning, so that every page is cleaned again."""
    return ""


def no_copies() -> int:
    """Count no copies of the library."""
    return 0


def copied_by_terminal(text: str) -> Copied:
    """Leave a text to the terminal."""
    return Copied()


class NoUpkeep:
    """Does nothing for a library."""

    def trouble(self) -> None:
        """Have none."""

    def wait(self) -> None:
        """Have nothing to wait for."""


class NoPictures:
    """Gets no picture at all."""

    async def fetch(self, address: str, source: str, url: str | None = None) -> Picture:
        """Say why not."""
        raise SourceError("Pictures", 'they are switched off by pictures = "off" in config.toml')

    async def close(self) -> None:
        """Do nothing: there are no connections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The articles that were opened, and the way to new ones. Any method can raise a `ReaderError`."""

    fetcher: Fetcher
    extract: Extract
    store: Store
    texts: Texts
    pages: Pages
    pictures: Pictures
    notes: NotesFolder
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    past: Past
    """What was changed in this run, of the same store."""
    languages: Load = shipped_languages
    """Gives what is known of a language."""
    cleaning: Callable[[], str] = no_cleaning
    """Names the way in which `extract` cleans now; what was cleaned in another, or a nameless one, is
    cleaned anew."""
    copying: Copying = NO_COPYING
    """How the user wants quotations written."""
    copy: Copy = copied_by_terminal
    """Takes what is copied to other programs."""
    copies: Callable[[], int] = no_copies
    """Counts the copies of itself that a syncing program left beside it, and that wait to be merged."""
    upkeep: Upkeep = field(default_factory=NoUpkeep)
    """Makes its backups."""

    async def read(self, source: str) -> Article:
        """Fetch and clean an article; the library stays as it is."""
        return (await self._fetch(source))[1]

    async def open(self, source: str) -> OpenArticle:
        """Fetch and clean an article, and keep it with its text.

        What was opened from the same source before is the same article: its marks are found in the
        text as it is now. Earlier texts are kept. A page that is the very one that was cleaned before is
        not cleaned again. Where there is no such source, it can be an article's id.
        """
        import asyncio

        try:
            page = await self.fetcher.fetch(source)
        except SourceError:
            from reader.library.finding import with_id

            record = await asyncio.to_thread(with_id, self.store, source)
            if record is None:
                raise
            return await asyncio.to_thread(self._reopen, record)
        return await asyncio.to_thread(self._open_page, page)

    async def refresh(self, record: ArticleRecord, *, force: bool = False) -> Refreshed:
        """Look at an article's source again, and keep the text that it has now as a revision.

        Marks are not written: they are found in the text that is shown.

        Args:
            record: The article.
            force: Take what there is even where it is hardly the article.

        Raises:
            SourceError: There is nothing to read, or, as `NotTheArticle`, something else; all is as it was.
        """
        from reader.library.refreshing import Refresher

        return await Refresher(self, force=force).refresh(record)

    async def close(self) -> None:
        """Let go of connections; what was opened stays usable."""
        await self.fetcher.close()
        await self.pictures.close()
        self.store.close()
        self.upkeep.wait()

    def reopen(self, name: str) -> OpenArticle:
        """Open an article of the library as it was last seen, without the network.

        That it was opened is kept with the place where reading stops: writing would hold up its first sight.
        """
        return self._reopen(self.find(name))

    def naming(self) -> Naming:
        """Return what can be done with the entities of the whole library."""
        from reader.library.naming import Naming

        return Naming(store=self.store, past=self.past, now=self.now)

    def everywhere(self) -> Everywhere:
        """Return what tags mentions in all articles of the library at once."""
        from reader.library.everywhere import Everywhere

        return Everywhere(naming=self.naming(), texts=self.texts, new_id=self.new_id, now=self.now)

    def articles(self) -> tuple[ArticleRecord, ...]:
        """Return what was read, the last first."""
        return self.store.articles()

    def find(self, name: str) -> ArticleRecord:
        """Return the article that an id, at least four characters of its start, an address or a path means.

        Raises:
            ArticleNotFound: None is meant, or several could be.
        """
        # One record is read where the name is exact, instead of all.
        with suppress(ArticleNotFound):
            return self.store.article(name)
        if (record := self.store.article_from(name)) is not None:
            return record
        from reader.library.finding import find_article

        return find_article(self.store.articles(), name)

    def damage(self) -> StoreError | None:
        """Return what is wrong with the library where only what is sound of it is read."""
        return self.store.damage()

    def waiting(self) -> str:
        """Say that copies wait to be merged; empty where none does. Asks the folder once."""
        count = self.copies()
        if not count:
            return ""
        of_them = "A copy of the library waits" if count == 1 else f"{count} copies of the library wait"
        return f"{of_them} to be merged: run `pressmark merge`."

    def export(self, names: Sequence[str], folder: Path) -> tuple[Exported, ...]:
        """Write a note for each article named, or for each that has marks where none is named.

        All names are looked up before the first note is written.
        """
        from reader.library.exporting_many import export_many

        return export_many(self, names, folder)

    async def _fetch(self, source: str) -> tuple[Page, Article]:
        import asyncio

        page = await self.fetcher.fetch(source)
        return page, await asyncio.to_thread(self.extract, page)

    def _reopen(self, record: ArticleRecord) -> OpenArticle:
        article = self.texts.get(record.text_hash)
        return self._open(replace(record, opened=self.now()), article, record.opened)

    def _open_page(self, page: Page) -> OpenArticle:
        # Asked first: a library that cannot be read gets no text either.
        known = self.store.article_from(page.source)
        page_hash = hashlib.sha256(page.body).hexdigest()
        cleaned = self.cleaned(page, page_hash)
        if known is not None and cleaned and known.cleaned == cleaned:
            with suppress(StoreError):  # A text that is gone is made again.
                return self._reopen(known)
        from reader.library.keeping import Found, keep

        article = self.extract(page)
        record = keep(self, Found(page, article, page_hash, cleaned), known)
        return self._open(record, article, known.opened if known else None)

    def cleaned(self, page: Page, page_hash: str) -> str:
        """Name all that the article of a page comes from; empty where nobody knows."""
        way = self.cleaning()
        parts = (way, page_hash, page.media_type, page.charset or "", page.url or "")
        return hashlib.sha256(" ".join(parts).encode("utf-8", "surrogatepass")).hexdigest() if way else ""

    def _open(self, record: ArticleRecord, article: Article, opened_before: datetime | None) -> OpenArticle:
        workshop = Workshop(
            store=self.store,
            texts=self.texts,
            notes=self.notes,
            now=self.now,
            new_id=self.new_id,
            languages=self.languages,
            pictures=self.pictures,
            past=self.past,
            copying=self.copying,
            copy=self.copy,
        )
        return OpenArticle(record, article, workshop, opened_before=opened_before)
