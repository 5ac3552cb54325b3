"""An article's source is looked at again: what is kept then, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article.model import Article, Page, Validators
from reader.errors import NotTheArticle, SourceError, StoreError
from reader.library import Library, OpenArticle
from reader.library.comparing import Outcome as Became
from reader.library.refreshing import Outcome
from reader.ports import ArticleRecord, Revision
from tests.fakes import FakeFetcher, MemoryStore, MemoryTexts, fake_library, paragraphs_of, plain_page
from tests.library.examples import span_of

SOURCE = "https://example.org/2026/ferry"
OLD = (
    "The ferry to the islands stays in port until Friday, said the company on Monday.\n"
    "“We will not sign this,” said Jane Roe, who speaks for the crews of both ships.\n"
    "The talks lasted nine hours, and coffee was served twice, one of those who were there said.\n"
    "Another ferry, which is older than most of its passengers, goes on as if nothing had happened."
)
NEW = OLD.replace("nine hours", "ten hours").replace("until Friday", "until Sunday")
FRONT = "Weather\nRain over the mountains, and snow from two thousand metres up.\nSport\nNobody scored." * 3
TEASER = OLD.split("\n")[0] + "\nSubscribe to read on."


def on_a_web(library: Library, page: Page | str | None) -> Library:
    """Return the same library on a web that has another page, or none."""
    return replace(library, fetcher=FakeFetcher({SOURCE: page} if page is not None else {}))


@pytest.fixture
def library() -> Library:
    return fake_library({SOURCE: OLD}, store=MemoryStore())


@pytest.fixture
async def opened(library: Library) -> OpenArticle:
    return await library.open(SOURCE)


def kept(library: Library) -> tuple[ArticleRecord, tuple[Revision, ...], set[str]]:
    """Return all that a library has of the article."""
    (record,) = library.articles()
    assert isinstance(library.texts, MemoryTexts)
    return record, library.store.revisions(record.id), set(library.texts.kept)


async def test_a_changed_text_is_a_new_revision_and_the_one_that_is_shown(
    library: Library, opened: OpenArticle
) -> None:
    refreshed = await on_a_web(library, NEW).refresh(opened.record)
    assert (refreshed.outcome, refreshed.before) == (Outcome.NEW_TEXT, opened.record.revision())
    record, revisions, texts = kept(library)
    assert record == refreshed.record
    assert revisions == (opened.record.revision(), record.revision())
    assert texts == {one.text_hash for one in revisions}
    assert "until Sunday" in library.reopen(record.id).article.text


async def test_looking_again_is_not_reading(library: Library, opened: OpenArticle) -> None:
    opened.remember_place(9)
    before = library.articles()[0]
    for page in (NEW, NEW, f"{NEW}\n"):
        record = (await on_a_web(library, page).refresh(before)).record
        assert (record.opened, record.added, record.place) == (before.opened, before.added, 9)


async def test_the_same_text_is_no_revision_and_was_checked(library: Library, opened: OpenArticle) -> None:
    refreshed = await on_a_web(library, f"{OLD}\n").refresh(opened.record)
    record, revisions, _ = kept(library)
    assert (refreshed.outcome, revisions) == (Outcome.SAME_TEXT, (opened.record.revision(),))
    assert record == replace(opened.record, checked=record.checked)
    assert record.checked is not None
    assert record.checked > record.fetched


async def test_a_page_that_its_site_says_is_the_same_is_not_sent() -> None:
    page = plain_page(SOURCE, OLD)._replace(validators=Validators(etag='"v1"'))
    library = fake_library({SOURCE: page})
    opened = await library.open(SOURCE)
    refreshed = await library.refresh(opened.record)
    assert refreshed.outcome is Outcome.NOT_MODIFIED
    assert kept(library)[0] == replace(opened.record, checked=refreshed.record.checked)


async def test_the_names_of_a_page_with_the_same_text_are_those_that_are_asked_with_next(
    library: Library, opened: OpenArticle
) -> None:
    page = plain_page(SOURCE, f"{OLD}\n")._replace(validators=Validators(etag='"v2"'))
    await on_a_web(library, page).refresh(opened.record)
    assert kept(library)[0].validators == Validators(etag='"v2"')


async def test_a_page_that_was_cleaned_already_is_not_cleaned_again(opened: OpenArticle) -> None:
    cleaned: list[Page] = []

    def extract(page: Page) -> Article:
        cleaned.append(page)
        return paragraphs_of(page)

    library = replace(fake_library({SOURCE: OLD}, extract=extract), cleaning=lambda: "today")
    record = (await library.open(SOURCE)).record
    assert (await library.refresh(record)).outcome is Outcome.SAME_TEXT
    assert len(cleaned) == 1


async def test_a_text_that_is_gone_is_got_again_whatever_the_site_calls_it() -> None:
    page = plain_page(SOURCE, OLD)._replace(validators=Validators(etag='"v1"'))
    library = fake_library({SOURCE: page})
    opened = await library.open(SOURCE)
    assert isinstance(library.texts, MemoryTexts)
    library.texts.kept.clear()
    await library.refresh(opened.record)
    assert library.texts.get(opened.record.text_hash) == opened.article


async def test_the_marks_that_a_new_text_touches_are_told_with_old_and_new_words(
    library: Library, opened: OpenArticle
) -> None:
    for words in ("nine hours", "We will not sign this", "the crews of both ships"):
        opened.highlight(span_of(opened.article, words))
    new = NEW.replace(", who speaks for the crews of both ships", "")
    refreshed = await on_a_web(library, new).refresh(opened.record)
    told = [(one.outcome, one.old_words, one.new_words) for one in refreshed.touched]
    assert told == [(Became.CHANGED, "nine hours", "ten hours"), (Became.GONE, "the crews of both ships", "")]


async def test_what_a_mark_became_before_is_not_told_again(library: Library, opened: OpenArticle) -> None:
    opened.highlight(span_of(opened.article, "nine hours"))
    changed = on_a_web(library, NEW)
    record = (await changed.refresh(opened.record)).record
    refreshed = await on_a_web(library, NEW.replace("twice", "three times")).refresh(record)
    assert (refreshed.outcome, refreshed.touched) == (Outcome.NEW_TEXT, ())


async def test_another_headline_is_told() -> None:
    def titled(page: Page) -> Article:
        article = paragraphs_of(page)
        return replace(article, metadata=article.metadata._replace(title=article.text.split("\n")[0]))

    library = fake_library({SOURCE: f"Talks end\n{OLD}"}, extract=titled)
    opened = await library.open(SOURCE)
    refreshed = await on_a_web(library, f"Talks fail\n{OLD}").refresh(opened.record)
    assert refreshed.headlines == ("Talks end", "Talks fail")
    assert (await library.refresh(refreshed.record)).headlines == ("Talks fail", "Talks end")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (FRONT, "another text now"),
        (TEASER, "of 65 words are shown now, as by a paywall"),
        ("Please switch on JavaScript.", "another text now"),
    ],
    ids=["front page", "paywall", "error page"],
)
async def test_what_is_hardly_the_article_is_told_and_nothing_is_kept_of_it_unless_it_is_forced(
    library: Library, opened: OpenArticle, page: str, words: str
) -> None:
    before = kept(library)
    with pytest.raises(NotTheArticle, match=words) as told:
        await on_a_web(library, page).refresh(opened.record)
    assert "--force" in str(told.value)
    assert kept(library) == before
    forced = await on_a_web(library, page).refresh(opened.record, force=True)
    assert kept(library)[1] == (opened.record.revision(), forced.record.revision())


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://example.org/", True),
        ("https://consent.example.org/2026/ferry", True),
        ("https://www.example.org/2026/ferry/", False),
    ],
)
async def test_a_site_that_sends_on_is_told_with_the_address(
    library: Library, opened: OpenArticle, url: str, told: bool
) -> None:
    page = plain_page(SOURCE, FRONT)._replace(url=url)
    with pytest.raises(NotTheArticle) as refused:
        await on_a_web(library, page).refresh(opened.record)
    assert (f"the site sends on to {url}" in str(refused.value)) is told


def failures() -> Iterator[tuple[str, Library]]:
    """Give libraries in which looking again fails, each at another step."""

    def no_article(page: Page) -> Article:
        if b"paywall" in page.body:
            raise SourceError(page.source, "there is no article on this page")
        return paragraphs_of(page)

    library = fake_library({SOURCE: OLD}, extract=no_article)
    yield "unreachable", on_a_web(library, None)
    yield "no article", on_a_web(library, "paywall")


@pytest.mark.parametrize("fault", ["unreachable", "no article"])
async def test_what_cannot_be_read_now_leaves_all_as_it_was(fault: str) -> None:
    broken = dict(failures())[fault]
    whole = on_a_web(broken, OLD)
    opened = await whole.open(SOURCE)
    before = kept(whole)
    with pytest.raises(SourceError):
        await broken.refresh(opened.record)
    assert kept(whole) == before


async def test_a_library_that_takes_nothing_says_so_and_shows_what_it_showed(opened: OpenArticle) -> None:
    store = MemoryStore()
    library = fake_library({SOURCE: OLD}, store=store)
    record = (await library.open(SOURCE)).record
    store.failure = StoreError(Path("annotations.json"), "the disk is full")
    with pytest.raises(StoreError, match="disk is full"):
        await on_a_web(library, NEW).refresh(record)
    assert library.articles() == (record,)


async def test_what_came_through_a_pipe_cannot_be_looked_at_again() -> None:
    library = fake_library({"-": plain_page("pipe:1", OLD)})
    opened = await library.open("-")
    with pytest.raises(SourceError, match="nothing twice"):
        await library.refresh(opened.record)
