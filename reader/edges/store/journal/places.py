"""Where the values of a field stand in a table, written into the base, so that nobody has to look for them.

An entry is the CRC-32 of the field with its value, as they stand there, and the place, in bytes from the
table's first: 8 hexadecimal digits each. Entries are in order, so that one is found by halving.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.edges.store.journal.fields import Field
    from reader.edges.store.journal.rows import Rows

_SUM = 8
WIDTH = 2 * _SUM
"""Digits of an entry."""
MOST_BYTES = 1 << 32
"""Of a table; of a longer one the places are not written down."""


class Places:
    """The entries of one field, as they lie in the base."""

    def __init__(self, content: bytes, at: int, count: int) -> None:
        self._content = content
        self._at = at
        self._count = count

    def of(self, needle: bytes) -> list[int]:
        """Return where a field with its value may stand, from the table's first byte."""
        wanted = b"%08x" % zlib.crc32(needle)
        first = bisect_left(range(self._count), wanted, key=self._sum_of)
        entries = self._content
        found = []
        at = self._at + first * WIDTH
        end = self._at + self._count * WIDTH
        while at < end and entries.startswith(wanted, at):
            found.append(int(entries[at + _SUM : at + WIDTH], 16))
            at += WIDTH
        return found

    def _sum_of(self, entry: int) -> bytes:
        at = self._at + entry * WIDTH
        return self._content[at : at + _SUM]


def written_places(rows: Rows, field: Field) -> bytes:
    """Write the entries of a field."""
    crc32 = zlib.crc32
    entries = array("Q", sorted([crc32(needle) << 32 | at for needle, at in rows.places_of(field)]))
    if sys.byteorder == "little":
        entries.byteswap()
    return entries.tobytes().hex().encode("ascii")
