"""Tests of reader.layout.widths."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.layout.widths import cell_width, clusters, cut, is_simple, measure

ASSIGNED = [
    chr(code)
    for code in range(0x20, sys.maxunicode)
    if unicodedata.category(chr(code)) not in {"Cc", "Cn", "Cs", "Co"}
]


def test_every_simple_character_takes_one_cell_by_richs_table_too() -> None:
    assert [c for c in ASSIGNED if is_simple(c) and cell_len(c) != 1] == []


def test_the_characters_of_ordinary_news_are_simple() -> None:
    assert is_simple(
        "« L’été » – “What?” — … Ελλάδα, Україна, العربية, עברית, Việt Nam, 20\u202f%, 5\u00a0€, №"
    )


@pytest.mark.parametrize(
    "text", ["日本", "ｅ\u0301", "e\u0301", "👍", "a\u200bb", "co\u00adop", "한국", "हिन्दी", "بَ"]
)
def test_other_text_is_not_simple(text: str) -> None:
    assert not is_simple(text)


def test_every_character_is_as_wide_as_richs_table_says_but_for_those_that_are_not_drawn() -> None:
    assert [c for c in ASSIGNED if cell_width(c) != cell_len(c)] == ["\xad"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("été", 3),
        ("e\u0301te", 3),
        ("東京", 4),
        ("👨‍👩‍👧 x", 4),
        ("🇫🇷", 2),
        ("co\u00adop", 4),
        ("a\u200bb", 2),
    ],
)
def test_a_text_is_as_wide_as_its_clusters(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@given(st.text(alphabet="aé東ー👍🏽\u200d\u0301\u200b\u00ad 한"))
def test_clusters_and_cells_add_up(text: str) -> None:
    measured = measure(text)
    assert "".join(clusters(text)) == text
    assert measured.edges[-1] == len(text)
    assert measured.cells[-1] == cell_width(text)
    assert list(measured.cells) == sorted(measured.cells)


@given(st.text(alphabet="aé東👍 한"), st.data())
def test_a_character_is_found_at_its_cell(text: str, data: st.DataObject) -> None:
    measured = measure(text)
    offset = data.draw(st.sampled_from(list(measured.edges)))
    assert measured.offset_at(measured.cell_at(offset)) == offset


@given(st.text(alphabet="aé東👍 "), st.integers(1, 12))
def test_a_cut_text_fits(text: str, width: int) -> None:
    shown = cut(text, width)
    assert cell_width(shown) <= width
    assert shown == text or shown.endswith("…")
