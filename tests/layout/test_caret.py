"""Tests of reader.layout.caret."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Article, Span
from reader.layout.caret import MOTIONS, Caret, Motions, Segmenter
from reader.layout.lines import Layout
from tests.layout.articles import lindvik, of_paragraphs

CAPTIONS = (3, 8)


def motions(article: Article, width: int = 40, folded: Sequence[int] = ()) -> Motions:
    def matching(pattern: str) -> Segmenter:
        def spans(number: int) -> list[Span]:
            block = article.blocks[number]
            return [Span(*match.span()) for match in re.compile(pattern).finditer(article.text, *block.span)]

        return spans

    return Motions(Layout(article, width, folded), matching(r"\w+"), matching(r"\S[^.]*\.?”?"))


def after(article: Article, start: str, *path: str, width: int = 40, folded: Sequence[int] = ()) -> str:
    """Return the text from where a caret on the first `start` gets to."""
    caret = Caret(article.text.index(start))
    stage = motions(article, width, folded)
    for motion in path:
        caret = stage.move(caret, motion)
    return article.text[caret.offset :]


@pytest.mark.parametrize(
    ("start", "motion", "end"),
    [
        ("harbour of", "right", "arbour of"),
        ("harbour of", "left", " harbour of"),
        ("harbour of", "next-word", "of Lindvik"),
        ("harbour of", "end-of-word", "r of Lindvik"),
        ("of Lindvik", "previous-word", "harbour of"),
        ("arbour of", "previous-word", "harbour of"),
        ("harbour of", "line-start", "The harbour"),
        ("harbour of", "line-end", "o cargo"),
        ("said Mayor", "next-sentence", "“The sea"),
        ("sea belongs", "previous-sentence", "“The sea"),
        ("“The sea", "previous-sentence", "“We have"),
        ("harbour of", "next-paragraph", "“We have"),
        ("said Mayor", "previous-paragraph", "“We have"),
        ("“We have", "previous-paragraph", "The harbour"),
        ("said Mayor", "top", "Lindvik closes"),
        ("Monday.", "next-word", "We have"),
        ("Lindvik closes", "left", "Lindvik closes"),
        ("Lindvik closes", "line-up", "Lindvik closes"),
    ],
)
def test_a_motion_gets_where_its_name_says(start: str, motion: str, end: str) -> None:
    assert after(lindvik(), start, motion).startswith(end)


def test_the_end_is_the_last_character() -> None:
    assert after(lindvik(), "harbour", "end") == "。"
    assert after(lindvik(), "harbour", "end", "right", "line-down", "next-word", "next-paragraph") == "。"


def test_right_at_the_end_of_a_line_skips_the_white_space_that_is_not_drawn() -> None:
    assert after(of_paragraphs("one two"), "e two", "right", width=4) == "two"
    assert after(of_paragraphs("one two"), "two", "left", width=4) == "e two"


def test_the_goal_column_outlasts_a_short_line() -> None:
    article = of_paragraphs("abcdefgh", "xy", "ABCDEFGH")
    assert after(article, "fgh", "line-down", "line-down") == "FGH"
    assert after(article, "fgh", "line-down", "line-start", "line-down") == "ABCDEFGH"


def test_the_goal_column_is_counted_in_cells() -> None:
    assert after(of_paragraphs("港町の朝", "abcdefgh"), "の", "line-down") == "efgh"


def test_a_folded_caption_is_one_step() -> None:
    assert after(lindvik(), "”\n\nThe last", "right", folded=CAPTIONS).startswith("The last crane")
    assert after(lindvik(), "The last", "right", folded=CAPTIONS).startswith("What comes")
    assert after(lindvik(), "The last", "next-word", folded=CAPTIONS).startswith("What comes")
    assert after(lindvik(), "What comes", "left", folded=CAPTIONS).startswith("The last")


def test_a_caret_on_a_folded_caption_stands_on_all_of_it() -> None:
    article = lindvik()
    caption = article.blocks[3]
    assert motions(article, folded=CAPTIONS).span_at(caption.start + 9) == caption.span


def test_a_caret_stands_on_whole_clusters() -> None:
    article = of_paragraphs("a👨‍👩‍👧b")
    assert after(article, "a", "right", "right") == "b"
    assert motions(article).span_at(3) == Span(1, len(article.text) - 1)


@given(st.integers(10, 60), st.sampled_from([(), (3,), CAPTIONS]), st.data())
def test_wherever_it_goes_a_caret_stands_on_a_drawn_character(
    width: int, folded: tuple[int, ...], data: st.DataObject
) -> None:
    stage = motions(lindvik(), width, folded)
    caret = Caret(stage.settle(data.draw(st.integers(0, len(stage.layout.article.text)))))
    for motion in data.draw(st.lists(st.sampled_from(sorted(MOTIONS)), max_size=8)):
        caret = stage.move(caret, motion)
        assert stage.settle(caret.offset) == caret.offset
        under = stage.span_at(caret.offset)
        assert under.start < under.end


@given(st.integers(10, 60), st.integers(0, 500))
def test_right_undoes_left(width: int, offset: int) -> None:
    stage = motions(lindvik(), width)
    here = Caret(stage.settle(offset))
    left = stage.move(here, "left")
    assert left == here or stage.move(left, "right").offset == here.offset


def test_the_motions_are_those_of_the_keybindings() -> None:
    keys = tomllib.loads((Path(__file__).parents[2] / "keybindings.toml").read_text("utf-8"))
    assert {one for one in keys["selection"] if not one.startswith("inner-")} - {
        "swap-ends",
        "release",
    } == MOTIONS
