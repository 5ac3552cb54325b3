"""Tests of reader.layout.search."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layout.search import Searchable, folded


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("Volodymyr Zélensky", "zelensky", ["Zélensky"]),
        ("Zelensky", "zélensky", ["Zelensky"]),
        ("polish Polish", "Polish", ["Polish"]),
        ("polish Polish", "polish", ["polish", "Polish"]),
        ("l’été, l'ete", "l'ete", ["l’été", "l'ete"]),
        ("20\u202f% et 20 %", "20 %", ["20\u202f%", "20 %"]),
        ("Straße", "straße", ["Straße"]),
        ("ΟΔΟΣ οδός", "οδοσ", ["ΟΔΟΣ", "οδός"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("が か", "か", ["か"]),
        ("한국 기사", "한국", ["한국"]),
        ("x\u0301y x", "xy", ["x\u0301y"]),
        ("ax\u0301", "x", ["x\u0301"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.b", ".", ["."]),
        ("word", "", []),
        ("word", " ", []),
        ("word", "\u0301", []),
        ("two\nlines", "two lines", ["two\nlines"]),
    ],
)
def test_a_term_is_found_as_a_reader_means_it(text: str, term: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in Searchable(text).find(term)] == found


@given(st.text(), st.text())
def test_searching_never_fails_and_hits_are_in_order(text: str, term: str) -> None:
    hits = Searchable(text).find(term)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@given(st.text(alphabet="aé éx\u0301’Я", min_size=1, max_size=30), st.data())
def test_what_stands_in_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    term = text[start : start + 5].strip()
    if term.strip("\u0301 "):
        assert Searchable(text).find(term)


@pytest.mark.parametrize(
    ("one", "other"), [("Zélensky", "zelensky"), ("ÅNGSTRÖM", "angstrom"), ("O’Neill", "o'neill")]
)
def test_names_are_compared_without_case_and_accents(one: str, other: str) -> None:
    assert folded(one) == folded(other) == other


def test_a_japanese_voicing_mark_makes_another_name() -> None:
    assert folded("か") != folded("が")
