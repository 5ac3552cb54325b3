"""The kinds of mark and the ways to copy that a user sets in config.toml; read only where they are there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from reader.errors import ConfigError
from reader.keys.mistakes import Places, nearest
from reader.marks.kinds import BUILT_IN, COLOURS, ENTITY_LETTERS, MOST, STYLES, Kind
from reader.marks.model import MarkKind
from reader.ports import COPY_FORMATS, Copying

KINDS, COPY = "kinds", "copy"
NAME = re.compile(r"[a-z][a-z0-9-]*")
HEADER = re.compile(r"\s*\[\[\s*[\"']?kinds[\"']?\s*\]\]")
WAY_TO_WRITE = 'write it as in [[kinds]], name = "promise", letter = "V", colour = "teal"'
OF_KINDS = ("name", "letter", "colour", "style")
OF_COPYING = ("format", "command", "file", "formats")


def read_table(name: str, value: object, path: Path, text: str) -> dict[str, Any]:
    """Read one of the two tables; return the setting by its name in `Config`."""
    if name == KINDS:
        return {"kinds": read_kinds(value, path, text)}
    return {"copying": read_copying(value, path, text)}


def read_kinds(value: object, path: Path, text: str) -> tuple[Kind, ...]:
    """Read `[[kinds]]`, which come after the kinds that pressmark has.

    Args:
        value: What TOML made of it.
        path: The file's, for what is told of a mistake.
        text: The file's, to know the lines.

    Raises:
        ConfigError: Something is not as it must be; the message names the line.
    """
    if not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
        raise ConfigError(path, _line_of(KINDS, text), "kinds are tables", WAY_TO_WRITE)
    kinds = list(BUILT_IN)
    for table, (start, lines) in zip(value, _tables(text, len(value)), strict=True):
        kinds.append(_Kind(table, path, start, lines).read(kinds))
    return tuple(kinds[len(BUILT_IN) :])


def read_copying(value: object, path: Path, text: str) -> Copying:
    """Read `[copy]`; the fields that templates name are checked when something is copied. As `read_kinds`."""
    places = Places(text)
    if not isinstance(value, dict):
        remedy = 'write it as in [copy], format = "markdown"'
        raise ConfigError(path, _line_of(COPY, text), "copy is a table", remedy)
    for name in value:
        if name not in OF_COPYING:
            problem = f'[copy] has no setting "{name}"'
            raise ConfigError(path, places.line_of(COPY, name), problem, nearest(name, OF_COPYING))
    return _Copy(value, path, text).read()


def _line_of(name: str, text: str) -> int:
    """Return where a table begins, be it `[name]`, `[name.part]` or `name = …`; 0 where that is nowhere."""
    begins = re.compile(rf"\s*\[*\s*[\"']?{name}[\"']?\s*[\].=]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), 0)


def _tables(text: str, count: int) -> list[tuple[int, list[str]]]:
    """Return the line, counted from 1, that each table begins at, and its lines; none where it is inline."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if HEADER.match(line)]
    if len(starts) != count:
        return [(_line_of(KINDS, text), [])] * count
    ends = [number for number, line in enumerate(lines) if line.lstrip().startswith("[")] + [len(lines)]
    return [(start + 1, lines[start : min(end for end in ends if end > start)]) for start in starts]


