"""Ends of passages move by words, and guessed starts by clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.language import load_language
from reader.article.model import Article, Span
from reader.layout.ends import Ends
from reader.layout.units import Segments
from tests.layout.articles import of_paragraphs
from tests.strategies import articles

TEXT = of_paragraphs("The mayor said: we are late, we know it. Nobody minds!", "Then, at 5 a.m. they left.")


def ends_of(article: Article) -> Ends:
    return Ends(article, Segments(article, lambda: load_language("en")))


def at(words: str) -> Span:
    start = TEXT.text.index(words)
    return Span(start, start + len(words))


def told(span: Span) -> str:
    return TEXT.text[span.start : span.end]


@pytest.mark.parametrize(
    ("words", "longer"),
    [
        ("we are", "we are late"),
        ("we kn", "we know"),
        ("we know", "we know it."),
        ("it", "it."),
        ("it.", "it. Nobody"),
        ("minds!", "minds!\n\nThen"),
        ("at 5", "at 5 a.m."),
        ("they left.", "they left."),
    ],
)
def test_a_word_is_taken_in_at_the_end_with_its_full_stop(words: str, longer: str) -> None:
    assert told(ends_of(TEXT).longer(at(words), at_end=True)) == longer


@pytest.mark.parametrize(
    ("words", "longer"),
    [("late", "are late"), ("we are", "said: we are"), ("The", "The"), ("Then", "minds!\n\nThen")],
)
def test_a_word_is_taken_in_at_the_start(words: str, longer: str) -> None:
    assert told(ends_of(TEXT).longer(at(words), at_end=False)) == longer


@pytest.mark.parametrize(
    ("words", "at_end", "shorter"),
    [
        ("it. Nobody", True, "it."),
        ("we know it.", True, "we know"),
        ("late, we", True, "late"),
        ("late", True, "late"),
        ("said: we", False, "we"),
        ("minds!\n\nThen", False, "Then"),
        ("late,", False, "late,"),
    ],
)
def test_a_word_is_given_back_but_the_last(words: str, at_end: bool, shorter: str) -> None:
    assert told(ends_of(TEXT).shorter(at(words), at_end=at_end)) == shorter


def test_a_guessed_start_goes_from_clause_to_clause_and_sentence_to_sentence() -> None:
    ends, span = ends_of(TEXT), at("Nobody minds!")
    begun = [span := ends.begun_earlier(span) for _ in range(4)]
    assert [told(one).partition(" ")[0] for one in begun] == ["we", "we", "The", "The"]
    assert told(begun[0]).startswith("we know")
    later = [span := ends.begun_later(span) for _ in range(4)]
    assert later == [begun[1], begun[0], at("Nobody minds!"), at("Nobody minds!")]


def test_words_in_quotation_marks_are_a_place_where_something_said_may_begin() -> None:
    article = of_paragraphs("La France « aidera » le pays et ses voisins.")
    start = article.text.index("voisins")
    assert ends_of(article).begun_earlier(Span(start, start + 7)).start == article.text.index("aidera")


@given(articles(), st.data())
def test_a_passage_with_words_keeps_some_and_stays_in_the_text(article: Article, data: st.DataObject) -> None:
    length = len(article.text)
    start = data.draw(st.integers(0, max(0, length - 1)))
    span = Span(start, data.draw(st.integers(min(start + 1, length), length)))
    ends = ends_of(article)
    for moved in (
        *(ends.longer(span, at_end=at_end) for at_end in (True, False)),
        *(ends.shorter(span, at_end=at_end) for at_end in (True, False)),
        ends.begun_earlier(span),
        ends.begun_later(span),
    ):
        assert 0 <= moved.start <= moved.end <= length
        assert moved.start < moved.end or span.start == span.end
