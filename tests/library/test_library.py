"""Articles are read, opened, found again."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.article.model import Article, Page, Span
from reader.errors import ArticleNotFound, SourceError, StoreError
from reader.library import Library
from reader.ports import ArticleRecord
from tests.fakes import FakeFetcher, MemoryStore, MemoryTexts, fake_library, paragraphs_of, plain_page
from tests.library.examples import SAID, SOURCE, library_of, open_in, span_of

TEXT = "A first line with words.\nA second one."


def texts_of(library: Library) -> MemoryTexts:
    assert isinstance(library.texts, MemoryTexts)
    return library.texts


def fetcher_of(library: Library) -> FakeFetcher:
    assert isinstance(library.fetcher, FakeFetcher)
    return library.fetcher


async def test_reading_keeps_nothing() -> None:
    store = MemoryStore()
    library = fake_library({SOURCE: TEXT}, store=store)
    assert (await library.read(SOURCE)).text == "A first line with words.\n\nA second one."
    assert (store.records, texts_of(library).kept) == ({}, {})


async def test_a_page_is_cleaned_off_the_thread_that_draws() -> None:
    threads: list[int] = []

    def extract(page: Page) -> Article:
        threads.append(threading.get_ident())
        return paragraphs_of(page)

    await fake_library({SOURCE: TEXT}, extract=extract).read(SOURCE)
    assert threads != [threading.get_ident()]


async def test_opening_keeps_the_article_and_its_text() -> None:
    library = fake_library({SOURCE: TEXT})
    opened = await library.open(SOURCE)
    assert library.articles() == (opened.record,)
    assert library.texts.get(opened.record.text_hash) == opened.article
    assert (opened.record.source, opened.record.words) == (SOURCE, 8)
    assert opened.record.page_hash == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("failing", ["https://example.org/none", "empty"])
async def test_what_cannot_be_opened_leaves_no_trace(failing: str) -> None:
    def extract(page: Page) -> Article:
        raise SourceError(page.source, "there is no article on this page")

    store = MemoryStore()
    library = fake_library({"empty": ""}, extract=extract, store=store)
    with pytest.raises(SourceError):
        await library.open(failing)
    assert (store.records, texts_of(library).kept) == ({}, {})


async def test_a_library_that_cannot_be_read_gets_no_text_either() -> None:
    class Damaged(MemoryStore):
        def article_from(self, source: str) -> None:
            raise StoreError(Path("annotations.json"), "this is not a pressmark library")

    library = fake_library({SOURCE: TEXT}, store=Damaged())
    with pytest.raises(StoreError):
        await library.open(SOURCE)
    assert texts_of(library).kept == {}


async def test_the_same_source_is_the_same_article_with_its_marks_and_place() -> None:
    library = library_of({SOURCE: "The end."})
    first = await library.open(SOURCE)
    mark = first.highlight(span_of(first.article, SAID))
    first.remember_place(12)
    second = await library.open(SOURCE)
    assert (second.record.id, second.record.place) == (first.record.id, 12)
    assert [one.annotation for one in second.marks()] == [mark]
    assert second.record.opened > first.record.opened
    assert second.record.added == first.record.added
    assert len(library.articles()) == 1


@dataclass
class CountingExtract:
    """Extracts, and counts how often."""

    count: int = 0

    def __call__(self, page: Page) -> Article:
        self.count += 1
        return paragraphs_of(page)


def cleaning_library(text: str = TEXT) -> tuple[Library, CountingExtract, list[str]]:
    """Return a library, what counts its cleaning, and the name of the way in which it cleans."""
    extract, way = CountingExtract(), ["today"]
    return replace(fake_library({SOURCE: text}, extract=extract), cleaning=lambda: way[0]), extract, way


async def test_the_same_page_is_not_cleaned_again() -> None:
    library, extract, _ = cleaning_library()
    first = await library.open(SOURCE)
    mark = first.highlight(Span(2, 7))
    second = await library.open(SOURCE)
    assert extract.count == 1
    assert second.article == first.article
    assert [one.annotation for one in second.marks()] == [mark]
    assert second.record == replace(first.record, opened=second.record.opened)


@pytest.mark.parametrize(
    "change", [{"body": b"Other."}, {"media_type": "text/markdown"}, {"charset": "cp1252"}]
)
async def test_a_page_that_changed_is_cleaned_anew(change: Mapping[str, Any]) -> None:
    library, extract, _ = cleaning_library()
    await library.open(SOURCE)
    fetcher_of(library).pages = {SOURCE: plain_page(SOURCE, TEXT)._replace(**change)}
    await library.open(SOURCE)
    assert extract.count == 2


@pytest.mark.parametrize("now", ["tomorrow", ""])
async def test_a_page_is_cleaned_anew_in_another_way_or_a_nameless_one(now: str) -> None:
    library, extract, way = cleaning_library()
    await library.open(SOURCE)
    way[0] = now
    for _ in range(2):
        await library.open(SOURCE)
    assert extract.count == (2 if now else 3)


async def test_a_page_whose_kept_text_is_gone_is_cleaned_anew() -> None:
    library, extract, _ = cleaning_library()
    first = await library.open(SOURCE)
    texts_of(library).kept.clear()
    assert (await library.open(SOURCE)).article == first.article
    assert extract.count == 2


async def test_a_page_that_gave_the_same_text_before_is_known_by_its_last_bytes() -> None:
    library, extract, _ = cleaning_library()
    first = await library.open(SOURCE)
    fetcher_of(library).pages = {SOURCE: f"{TEXT}\n"}
    await library.open(SOURCE)
    third = await library.open(SOURCE)
    assert extract.count == 2
    assert third.record.page_hash == first.record.page_hash


async def test_what_is_no_source_can_be_an_id() -> None:
    library = fake_library({SOURCE: TEXT})
    first = await library.open(SOURCE)
    again = await library.open(first.record.id[:8])
    assert (again.record.id, again.article) == (first.record.id, first.article)


async def test_what_is_neither_source_nor_id_is_told_as_a_source() -> None:
    library = fake_library({SOURCE: TEXT})
    await library.open(SOURCE)
    with pytest.raises(SourceError):
        await library.open("nothing")


async def test_the_same_text_keeps_the_day_and_the_page_it_first_came_from() -> None:
    pages: dict[str, Page | str] = {SOURCE: TEXT}
    library = fake_library(pages)
    first = await library.open(SOURCE)
    pages[SOURCE] = f"{TEXT}\n"
    fetcher_of(library).pages = pages
    second = await library.open(SOURCE)
    assert second.record == replace(first.record, opened=second.record.opened)


async def test_a_page_says_itself_when_it_was_fetched() -> None:
    moment = datetime(2025, 1, 2, tzinfo=UTC)
    library = fake_library({SOURCE: plain_page(SOURCE, TEXT)._replace(fetched_at=moment)})
    assert (await library.open(SOURCE)).record.fetched == moment


async def test_marks_are_found_in_a_text_that_changed_and_lost_ones_come_last() -> None:
    library = library_of({SOURCE: "The end. It is over."})
    first = await library.open(SOURCE)
    lost = first.highlight(span_of(first.article, "It is over"))
    moved = first.highlight(span_of(first.article, "The end"))
    fetcher_of(library).pages = {SOURCE: "At last: The end."}
    second = await library.open(SOURCE)
    placed = [(mark.annotation, mark.span) for mark in second.marks()]
    assert placed == [(moved, span_of(second.article, "The end")), (lost, None)]
    assert library.texts.get(lost.text_hash) == first.article
    assert second.record.text_hash != first.record.text_hash
    assert second.record.fetched > first.record.fetched


async def test_a_place_stays_inside_a_text_that_became_shorter() -> None:
    library = fake_library({SOURCE: TEXT})
    (await library.open(SOURCE)).remember_place(30)
    fetcher_of(library).pages = {SOURCE: "Short."}
    assert (await library.open(SOURCE)).record.place == 6


async def test_two_pipes_are_two_articles_unless_they_say_the_same() -> None:
    pages: dict[str, Page | str] = {"-": plain_page("pipe:1", "One.")}
    library = fake_library(pages)
    await library.open("-")
    await library.open("-")
    fetcher_of(library).pages = {"-": plain_page("pipe:2", "Two.")}
    await library.open("-")
    assert sorted(record.source for record in library.articles()) == ["pipe:1", "pipe:2"]


@pytest.mark.parametrize(
    ("source", "text", "name"),
    [
        (SOURCE, "Short words.", "Short words."),
        (SOURCE, "A " + "very " * 30 + "long line", "A" + " very" * 15 + "…"),
        (SOURCE, "x" * 200, "x" * 79 + "…"),
        ("/home/x/notes of may.txt", "", "notes of may.txt"),
        ("/", "", "/"),
    ],
)
async def test_an_article_without_a_title_is_named_by_its_words_or_its_file(
    source: str, text: str, name: str
) -> None:
    library = fake_library({source: text})
    assert (await library.open(source)).record.name == name


def test_an_article_with_a_title_is_named_by_it() -> None:
    assert open_in(library_of({SOURCE: "The end."})).record.name == "Talks end"


async def test_closing_lets_go_of_connections() -> None:
    library = fake_library({})
    await library.close()
    assert fetcher_of(library).closed
    assert isinstance(library.store, MemoryStore)
    assert library.store.closed


def test_an_article_is_opened_again_without_the_network() -> None:
    library = library_of({SOURCE: "The end."})
    first = open_in(library)
    mark = first.highlight(span_of(first.article, SAID))
    again = library.reopen(first.record.id)
    assert fetcher_of(library).fetched == [SOURCE]
    assert again.article == first.article
    assert [one.annotation for one in again.marks()] == [mark]
    again.remember_place(0)
    assert library.articles()[0].opened == again.record.opened > first.record.opened


def test_an_article_whose_text_is_gone_is_told_and_not_counted_as_opened() -> None:
    library = library_of({SOURCE: "The end."})
    first = open_in(library)
    texts_of(library).kept.clear()
    with pytest.raises(StoreError, match="gone"):
        library.reopen(first.record.id)
    assert library.articles() == (first.record,)


def test_what_was_opened_last_comes_first() -> None:
    library = library_of({"https://example.org/a": "a", "https://example.org/b": "b"})
    first = open_in(library, "https://example.org/a")
    open_in(library, "https://example.org/b")
    library.reopen(first.record.id).remember_place(0)
    assert [record.source[-1] for record in library.articles()] == ["a", "b"]


def test_an_article_that_is_not_there_is_told() -> None:
    with pytest.raises(ArticleNotFound, match="nothing"):
        library_of({}).find("nothing")


@pytest.mark.parametrize("name", ["the id", SOURCE])
async def test_an_exact_name_is_found_without_a_look_at_the_other_articles(name: str) -> None:
    class Unlisted(MemoryStore):
        def articles(self) -> tuple[ArticleRecord, ...]:
            raise StoreError(Path("annotations.json"), "all articles are read")

    library = library_of({SOURCE: "The end."}, store=Unlisted())
    first = await library.open(SOURCE)
    exact = first.record.id if name == "the id" else name
    assert library.find(exact) == first.record
    assert library.reopen(exact).record.id == first.record.id
    if name == "the id":
        assert (await library.open(exact)).record.id == first.record.id
