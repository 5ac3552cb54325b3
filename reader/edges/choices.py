"""What the reader chose while reading, kept from one start to the next in a small file of its own.

It is the program's file, not the user's: one that is broken, or of a later pressmark, is passed over with a
notice, and one of a later pressmark is not written over.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from reader.edges.atomic import replace_file
from reader.errors import ConfigError
from reader.ports import NO_CHOICES, Choices

VERSION = 1
"""Of the file's form; a later one may mean something else by the same names."""
LATER = "a later pressmark wrote it"
BROKEN = "it is broken"


class Kept(NamedTuple):
    """What was found."""

    choices: Choices = NO_CHOICES
    problem: str = ""
    """Why nothing of the file counts; empty where there is no file, or nothing wrong with it."""


class ChoicesFile:
    """The file, in a folder that is made with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._was_refused = False

    def read(self, *, themes: Collection[str], measures: Collection[int]) -> Kept:
        """Read what was chosen; a value that means nothing here counts as none."""
        found = self._load()
        if found is None or found.get("version", 0) > VERSION:
            reason = BROKEN if found is None else LATER
            return Kept(problem=f"{self._path} is passed over: {reason}.")
        return Kept(choices=_choices(found, themes, measures))

    def keep(self, choices: Choices) -> None:
        """Put what was chosen in the file, beside what was chosen before; what is None stays as it is.

        Raises:
            ConfigError: It cannot be written. That is told once; then it is no news.
        """
        # Read anew: another window may have put something there meanwhile.
        kept = self._load() or {}
        if self._was_refused or kept.get("version", 0) > VERSION:
            return
        chosen = {name: value for name, value in choices._asdict().items() if value is not None}
        content = json.dumps({"version": VERSION, **kept, **chosen}, indent=2) + "\n"
        try:
            replace_file(self._path, content.encode())
        except OSError as error:
            self._was_refused = True
            problem = f"what you choose cannot be kept: {error.strerror or error}"
            raise ConfigError(self._path, 0, problem, "it holds until you leave") from error

    def _load(self) -> dict[str, Any] | None:
        """Return what the file holds: nothing where there is none, None where it is broken."""
        try:
            found = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) and _is_number(found.get("version")) else None


def _choices(found: dict[str, Any], themes: Collection[str], measures: Collection[int]) -> Choices:
    theme, measure = found.get("theme"), found.get("measure")
    return Choices(
        theme=theme if isinstance(theme, str) and theme in themes else None,
        measure=measure if _is_number(measure) and measure in measures else None,
        justify=_switch(found.get("justify")),
        spaced=_switch(found.get("spaced")),
        suggestions=_switch(found.get("suggestions")),
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
