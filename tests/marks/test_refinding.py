"""A passage is found by its words and their context where no text is kept that it was marked in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Span
from reader.marks.anchoring import describe
from reader.marks.anchoring.anchored import GONE, Anchored
from reader.marks.anchoring.refinding import find
from reader.marks.model import Selector, State
from tests.marks.test_carrying import OLD, SAID, marked, texts


def selector_of(words: str) -> Selector:
    """Describe some words of the text of these tests."""
    start = OLD.index(words)
    return describe(OLD, Span(start, start + len(words)))


@given(marked())
def test_what_was_described_in_a_text_is_found_there(given_marks: tuple[str, list[Selector]]) -> None:
    text, selectors = given_marks
    for one in selectors:
        span = Span(one.start, one.start + len(one.exact))
        assert find(text, one) == Anchored(State.EXACT, span, one.exact)


@given(marked(), texts)
def test_what_is_found_in_another_text_lies_in_it_and_is_told_as_it_is(
    given_marks: tuple[str, list[Selector]], new: str
) -> None:
    for one in given_marks[1]:
        found = find(new, one)
        assert found.words == (new[slice(*found.span)] if found.span else "")
        assert (found.words == one.exact) == (found.state in {State.EXACT, State.MOVED})


def test_changed_words_in_their_context_are_told_with_what_stands_there() -> None:
    found = find(OLD.replace("nobody has read", "nobody ever saw"), selector_of(SAID))
    assert (found.state, found.words) == (State.CHANGED, "We will not sign a paper that nobody ever saw")


def test_the_very_words_in_another_context_were_moved() -> None:
    new = f"Nothing else was new. It is said: {SAID}. So it went on for days and days."
    assert find(new, selector_of(SAID)).state is State.MOVED


def test_of_two_places_that_could_be_meant_alike_none_is_guessed() -> None:
    line = "In the evening the mayor spoke. "
    selector = Selector(exact="mayor", prefix="the ", suffix=" spoke", start=9_000)
    assert find(line * 2, selector) == GONE


def test_the_words_that_stand_where_they_stood_are_meant_before_others() -> None:
    line = "In the evening the mayor spoke. "
    selector = Selector(
        exact="mayor", prefix="of the ", suffix=" spoke", start=len(line) + line.index("mayor")
    )
    assert find(line * 3, selector).span == Span(selector.start, selector.start + 5)


@pytest.mark.parametrize("words", ["14", "a bad joke", SAID])
def test_words_of_another_article_are_gone(words: str) -> None:
    new = "Orchids need little water. Put them in the shade, and wait until spring before you cut them back."
    assert find(new, selector_of(words)) == GONE


def test_a_selector_without_words_is_nowhere() -> None:
    assert find("A text.", Selector(exact="", prefix="A", suffix="text", start=1)) == GONE


@given(st.integers(-10, 200))
def test_a_place_outside_the_text_hinders_nothing(start: int) -> None:
    selector = selector_of("a bad joke")._replace(start=start)
    assert find(OLD, selector).words == "a bad joke"


def test_the_last_words_of_a_text_that_stand_first_now_were_moved() -> None:
    text = "The council met on Monday.\n\nFerries stay in port."
    found = find("Ferries stay in port.\n\nThe council met on Monday.", describe(text, Span(28, len(text))))
    assert found.state is State.MOVED
