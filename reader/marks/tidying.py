"""What is typed into a mark, made fit to keep: pasted text may hold what a terminal obeys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypedDict

from reader.article.normalise import clean_line
from reader.marks.model import Entity, Status


class Checked(TypedDict, total=False):
    """What is said of a passage beyond its words; what is missing stays as it is."""

    status: Status
    language: str | None
    translation: str
    off_record: bool


def tidied(**fields: object) -> dict[str, Any]:
    """Clean some of a mark's fields, by their names."""
    return {name: TIDY[name](value) for name, value in fields.items()}


def tidy_speaker(speaker: str | None) -> str | None:
    """Clean a name; None where nothing is left."""
    return clean_line(speaker or "") or None


def tidy_note(note: str) -> str:
    """Clean line by line; empty lines and the indents of lists mean something."""
    lines = (f"{' ' * (len(line) - len(line.lstrip(' ')))}{clean_line(line)}" for line in note.splitlines())
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def tidy_tags(tags: Sequence[str]) -> tuple[str, ...]:
    """Clean tags, without their `#`, and name each once."""
    cleaned = (clean_line(tag).removeprefix("#") for tag in tags)
    return tuple(dict.fromkeys(filter(None, cleaned)))


def read_tags(typed: str) -> tuple[str, ...]:
    """Take typed tags apart: at commas, at spaces where there is none; "#" and repeats are dropped."""
    parts = typed.split(",") if "," in typed else typed.split()
    tags = (clean_line(part).lstrip("#").replace(" ", "-") for part in parts)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def tidy_language(language: str | None) -> str | None:
    """Clean a language's code, as in `Metadata.language`; None where nothing is left."""
    code, _, region = clean_line(language or "").replace("_", "-").partition("-")
    return "-".join(filter(None, (code.lower(), region.upper()))) or None


def tidy_entities(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Clean names, and keep each entity once."""
    cleaned = (Entity(entity.kind, clean_line(entity.name)) for entity in entities)
    return tuple(dict.fromkeys(entity for entity in cleaned if entity.name))


TIDY: Final[Mapping[str, Callable[[Any], Any]]] = {
    "kind": clean_line,
    "speaker": tidy_speaker,
    "note": tidy_note,
    "tags": tidy_tags,
    "entities": tidy_entities,
    "status": Status,
    "language": tidy_language,
    "translation": tidy_note,
    "off_record": bool,
}
