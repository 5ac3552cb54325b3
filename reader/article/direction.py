"""Which way a text runs; apart from `scripts`, whose patterns take long to compile."""

from __future__ import annotations

import unicodedata
from collections import Counter

from reader.article.model import Direction

LOOKED_AT = 3000


def strong_direction(text: str) -> Direction | None:
    """Tell which way most letters of a text's start run; None where it has no letters."""
    classes = Counter(map(unicodedata.bidirectional, text[:LOOKED_AT]))
    right, left = classes["R"] + classes["AL"], classes["L"]
    if not right and not left:
        return None
    return Direction.RTL if right > left else Direction.LTR
