"""Lines broken before words said as well as behind them are put together; paragraphs stay apart."""

from __future__ import annotations

import pytest

from reader.article.language import load_language
from reader.article.model import Metadata
from reader.article.repair import repair

SURE = ["Marsh told reporters that", "the roof was gone", "."]
"""Lines that can only have been broken on both sides."""
LONG = "0123456789 " * 12 + "."
"""Shows that the text was not wrapped by hand."""


def mended(lines: list[str], code: str = "en") -> list[str]:
    return [draft.text for draft in repair("\n".join(lines), Metadata(), load_language(code))]


BOTH_SIDES = {
    "a word in the middle": ["Marsh called the plan a", "disgrace", "and left the room."],
    "a list of words": [
        "Four of the members of the harbour council called the plan of the mayor",
        "dangerous",
        "and",
        "unkind",
        "to fishermen.",
    ],
    "a title": [
        "The two of them have written a long piece about the sea that is called",
        "The Last Ferry.",
    ],
    "a colon": ["Marsh had the same feeling about it:", "I knew at once that we would lose the roof."],
    "a colon and a teller": ["There was one thing left to do:", "Dry the maps,", "Marsh said."],
    "a short clause": ["Marsh said,", "The maps are dry."],
    "who asked": ["Who will pay for it?", "Marsh asked aloud. Nobody in the harbour office knew."],
    "what she said took up": ["The roof went first,", "Marsh said.", "It was over in a minute."],
}


@pytest.mark.parametrize("name", BOTH_SIDES)
def test_lines_broken_on_both_sides_are_one_again(name: str) -> None:
    assert len(mended([*SURE, *BOTH_SIDES[name]])) == 2


APART = {
    "a narrator": ["The roof went first,", "Marsh said.", "The council of Oban meets again on Friday."],
    "a name behind it": ["The roof went first,", "Marsh said.", "It was built by Ellen Roe in 1904."],
    "a label": ["The roof went first,", "Marsh said.", "OBAN: What did you do?"],
    "a list": ["Bring these to the harbour:", "Your oldest boots", "A lamp"],
    "a paragraph without a full stop": [
        "The ferry has been out of service for weeks, and nobody knows when it comes back",
        "The council of Oban meets again on Friday, when the mayor is back from the islands.",
    ],
}


@pytest.mark.parametrize("name", APART)
def test_paragraphs_of_a_damaged_text_stay_apart(name: str) -> None:
    assert mended([*SURE, *APART[name]])[-1] == APART[name][-1]


def test_lines_are_not_held_for_broken_before_words_said_where_the_teller_goes_on() -> None:
    text = "The roof went first,\nMarsh said. We dried the maps.\nMarsh left,\nshe said.\nI stayed in Oban."
    assert mended(text.split("\n"))[-1] == "I stayed in Oban."


def test_a_notes_number_behind_a_full_stop_ends_a_sentence() -> None:
    lines = [
        "The ferry sank in the storm of that year.1",
        "iron was dear then, and the owners saved on it.[2]",
    ]
    assert mended(lines) == lines


STAYS = {
    "a heading that ends in a German mark": (
        "de",
        ["Warum das „Nest“ kein „Nest“", "Die Vögel haben es nie bewohnt, wie die Forscher heute wissen."],
    ),
    "a heading that ends in capitals": (
        "en",
        [
            "Frequent questions and N/A",
            "The council of Oban meets again on Friday, after the long winter break.",
        ],
    ),
    "labels in lower case": ("en", ["Yield", "one round loaf", "Oven", "two hundred degrees"]),
    "things to buy": (
        "en",
        ["bamboo brush from the market on the quay", "cloth bags for the shopping that you do on Saturdays"],
    ),
    "a long headline above a broken paragraph": (
        "fr",
        [
            "LIRE ENSUITE SUR LE SITE DU JOURNAL : le récit complet d’une nuit de tempête au port de Kerlann",
            "Le port a été fermé dans la nuit de lundi pour une durée indéterminée",
            ".",
        ],
    ),
}


@pytest.mark.parametrize("name", STAYS)
def test_a_line_that_stands_for_itself_is_joined_with_nothing(name: str) -> None:
    code, lines = STAYS[name]
    assert mended([LONG, *lines], code)[1] == lines[0]


def test_a_closing_german_mark_keeps_the_space_behind_it() -> None:
    lines = ["Der Rat nannte den Plan für das Haus am See, das alle „Nest“", "nennen, überholt."]
    assert "„Nest“ nennen" in mended([LONG, *lines], "de")[1]
