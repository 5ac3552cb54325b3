"""Makes articles of pages for the tests, and writes articles down so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterator

from reader.article.model import Article, Block, InlineKind, Page
from reader.extraction import extract

URL = "https://gazette.example/news/today"


def no_language(_: str) -> str | None:
    """Stand in for a detector that cannot tell."""
    return None


def article_of(source: str | bytes, media_type: str = "text/html", url: str | None = URL) -> Article:
    """Extract a page's article."""
    return extract(page_of(source, media_type, url), no_language)


def page_of(source: str | bytes, media_type: str = "text/html", url: str | None = URL) -> Page:
    """Make a page of its source."""
    body = source.encode() if isinstance(source, str) else source
    return Page(source="page", body=body, media_type=media_type, url=url)


def in_article(inner: str, language: str = "en") -> Article:
    """Extract an article that has something special between two ordinary paragraphs."""
    before = "<p>The first paragraph tells, at some length, what happened in the village on Sunday.</p>"
    after = "<p>The last paragraph tells, at some length, what the village is going to do about it.</p>"
    return article_of(
        f'<html lang="{language}"><body><article>{before}{inner}{after}</article></body></html>'
    )


def between(article: Article) -> tuple[str, ...]:
    """Write down what stands between the two ordinary paragraphs of `in_article`."""
    return tuple(written(article)[1:-1])


def written(article: Article) -> list[str]:
    """Write down each block with its kind, and below it what is known of it."""
    return ["\n".join([_head(article, block), *_details(article, block)]) for block in article.blocks]


def _head(article: Article, block: Block) -> str:
    return f"[{block.kind}{f' {block.level}' if block.level else ''}] {article.text_of(block)}"


def _details(article: Article, block: Block) -> Iterator[str]:
    known = {"speaker": block.speaker, "label": block.label, "image": block.image}
    known["credit"] = block.credit.raw if block.credit else None
    for name in ("speaker", "label", "credit", "image"):
        if known[name]:
            yield f"    {name}: {known[name]}"
    for inline in article.inlines:
        if block.start <= inline.start < block.end:
            words = article.text[inline.start : inline.end]
            yield f"    {inline.kind}: {words}" + (
                f" → {inline.target}" if inline.kind is InlineKind.LINK else ""
            )
