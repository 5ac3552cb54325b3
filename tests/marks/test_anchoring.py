"""A passage is found again by its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Span
from reader.marks.anchoring import CONTEXT, describe, occurrences, resolve
from reader.marks.model import Selector

# Few letters, so that the same words stand in many places.
texts = st.text(alphabet="ab \n«é", max_size=60)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Span]:
    """Draw a text and a passage of it that holds something."""
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(passages())
def test_a_described_passage_is_found_where_it_was(passage: tuple[str, Span]) -> None:
    text, span = passage
    assert resolve(text, describe(text, span)) == span


@given(passages(), texts)
def test_what_is_found_in_another_text_is_the_very_words_or_nothing(
    passage: tuple[str, Span], other: str
) -> None:
    text, span = passage
    selector = describe(text, span)
    found = resolve(other, selector)
    assert (found is None) == (selector.exact not in other)
    assert found is None or other[found.start : found.end] == selector.exact


@given(passages(), st.text(alphabet="xyz", min_size=1))
def test_text_put_in_front_moves_a_passage_along(passage: tuple[str, Span], front: str) -> None:
    text, span = passage
    moved = Span(span.start + len(front), span.end + len(front))
    selector = describe(text, span, context=len(text))
    if not f"{front}{text}".startswith(selector.exact, span.start):
        assert resolve(f"{front}{text}", selector) == moved


def test_context_reaches_as_far_as_it_is_told() -> None:
    assert describe("one two three four five", Span(8, 13), context=4) == Selector(
        exact="three", prefix="two ", suffix=" fou", start=8
    )
    assert len(describe("x" * 200, Span(100, 101)).prefix) == CONTEXT


@pytest.mark.parametrize(
    ("new_text", "start"),
    [
        ("He left. Then she said no and left.", 30),
        ("she said no and left; he left.", 16),
        ("Nothing at all: left.", 16),
    ],
    ids=["the words before agree", "the nearer has the lesser context", "only one is there"],
)
def test_equal_passages_are_told_apart_by_their_context(new_text: str, start: int) -> None:
    old = "Well, she said no and left. A long line follows it."
    assert resolve(new_text, describe(old, Span(22, 26))) == Span(start, start + 4)


def test_the_words_after_count_as_much_as_those_before() -> None:
    selector = Selector(exact="left", prefix="", suffix=" the room", start=500)
    assert resolve("left the room, left the house", selector) == Span(0, 4)


def test_where_the_context_says_nothing_the_nearest_passage_is_taken() -> None:
    selector = Selector(exact="x", prefix="", suffix="", start=11)
    assert resolve("x..x.......-.x", selector) == Span(13, 14)


def test_of_two_that_are_equal_in_all_the_first_is_taken() -> None:
    assert resolve("x...x", Selector(exact="x", prefix="", suffix="", start=2)) == Span(0, 1)


def test_words_that_stand_where_they_stood_are_taken_whatever_is_around_them() -> None:
    selector = Selector(exact="left", prefix="she said no and ", suffix="", start=3)
    assert resolve("He left; she said no and left", selector) == Span(3, 7)


@pytest.mark.parametrize("start", [0, 7, 10_000, -3])
def test_words_that_are_nowhere_are_not_guessed(start: int) -> None:
    assert resolve("A text about ships.", Selector(exact="boats", prefix="", suffix="", start=start)) is None


def test_a_selector_without_words_finds_nothing() -> None:
    assert resolve("A text.", Selector(exact="", prefix="A", suffix="", start=1)) is None


def test_a_place_before_the_text_is_not_counted_from_its_end() -> None:
    assert resolve("ship, ship", Selector(exact="ship", prefix="", suffix="", start=-4)) == Span(0, 4)


def test_overlapping_occurrences_are_all_found() -> None:
    assert list(occurrences("aaaa", "aa")) == [0, 1, 2]
