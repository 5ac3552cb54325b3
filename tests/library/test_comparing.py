"""Two texts that an article had are compared, with what became of its marks."""

from __future__ import annotations

import asyncio

from reader.library import OpenArticle
from reader.library.comparing import Comparing, Comparison, Outcome, Touched, told, told_of_marks
from reader.ports import Revision
from tests.fakes import fake_library
from tests.library.examples import open_in, span_of

SOURCE = "https://example.org/strike"
OLD = (
    "Ferries stay in port until Friday.\n"
    "The talks lasted nine hours, and coffee was served twice.\n"
    "The company wants 14 more days to think about the offer of the workers.\n"
    "It rained all day in the harbour, and nobody was seen there."
)
NEW = (
    "The talks lasted ten hours, and coffee was served twice.\n"
    "It rained all day in the harbour, and nobody was seen there.\n"
    "Ferries stay in port until Friday.\n"
    "The mayor called it a bad joke."
)


def texts_read(*texts: str, marks: tuple[tuple[int, str], ...] = ()) -> OpenArticle:
    """Read an article's texts one after the other, and mark words in them by the text's number."""
    pages = {SOURCE: texts[0]}
    library = fake_library(pages)
    opened = None
    for number, text in enumerate(texts):
        pages[SOURCE] = text
        opened = open_in(library, SOURCE)
        for where, words in marks:
            if where == number:
                opened.highlight(span_of(opened.article, words))
    assert opened is not None
    return opened


def compared(opened: OpenArticle, old: int = 0, new: int = 1) -> Comparison:
    comparing = opened.comparing()
    revisions = comparing.revisions()
    return comparing.compare(revisions[old], revisions[new])


def outcomes(touched: tuple[Touched, ...]) -> dict[str, tuple[Outcome, str, str]]:
    return {one.mark.selector.exact: (one.outcome, one.old_words, one.new_words) for one in touched}


def test_only_marks_whose_passages_differ_are_touched() -> None:
    words = ("nine hours", "14 more days", "rained all day", "Ferries stay in port")
    found = compared(texts_read(OLD, NEW, marks=tuple((0, one) for one in words)))
    assert outcomes(found.touched) == {
        "nine hours": (Outcome.CHANGED, "nine hours", "ten hours"),
        "Ferries stay in port": (Outcome.MOVED, "Ferries stay in port", "Ferries stay in port"),
        "14 more days": (Outcome.GONE, "14 more days", ""),
    }
    assert told_of_marks(found.touched) == "1 mark changed, 1 moved, 1 gone"


def test_a_mark_made_on_the_newer_text_came_with_it() -> None:
    found = compared(texts_read(OLD, NEW, marks=((1, "a bad joke"), (1, "ten hours"))))
    assert outcomes(found.touched) == {
        "ten hours": (Outcome.CHANGED, "nine hours", "ten hours"),
        "a bad joke": (Outcome.CAME, "", "a bad joke"),
    }


def test_of_texts_in_between_each_step_is_told_for_itself() -> None:
    opened = texts_read(OLD, NEW, NEW.replace("ten hours", "twelve hours"), marks=((0, "nine hours"),))
    assert outcomes(compared(opened, 1, 2).touched) == {
        "nine hours": (Outcome.CHANGED, "ten hours", "twelve hours")
    }
    assert outcomes(compared(opened, 0, 2).touched) == {
        "nine hours": (Outcome.CHANGED, "nine hours", "twelve hours")
    }


def test_the_other_way_round_what_was_gone_came() -> None:
    opened = texts_read(OLD, NEW, marks=((0, "14 more days"),))
    assert outcomes(compared(opened, 1, 0).touched) == {"14 more days": (Outcome.CAME, "", "14 more days")}


def test_how_much_changed_is_told_in_a_line() -> None:
    found = compared(texts_read(OLD, NEW, marks=((0, "nine hours"),)))
    assert told(found) == "22 words in 3 paragraphs, 1 paragraph moved; 1 mark changed"


def test_of_the_same_text_nothing_is_told() -> None:
    found = compared(texts_read(OLD, NEW), 1, 1)
    assert told(found) == ""
    assert found.difference.is_empty


def test_comparing_writes_nothing() -> None:
    opened = texts_read(OLD, NEW, marks=((0, "nine hours"),))
    comparing: Comparing = opened.comparing()
    before = comparing.store.version()
    compared(opened)
    assert comparing.store.version() == before


def test_the_text_that_was_read_last_is_known_where_it_was_another() -> None:
    pages = {SOURCE: OLD}
    library = fake_library(pages)
    assert open_in(library, SOURCE).read_before() is None
    assert open_in(library, SOURCE).read_before() is None
    pages[SOURCE] = NEW
    before = open_in(library, SOURCE).read_before()
    assert isinstance(before, Revision)
    assert library.texts.get(before.text_hash).text.startswith("Ferries")
    assert open_in(library, SOURCE).read_before() is None


def test_what_was_fetched_behind_the_readers_back_is_known_too() -> None:
    pages = {SOURCE: OLD}
    library = fake_library(pages)
    record = open_in(library, SOURCE).record
    pages[SOURCE] = NEW
    asyncio.run(library.refresh(record))
    assert library.reopen(record.id).read_before() is not None
