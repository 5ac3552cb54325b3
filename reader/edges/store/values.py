"""The fields of a document, read strictly: each function raises `ValueError` that says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar

Document = Mapping[str, Any]

_Kind = TypeVar("_Kind", bound=StrEnum)
_Part = TypeVar("_Part")


def text(document: Document, name: str) -> str:
    """Read a text."""
    value = document.get(name)
    if not isinstance(value, str):
        raise ValueError(f"its “{name}” is not a text")
    return value


def texts(document: Document, name: str) -> tuple[str, ...]:
    """Read a list of texts."""
    return listed(document, name, lambda one: text({name: one}, name))


def flag(document: Document, name: str) -> bool:
    """Read what is true or false; what is missing is false."""
    value = document.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"its “{name}” is neither true nor false")
    return value


def optional_text(document: Document, name: str) -> str | None:
    """Read a text, or None where there is none."""
    return None if document.get(name) is None else text(document, name)


def count(document: Document, name: str) -> int:
    """Read a whole number from 0 up."""
    value = document.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"its “{name}” is not a whole number from 0 up")
    return value


def nested(document: Document, name: str) -> Document:
    """Read an object."""
    value = document.get(name)
    if not isinstance(value, dict):  # Not `Mapping`, which is slow to ask for.
        raise ValueError(f"its “{name}” is not an object")
    return value


def listed(document: Document, name: str, part: Callable[[object], _Part]) -> tuple[_Part, ...]:
    """Read a list, each of its parts by a function."""
    value = document.get(name)
    if not isinstance(value, list):
        raise ValueError(f"its “{name}” is not a list")
    return tuple([part(one) for one in value])


def kind_of(kinds: type[_Kind], document: Document, name: str) -> _Kind:
    """Read one of some kinds, by its value."""
    value = document.get(name)
    kind: _Kind | None = _by_value(kinds).get(value) if isinstance(value, str) else None
    if kind is not None:
        return kind
    raise ValueError(f"its “{name}” is none of {', '.join(kinds)}")


@cache
def _by_value(kinds: type[_Kind]) -> Mapping[str, _Kind]:
    return {kind.value: kind for kind in kinds}


def written(time: datetime) -> str:
    """Write a moment, in UTC."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def time(document: Document, name: str) -> datetime:
    """Read a moment."""
    try:
        return moment(text(document, name))
    except ValueError as error:
        raise ValueError(f"its “{name}” is not a date") from error


@lru_cache(maxsize=1024)
def moment(text: str) -> datetime:
    """Read a date; most marks have the same one twice, when they were made and when they last changed."""
    return datetime.fromisoformat(text).astimezone(UTC)
