"""Tests of reader.layout.plain."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.layout.plain import plain_text
from reader.layout.widths import cell_width
from tests.layout.articles import lindvik, of_paragraphs


def test_title_and_headings_are_underlined_and_captions_folded() -> None:
    text = plain_text(lindvik(), 60, captions=False)
    assert text.startswith("Lindvik closes its harbour\n══════════════════════════\n\nThe harbour of Lindvik")
    assert "\nWhat comes after\n────────────────\n" in text
    assert "▸ Photo · Nordbild / Ole Vik\n" in text
    assert "customs house" not in text


def test_captions_are_unfolded_when_asked_for() -> None:
    text = plain_text(lindvik(), 60, captions=True)
    assert "customs house.\n  Photo · Nordbild / Ole Vik\n" in text


@given(st.integers(10, 100), st.booleans())
def test_plain_text_fits_and_holds_no_control_but_line_feeds(width: int, captions: bool) -> None:
    text = plain_text(lindvik(), width, captions=captions)
    assert all(cell_width(line) <= width and line == line.rstrip() for line in text.split("\n"))
    assert {unicodedata.category(c) for c in text.replace("\n", "")}.isdisjoint({"Cc", "Cf", "Zl", "Zp"})
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_soft_hyphens_are_not_printed() -> None:
    assert plain_text(of_paragraphs("co\u00adop\u200beration"), 40, captions=False) == "cooperation\n"


@given(st.integers(-3, 9), st.booleans())
def test_no_width_is_too_small_to_print_the_words(width: int, captions: bool) -> None:
    text = plain_text(lindvik(), width, captions=captions)
    assert "Lindvikclosesitsharbour" in "".join(text.split())
