"""Marks are carried over when an article's text has changed, and nothing is rewritten by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import OpenArticle
from reader.library.filters import Listed
from reader.library.kept_marks import told
from reader.library.located import Locator
from reader.library.sections import marked
from reader.marks.kinds import NO_OWN_KINDS
from reader.marks.model import Annotation, State
from tests.fakes import MemoryNotesFolder, MemoryStore, MemoryTexts, fake_library
from tests.library.examples import open_in, span_of

SOURCE = "https://example.org/strike"
OLD = (
    "Ferries stay in port until Friday.\n"
    "The talks lasted nine hours, and coffee was served twice.\n"
    "The company wants 14 more days to think about the offer of the workers.\n"
    "It rained all day in the harbour, and nobody was seen there."
)
NEW = (
    "The strike goes on.\n"
    "The talks lasted ten hours, and coffee was served twice.\n"
    "It rained all day in the harbour, and nobody was seen there.\n"
    "Ferries stay in port until Friday."
)


def marked_and_opened_again(
    *words: str, new: str = NEW, store: MemoryStore | None = None, notes: MemoryNotesFolder | None = None
) -> OpenArticle:
    """Mark words of the old text, and open the new one."""
    library = fake_library({SOURCE: OLD}, store=store, notes=notes)
    first = open_in(library, SOURCE)
    for one in words:
        first.highlight(span_of(first.article, one))
    later = fake_library({SOURCE: new}, store=store, notes=notes)
    return open_in(replace(library, fetcher=later.fetcher), SOURCE)


def test_each_mark_is_told_as_what_it_is_now() -> None:
    article = marked_and_opened_again("nine hours", "14 more days", "rained all day", "Ferries stay in port")
    states = {mark.annotation.selector.exact: (mark.state, mark.words) for mark in article.marks()}
    assert states == {
        "nine hours": (State.CHANGED, "ten hours"),
        "14 more days": (State.GONE, ""),
        "rained all day": (State.EXACT, ""),
        "Ferries stay in port": (State.MOVED, ""),
    }
    assert article.told() == "1 mark changed, 1 moved, 1 gone."


def test_what_is_shown_of_a_mark_is_where_it_stands_now() -> None:
    article = marked_and_opened_again("nine hours", "rained all day")
    assert [article.article.text_of(mark.span) for mark in article.marks() if mark.span] == [
        "ten hours",
        "rained all day",
    ]


def test_opening_a_changed_text_writes_no_mark() -> None:
    store = MemoryStore()
    article = marked_and_opened_again("nine hours", "14 more days", store=store)
    before = dict(store.marks)
    article.marks()
    article.refresh()
    assert store.marks == before
    assert {mark.selector.exact for mark in before.values()} == {"nine hours", "14 more days"}


def test_a_changed_mark_can_be_noted_and_stays_where_it_is() -> None:
    article = marked_and_opened_again("nine hours")
    (mark,) = article.marks()
    article.edit(mark.annotation.id, note="ten?")
    (noted,) = article.marks()
    assert (noted.span, noted.words, noted.annotation.note) == (mark.span, "ten hours", "ten?")


def test_where_the_earlier_text_is_not_kept_any_more_marks_are_found_by_their_words() -> None:
    store = MemoryStore()
    marked_and_opened_again("rained all day", store=store)
    library = replace(fake_library({SOURCE: NEW}, store=store), texts=MemoryTexts())
    (mark,) = open_in(library, SOURCE).marks()
    assert (mark.state, mark.span is not None) == (State.EXACT, True)


def test_marks_that_all_stand_as_they_stood_are_nothing_to_tell() -> None:
    article = marked_and_opened_again("rained all day", new=f"News: {OLD}")
    assert article.told() == told(()) == ""


def test_the_list_shows_what_was_marked_and_what_is_gone() -> None:
    marks = marked(marked_and_opened_again("nine hours", "14 more days").placed, NO_OWN_KINDS)
    assert marks.item(0).lines == ("Q~ ten hours", "  changed: was “nine hours”")
    assert marks.item(1).lines == ("Q- 14 more days", "  gone: not in this version of the text")


def test_the_list_shows_of_long_words_what_has_changed() -> None:
    long = "The talks lasted nine hours, and coffee was served"
    marks = marked(marked_and_opened_again(long).placed, NO_OWN_KINDS)
    assert marks.item(0).lines[1] == "  changed: was “…nine hours, and coffee was served”"


@pytest.mark.parametrize(
    ("words", "said"),
    [("nine hours", "> changed: now “ten hours”\n"), ("14 more days", "[!quote] no longer in the text\n")],
)
def test_a_note_says_what_became_of_a_mark(words: str, said: str) -> None:
    notes = MemoryNotesFolder()
    exported = marked_and_opened_again(words, notes=notes).export(Path("/notes"))
    assert f"> “{words}”\n" in notes.notes[exported.path]
    assert said in notes.notes[exported.path]


def test_a_listing_finds_marks_where_they_stand_now() -> None:
    store, texts = MemoryStore(), MemoryTexts()
    library = replace(fake_library({SOURCE: OLD}, store=store), texts=texts)
    first = open_in(library, SOURCE)
    mark = first.highlight(span_of(first.article, "nine hours"))
    again = open_in(replace(library, fetcher=fake_library({SOURCE: NEW}).fetcher), SOURCE)
    located = Locator(texts, library.languages).locate(listed(mark, again))
    assert (located.state, located.now, located.span) == (
        State.CHANGED,
        "ten hours",
        span_of(again.article, "ten hours"),
    )


def listed(mark: Annotation, article: OpenArticle) -> Listed:
    """List a mark of an article."""
    return Listed(annotation=mark, record=article.record)
