"""Looking again at the source of an article: whether it has another text, and what became of the marks."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.article.model import NO_VALIDATORS, Article, Page, Validators
from reader.errors import NotTheArticle, StoreError
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


async def refresh(library: Library, record: ArticleRecord, *, force: bool = False) -> Refreshed:
    """See `Library.refresh`."""
    validators = await asyncio.to_thread(known_validators, library, record)
    page = await library.fetcher.refetch(record.source, validators)
    return await asyncio.to_thread(_taken, library, record, page, force=force)


def known_validators(library: Library, record: ArticleRecord) -> Validators:
    """Return what the source called the page that the kept text is of; nothing where that text is gone."""
    return record.validators if _text_of(library, record) else NO_VALIDATORS


def found_in(library: Library, page: Page) -> Found:
    """Clean a page; raises `SourceError` where it has no article."""
    page_hash = hashlib.sha256(page.body).hexdigest()
    return Found(page, library.extract(page), page_hash, library.cleaned(page, page_hash))


def _taken(library: Library, record: ArticleRecord, page: Page | None, *, force: bool) -> Refreshed:
    """Take in what a source sent; None where it sent nothing, since nothing changed."""
    known = library.store.article(record.id)
    if page is None:
        return _looked_at(library, known, Outcome.NOT_MODIFIED, known.validators)
    old = _text_of(library, known)
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
    from urllib.parse import urlsplit

    if not page.url or urlsplit(page.url).path.rstrip("/") == urlsplit(record.source).path.rstrip("/"):
        return ""
    return f", and the site sends on to {page.url}"


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


def _text_of(library: Library, record: ArticleRecord) -> Article | None:
    try:
        return library.texts.get(record.text_hash)
    except StoreError:
        return None
