"""One table as it lies in the base: a line for each document, by number, parsed by nobody yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.edges.store.journal.fields import Field
from reader.edges.store.journal.places import Places

_COMMA = ord(",")


class Row(NamedTuple):
    """A document's number, its bytes, and where its line begins and ends."""

    number: int
    raw: bytes
    start: int
    end: int


class Rows:
    """The lines of a table, between two places of a base that was checked."""

    def __init__(self, content: bytes, start: int, end: int) -> None:
        self._content = content
        self._start = start
        self.end = end
        self.places: dict[str, Places] = {}
        """Where the values of fields are, as far as that was written down, by the fields' labels."""
        self._asked: set[str] = set()
        self._indexes: dict[str, dict[bytes, list[int]]] = {}
        self._given: int | None = None
        """A place in the line that was given out last: what is found is mostly what is changed next."""

    def __len__(self) -> int:
        if self._start == self.end:
            return 0
        return self._content.count(b"\n", self._start, self.end) + 1

    def numbers(self) -> Iterator[int]:
        """Go through the documents' numbers."""
        at = self._start
        while at < self.end:
            row = self._row(at)
            yield row.number
            at = row.end + 1

    @property
    def last(self) -> int:
        """The highest number; 0 where there is no document."""
        return self._row(self.end - 1).number if self._start < self.end else 0

    def get(self, number: int) -> Row | None:
        """Return the document with a number, which is looked for by halving."""
        row = self.first_from(number)
        return row if row is not None and row.number == number else None

    def first_from(self, number: int) -> Row | None:
        """Return the first document with this number or a higher one."""
        if self._given is not None and (row := self._row(self._given)).number == number:
            return row
        low, high, found = self._start, self.end, None
        while low < high:
            row = self._row((low + high) // 2)
            if row.number < number:
                low = row.end + 1
            else:
                found, high = row, row.start
        return found

    def slice(self, start: int | None, end: int | None) -> bytes:
        """Return whole lines as they are, between two rows' starts; None for an end of the table."""
        first = self._start if start is None else start
        last = self.end if end is None else end
        return self._content[first:last].rstrip(b",\n")

    def holding(self, field: Field, value: str) -> list[bytes]:
        """Return the lines of the documents that can have this value.

        Where that was not written down, who asks once gets it by looking through the bytes, and who
        asks again is worth an index.
        """
        needle = field.needle(value)
        written = self.places.get(field.label)
        if written is not None:
            return self._at(written.of(needle))
        if field.label in self._asked:
            return self._at(self._index(field).get(needle, ()))
        self._asked.add(field.label)
        return self._at(self._with(needle))

    def places_of(self, field: Field) -> list[tuple[bytes, int]]:
        """Return a field's values, each as its needle, and where they stand from the first byte on."""
        return field.places(self._content, self._start, self.end)

    @property
    def size(self) -> int:
        """How many bytes all lines take."""
        return self.end - self._start

    def _at(self, places: Iterable[int]) -> list[bytes]:
        """Return the lines that some places lie in; what has several of them comes as often."""
        content, first, end = self._content, self._start, self.end
        lines = []
        for place in places:
            at = first + place
            line_end = content.find(b"\n", at, end)
            line = content[content.rfind(b"\n", first - 1, at) + 1 : line_end if line_end >= 0 else end]
            lines.append(line.removesuffix(b","))
            self._given = at
        return lines

    def _with(self, needle: bytes) -> Iterator[int]:
        """Look for the lines that have this in them, and say where."""
        at = self._content.find(needle, self._start, self.end)
        while at >= 0:
            yield at - self._start
            line_end = self._content.find(b"\n", at, self.end)
            at = self._content.find(needle, line_end, self.end) if line_end >= 0 else -1

    def _index(self, field: Field) -> dict[bytes, list[int]]:
        index = self._indexes.get(field.label)
        if index is None:
            index = self._indexes[field.label] = defaultdict(list)
            for needle, at in self.places_of(field):
                index[needle].append(at)
        return index

    def _row(self, at: int) -> Row:
        """Read the row that a place lies in."""
        content = self._content
        start = content.rfind(b"\n", self._start - 1, at) + 1
        end = content.find(b"\n", at, self.end)
        if end < 0:
            end = self.end
        colon = content.index(b":", start)
        raw = content[colon + 1 : end - (content[end - 1] == _COMMA)]
        return Row(int(content[start + 1 : colon - 1]), raw, start, end)
