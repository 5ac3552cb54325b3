"""What a command answers: lines to read, and the same as facts for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command says."""

    lines: tuple[str, ...]
    """None holds a line feed."""
    facts: Facts = field(default_factory=dict)
    command: str = ""
    """The whole name of the command, however it was written; what was written, where that names none."""
    ok: bool = True
    """Whether the command could be done; where it could not, the one line says why."""
    ends: bool = False
    """Whether the session is over."""

    def as_object(self) -> dict[str, object]:
        """Return the answer as an object for JSON."""
        if not self.ok:
            return {"command": self.command, "ok": False, "error": " ".join(self.lines)}
        return {"command": self.command, "ok": True, "lines": list(self.lines), **self.facts}


def say(*lines: str, **facts: object) -> Answer:
    """Answer with lines and facts; a line feed in a line begins another."""
    return Answer(lines=tuple(part for line in lines for part in line.split("\n")), facts=facts)


def counted(number: int, noun: str) -> str:
    """Write "1 mark", "3 marks"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
