"""Whom a credit names: a person, or an agency."""

from __future__ import annotations

import re

from reader.article.cases import is_first_name
from reader.article.language import Language, matcher

EAST_ASIA = "\u3000"
"""From here on words are written without spaces, or with endings."""
NAME_WORD = re.compile(r"(?:[^\W\d_]|[^\W\d_][’'])[\w.’'-]*")
ORGANISATION = re.compile(r"(?:the|le|la|les|der|die|das|el|il)\s", re.IGNORECASE)
COMPOUND_AGENCY = re.compile(r"\w(?:press[e]?|bild|foto|images|pictures|media|agentur|news)\b", re.IGNORECASE)


def is_organisation(text: str) -> bool:
    """Tell whether a credit begins with an article: "the Guardian"."""
    return bool(ORGANISATION.match(text))


def is_person(text: str) -> bool:
    """Tell whether a credit has the shape of somebody's name."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and all(NAME_WORD.fullmatch(word) for word in words)
        and not words[0][0].islower()
    )


def is_known_person(text: str, language: Language) -> bool:
    """Tell whether a name begins with a first name that is known."""
    first = text.partition(" ")[0]
    return is_first_name(first, language) and is_person(text) and not is_agency(text, language)


def is_agency(text: str, language: Language) -> bool:
    """Tell whether a word in a credit is an agency's."""
    named = matcher(tuple(word for word in language.agencies if not language.spaced or word[0] < EAST_ASIA))
    return bool(
        named.search(text)
        or COMPOUND_AGENCY.search(text)
        or any(word in text for word in language.agencies if word[0] >= EAST_ASIA)
    )
