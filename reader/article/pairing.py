"""Which quotation marks of a paragraph belong together.

A stack over the language's marks, which are read tolerantly: straight marks and other languages'
marks count, an apostrophe closes nothing, a mark without its partner spoils nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.article.language import Language, Marks, matcher
from reader.article.model import Span
from reader.article.scripts import is_east_asian

MOST_DEPTH = 6
STRAIGHT = '"'
APOSTROPHES = frozenset("'’‘")
TURNED = frozenset("«»‹›")
ANYWHERE = (
    Marks("“", "”"),
    Marks("«", "»"),
    Marks("「", "」"),
    Marks("『", "』"),
    Marks("„", "“"),
    Marks("„", "”"),
)
# Typed by two programs: one turned the first mark, the other left the last one straight.
SLOPPY = {"“": STRAIGHT, "„": STRAIGHT, "”": STRAIGHT, "‘": "'", "‚": "'", STRAIGHT: "”"}
LATER_CLOSER = re.compile(r"\s(?:[^'’‘]|(?<=\w)['’](?=\w))*(?<=\S)['’](?!\w)")
CLOSERS_OF_SPACED = {"“": "”", "„": "“”", STRAIGHT: STRAIGHT}
DECADE = re.compile(r"’\d\d(?:er|s|'s|’s)?(?!\d)")
HEBREW = re.compile("[\u05d0-\u05ea]")
CLOSES_LATER = re.compile(r"[^\"״\n]{2,400}?(?<=\S)[\"״](?!\w)")
LONGEST_ELIDED = 12
LOOKED_AHEAD = 2_000


@dataclass(frozen=True, slots=True)
class Pairing:
    """The marks of one paragraph."""

    pairs: tuple[Span, ...]
    """What stands between two marks that belong together; inner ones first."""
    left_open: int | None
    """Where the words begin behind the first mark that opens and never closes."""
    open_mark: str
    """That mark; empty where there is none."""
    left_closed: int | None
    """Where a mark stands that closes what was never opened here."""


def pair_marks(text: str, language: Language) -> Pairing:
    """Pair the marks; what a closed pair leaves open inside is dropped."""
    reading = _Reading(text, language)
    for match in _any_mark(language).finditer(text):
        reading.take(match.start())
    first = next((at for at in reading.stack if text[at] not in APOSTROPHES), None)
    return Pairing(
        tuple(reading.pairs),
        None if first is None else first + 1,
        "" if first is None else text[first],
        reading.left_closed,
    )


def opening_mark(text: str, language: Language) -> str:
    """Return the mark that a text starts with; empty where there is none."""
    first = text[:1]
    return first if first in partners(language) and first not in APOSTROPHES else ""


@lru_cache(maxsize=64)
def partners(language: Language) -> dict[str, str]:
    """For each mark that can open, the marks that can close it; the language's own pairs first."""
    known: dict[str, str] = {}
    for pair in (*language.marks, *language.other_marks, *ANYWHERE):
        known[pair.open] = known.get(pair.open, "") + pair.close
    return known


@lru_cache(maxsize=64)
def _any_mark(language: Language) -> re.Pattern[str]:
    known = partners(language)
    return re.compile("[" + re.escape("".join({*known, *"".join(known.values())})) + "]")


