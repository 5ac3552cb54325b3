"""The simulation of damage breaks lines where quotations lost their marks, and nowhere else."""

from __future__ import annotations

import pytest

from bench.breaking import damaged
from bench.damage import measured, own_articles
from reader.article.language import load_language

INLINE = "Marsh called it “a very sad day for us all” on Monday."
TWICE = "“We lost the maps,” she said. “We will dry them.”"


@pytest.mark.parametrize(
    ("paragraph", "side", "lines"),
    [
        (INLINE, "clean", (INLINE,)),
        (INLINE, "after", ("Marsh called it a very sad day for us all", "on Monday.")),
        (INLINE, "both", ("Marsh called it", "a very sad day for us all", "on Monday.")),
        (TWICE, "after", ("We lost the maps,", "she said. We will dry them.")),
        (TWICE, "both", ("We lost the maps,", "she said.", "We will dry them.")),
        ("“We lost all of the maps.”", "both", ("We lost all of the maps.",)),
        ("The tide is out.", "both", ("The tide is out.",)),
    ],
)
def test_lines_break_at_quotations(paragraph: str, side: str, lines: tuple[str, ...]) -> None:
    assert damaged(paragraph, load_language("en"), side).lines == lines


def test_white_space_inside_french_marks_goes_with_them() -> None:
    broken = damaged("Il a dit « nous partons demain ».", load_language("fr"), "after")
    assert broken.lines == ("Il a dit nous partons demain", ".")


def test_a_break_that_nothing_shows_is_hidden() -> None:
    english = load_language("en")
    assert damaged(TWICE, english, "both").is_hidden
    assert not damaged(INLINE, english, "both").is_hidden


def test_a_mended_article_counts_its_paragraphs() -> None:
    paragraphs = (INLINE, "The council meets on Friday in the town hall of Oban.")
    count = measured(paragraphs, "en", "after", [])
    assert (count["broken"], count["broken right"], count["untouched right"]) == (1, 1, 1)
    assert (count["said"], count["ends"]) == (1, 1)


@pytest.mark.parametrize("number", range(len(list(own_articles()))))
def test_articles_of_our_own_stay_as_they_are_where_nothing_is_broken(number: int) -> None:
    code, paragraphs = list(own_articles())[number]
    count = measured(paragraphs, code, "clean", [])
    assert count["untouched right"] == count["untouched"] == len(paragraphs)
