"""The benchmark of anchoring knows where each letter went, and judges by it."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bench.anchoring import LANGUAGES, by_quote, case, figures, kept, passage
from bench.anchoring_texts import CUT_IN, edited, laid_out, language, long_text
from bench.anchoring_truth import Truth, judged, truth
from reader.article.model import Span
from reader.article.words import words
from reader.marks.anchoring.anchored import GONE, Anchored
from reader.marks.model import State


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_letter_that_is_left_is_the_one_that_it_was_and_is_there_once(code: str) -> None:
    made, chance = language(code), random.Random(3)
    old, pieces = laid_out(long_text(made, 800, chance), made)
    new = edited(pieces, made, 0.2, chance)
    assert len(new.text) == len(new.origins)
    left = [(at, origin) for at, origin in enumerate(new.origins) if origin > CUT_IN]
    assert all(new.text[at] == old[origin] for at, origin in left)
    assert max(Counter(origin for _, origin in left).values()) == 1
    assert 0.5 < len(left) / len(old) < 0.95


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_that_nobody_edits_stays_as_it_was(code: str) -> None:
    made, chance = language(code), random.Random(3)
    old, pieces = laid_out(long_text(made, 800, chance), made)
    assert edited(pieces, made, 1e-9, chance).text == old


def test_a_passage_begins_and_ends_with_words() -> None:
    text, chance = "One two, three four; five six." * 30, random.Random(1)
    places = words(text)
    spans = [passage(places, chance) for _ in range(20)]
    assert all(text[start].isalnum() and text[end - 1].isalnum() for start, end in spans)


def test_what_stands_for_a_word_is_of_a_passage_but_is_not_left_of_it() -> None:
    went = {0: [7], 1: [8], 2: [9], CUT_IN - 1 - 3: [10, 11]}
    where = truth(Span(0, 4), went)
    assert (where.left, where.hulls[0], where.anywhere) == (0.75, Span(7, 12), frozenset(range(7, 12)))


def answer(start: int, end: int) -> Anchored:
    """Say that a passage is somewhere."""
    return Anchored(State.CHANGED, Span(start, end), "x" * (end - start))


@pytest.mark.parametrize(
    ("found", "left", "said"),
    [
        (answer(0, 10), 1.0, "right"),
        (answer(4, 12), 1.0, "right"),
        (answer(9, 19), 1.0, "wrong"),
        (GONE, 1.0, "lost"),
        (GONE, 0.2, "gone"),
        (answer(8, 12), 0.2, "rest"),
        (answer(50, 60), 0.2, "wrong"),
    ],
)
def test_an_answer_is_right_where_it_shares_half_with_what_is_left(
    found: Anchored, left: float, said: str
) -> None:
    hulls = (Span(0, 10),) if left > 0.5 else ()
    assert judged(found, Truth(left, hulls, frozenset(range(10)))) == said


def test_the_kept_text_finds_more_and_errs_less_than_the_quote_alone() -> None:
    one = case(language("fr"), 0.1, 60, random.Random(8), harder=1)
    ours, theirs = (Counter(map(judged, way(one), one.truths)) for way in (kept, by_quote))
    assert ours["right"] > theirs["right"]
    assert ours["wrong"] < theirs["wrong"]
    assert figures(kept, [one]).startswith("right")