class _Reading:
    """How far the marks were read: the places that are open, and the pairs so far."""

    def __init__(self, text: str, language: Language) -> None:
        self.stack: list[int] = []
        self.pairs: list[Span] = []
        self.left_closed: int | None = None
        self._text = text
        self._language = language
        self._partners = partners(language)

    def take(self, at: int) -> None:
        """Read one mark: it closes what it can, else it opens."""
        depth = self._closed_depth(at)
        if depth is not None:
            self.pairs.append(Span(self.stack[depth] + 1, at))
            del self.stack[depth:]
        elif self._text[at] in self._partners and _may_open(self._text, at, self._language):
            self.stack.append(at)
        elif not self.stack and not self.pairs and self.left_closed is None and self._closes_alone(at):
            self.left_closed = at

    def _closed_depth(self, at: int) -> int | None:
        """Find the innermost open mark that a mark can close; a sloppy partner where there is no better."""
        mark = self._text[at]
        if not self.stack or not _may_close(self._text, at):
            return None
        depths = range(len(self.stack) - 1, max(len(self.stack) - 1 - MOST_DEPTH, -1), -1)
        exact = (depth for depth in depths if mark in self._partners[self._text[self.stack[depth]]])
        sloppy = (depth for depth in depths if mark in SLOPPY.get(self._text[self.stack[depth]], ""))
        found = next(exact, None)
        return next(sloppy, None) if found is None and not _opens_word(self._text, at) else found

    def _closes_alone(self, at: int) -> bool:
        """Tell whether a mark can only close: words before it, none behind it."""
        mark = self._text[at]
        closes = any(mark in closers for closers in self._partners.values())
        return closes and mark not in APOSTROPHES and at > 0 and not _opens_word(self._text, at)


def _opens_word(text: str, at: int) -> bool:
    """Tell whether a mark stands right before a word, with none before it."""
    return text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isalnum()


def _may_close(text: str, at: int) -> bool:
    """Tell whether a mark can close: an apostrophe inside a word cannot, nor a mark at a word's start."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in APOSTROPHES:
        joined = after.isalnum() and not is_east_asian(after)
        return not (joined or before.isspace() or _is_possessive(text, at))
    if text[at] == STRAIGHT and before.isdigit() and _is_inch(text, at):
        return False
    if text[at] in TURNED or not after.isalnum():
        return True
    return not before.isspace() and (text[at] != STRAIGHT or _hangs_on(before, after))


def _hangs_on(before: str, after: str) -> bool:
    """Tell whether letters behind a closing mark may be an ending, as in Korean, Turkish and Japanese."""
    in_abbreviation = HEBREW.match(before) and HEBREW.match(after)
    return is_east_asian(after) or (after.islower() and not before.isdigit() and not in_abbreviation)


def _is_possessive(text: str, at: int) -> bool:
    """Tell whether an apostrophe belongs to a plural ("the players’ union"), for another one closes later."""
    return text[at - 1 : at] == "s" and LATER_CLOSER.match(text, at + 1) is not None


def _is_inch(text: str, at: int) -> bool:
    """Tell whether a straight mark behind a figure is a measure: the next one closes, and not this one."""
    later = text.find(STRAIGHT, at + 1)
    return later > 0 and not text[later - 1].isspace() and not text[later + 1 : later + 2].isalnum()


def _may_open(text: str, at: int, language: Language) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or (before.isalnum() and language.spaced and not _is_prefixed(text, at, language)):
        return False
    if text[at] in APOSTROPHES and _is_elision(text, at, language):
        return False
    if after.isspace():
        return text[at] in "«‹" or (text[at] in CLOSERS_OF_SPACED and _is_set_off(text, at))
    return True


def _is_elision(text: str, at: int, language: Language) -> bool:
    """Tell whether letters or figures are left out before a word: the ’90s, ’em; it may lean either way."""
    word = "’" + text[at + 1 : at + LONGEST_ELIDED]
    return bool(DECADE.match(word) or matcher(language.elided).match(word))


def _is_set_off(text: str, at: int) -> bool:
    """Tell whether spaces stand on both sides of the mark, and before a later one: " Oui "."""
    closers = CLOSERS_OF_SPACED[text[at]]
    return (at == 0 or text[at - 1].isspace()) and any(
        text.find(f" {mark}", at + 2, at + LOOKED_AHEAD) > 0 for mark in closers
    )


def _is_prefixed(text: str, at: int, language: Language) -> bool:
    """Tell whether only letters written onto the next word stand before a mark that closes later."""
    start = at
    while start > 0 and text[start - 1] in language.prefixes:
        start -= 1
    whole = start < at and not text[start - 1 : start].isalnum()
    return whole and CLOSES_LATER.match(text, at + 1) is not None
