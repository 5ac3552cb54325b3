"""Finding a term in a text as a reader means it: accents and kinds of apostrophe do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache

from reader.article.model import Span

# Marks that make another letter, not an accent: the Japanese voicing marks.
_VOICING = "\u3099\u309a"
_SAME = dict(zip("’‘ʼ´＇`\u00a0\u202f\n‐‑–—“”„«»", "''''''   ----\"\"\"\"\"", strict=True))


class Searchable:
    """A text, made ready to be searched many times."""

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, term: str) -> tuple[Span, ...]:
        """Return where a term stands; a capital letter in it makes case matter.

        The spans are in order and do not overlap.
        """
        exact_case = term != term.lower()
        wanted = _bare(term if exact_case else _lower(term))[0].strip()
        if not wanted:
            return ()
        haystack, places = self._cased if exact_case else self._uncased
        hits = (match.span() for match in re.finditer(re.escape(wanted), haystack))
        return tuple(Span(places[start], places[end]) for start, end in hits)

    @cached_property
    def _cased(self) -> tuple[str, Sequence[int]]:
        return _bare(self.text)

    @cached_property
    def _uncased(self) -> tuple[str, Sequence[int]]:
        return _bare(_lower(self.text))


def folded(text: str) -> str:
    """Return a text without case and accents, in which names are compared: “Zélensky” is “zelensky”."""
    return _bare(_lower(text))[0]


def _lower(text: str) -> str:
    """Fold case, character by character, so that offsets stay."""
    return text.translate({ord(character): _fold(character) for character in set(text)})


def _bare(text: str) -> tuple[str, Sequence[int]]:
    """Take accents off; with the bare text comes the offset that each of its characters, and its end, had."""
    characters = set(text)
    text = text.translate({ord(character): _base(character) for character in characters})
    if not any(map(unicodedata.combining, characters)):
        return text, range(len(text) + 1)
    places = [place for place, character in enumerate(text) if not _is_accent(character)]
    return "".join(text[place] for place in places), [*places, len(text)]


@lru_cache(maxsize=4096)
def _base(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    bare = [part for part in unicodedata.normalize("NFD", character) if not _is_accent(part)]
    return bare[0] if len(bare) == 1 else character


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    folded = character.casefold()
    return folded if len(folded) == 1 else character.lower()[0]


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0 and character not in _VOICING
