"""Whatever an article's site shows, and however often it is opened and looked at: no text is lost."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article.model import Page, Validators
from reader.errors import SourceError
from reader.library import Library
from tests.fakes import FakeFetcher, MemoryPages, MemoryTexts, fake_library, plain_page
from tests.library.examples import span_of
from tests.library.test_refreshing import FRONT, NEW, OLD, SOURCE, TEASER

BODIES = (OLD, f"{OLD}\n", NEW, FRONT, TEASER, "", None)
Step = tuple[str, str | None, bool]
steps = st.tuples(st.sampled_from(["open", "refresh", "force"]), st.sampled_from(BODIES), st.booleans())


def shown(body: str, *, named: bool) -> Page:
    """Return a page that its site has a name for, or has not."""
    page = plain_page(SOURCE, body)
    return page._replace(validators=Validators(etag=f'"{hash(body)}"')) if named else page


async def do(library: Library, step: Step) -> None:
    way, body, named = step
    pages = {SOURCE: shown(body, named=named)} if body is not None else {}
    library = replace(library, fetcher=FakeFetcher(pages))
    with suppress(SourceError):
        if way == "open":
            await library.open(SOURCE)
        else:
            await library.refresh(library.articles()[0], force=way == "force")


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, max_size=8))
def test_the_article_shows_its_last_revision_and_every_text_and_page_is_kept(done: list[Step]) -> None:
    asyncio.run(hold_through(done))


async def hold_through(done: list[Step]) -> None:
    pages = MemoryPages()
    library = fake_library({SOURCE: OLD}, kept_pages=pages)
    first = await library.open(SOURCE)
    mark = first.highlight(span_of(first.article, "The talks lasted nine hours"))
    seen = {first.record.text_hash}
    for step in done:
        await do(library, step)
        (record,) = library.articles()
        revisions = library.store.revisions(record.id)
        assert revisions[-1] == record.revision()
        seen.add(record.text_hash)
        assert {one.text_hash for one in revisions} == seen
        assert isinstance(library.texts, MemoryTexts)
        assert seen <= set(library.texts.kept)
        assert {one.page_hash for one in revisions} <= set(pages.kept)
        assert library.store.annotations(record.id) == (mark,)
        assert (record.id, record.added) == (first.record.id, first.record.added)
