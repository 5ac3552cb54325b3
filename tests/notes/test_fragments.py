"""A link finds its passage as browsers do."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.article.model import Span
from reader.notes.fragments import LONGEST_WHOLE, page_address, passage_address, text_fragment

DIRECTIVE = re.compile(
    r"(?:(?P<prefix>[^,]+)-,)?(?P<start>[^,]+?)(?:,(?P<end>[^,-][^,]*))?(?:,-(?P<suffix>[^,]+))?"
)
VOCABULARY = ("the", "ship", "left", "port,", "d’État", "no", "(well-known)", "—", "3%", "天気")
repeated_lines = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=20).map(" ".join)
repeating_texts = st.lists(repeated_lines, min_size=1, max_size=4).map("\n\n".join)
unequal_words = st.lists(st.integers(10**4, 10**5), min_size=1, max_size=80, unique=True)


def lines_of(numbers: list[int]) -> str:
    """Make lines of words that all differ; about one in eight ends a line."""
    return "".join(f"no-{number}{' ' if number % 8 else chr(10) * 2}" for number in numbers).strip()


@st.composite
def passages(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, Span]:
    """Draw a text and some whole words of it."""
    text = draw(texts)
    words = [Span(*match.span()) for match in re.finditer(r"\S+", text)]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return text, Span(words[first].start, words[last].end)


def found_by_browser(text: str, directive: str) -> list[tuple[int, int]]:
    """Find all places that a text directive names, as the draft's algorithm would, the first one first."""
    parts = DIRECTIVE.fullmatch(directive)
    assert parts is not None, directive
    prefix, start, end, suffix = (part and re.escape(unquote(part)) for part in parts.groups())
    words = rf"(?<!\w)({start}(?!\w)[\s\S]*?{end})(?!\w)" if end else rf"(?<!\w)({start})(?!\w)"
    before = rf"{prefix}\s*" if prefix else ""
    after = rf"\s*{suffix}" if suffix else ""
    # Ahead, so that places that overlap are all found.
    return [match.span(1) for match in re.finditer(f"(?={before}{words}{after})", text, re.IGNORECASE)]


@given(passages(unequal_words.map(lines_of)))
def test_a_directive_names_its_passage_and_no_other(passage: tuple[str, Span]) -> None:
    text, span = passage
    assert found_by_browser(text, text_fragment(text, span)) == [span]


@given(passages(repeating_texts))
def test_a_directive_names_its_passage_however_the_words_repeat(passage: tuple[str, Span]) -> None:
    text, span = passage
    assume("\n" not in text[span.start : span.end])
    assert span in found_by_browser(text, text_fragment(text, span))


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("will not sign", "will%20not%20sign"),
        ("a well-known, “odd” & rare", "a%20well%2Dknown%2C%20%E2%80%9Codd%E2%80%9D%20%26%20rare"),
        ("東京の天気", "%E6%9D%B1%E4%BA%AC%E3%81%AE%E5%A4%A9%E6%B0%97"),
        ("(50 %)", "%2850%20%25%29"),
    ],
)
def test_words_are_encoded_so_that_no_sign_of_theirs_means_anything(words: str, fragment: str) -> None:
    text = f"We {words} today."
    assert text_fragment(text, Span(3, 3 + len(words))) == fragment


def test_words_that_stand_twice_come_with_their_context() -> None:
    text = "He said no on Monday.\n\nThen she said no on Tuesday."
    start = text.rindex("said no")
    assert text_fragment(text, Span(start, start + 7)) == "Then%20she-,said%20no,-on%20Tuesday."


def test_case_does_not_tell_words_apart() -> None:
    text = "No deal. There is no deal here."
    assert text_fragment(text, Span(18, 25)) == "deal.%20There%20is-,no%20deal,-here."


