"""A selection is drawn as with Shift held down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.language import load_language
from reader.article.model import Article, Span
from reader.layout.caret import Caret, Motions
from reader.layout.extending import STEPS, Chosen, Extending
from reader.layout.lines import Layout
from reader.layout.units import Segments
from tests.layout.articles import lindvik, of_paragraphs
from tests.strategies import articles

TEXT = "One two three four. Five six."


def motions(article: Article, width: int = 40, folded: tuple[int, ...] = ()) -> Motions:
    segments = Segments(article, lambda: load_language("en"))
    return Motions(Layout(article, width, folded), segments.words, segments.sentences)


def span_of(stage: Motions, chosen: Chosen) -> Span:
    ends = stage.span_at(chosen.fixed), stage.span_at(chosen.caret.offset)
    return Span(min(end.start for end in ends), max(end.end for end in ends))


def drawn(article: Article, words: str, *steps: str) -> str:
    """Return what is selected after steps from a passage on."""
    stage = motions(article)
    start = article.text.index(words)
    chosen = Extending(stage).around(Span(start, start + len(words)), steps[0])
    for step in steps:
        chosen = Extending(stage).extend(chosen, step)
    return article.text_of(span_of(stage, chosen))


@pytest.mark.parametrize(
    ("steps", "selected"),
    [
        (["right"], "two "),
        (["left"], " two"),
        (["right", "left"], "two"),
        (["word-right"], "two three"),
        (["word-right", "word-right"], "two three four"),
        (["word-right", "word-left"], "two"),
        (["word-right", "word-left", "word-left"], "t"),
        (["word-left"], "One two"),
        (["word-left", "word-right"], "two"),
        (["paragraph-down"], "two three four. Five six."),
        (["paragraph-up"], "One two"),
    ],
)
def test_from_a_passage_a_step_takes_more_on_its_side_or_gives_it_back(
    steps: list[str], selected: str
) -> None:
    assert drawn(of_paragraphs(TEXT, "Seven eight."), "two", *steps) == selected


def test_words_and_paragraphs_are_taken_across_blocks() -> None:
    article = of_paragraphs("One two.", "Three four.", "Five.")
    assert drawn(article, "two", "word-right") == "two.\n\nThree"
    assert drawn(article, "Three", "word-left") == "two.\n\nThree"
    assert drawn(article, "Three", "paragraph-down", "paragraph-down") == "Three four.\n\nFive."
    assert drawn(article, "four", "paragraph-up", "paragraph-up") == "One two.\n\nThree four"


def begun(article: Article, words: str, step: str) -> str:
    stage = motions(article)
    return article.text_of(span_of(stage, Extending(stage).begin(article.text.index(words), step)))


@pytest.mark.parametrize(
    ("step", "selected"),
    [
        ("right", "t"),
        ("word-right", "three"),
        ("paragraph-down", "three four. Five six."),
        ("left", " "),
        ("word-left", "two "),
        ("paragraph-up", "One two "),
        ("down", "three four. Five six."),
    ],
)
def test_where_nothing_is_selected_a_step_selects_a_first_piece(step: str, selected: str) -> None:
    assert begun(of_paragraphs(TEXT), "three", step) == selected


def test_lines_are_taken_whole_from_where_one_starts() -> None:
    article = of_paragraphs("abcd efgh ijkl")
    stage = motions(article, width=4)
    chosen = Extending(stage).begin(0, "down")
    assert article.text_of(span_of(stage, chosen)) == "abcd"
    assert article.text_of(span_of(stage, Extending(stage).extend(chosen, "down"))) == "abcd efgh"


def test_a_letter_that_is_a_word_is_the_first_word() -> None:
    assert begun(of_paragraphs("A ship came."), "A", "word-right") == "A"


@given(articles(), st.integers(10, 60), st.data())
def test_whatever_is_drawn_stays_in_the_text_on_whole_characters_and_has_its_first_in_it(
    article: Article, width: int, data: st.DataObject
) -> None:
    stage = motions(article, width)
    if not len(stage.layout):
        return
    extending = Extending(stage)
    place = data.draw(st.integers(0, len(article.text)))
    chosen = extending.begin(place, data.draw(st.sampled_from(STEPS)))
    for step in data.draw(st.lists(st.sampled_from(STEPS), max_size=8)):
        chosen = extending.extend(chosen, step)
        span = span_of(stage, chosen)
        assert 0 <= span.start < span.end <= len(article.text)
        assert stage.settle(chosen.caret.offset) == chosen.caret.offset
        assert span.start <= chosen.fixed < span.end


@given(st.integers(0, 500), st.sampled_from(["left", "right"]))
def test_a_step_back_gives_back_what_the_step_took(place: int, step: str) -> None:
    stage = motions(lindvik())
    here = Chosen(stage.settle(place), Caret(stage.settle(place)))
    taken = Extending(stage).extend(here, step)
    back = Extending(stage).extend(taken, "left" if step == "right" else "right")
    assert taken == here or back.caret.offset == here.caret.offset