class _Kind:
    """One table of `[[kinds]]`."""

    def __init__(self, table: Mapping[str, object], path: Path, start: int, lines: Iterable[str]) -> None:
        self._table = table
        self._path = path
        self._start = start
        self._lines = tuple(lines)

    def read(self, others: list[Kind]) -> Kind:
        """Read it; no two kinds have a name or a letter in common."""
        for name in self._table:
            if name not in OF_KINDS:
                raise self._error(name, f'a kind has no setting "{name}"', nearest(name, OF_KINDS))
        if len(others) == MOST:
            problem = f"there are at most {MOST} kinds, {len(BUILT_IN)} of them pressmark's own"
            raise self._error("name", problem, "leave this one out")
        return Kind(
            self._name(others),
            self._letter(others),
            self._one_of("colour", COLOURS, "yellow"),
            self._one_of("style", STYLES, STYLES[0]),
        )

    def _name(self, others: Iterable[Kind]) -> str:
        name = self._table.get("name")
        if not (isinstance(name, str) and NAME.fullmatch(name)):
            problem = "a kind needs a name of small letters from a to z, digits and hyphens"
            raise self._error("name", problem, 'write it as in name = "promise"')
        if name == MarkKind.MENTION or any(kind.name == name for kind in others):
            raise self._error("name", f'there is a kind "{name}" already', "choose another name")
        return name

    def _letter(self, others: Iterable[Kind]) -> str:
        letter = self._table.get("letter")
        letter = letter.upper() if isinstance(letter, str) else ""
        if not (len(letter) == 1 and letter.isalpha() and unicodedata.east_asian_width(letter) not in "WF"):
            problem = "a kind needs a letter, one cell wide, that stands beside its marks"
            raise self._error("letter", problem, 'write it as in letter = "V"')
        taken = {kind.letter: f'the kind "{kind.name}"' for kind in others}
        taken |= {one: f"what names a {kind.value}" for kind, one in ENTITY_LETTERS.items()}
        if letter in taken:
            raise self._error("letter", f"the letter {letter} is that of {taken[letter]}", "choose another")
        return letter

    def _one_of(self, name: str, known: tuple[str, ...], default: str) -> str:
        value = self._table.get(name, default)
        if isinstance(value, str) and value in known:
            return value
        raise self._error(name, f'there is no {name} "{value}"', nearest(str(value), known))

    def _error(self, key: str, problem: str, remedy: str) -> ConfigError:
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        inside = (number for number, line in enumerate(self._lines) if wanted.match(line))
        return ConfigError(self._path, self._start + next(inside, 0), problem, remedy)


class _Copy:
    """The table `[copy]`."""

    def __init__(self, table: Mapping[str, object], path: Path, text: str) -> None:
        self._table = table
        self._path = path
        self._text = text
        self._places = Places(text)

    def read(self) -> Copying:
        formats = self._formats()
        return Copying(
            format=self._format((*COPY_FORMATS, *formats)),
            command=self._command(),
            file=self._file(),
            formats=formats,
        )

    def _formats(self) -> dict[str, str]:
        formats = self._table.get("formats", {})
        if isinstance(formats, dict) and all(isinstance(one, str) and one for one in formats.values()):
            return formats
        problem = "the formats of [copy] are a table of names and templates"
        raise self._error("formats", problem, 'write it as in [copy.formats], mine = "{quote} ({link})"')

    def _format(self, known: tuple[str, ...]) -> str:
        name = self._table.get("format", COPY_FORMATS[0])
        if isinstance(name, str) and name in known:
            return name
        raise self._error("format", f'there is no format "{name}"', nearest(str(name), known))

    def _command(self) -> tuple[str, ...]:
        command = self._table.get("command", [])
        if isinstance(command, list) and all(isinstance(one, str) and one for one in command):
            return tuple(command)
        problem = "the command is a list: the program, and what follows its name"
        raise self._error("command", problem, 'write it as in command = ["wl-copy"]')

    def _file(self) -> Path | None:
        file = self._table.get("file")
        if file is None:
            return None
        if isinstance(file, str) and file:
            try:
                return (self._path.parent / Path(file).expanduser()).absolute()
            except RuntimeError as error:
                raise self._error("file", f"there is no user as in {file}", "write it out") from error
        raise self._error("file", "the file is a path", 'write it as in file = "~/clippings.md"')

    def _error(self, key: str, problem: str, remedy: str) -> ConfigError:
        line = self._places.line_of(COPY, key) or _line_of(COPY, self._text)
        return ConfigError(self._path, line, problem, remedy)
