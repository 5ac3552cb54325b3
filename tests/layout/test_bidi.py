"""Tests of reader.layout.bidi."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from reader.layout.bidi import has_right_to_left, joined, levels_of, mirrored, visual, visual_order

MIXED = st.text(alphabet="ab12 (),.-אבגقالو\u064b«»’é東", max_size=40)


def shown(text: str, *, rtl: bool) -> str:
    """Return a line's characters from left to right."""
    levels = levels_of(text, rtl=rtl)
    return "".join(
        mirrored(text[place]) if levels[place] % 2 else text[place] for place in visual_order(levels)
    )


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("שלום עולם", True, "םלוע םולש"),
        ("אבג abc דהו", True, "והד abc גבא"),
        ("He said שלום עולם twice", False, "He said םלוע םולש twice"),
        ("בשנת 2024, כך", True, "ךכ ,2024 תנשב"),
        ("אב (גד)", True, "(דג) בא"),
        ("אב (AB) גד", True, "דג (AB) בא"),
        ("abc", False, "abc"),
        ("abc.", True, ".abc"),
        ("", True, ""),
    ],
)
def test_a_line_is_turned_as_its_readers_expect(text: str, rtl: bool, expected: str) -> None:
    assert shown(text, rtl=rtl) == expected


@given(MIXED, st.booleans())
def test_every_character_has_a_level_and_a_place(text: str, rtl: bool) -> None:
    levels = levels_of(text, rtl=rtl)
    assert len(levels) == len(text)
    assert sorted(visual_order(levels)) == list(range(len(text)))


@given(MIXED.map(str.strip), st.booleans())
def test_the_order_is_that_of_the_library(text: str, rtl: bool) -> None:
    order = visual_order(levels_of(text, rtl=rtl))
    assert "".join(text[place] for place in order) == get_display(text, base_dir="R" if rtl else "L")


@given(st.text(alphabet="ab 12é東👍", max_size=20))
def test_text_from_left_to_right_stays(text: str) -> None:
    assert not has_right_to_left(text)
    assert shown(text, rtl=False) == text


def test_a_paragraph_longer_than_any_is_still_turned() -> None:
    long = "אב " * 10_000
    assert levels_of(long, rtl=True)[:2] == [1, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال", "\ufed7\ufe8e\ufedd"),
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("بَيت", "\ufe91\u064e\ufef4\ufe96"),
        ("פרשנות", "פרשנות"),
        ("abc", "abc"),
        ("ب", "\ufe8f"),
        ("پی", "\ufb58\ufbfd"),
    ],
)
def test_arabic_letters_take_the_forms_that_their_neighbours_ask_for(text: str, expected: str) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nothing to turn", "Nothing to turn"),
        ("שלום (2024)", "(2024) םולש"),
        ("News from שלום now", "News from םולש now"),
        ("بَي", "\ufef2\ufe91\u064e"),
    ],
)
def test_a_line_alone_runs_the_way_of_most_of_its_letters(text: str, expected: str) -> None:
    assert visual(text) == expected


@given(MIXED)
def test_every_letter_keeps_its_place_when_joined(text: str) -> None:
    assert len(joined(text)) == len(text)
