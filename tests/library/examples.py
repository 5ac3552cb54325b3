"""An article to mark, and a library that has it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Certainty, Metadata, Page, Quotation, Span
from reader.library import Library, OpenArticle, Past
from tests.fakes import MemoryNotesFolder, MemoryStore, fake_library

SOURCE = "https://example.org/talks"
SAID = "We will not sign"


def quotation_of(text: str, words: str, speaker: str | None) -> Quotation:
    """Find words in a text and make them somebody's."""
    start = text.index(words)
    return Quotation(start=start, end=start + len(words), certainty=Certainty.MARKED, speaker=speaker)


def talks(page: Page) -> Article:
    """Extract the article of these tests; the page's body is put behind it as a paragraph."""
    said = f"“{SAID},” said Jane Roe, who calls it “a bad joke”."
    quotations = (quotation_of(said, SAID, "Jane Roe"), quotation_of(said, "a bad joke", "Jane Roe"))
    drafts = [
        BlockDraft(kind=BlockKind.TITLE, text="Talks end"),
        BlockDraft(kind=BlockKind.PARAGRAPH, text=said, quotations=quotations),
        BlockDraft(kind=BlockKind.BLOCKQUOTE, text="It is a long text.", speaker="John Doe"),
        BlockDraft(kind=BlockKind.PARAGRAPH, text=page.body.decode()),
    ]
    return assemble(drafts, Metadata(title="Talks end", url=page.source, language="en"))


def opened(
    store: MemoryStore | None = None, notes: MemoryNotesFolder | None = None, body: str = "The end."
) -> OpenArticle:
    """Open the article of these tests."""
    return open_in(library_of({SOURCE: body}, store=store, notes=notes))


def library_of(
    pages: dict[str, Page | str] | dict[str, str],
    store: MemoryStore | None = None,
    notes: MemoryNotesFolder | None = None,
) -> Library:
    """Build a library whose articles are all the one of these tests."""
    return fake_library(dict(pages), extract=talks, store=store, notes=notes)


def open_in(library: Library, source: str = SOURCE) -> OpenArticle:
    """Open a source, from where there is no event loop."""
    return asyncio.run(library.open(source))


def two_windows(library: Library) -> tuple[OpenArticle, OpenArticle]:
    """Open the article of these tests in two programs that have the same library."""
    return open_in(library), open_in(replace(library, past=Past(library.store)))


def span_of(article: Article, words: str) -> Span:
    """Find words in an article's text."""
    start = article.text.index(words)
    return Span(start, start + len(words))
