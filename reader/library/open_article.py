"""One article as it is read and marked: what can be done with it beside marking."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from reader.article.model import Article
from reader.errors import ReaderError
from reader.library.kept_marks import Reading
from reader.library.marked_article import MarkedArticle
from reader.library.workshop import Workshop
from reader.marks.history import Change
from reader.marks.model import Entity
from reader.ports import (
    ArticleRecord,
    Picture,
    Revision,
    Written,
)

if TYPE_CHECKING:
    from reader.article.language import Language
    from reader.library.comparing import Comparing
    from reader.library.completing import Completion
    from reader.library.copying import Copier
    from reader.library.exported import Exported
    from reader.library.known import Known
    from reader.library.suggested import Suggested
    from reader.library.tagging import Tagging


class News(NamedTuple):
    """What was written elsewhere about an open article."""

    marks: Reading
    suggested: Suggested


class OpenArticle(MarkedArticle):
    """One article as it is read and marked."""

    def __init__(
        self,
        record: ArticleRecord,
        article: Article,
        workshop: Workshop,
        *,
        opened_before: datetime | None = None,
    ) -> None:
        """Make it; `opened_before` is when somebody last opened it, None for the first time."""
        super().__init__(record, article, workshop)
        self._opened_before = opened_before
        self._suggested: Suggested | None = None
        self._suggested_at = 0

    def language(self) -> Language:
        """Return what is known of the article's language, the user's own words among it."""
        return self._workshop.languages(self.article.metadata.language)

    async def picture(self, number: int) -> Picture:
        """Get the picture of a caption, by the number of its block.

        Raises:
            ReaderError: There is none, or it cannot be shown.
        """
        address = self.article.blocks[number].image
        if not address:
            raise ReaderError("The page names no picture for this caption.")
        return await self._workshop.pictures.fetch(address, self.record.source, self.article.metadata.url)

    def known(self) -> Known:
        """Return what names and tags there are, in this article and in the library."""
        from reader.library.known import Known

        return Known(self.article, self._workshop.store)

    @property
    def suggested(self) -> Suggested:
        """What it speaks of, but for what was refused: the same object until one of that changes."""
        if self._suggested is None or self._suggested_at != self._kept.readings:
            self._suggested, self._suggested_at = self._suggested_now(), self._kept.readings
        return self._suggested

    def is_behind(self, version: Hashable) -> bool:
        """Tell whether its marks were read, and of another version of the library than this one."""
        return self._kept.is_behind(version)

    def read_news(self) -> News:
        """Read what others wrote, beside what is shown: a thread may do it, while marks are made.

        Raises:
            ReaderError: The library cannot be read, or does not have the article any more.
        """
        return News(self._kept.read_anew(), self._suggested_now())

    def take_in(self, news: News) -> None:
        """Show what others wrote; where something was changed here meanwhile, it is to be read again."""
        if self._kept.goes_on(news.marks):
            self._suggested, self._suggested_at = news.suggested, self._kept.readings + 1
            self._kept.take_in(news.marks)

    def _suggested_now(self) -> Suggested:
        """Return what is suggested by the library as it is; the object from before where that is the same."""
        from reader.library.suggested import Suggested, spoken_of

        known = spoken_of(self.article, self._workshop.store.entities(), self.record.id)
        old = self._suggested
        return old if old is not None and old.is_of(known) else Suggested(known)

    def completion(self, mentions: Mapping[Entity, int]) -> Completion:
        """Return what names are completed by, those of the article first; takes long in a large library."""
        from reader.library.completing import of_library

        store = self._workshop.store
        return of_library(mentions, store.all_annotations(), store.entities())

    def tagging(self) -> Tagging:
        """Return what can be done with the entities that the article speaks of."""
        from reader.library.naming import Naming
        from reader.library.tagging import Tagging

        self.refresh()
        shop = self._workshop
        return Tagging(
            record=self.record,
            article=self.article,
            naming=Naming(store=shop.store, past=self._past, now=shop.now),
            new_id=shop.new_id,
            now=shop.now,
            placed=self.marks,
            make=self._make,
        )

    def remember_place(self, place: int) -> None:
        """Keep where reading stopped, and when it began."""
        with self._kept.storing:
            kept = self._workshop.store.article(self.record.id)
            record = replace(kept, place=max(0, place), opened=max(kept.opened, self.record.opened))
            if record != kept:
                self._workshop.store.keep_article(record)
            self.record = record

    def export(self, folder: Path) -> Exported:
        """Write the article's note into a folder; raises `ExportError`."""
        from reader.library.exporting import Exporter

        self.refresh()
        shop = self._workshop
        exporter = Exporter(shop.store, shop.notes, folder.absolute(), shop.languages)
        return exporter.export(self.record, self.article, self.marks())

    def read_before(self) -> Revision | None:
        """Return the text that was read last time, where that was another than this one."""
        if self._opened_before is None or self.record.fetched <= self._opened_before:
            return None
        earlier = [one for one in self.comparing().revisions() if one.text_hash != self.record.text_hash]
        read = [one for one in earlier if one.fetched <= self._opened_before]
        return next(reversed(read or earlier), None)

    def comparing(self) -> Comparing:
        """Return what compares the texts that the article had."""
        from reader.library.comparing import Comparing

        return Comparing(self._workshop.store, self._workshop.texts, self.record.id)

    def copier(self) -> Copier:
        """Return what copies passages and marks, with where they are from."""
        from reader.library.copying import Copier

        return Copier(self, self._workshop.copying, self._workshop.copy)

    @override
    def _follow(self, made: tuple[Change, Written] | None) -> str | None:
        if made is not None and (made[0].known_before or made[0].known_after):
            self._suggested = None
        return super()._follow(made)