def test_context_comes_from_the_next_line_where_there_is_none_in_the_same() -> None:
    text = "He said: no.\n\nno.\n\nThe end of it."
    assert text_fragment(text, Span(14, 17)) == "He%20said%3A%20no.-,no.,-The%20end%20of"


def test_at_the_ends_of_the_text_there_is_no_context() -> None:
    assert text_fragment("no no", Span(0, 2)) == "no,-no"
    assert text_fragment("no no", Span(3, 5)) == "no-,no"


def test_more_context_is_taken_where_less_would_mean_another_place() -> None:
    text = "In May he did not say no to us. In June he did not say no to us."
    start = text.rindex("no to")
    assert found_by_browser(text, text_fragment(text, Span(start, start + 2))) == [(start, start + 2)]


def test_a_long_passage_is_named_by_its_beginning_and_its_end() -> None:
    words = " ".join(f"word{number}" for number in range(LONGEST_WHOLE))
    fragment = text_fragment(words, Span(0, len(words)))
    assert fragment == "word0%20word1%20word2%20word3,word196%20word197%20word198%20word199"


def test_a_passage_of_several_paragraphs_is_named_by_its_beginning_and_its_end() -> None:
    text = "One two.\n\nThree four."
    assert text_fragment(text, Span(0, len(text))) == "One%20two.,Three%20four."


def test_more_words_are_taken_where_the_end_stands_earlier_too() -> None:
    tail = "and that is all there is to say"
    text = f"Begin here now please. {tail}. {'More words come. ' * 12}But {tail}"
    span = Span(0, len(text))
    assert found_by_browser(text, text_fragment(text, span)) == [span]


def test_where_no_end_stands_alone_the_longest_is_taken() -> None:
    text = "no\n\nno no no"
    assert text_fragment(f"{text} no", Span(0, len(text))).startswith("no,no%20no%20no")


def test_a_last_line_that_stands_in_the_passage_before_is_taken_all_the_same() -> None:
    text = "One.\n\nTwo.\n\nTwo."
    assert text_fragment(text, Span(0, len(text))) == "One.,Two."


def test_a_long_line_without_spaces_is_named_by_its_first_and_last_signs() -> None:
    line = "".join(chr(0x4E00 + number) for number in range(LONGEST_WHOLE + 1))
    start, end = text_fragment(line, Span(0, len(line))).split(",")
    assert line.startswith(unquote(start))
    assert line.endswith(unquote(end))
    assert 20 < len(unquote(start)) < 40


def test_a_passage_that_cuts_words_is_named_in_whole_ones() -> None:
    assert text_fragment("The ministers left.", Span(6, 16)) == "ministers%20left"


def test_signs_of_a_script_without_spaces_are_not_taken_for_cut_words() -> None:
    assert unquote(text_fragment("東京の天気です", Span(3, 5))) == "天気"


def test_white_space_at_the_ends_is_left_out() -> None:
    assert text_fragment("He left. \n\n She", Span(3, 11)) == "left."


def test_white_space_alone_is_named_without_an_error() -> None:
    assert text_fragment("a \n\n b", Span(1, 4)) is not None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text=ship"),
        ("https://example.org/a#part", "https://example.org/a#part:~:text=ship"),
        ("https://example.org/a#:~:text=old", "https://example.org/a#:~:text=ship"),
        ("https://example.org/a#x:~:text=old", "https://example.org/a#x:~:text=ship"),
    ],
)
def test_a_passages_address_keeps_what_the_page_has(url: str, address: str) -> None:
    assert passage_address(url, "A ship.", Span(2, 6)) == address


def test_an_address_cannot_end_the_link_it_stands_in() -> None:
    hostile = 'https://example.org/a (b)[c]<d>"e\\f|g`h%20i%%100%?j=k&l=é'
    address = page_address(hostile)
    assert address == (
        "https://example.org/a%20%28b%29%5Bc%5D%3Cd%3E%22e%5Cf%7Cg%60h%20i%25%100%25?j=k&l=%C3%A9"
    )
