"""A name in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text; `text` leaves out titles and roles."""

    text: str
    start: int
    end: int
    titled: bool

    @property
    def is_person_like(self) -> bool:
        """Whether it has a title, or two words and more."""
        return self.titled or " " in self.text
