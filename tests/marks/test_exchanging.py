"""Selectors are written as the W3C has them, and read back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Span
from reader.marks.anchoring import describe, resolve
from reader.marks.exchanging import selector_from_w3c, selector_to_w3c

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


@given(st.data(), texts)
def test_a_selector_that_went_through_json_names_the_same_passage(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    selector = describe(text, span)
    back = selector_from_w3c(json.loads(json.dumps(selector_to_w3c(selector, span))))
    assert back == selector
    assert resolve(text, back) == span


def test_places_count_code_points_not_bytes_nor_utf_16() -> None:
    text = "😀 été: Jane"
    described = selector_to_w3c(describe(text, Span(7, 11)), Span(7, 11))
    assert described == [
        {"type": "TextQuoteSelector", "exact": "Jane", "prefix": "😀 été: "},
        {"type": "TextPositionSelector", "start": 7, "end": 11},
    ]


def test_of_a_passage_that_stands_nowhere_only_the_words_are_told() -> None:
    selector = describe("a b c", Span(2, 3))
    assert [one["type"] for one in selector_to_w3c(selector, None)] == ["TextQuoteSelector"]
    assert selector_from_w3c(selector_to_w3c(selector, None)) == selector._replace(start=-1)


def test_selectors_of_other_kinds_are_passed_over() -> None:
    quote = {"type": "TextQuoteSelector", "exact": "b"}
    assert selector_from_w3c([{"type": "XPathSelector", "value": "/p"}, quote]).exact == "b"
    assert selector_from_w3c(quote).exact == "b"


@pytest.mark.parametrize(
    "described",
    [
        None,
        [],
        "b",
        {"type": "TextPositionSelector", "start": 1, "end": 2},
        {"type": "TextQuoteSelector", "exact": ""},
        {"type": "TextQuoteSelector", "exact": 3},
        {"type": "TextQuoteSelector", "exact": "b", "prefix": None},
        [{"type": "TextQuoteSelector", "exact": "b"}, {"type": "TextPositionSelector", "start": "1"}],
        [{"type": "TextQuoteSelector", "exact": "b"}, {"type": "TextPositionSelector", "start": True}],
    ],
)
def test_what_names_no_passage_is_refused(described: object) -> None:
    with pytest.raises(ValueError, match=r"expected|code points"):
        selector_from_w3c(described)
