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
    off_record: int = 0
    """How many more there are that no note has."""

    @property
    def counted(self) -> str:
        """How many marks the note has, in words, and how many were left out."""
        left_out = f", {self.off_record} off the record left out" if self.off_record else ""
        return f"{self.marks} mark{'' if self.marks == 1 else 's'}{left_out}"
