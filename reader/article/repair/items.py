"""Lists in flat text: lines with a bullet or a number, where at least two follow each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article.assemble import BlockDraft
from reader.article.language import Language
from reader.article.repair.chains import Chain
from reader.article.repair.lines import is_terminated

BULLET = re.compile(r"([-–*•·‣◦▪]) +(?=\S)")
NUMBER = re.compile(r"\(?(\d{1,3})([.)]) +(?=\S)")
DASHES = "-–"

Part = Chain | BlockDraft


def is_item(parts: Sequence[Part], at: int, language: Language) -> bool:
    """Tell whether a line is one of a list: a neighbour has the same bullet, or the number beside its own."""
    own = _sign(parts, at, language)
    if own is None:
        return False
    if isinstance(own, int):
        return _sign(parts, at - 1, language) == own - 1 or _sign(parts, at + 1, language) == own + 1
    return own in (_sign(parts, at - 1, language), _sign(parts, at + 1, language))


def without_bullet(text: str) -> str:
    """Take the bullet off; a number stays, for others may name it."""
    return BULLET.sub("", text, count=1)


def _sign(parts: Sequence[Part], at: int, language: Language) -> str | int | None:
    """Read what a line begins with: a bullet, a number, or nothing; a dash may open speech."""
    part = parts[at] if 0 <= at < len(parts) else None
    if not isinstance(part, Chain) or part.line.columns:
        return None
    if number := NUMBER.match(part.text):
        return int(number[1])
    bullet = BULLET.match(part.text)
    if bullet is None or (bullet[1] in DASHES and language.dashes_open_speech and is_terminated(part.text)):
        return None
    return bullet[1]
