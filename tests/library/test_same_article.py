"""Whether a text can be a later one of the same article."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from reader.library.same_article import doubt

NEWS = Path(__file__).parents[1] / "data" / "articles"
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(NEWS.glob("*.news"))}
PAIRS = [pair for pair in permutations(TEXTS, 2) if pair[0][:2] == pair[1][:2]]


@pytest.mark.parametrize("name", TEXTS)
def test_an_article_of_which_some_paragraphs_were_rewritten_is_the_same(name: str) -> None:
    old = TEXTS[name]
    half = old[: len(old) // 2]
    assert doubt(old, old) == ""
    assert doubt(old, f"Update\n\n{half}") == ""
    assert doubt(half, old) == ""


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_another_article_of_the_same_language_is_another(old: str, new: str) -> None:
    assert "another text now" in doubt(TEXTS[old], TEXTS[new])


@pytest.mark.parametrize("name", TEXTS)
def test_the_beginning_alone_is_told_as_such(name: str) -> None:
    old = TEXTS[name]
    assert "words are shown now" in doubt(old, old[: len(old) // 5])


def test_of_a_short_text_nothing_is_said() -> None:
    assert doubt("The end.", "At last, something else.") == ""
