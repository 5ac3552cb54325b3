"""What comes in is harmless, and its places are known."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.guarding import UNSAFE, guard, guard_lines
from reader.article.normalise import clean_line, clean_lines, clean_with_places
from tests.strategies import hostile_texts


@given(hostile_texts)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_lines(clean_lines(text)) == clean_lines(text)


@given(hostile_texts)
def test_nothing_is_left_that_a_terminal_would_obey(text: str) -> None:
    assert not re.search(UNSAFE, clean_line(text))
    assert not re.search(UNSAFE, clean_lines(text).replace("\n", ""))


@given(hostile_texts)
def test_a_cleaned_text_is_composed(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean_line(text))


@given(hostile_texts)
def test_places_never_go_back_and_end_at_the_end(text: str) -> None:
    cleaned = clean_with_places(text)
    assert len(cleaned.places) == len(text) + 1
    assert all(one <= next_one for one, next_one in pairwise(cleaned.places))
    assert cleaned.places[-1] == len(cleaned.text)


@given(hostile_texts)
def test_a_guarded_text_keeps_its_length_and_obeys_nothing(text: str) -> None:
    assert len(guard(text)) == len(text)
    assert not re.search(UNSAFE, guard(text))


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x93quoted\x94", "“quoted”"),
        ("a\u202eb\u2066c", "abc"),
        ("  a \t\n b  ", "a b"),
        ("cafe\u0301", "café"),
        ("\ufeffstart\x00", "start"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("a\xa0b", "a\xa0b"),
        ("can\xaddi\xaddats", "candidats"),
    ],
)
def test_a_line_is_cleaned(raw: str, cleaned: str) -> None:
    assert clean_line(raw) == cleaned


def test_kept_lines_keep_their_indentation() -> None:
    assert clean_lines("\n  if x:\r\n\treturn\n") == "  if x:\n    return"


def test_a_place_behind_a_composed_letter_is_found() -> None:
    cleaned = clean_with_places("cafe\u0301 noir")
    assert cleaned.text[cleaned.places[6] :] == "noir"


def test_nothing_that_is_unsafe_is_printable() -> None:
    assert not re.search(UNSAFE, "".join(filter(str.isprintable, map(chr, range(0x110000)))))


@given(st.text(st.sampled_from("a\n\t\x1b\u202e\u2028\xa0é")))
def test_a_guarded_text_has_a_sign_for_each_unsafe_character_and_keeps_its_lines(text: str) -> None:
    signs = {unsafe: "\ufffd" for unsafe in "\t\x1b\u202e\u2028"}
    assert guard_lines(text) == "".join(signs.get(one, one) for one in text)
    assert guard(text) == guard_lines(text).replace("\n", "\ufffd")
