"""Looking again at the source of an article: whether it has another text, and what became of the marks."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.article.model import NO_VALIDATORS, Article, Page, Validators
from reader.errors import NotTheArticle, ReaderError, StoreError
from reader.library.comparing import Comparing, Touched
from reader.library.keeping import Found, keep
from reader.ports import ArticleRecord, Revision

if TYPE_CHECKING:
    from reader.library.library import Library


class Outcome(StrEnum):
    """What a look at a source gave."""

    NEW_TEXT = "new text"
    SAME_TEXT = "same text"
    NOT_MODIFIED = "not modified"
    """The source says so; nothing was sent."""


class Refreshed(NamedTuple):
    """An article whose source was looked at again."""

    record: ArticleRecord
    """As it is now."""
    before: Revision
    """The text that it had."""
    outcome: Outcome
    touched: tuple[Touched, ...] = ()
    """The marks whose passages are not what they were; off the record ones among them."""

    @property
    def headlines(self) -> tuple[str, str] | None:
        """The headline before and now, where it is another."""
        old, new = self.before.title, self.record.metadata.title or ""
        return (old, new) if old != new else None


class Attempt(NamedTuple):
    """A look at one source of several: what it gave, or why it gave nothing."""

    record: ArticleRecord
    """As it was before."""
    done: Refreshed | None
    problem: str = ""


class Refresher:
    """Looks at sources, several at once; what they send is taken in one after another."""

    def __init__(self, library: Library, *, force: bool = False) -> None:
        self._library = library
        self._force = force
        self._taking = asyncio.Lock()

    async def refresh(self, record: ArticleRecord) -> Refreshed:
        """See `Library.refresh`."""
        library = self._library
        # Without its text, the page is wanted even if it is the same.
        text = await asyncio.to_thread(text_of, library, record)
        validators = record.validators if text else NO_VALIDATORS
        page = await library.fetcher.refetch(record.source, validators)
        async with self._taking:
            return await asyncio.to_thread(_taken, library, record, page, force=self._force)

    async def attempt(self, record: ArticleRecord) -> Attempt:
        """Look at one source of several: the others are looked at whatever becomes of it."""
        try:
            return Attempt(record, await self.refresh(record))
        except ReaderError as error:
            return Attempt(record, None, str(error))


def found_in(library: Library, page: Page) -> Found:
    """Clean a page; raises `SourceError` where it has no article."""
    page_hash = hashlib.sha256(page.body).hexdigest()
    return Found(page, library.extract(page), page_hash, library.cleaned(page, page_hash))


def _taken(library: Library, record: ArticleRecord, page: Page | None, *, force: bool) -> Refreshed:
    """Take in what a source sent; None where it sent nothing, since nothing changed."""
    known = library.store.article(record.id)
    if page is None:
        return _looked_at(library, known, Outcome.NOT_MODIFIED, known.validators)
    old = text_of(library, known)
    cleaned = library.cleaned(page, hashlib.sha256(page.body).hexdigest())
    if old and cleaned and cleaned == known.cleaned:
        return _looked_at(library, known, Outcome.SAME_TEXT, page.validators)
    found = found_in(library, page)
    if old and not force:
        refuse_another(known, old, found)
    return _kept(library, known, found, had_text=old is not None)


def refuse_another(record: ArticleRecord, old: Article, found: Found) -> None:
    """Raise `NotTheArticle` where a page has hardly anything of the article that it was."""
    from reader.library.same_article import doubt

    why = doubt(old.text, found.article.text) if old.text != found.article.text else ""
    if why:
        raise NotTheArticle(record.source, f"{why}{_sent_on(record, found.page)}")


def _sent_on(record: ArticleRecord, page: Page) -> str:
    if not page.url or _place(page.url) == _place(record.source):
        return ""
    return f", and the site sends on to {page.url}"


def _place(address: str) -> tuple[str, str]:
    """Return what tells the addresses of two pages apart."""
    from urllib.parse import urlsplit

    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")


def _looked_at(library: Library, known: ArticleRecord, outcome: Outcome, validators: Validators) -> Refreshed:
    record = replace(known, validators=validators, checked=library.now())
    library.store.keep_article(record)
    return Refreshed(record, known.revision(), outcome)


def _kept(library: Library, known: ArticleRecord, found: Found, *, had_text: bool) -> Refreshed:
    record = keep(library, found, known, is_opened=False)
    before = known.revision()
    if record.text_hash == before.text_hash:
        return Refreshed(record, before, Outcome.SAME_TEXT)
    comparing = Comparing(library.store, library.texts, record.id)
    # Without the text that it had, nobody can say what a mark was in it.
    touched = comparing.touched(before, record.revision()) if had_text else ()
    return Refreshed(record, before, Outcome.NEW_TEXT, touched)


def text_of(library: Library, record: ArticleRecord) -> Article | None:
    """Return the text that an article had last; None where it is gone or damaged."""
    try:
        return library.texts.get(record.text_hash)
    except StoreError:
        return None
