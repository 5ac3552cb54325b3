"""Quotations that lost their marks are offered with the end that the break shows and the likeliest start."""

from __future__ import annotations

import pytest

from reader.article.language import load_language
from reader.article.model import Metadata
from reader.article.repair import repair

LONG = "0123456789 " * 12 + "."
"""Shows that the text was not wrapped by hand."""


def restored(lines: list[str], code: str) -> list[str]:
    drafts = repair("\n".join([*lines, LONG]), Metadata(), load_language(code))
    return [draft.text[q.start : q.end] for draft in drafts for q in draft.quotations]


SAID = {
    "the last sentence": (
        "fr",
        ["Le pont est fermé depuis mars. Personne ne passe plus ici", ", regrette le maire."],
        "Personne ne passe plus ici",
    ),
    "from the first person on": (
        "en",
        ["The ferry left at noon. I saw it go. It was already low in the water,", "Marsh said."],
        "I saw it go. It was already low in the water",
    ),
    "behind a sentence that reports": (
        "de",
        ["Das Dach sei weg, sagte Marsch. Wir fangen von vorne an", ", erklärte sie."],
        "Wir fangen von vorne an",
    ),
    "a verb of whatever kind": (
        "fr",
        ["La place était vide. On attend le car depuis une heure", ", glisse Maud Pons, lycéenne."],
        "On attend le car depuis une heure",
    ),
    "a pronoun that is asked": (
        "fr",
        ["La place était vide. On attend le car depuis une heure", ", sourit-elle."],
        "On attend le car depuis une heure",
    ),
    "a title": (
        "en",
        ["She said that he is known for his part in the old film The Last Ferry", "and for nothing else."],
        "The Last Ferry",
    ),
    "behind a preposition": (
        "de",
        ["Bürgermeisterin Anna Holz sprach von einer", "bitteren Entscheidung", "."],
        "bitteren Entscheidung",
    ),
    "several sentences behind a colon": (
        "en",
        ["Marsh said: the roof is gone. Nobody was hurt. What is left", "stays dry for now."],
        "the roof is gone. Nobody was hurt. What is left",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_words_said_are_offered_from_the_likeliest_start_to_the_break(name: str) -> None:
    code, lines, said = SAID[name]
    assert restored(lines, code) == [said]


NOT_SAID = {
    "something named": (["The roof is gone,", "Marsh said. The council of Oban meets on Friday."], 1),
    "German nouns": (["Das Dach ist weg", ", sagte Marsch. Der Rat tagt am Freitag."], 1),
    "words of her own": (["The roof is gone,", "Marsh said. We meet on Friday."], 2),
}


@pytest.mark.parametrize("name", NOT_SAID)
def test_what_follows_the_teller_is_theirs_only_where_they_seem_to_speak(name: str) -> None:
    lines, number = NOT_SAID[name]
    assert len(restored(lines, "de" if "Dach" in lines[0] else "en")) == number
