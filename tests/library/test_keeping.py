"""What is kept when a page is opened: its text, its revision, and the page itself."""

from __future__ import annotations

from dataclasses import replace

from reader.article.model import Page, Validators
from reader.library import Library
from reader.ports import Revision
from tests.fakes import FakeFetcher, MemoryPages, MemoryStore, fake_library, plain_page

SOURCE = "https://example.org/talks"
OLD = "A first line with words.\nA second one."
NEW = "A first line with words.\nA second one, changed."


def showing(library: Library, page: Page | str) -> Library:
    """Return the same library on a web where the source has another page."""
    return replace(library, fetcher=FakeFetcher({SOURCE: page}))


def revisions(library: Library) -> tuple[Revision, ...]:
    (record,) = library.articles()
    return library.store.revisions(record.id)


async def test_a_page_that_changed_is_another_revision_of_its_article() -> None:
    library = fake_library({SOURCE: OLD})
    first = await library.open(SOURCE)
    second = await showing(library, NEW).open(SOURCE)
    assert revisions(library) == (first.record.revision(), second.record.revision())
    assert [library.texts.get(one.text_hash) for one in revisions(library)] == [first.article, second.article]


async def test_the_same_text_is_no_revision_whatever_page_it_came_in() -> None:
    library = fake_library({SOURCE: OLD})
    first = await library.open(SOURCE)
    await showing(library, f"{OLD}\n").open(SOURCE)
    assert revisions(library) == (first.record.revision(),)


async def test_what_another_window_kept_meanwhile_is_carried_on() -> None:
    store = MemoryStore()
    library = fake_library({SOURCE: OLD}, store=store)
    first = await library.open(SOURCE)

    class Reading(FakeFetcher):
        async def fetch(self, source: str) -> Page:
            page = await super().fetch(source)
            store.keep_article(replace(first.record, place=7))
            return page

    second = await replace(library, fetcher=Reading({SOURCE: NEW})).open(SOURCE)
    assert second.record.place == 7


async def test_a_record_has_what_the_site_called_its_page() -> None:
    named = Validators(etag='"v1"')
    library = fake_library({SOURCE: plain_page(SOURCE, OLD)._replace(validators=named)})
    assert (await library.open(SOURCE)).record.validators == named


async def test_pages_are_kept_as_they_came_with_each_new_text() -> None:
    pages = MemoryPages()
    library = fake_library({SOURCE: OLD}, kept_pages=pages)
    first = await library.open(SOURCE)
    await showing(library, f"{OLD}\n").open(SOURCE)
    third = await showing(library, NEW).open(SOURCE)
    assert pages.kept == {first.record.page_hash: OLD.encode(), third.record.page_hash: NEW.encode()}
