"""Sentences end where they end, and not behind an abbreviation."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.article.language import load_language
from reader.article.segment import sentences, words
from tests.strategies import hostile_texts


def cut(text: str, code: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, load_language(code))]


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("fr", "M. Zelensky l’a dit à Mme Abgrall, av. Foch.", "Il part."),
        ("fr", "Elle a crié « Non ! »", "Puis rien."),
        ("de", "Bis zum 3. Oktober ist z. B. Dr. Sander da.", "Dann nicht."),
        ("de", "Das war 2024.", "Nun ist es anders."),
        ("en", "Mr. Okafor of the U.S. Army met J. R. Smith.", "He left."),
        ("en", "He said “No.”", "She stayed."),
        ("en", "It cost $2.5 million at example.com.", "Was it worth it?"),
        ("es", "El Sr. Ruiz vive en la Avda. Mayor.", "¿Lo sabías?"),
        ("it", "Il dott. Neri è qui.", "È tardi."),
        ("nl", "Dhr. Jansen belde o.a. Piet.", "Toen ging hij."),
        ("ja", "「はい。」", "と彼は言った。"),
    ],
)
def test_two_sentences_are_two(code: str, first: str, second: str) -> None:
    space = "" if code == "ja" else " "
    assert cut(first + space + second, code) == [first, second]


@given(hostile_texts)
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    assert "".join("".join(cut(text, "en")).split()) == "".join(text.split())


@given(hostile_texts)
def test_sentences_and_words_are_in_order_and_inside(text: str) -> None:
    for spans in (sentences(text, load_language("de")), words(text)):
        edges = [place for span in spans for place in span]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_words_keep_hyphens_apostrophes_and_figures() -> None:
    text = "L’eau aujourd’hui : 9,000 week-ends, l'été"
    assert [text[a:b] for a, b in words(text)] == ["L’eau", "aujourd’hui", "9,000", "week-ends", "l'été"]


def test_words_of_japanese_are_characters_and_runs_of_kana() -> None:
    text = "村上さんはテレビ"
    assert [text[a:b] for a, b in words(text)] == ["村", "上", "さんは", "テレビ"]
