"""A sum for each row of a base: where the base is damaged, what is still as it was written is known.

A sum is the CRC-32 of a row's line without its comma, begun with that of the table's name: a row that has
come among those of another table is not taken for one of them. Sums are in the rows' order.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

START = b'"3":{"sums":"'
END = b'"}},\n'
_DIGITS = 8
_NEAR = 8
"""How many rows may be gone before one is only taken for what it seems if the row behind it fits as well."""
_HEADING = re.compile(rb'^("(?:[^"\\\n]|\\.)*"):\{$', re.MULTILINE)


def written_sums(lines: Mapping[str, bytes]) -> bytes:
    """Write the base's third line for the lines of its tables."""
    sums = array("I")
    for name, text in lines.items():
        begun = _begun(name)
        sums.extend([zlib.crc32(line, begun) for line in text.split(b",\n")] if text else ())
    if sys.byteorder == "little":
        sums.byteswap()
    return START + sums.tobytes().hex().encode("ascii") + END


def _begun(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


def sound_rows(content: bytes, names: Iterable[str]) -> tuple[dict[str, list[bytes]], int]:
    """Find in a damaged base the rows that are as they were written, and say how many there were.

    That number is 0 where the end of the sums is damaged.

    Args:
        content: The base.
        names: Of tables, as far as they are known; headings that can be read are used, too.

    Raises:
        ValueError: The sums are not to be found, or are cut off, and with them all rows.
    """
    at = content.find(START)
    end = content.find(b"\n", at)
    if at < 0 or end < 0:
        raise ValueError("its sums are gone")
    line, body = content[at + len(START) : end], content[end + 1 :]
    sums = _read_sums(line.removesuffix(END.rstrip()))
    count = len(sums) if line.endswith(END.rstrip()) else 0
    found = dict.fromkeys((*names, *_headings(body)))
    return _by_table(_Finder(sums, {name: _begun(name) for name in found}).rows(body.split(b"\n"))), count


def _read_sums(digits: bytes) -> list[int]:
    """Read sums of which some may be damaged themselves: no row has those."""
    return [_number(digits[at : at + _DIGITS]) for at in range(0, len(digits) - _DIGITS + 1, _DIGITS)]


def _number(digits: bytes) -> int:
    try:
        return int.from_bytes(bytes.fromhex(digits.decode("ascii")))
    except ValueError:
        return -1


def _headings(body: bytes) -> Iterator[str]:
    for heading in _HEADING.finditer(body):
        try:
            yield json.loads(heading[1])
        except ValueError:
            continue


def _by_table(rows: Iterable[tuple[str, bytes]]) -> dict[str, list[bytes]]:
    tables = defaultdict(list)
    for name, row in rows:
        tables[name].append(row)
    return tables


class _Finder:
    """Goes through lines and sums side by side."""

    def __init__(self, sums: Sequence[int], tables: Mapping[str, int]) -> None:
        self._sums = sums
        self._tables = tables
        self._at = 0
        """The first sum whose row was not come to yet."""
        self._places: dict[int, list[int]] = defaultdict(list)
        for place, one in enumerate(sums):
            self._places[one].append(place)

    def rows(self, lines: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
        """Give each sound row with its table."""
        last = next(iter(self._tables), "")
        for number, line in enumerate(lines):
            row = line.removesuffix(b",")
            following = lines[number + 1].removesuffix(b",") if number + 1 < len(lines) else b""
            for name in (last, *self._tables):
                if self._is_sound(row, following, self._tables.get(name, 0)):
                    last = name
                    yield name, row
                    break

    def _is_sound(self, row: bytes, following: bytes, begun: int) -> bool:
        places = self._places.get(zlib.crc32(row, begun), ())
        here = bisect_left(places, self._at)
        if here == len(places):
            return False
        place = places[here]
        if place - self._at >= _NEAR and self._sums[place + 1 : place + 2] != [zlib.crc32(following, begun)]:
            return False
        self._at = place + 1
        return True
