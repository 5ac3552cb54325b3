"""What was quoted is looked up on its page as it is now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.article.model import Page, Validators
from reader.library import Library, OpenArticle
from reader.library.verifying import Checked, Verdict, Verifier
from tests.fakes import FakeFetcher, MemoryStore, MemoryTexts, fake_library, plain_page
from tests.library.examples import span_of
from tests.library.test_refreshing import FRONT, NEW, OLD, SOURCE, TEASER, on_a_web

MARKED = ("until Friday", "“We will not sign this,” said Jane Roe", "The talks lasted nine hours")
ASIDE = "who speaks for the crews of both ships"


async def marked(*words: str, page: Page | str = OLD) -> tuple[Library, OpenArticle]:
    """Return a library with an article in which words are marked."""
    library = fake_library({SOURCE: page}, store=MemoryStore())
    opened = await library.open(SOURCE)
    for one in words:
        opened.highlight(span_of(opened.article, one))
    return library, opened


async def checked(library: Library, opened: OpenArticle) -> Checked:
    marks = [mark.annotation for mark in opened.marks()]
    return await Verifier(library).verify(opened.record, marks)


def verdicts(found: Checked) -> list[tuple[str, str]]:
    return [(one.verdict.value, one.now) for one in found.marks]


async def test_words_that_stand_there_that_were_changed_and_that_are_gone_are_told_apart() -> None:
    library, opened = await marked(*MARKED, ASIDE)
    now = on_a_web(library, NEW.replace(f", {ASIDE}", ""))
    found = await checked(now, opened)
    assert verdicts(found) == [
        ("changed", "until Sunday"),
        ("word for word", ""),
        ("gone", ""),
        ("changed", "The talks lasted ten hours"),
    ]
    assert found.problem == ""


async def test_words_that_were_moved_stand_there_word_for_word() -> None:
    library, opened = await marked("coffee was served twice")
    first, *others = OLD.split("\n")
    found = await checked(on_a_web(library, "\n".join([*others[::-1], first])), opened)
    assert verdicts(found) == [("word for word", "")]


async def test_words_that_stand_there_twice_now_are_there() -> None:
    said = "The talks lasted nine hours, and coffee was served twice"
    library, opened = await marked(said)
    found = await checked(on_a_web(library, f"{OLD}\n{OLD}"), opened)
    assert verdicts(found) == [("word for word", "")]


async def test_a_page_that_its_site_says_is_the_same_has_the_words_that_it_had() -> None:
    page = plain_page(SOURCE, OLD)._replace(validators=Validators(etag='"v1"'))
    library, opened = await marked(*MARKED, page=page)
    assert {verdict for verdict, _ in verdicts(await checked(library, opened))} == {"word for word"}


async def test_an_article_whose_text_is_gone_is_looked_up_all_the_same() -> None:
    page = plain_page(SOURCE, OLD)._replace(validators=Validators(etag='"v1"'))
    library, opened = await marked(MARKED[1], page=page)
    found = await checked(replace(library, texts=MemoryTexts()), opened)
    assert verdicts(found) == [("word for word", "")]


async def test_a_page_that_cannot_be_reached_is_told_with_the_reason() -> None:
    library, opened = await marked(*MARKED)
    found = await checked(on_a_web(library, None), opened)
    assert {one.verdict for one in found.marks} == {Verdict.NOT_REACHABLE}
    assert "there is no such page" in found.problem


@pytest.mark.parametrize(
    ("page", "first", "why"),
    [(FRONT, "not reachable", "another text now"), (TEASER, "word for word", "as by a paywall")],
    ids=["front page", "paywall"],
)
async def test_words_that_a_page_does_not_show_any_more_are_not_told_as_gone(
    page: str, first: str, why: str
) -> None:
    library, opened = await marked("The ferry to the islands stays in port", "The talks lasted nine hours")
    found = await checked(on_a_web(library, page), opened)
    assert [verdict for verdict, _ in verdicts(found)] == [first, "not reachable"]
    assert why in found.problem


async def test_looking_up_writes_nothing() -> None:
    library, opened = await marked(*MARKED)
    assert isinstance(library.store, MemoryStore)
    assert isinstance(library.texts, MemoryTexts)
    before = library.store.commits, dict(library.texts.kept), library.articles()
    await checked(replace(library, fetcher=FakeFetcher({SOURCE: NEW})), opened)
    assert (library.store.commits, library.texts.kept, library.articles()) == before
