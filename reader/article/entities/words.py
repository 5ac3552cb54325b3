"""A word of an article, and names found by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# One for one, so that offsets stay right.
SAME = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "'": "’", "‑": "-"})
WORD = re.compile(
    r"(?<!\w)[^\W\d_](?:\.-?[^\W\d_](?!\w))+\.?|[^\W\d_]\w*(?:[-’][^\W_]\w*)*(?:&[^\W\d_]\w*)?|(?<=\d)[^\W\d_]\w*"
)


class Word(NamedTuple):
    """A word, or the name of a territory or town, which is one word here."""

    text: str
    start: int
    end: int
    first: bool
    """Whether it stands where any word would have a capital."""
    known: bool = False
    """Whether it is a territory's or town's name."""

    @property
    def capital(self) -> bool:
        """Whether it has one."""
        return self.text[0].isupper()


class NameIndex:
    """Names by their first word, for finding the longest that begins at a word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        # By lengths and not by names: an article of a thousand names that begin alike is read as fast.
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            if first := WORD.match(name):
                lengths.setdefault(_base(first.group()), set()).add(len(name))
        self._lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}

    def longest(self, text: str, word: Word) -> str | None:
        """Return the longest name that stands at a word, and ends where a word ends."""
        first = WORD.match(word.text) if word.known else None
        for length in self._lengths.get(_base(first.group() if first else word.text), ()):
            name = text[word.start : word.start + length]
            if name in self._names and _ends(text, word.start + length):
                return name
        return None


def _base(word: str) -> str:
    return word.partition(" ")[0].partition("-")[0].partition("’")[0]


def _ends(text: str, end: int) -> bool:
    """Tell whether a name may end there: "Kyiv-based" has Kyiv in it, "Nord-Coréen" has no Nord."""
    after = text[end : end + 2]
    if not after or not (after[0].isalnum() or after[0] in "-_"):
        return True
    return len(after) == 2 and after[0] == "-" and (after[1].islower() or not after[1].isalnum())
