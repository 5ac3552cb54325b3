"""What to say of a mistake in a TOML file: the line, which tomllib does not tell, and the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tomllib

TABLE = r"""^\s*\[\[?\s*["']?(?P<table>[^\[\]"'.\s]+)["']?\s*\]"""
KEY = r"""^\s*(?:["']?(?P<table>[\w-]+)["']?\s*\.\s*)?["']?(?P<key>[\w-]+)["']?\s*="""
LINE_OF_FAULT = r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$"


class Places:
    """The lines, counted from 1, of what a TOML text defines."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        """Where each table and key first stands; found when it is asked for, since most files are right."""
        places: dict[tuple[str, str], int] = {}
        table = ""
        for number, line in enumerate(self._lines, start=1):
            if header := re.match(TABLE, line):
                table = header["table"]
                places.setdefault((table, ""), number)
            elif entry := re.match(KEY, line):
                places.setdefault((entry["table"] or table, entry["key"]), number)
        return places

    def line_of_table(self, table: str) -> int:
        """Return where a table begins, or where it is first spoken of; 0 where that cannot be found."""
        spoken_of = (line for place, line in self._places.items() if table in (place[0], "".join(place)))
        return min(spoken_of, default=0)

    def line_of(self, table: str, key: str, value: str = "") -> int:
        """Return where a key of a table stands, or of its lines the one with a value in quotes."""
        first = self._places.get((table, key)) or self.line_of_table(table)
        after = min((line for line in self._places.values() if line > first), default=len(self._lines) + 1)
        quoted = (f'"{value}"', f"'{value}'")
        for number, line in enumerate(self._lines[first - 1 : after - 1], start=first):
            if first and any(text in line for text in quoted):
                return number
        return first


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name may be meant; all of them where none is near."""
    # Late: no start needs it.
    from difflib import get_close_matches

    names = tuple(known)
    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return f'perhaps "{near[0]}" is meant' if near else f"there are {', '.join(names)}"


def toml_fault(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """Take the line and the fault out of what tomllib says."""
    match = re.search(LINE_OF_FAULT, str(error))
    if match is None:
        return 0, str(error)
    line = int(match["line"]) if match["line"] else max(1, len(text.splitlines()))
    return line, str(error)[: match.start()]
