"""Paragraphs damaged as an extraction damages them that drops `<q>`.

In each paragraph with an inline quotation,
the marks of its quotations go, inner ones too, and the line breaks behind the words (`after`), or
before and behind them (`both`). White space at a break goes; so a comma or a full stop behind the
closing mark begins the next line, or is all of it. No break stands at a paragraph's ends. A quotation
that is a whole paragraph loses its marks and breaks nothing. One paragraph is one line, no empty lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reader.article.language import Language
from reader.article.model import Quotation
from reader.article.normalise import clean_line
from reader.article.quotations import find_quotations
from reader.article.repair.lines import is_terminated

MARKS = "\"'«»‹›“”„‟‘’‚‛「」『』"
WHITE_OR_COMMA = re.compile(r"[\s,，、]*")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A paragraph after the damage: its lines, and the words of its quotations."""

    lines: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def is_broken(self) -> bool:
        """Whether a line was broken at all."""
        return len(self.lines) > 1

    @property
    def is_hidden(self) -> bool:
        """Whether one of the breaks looks like the end of a paragraph."""
        return any(
            is_terminated(line) and not (after[0].islower() or after[0] in ".,;:!?")
            for line, after in pairwise(self.lines)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in a paragraph: its marks, the white space inside them, and its words."""

    opening: int
    closing: int
    gone: frozenset[int]
    said: str


def damaged(paragraph: str, language: Language, side: str) -> Damaged:
    """Break a paragraph at its quotations."""
    places = quoted_places(paragraph, language) if side != "clean" else []
    gone = frozenset(at for place in places for at in place.gone)
    outer = [
        one for one in places if not any(other.opening < one.opening < other.closing for other in places)
    ]
    breaks = {min(one.closing + 1, len(paragraph)) for one in outer} | {
        one.opening for one in outer if side == "both"
    }
    cuts = [0, *sorted(breaks), len(paragraph)]
    parts = ("".join(paragraph[at] for at in range(a, b) if at not in gone) for a, b in pairwise(cuts))
    lines = tuple(line for part in parts if (line := clean_line(part)))
    return Damaged(lines or (paragraph,), tuple(one.said for one in outer))


def quoted_places(text: str, language: Language) -> list[Place]:
    """Find the quotations that have a mark before them."""
    places: list[Place] = []
    for quotation in find_quotations(text, language):
        opening = len(text[: quotation.start].rstrip(" \u00a0\u202f\u2009,.;:")) - 1
        if opening >= 0 and text[opening] in MARKS:
            places.append(_place(text, opening, quotation))
    return places


def _place(text: str, opening: int, quotation: Quotation) -> Place:
    behind = WHITE_OR_COMMA.match(text, quotation.end)
    closing = behind.end() if behind else quotation.end
    inside = (*range(opening + 1, quotation.start), *range(quotation.end, closing))
    gone = {opening, *(at for at in inside if text[at].isspace())}
    gone |= {closing} if text[closing : closing + 1] in tuple(MARKS) else set()
    return Place(opening, closing, frozenset(gone), text[quotation.start : quotation.end])
