"""Where a sentence may end in Thai and Lao, which end none with a mark: at some of their spaces.

A space stands between sentences there, but also between clauses, around names, figures and quotations.
What is taken for an end stands between two long stretches, and no word beside it goes on or leads on:
rather two sentences in one than one cut inside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST = 20
"""Code points without a space, before and after; given and family names have fewer."""

_THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
_LAO = "\u0e81-\u0eae\u0eb0-\u0ec4\u0ec8-\u0ecd\u0edc-\u0edf"
_LETTERS = _THAI + _LAO
_GOES_ON = (
    "และ หรือ แต่ ที่ ซึ่ง อัน ว่า โดย เพื่อ เพราะ เนื่องจาก จึง ก็ ถึง จน กับ รวมทั้ง ตลอดจน "
    "ຫຼື ແລະ ແຕ່ ທີ່ ຊຶ່ງ ວ່າ ໂດຍ ເພື່ອ ເພາະ ຈຶ່ງ ກັບ"
)
_LEADS_ON = "ว่า คือ เช่น และ หรือ แต่ กับ ของ ที่ ใน จาก เพื่อ ได้แก่ ดังนี้ โดย เพราะ ວ່າ ຄື ເຊັ່ນ ແລະ ຫຼື ກັບ ຂອງ ທີ່"
_LETTER = re.compile(f"[{_LETTERS}]")
# It begins with the space, so that the rest is looked at there alone.
_SPACE = re.compile(
    rf"[ \u00a0](?<=[{_LETTERS}]{{{LEAST}}}.)(?<!{'.)(?<!'.join(_LEADS_ON.split())}.)"
    rf"(?=[ \u00a0]*[{_LETTERS}]{{{LEAST}}})(?![ \u00a0]*(?:{'|'.join(_GOES_ON.split())}))"
)


def has_clauses(text: str) -> bool:
    """Tell whether any of a text is Thai or Lao, whose full stop ends abbreviations alone."""
    return not text.isascii() and _LETTER.search(text) is not None


def clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Find the ends of what can be read as a sentence, in a part of a text without other ends."""
    return (match.start() for match in _SPACE.finditer(text, start, end))
