"""A passage grows by what it lies in, and shrinks again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.language import load_language
from reader.article.model import Article, Span
from reader.layout.growing import UNITS, Growing, Growth
from reader.layout.units import Segments
from tests.layout.articles import HARBOUR, MAYOR, lindvik, of_paragraphs
from tests.strategies import articles


def growing(article: Article) -> Growing:
    return Growing(article, Segments(article, lambda: load_language("en")))


def at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def grown(article: Article, words: str, times: int) -> list[str]:
    """Return a passage grown again and again, as long as it does."""
    grower, span, found = growing(article), at(article, words), []
    for _ in range(times):
        larger = grower.grown(span)
        if larger is None:
            break
        span = larger
        found.append(article.text_of(span))
    return found


def test_a_letter_grows_to_its_word_its_quotation_with_its_sentence_and_its_paragraph() -> None:
    assert grown(lindvik(), "aited", 9) == [
        "waited",
        "We have waited ten years for this,",
        "“We have waited ten years for this,” said Mayor Åsa Brandt.",
        MAYOR,
    ]


def test_words_of_two_sentences_grow_to_both_sentences() -> None:
    article = of_paragraphs("One two. Three four. Five six.")
    assert grown(article, "two. Three", 9) == ["One two. Three four.", "One two. Three four. Five six."]


def test_a_passage_across_paragraphs_grows_to_both() -> None:
    article = of_paragraphs("One two. Three.", "Four. Five six.", "Seven.")
    text = article.text
    across = Span(text.index("Three"), text.index("Four") + 2)
    grower = growing(article)
    sentences = grower.grown(grower.around("word", across) or across)
    assert sentences is not None
    assert article.text_of(sentences) == "Three.\n\nFour."
    paragraphs = grower.grown(sentences)
    assert paragraphs is not None
    assert article.text_of(paragraphs) == "One two. Three.\n\nFour. Five six."
    assert grower.grown(paragraphs) is None


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("word", "years"),
        ("sentence", "“We have waited ten years for this,” said Mayor Åsa Brandt."),
        ("quotation", "We have waited ten years for this,"),
        ("paragraph", MAYOR),
    ],
)
def test_the_units_around_a_place(unit: str, words: str) -> None:
    article = lindvik()
    place = article.text.index("years") + 2
    assert growing(article).around(unit, Span(place, place)) == at(article, words)


def test_between_two_words_the_next_one_is_meant_and_at_the_end_the_last() -> None:
    article = of_paragraphs("One two.")
    assert growing(article).around("word", Span(3, 3)) == Span(4, 7)
    assert growing(article).around("word", Span(8, 8)) == Span(4, 7)


def test_where_nobody_speaks_there_is_no_quotation() -> None:
    article = lindvik()
    assert growing(article).around("quotation", at(article, HARBOUR)) is None


def test_a_paragraph_shrinks_to_what_is_largest_in_it_and_so_on_to_a_word() -> None:
    article = lindvik()
    grower, span = growing(article), at(article, MAYOR)
    found = []
    while (smaller := grower.shrunk(span)) is not None:
        span = smaller
        found.append(article.text_of(span))
    assert found == [
        "“We have waited ten years for this,” said Mayor Åsa Brandt.",
        "We have waited ten years for this,",
        "We",
    ]


@given(article=articles(), data=st.data())
def test_growing_ends_takes_in_all_that_was_there_and_shrinking_stays_within(
    article: Article, data: st.DataObject
) -> None:
    grower = growing(article)
    length = len(article.text)
    start = data.draw(st.integers(0, length))
    span = Span(start, data.draw(st.integers(start, length)))
    for unit in UNITS:
        around = grower.around(unit, span)
        assert around is None or 0 <= around.start <= around.end <= length
    for _ in range(8):
        larger = grower.grown(span)
        if larger is None:
            return
        assert larger.start <= span.start <= span.end <= larger.end
        assert larger != span
        smaller = grower.shrunk(larger)
        assert smaller is None or (larger.start <= smaller.start and smaller.end <= larger.end)
        span = larger
    raise AssertionError("it grows for ever")


def test_what_grew_shrinks_back_the_way_it_came() -> None:
    article = lindvik()
    growth, word = Growth(growing(article)), at(article, "years")
    way = [word]
    while (larger := growth.grow(way[-1])) is not None:
        way.append(larger)
    assert len(way) == 4
    assert [growth.shrink(span) for span in way[:0:-1]] == way[-2::-1]


def test_what_was_chosen_anew_shrinks_to_what_is_largest_in_it() -> None:
    article = lindvik()
    grower = growing(article)
    growth = Growth(grower)
    growth.grow(at(article, "years"))
    assert growth.shrink(at(article, MAYOR)) == grower.shrunk(at(article, MAYOR))


@pytest.mark.parametrize(
    ("unit", "words", "more"),
    [
        ("word", "aite", "waited"),
        ("word", "waited", "waited ten"),
        ("word", "the town", "the town council"),
        ("word", "Monday", "Monday.\n\n“We"),
        ("sentence", "sea", "“The sea belongs to the town.”"),
        ("sentence", "“We have waited ten years for this,” said Mayor Åsa Brandt.", MAYOR),
        ("quotation", "ten", "We have waited ten years for this,"),
        ("paragraph", "council said", HARBOUR),
        ("paragraph", HARBOUR, f"{HARBOUR}\n\n{MAYOR}"),
    ],
)
def test_a_selection_takes_whole_units_and_then_one_more(unit: str, words: str, more: str) -> None:
    article = lindvik()
    assert growing(article).more(unit, at(article, words)) == at(article, more)


def test_at_the_end_of_the_article_there_is_not_one_more() -> None:
    article = of_paragraphs("One two.")
    assert growing(article).more("word", at(article, "two")) is None
    assert growing(article).more("quotation", at(article, "two")) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("years", "word"),
        ("ten years", "words"),
        ("We have waited ten years for this,", "quotation"),
        ("“The sea belongs to the town.”", "sentence"),
        (MAYOR, "paragraph"),
        (f"{HARBOUR}\n\n{MAYOR}", "paragraphs"),
        ("aited", ""),
    ],
)
def test_a_unit_has_a_name(words: str, name: str) -> None:
    article = lindvik()
    assert growing(article).name_of(at(article, words)) == name
