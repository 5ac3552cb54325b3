"""One thing that is wrong, what would mend it, and what somebody can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

Document = Mapping[str, Any]
Rows = Mapping[int, Document]
Tables = Mapping[str, Rows]
"""Documents by table and number, as they lie there."""


class Kind(StrEnum):
    """What is wrong, in a word; those mended first come first."""

    DAMAGED = "damaged"
    UNFINISHED = "unfinished"
    VERSION = "version"
    UNREADABLE = "unreadable"
    DOUBLE = "double"
    TOMBSTONE = "tombstone"
    NO_ARTICLE = "no article"
    PLACES = "places"
    BAD_FILE = "bad file"
    ORPHAN = "orphan"
    LEFTOVER = "leftover"
    MISSING = "missing"
    CONFLICT = "conflict"
    LOCK = "lock"
    NOT_READ = "not read"
    CLOCK = "clock"


class Place(NamedTuple):
    """A row, as it was found."""

    table: str
    number: int
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong in one place."""

    kind: Kind
    what: str
    """A sentence without its end."""
    mend: str = ""
    """What mending does, without its end; empty where nothing does it."""
    advice: str = ""
    """What somebody can do; empty where there is nothing to do."""
    about: Place | Path | str | None = None
    """What mending works on."""

    @property
    def is_note(self) -> bool:
        """Tell what is worth knowing and needs no mending."""
        return not self.mend and not self.advice
