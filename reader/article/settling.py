"""Which language an article is in: as its page declares, unless its words say otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from reader.article.language import Language, load_language, normalised_tag
from reader.article.scripts import language_by_script

LOOKED_AT = 3000
WORD = re.compile(r"[^\W\d_]+(?:[’'](?=\w))?")
FEWEST_WORDS = 60
DOUBTFUL, SURE = 0.08, 0.2
"""Shares of grammar's little words: an English text has 0.4 of English ones, and 0.05 of French ones."""


def settle_language(declared: str | None, text: str, detect: Callable[[str], str | None]) -> str | None:
    """Decide an article's language: as declared, else by its script, else as `detect` reads its start.

    Templates declare English around texts in any language; so a declaration that hardly one word of
    grammar speaks for is dropped where another language has many.
    """
    tag = normalised_tag(declared)
    if tag is not None and not _is_doubtful(tag, text):
        return tag
    found = language_by_script(text) or normalised_tag(detect(text[:LOOKED_AT].lower()))
    return found if tag is None or (found and _is_evident(found, text)) else tag


def _is_doubtful(tag: str, text: str) -> bool:
    language = load_language(tag)
    return bool(_little_words(language)) and _has_enough(text) and _share(language, text) < DOUBTFUL


def _is_evident(found: str, text: str) -> bool:
    return language_by_script(text) == found or _share(load_language(found), text) >= SURE


def _has_enough(text: str) -> bool:
    return len(WORD.findall(text, 0, LOOKED_AT)) >= FEWEST_WORDS


def _share(language: Language, text: str) -> float:
    """Return how many of a text's first words are little words of a language."""
    little = _little_words(language)
    words = [word.lower().replace("'", "’") for word in WORD.findall(text, 0, LOOKED_AT)]
    return sum(word in little for word in words) / max(len(words), 1)


@lru_cache(maxsize=32)
def _little_words(language: Language) -> frozenset[str]:
    """List the words of grammar; empty where words are not parted, or the language has no file."""
    if not language.spaced:
        return frozenset()
    lists = (language.articles, language.prepositions, language.conjunctions, language.pronouns)
    return frozenset(word for words in (language.open_words, *lists) for word in words)
