"""What became of a note; apart from what writes one, which an interface imports when it is asked to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """What became of a note."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    BESIDE = "beside"
    """The note was edited since it was last written: it stays, and the new one is beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A note that was written, or was found to be as it should be."""

    article_id: str
    path: Path
    outcome: Outcome
    marks: int
