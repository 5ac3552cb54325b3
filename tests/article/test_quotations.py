"""Marks are read tolerantly; spans hold the words alone."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.article.language import load_language
from reader.article.quotations import find_quotations
from tests.strategies import hostile_texts


def quoted(text: str, code: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, load_language(code))]


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fr", "Un chantier « mal préparé et trop cher », dit-elle.", ["mal préparé et trop cher"]),
        ("fr", "“Nous partons demain matin”, dit-il.", ["Nous partons demain matin"]),
        ("en", "“We will not close,” Femi said.", ["We will not close"]),
        (
            "en",
            '"We will not close," Femi said. "Never ever again."',
            ["We will not close", "Never ever again."],
        ),
        ("en", "'I don't know,' she said.", ["I don't know"]),
        ("en", "He said 'the players' union wants it' twice.", ["the players' union wants it"]),
        ("en", "“He told me ‘go away now’ and left.”", ["He told me ‘go away now’ and left.", "go away now"]),
        ("de", "„Jeder Umweg kostet“, klagt Preuß.", ["Jeder Umweg kostet"]),
        ("de", "Er sagte: »Das geht so nicht.«", ["Das geht so nicht."]),
        ("sv", "”Vi går hem nu”, sade han.", ["Vi går hem nu"]),
        ("ja", "一方で「昔の木の灯籠が懐かしい」という声も", ["昔の木の灯籠が懐かしい"]),
        ("es", "—Me voy a casa —dijo Juan—. Mañana vuelvo.", ["Me voy a casa", "Mañana vuelvo."]),
        ("fr", "— Je pars demain, dit-il en riant.", ["Je pars demain"]),
    ],
)
def test_quotations_are_found(code: str, text: str, words: list[str]) -> None:
    assert quoted(text, code) == words


def test_a_quotation_that_goes_on_in_the_next_paragraph_runs_to_the_end() -> None:
    assert quoted("“We will stay. We must.", "en") == ["We will stay. We must."]


@pytest.mark.parametrize(
    "text", ["the Millers’ dog", "rock ’n’ roll", 'a 5" pipe', "«", "The “Star” sank", ") ” ("]
)
def test_what_is_no_speech_is_left_out(text: str) -> None:
    assert quoted(text, "en") == []


def test_one_word_counts_where_somebody_says_it() -> None:
    assert quoted("She called it “insane”.", "en") == ["insane"]


def test_an_unbalanced_mark_spoils_nothing_behind_it() -> None:
    assert quoted("A « mark. She said “we have to go”.", "en") == ["we have to go"]


@given(hostile_texts)
def test_quotations_lie_inside_any_text(text: str) -> None:
    for code in ("fr", "en", "de", "ja", "xx"):
        found = find_quotations(text, load_language(code))
        assert all(0 <= quotation.start < quotation.end <= len(text) for quotation in found)
