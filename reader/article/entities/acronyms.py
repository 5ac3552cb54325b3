"""Acronyms, and the names that they stand for."""

from __future__ import annotations

import re

ROMAN = re.compile(r"[IVXLC]+")
MOST_LETTERS = 6


def is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym, and is no number."""
    return word.isupper() and 2 <= len(word) <= MOST_LETTERS and not ROMAN.fullmatch(word) and word.isalpha()


def abbreviates(acronym: str, name: str) -> bool:
    """Tell whether an acronym's letters stand in a name of several words in their order, the first first."""
    if not is_acronym(acronym) or " " not in name or name[0].lower() != acronym[0].lower():
        return False
    letters = iter(name.lower())
    return all(letter in letters for letter in acronym.lower())
