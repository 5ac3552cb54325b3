"""Makes the record of an article that is lost, from a kept text of it and the rows that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from reader.article.model import Article
from reader.article.words import count_words
from reader.library.describing import name_of
from reader.library.examining.findings import Document
from reader.ports import ArticleRecord

LOST = "lost:"
"""Begins the source of an article that nobody knows any more."""
_TIMES = ("fetched", "created", "modified")


def texts_of(rows: Iterable[tuple[str, Document]]) -> tuple[str, ...]:
    """Return the texts of the rows that belong to an article, the one that it likely had last first."""
    dated = [(table == "revisions", _time(row), str(row.get("text_hash"))) for table, row in rows]
    return tuple(dict.fromkeys(text_hash for _, _, text_hash in sorted(dated, reverse=True)))


def found_again(
    article_id: str,
    text: tuple[str, Article],
    rows: Sequence[tuple[str, Document]],
    sources: frozenset[str],
) -> ArticleRecord:
    """Make a record.

    Args:
        article_id: What the rows call it.
        text: The hash of a kept text, and the article with it.
        rows: What belongs to it, with the tables.
        sources: Those of the other articles: a source has one article.
    """
    text_hash, article = text
    times = [_time(row) for _, row in rows]
    url = article.metadata.url
    pages = [str(row.get("page_hash")) for _, row in rows if row.get("text_hash") == text_hash]
    source = url if url and url not in sources else f"{LOST}{article_id}"
    return ArticleRecord(
        id=article_id,
        source=source,
        name=name_of(article, source),
        metadata=article.metadata,
        words=count_words(article.text),
        text_hash=text_hash,
        page_hash=next((page for page in pages if page != "None"), ""),
        added=min(times),
        opened=max(times),
        fetched=min(times),
    )


def _time(row: Document) -> datetime:
    """Return when a row is from; rows that can be read have a time."""
    said = next((row[name] for name in _TIMES if isinstance(row.get(name), str)), "1970-01-01")
    return datetime.fromisoformat(said).astimezone(UTC)
