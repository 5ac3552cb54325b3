"""From a page to an article that is kept: its record, its text, its page, and its revision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.article.model import Article, Page
from reader.article.words import count_words
from reader.library.describing import name_of
from reader.ports import ArticleRecord

if TYPE_CHECKING:
    from reader.library.library import Library


class Found(NamedTuple):
    """An article that a page gave."""

    page: Page
    article: Article
    page_hash: str
    cleaned: str
    """As `ArticleRecord.cleaned`."""


def keep(
    library: Library, found: Found, known: ArticleRecord | None, *, is_opened: bool = True
) -> ArticleRecord:
    """Keep an article; what is known of it already is carried on.

    A text that it did not have until now is a revision, and its page is kept if the user wants that.

    Args:
        library: Where to.
        found: The article, and its page.
        known: As it was when the page was asked for; None where nobody knew of it.
        is_opened: Whether it is to be read now; else its source was looked at, and no more.
    """
    text_hash = library.texts.put(found.article)
    fresh = replace(_new_record(library, found), text_hash=text_hash)
    # Asked again: since it was read a page was cleaned, which takes its time, and others write as well.
    store = library.store
    known = store.article(known.id) if known else store.article_from(found.page.source)
    record = _continued(known, fresh, len(found.article.text)) if known else fresh
    if known and not is_opened:
        checked = fresh.opened if known.text_hash == text_hash else None
        record = replace(record, opened=known.opened, checked=checked)
    if known is None or known.text_hash != text_hash:
        library.pages.put(found.page.body)
        store.keep_article(record, record.revision())
    else:
        store.keep_article(record)
    return record


def _new_record(library: Library, found: Found) -> ArticleRecord:
    now = library.now()
    page, article = found.page, found.article
    return ArticleRecord(
        id=library.new_id(),
        source=page.source,
        name=name_of(article, page.source),
        metadata=article.metadata,
        words=count_words(article.text),
        text_hash="",
        page_hash=found.page_hash,
        added=now,
        opened=now,
        fetched=page.fetched_at or now,
        cleaned=found.cleaned,
        validators=page.validators,
    )


def _continued(known: ArticleRecord, fresh: ArticleRecord, length: int) -> ArticleRecord:
    """Carry an article's history into its new record; the same text keeps the date it was first fetched."""
    same_text = known if known.text_hash == fresh.text_hash else fresh
    return replace(
        fresh,
        id=known.id,
        source=known.source,
        added=known.added,
        place=min(known.place, length),
        fetched=same_text.fetched,
        page_hash=same_text.page_hash,
        checked=same_text.checked,
    )
