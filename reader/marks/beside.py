"""Texts that were typed on several machines at once: all are shown, until somebody writes one for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from reader.marks.model import Annotation, Beside

if TYPE_CHECKING:
    from reader.marks.entities import EntityRecord

SIGN = "≠"
"""Stands before a text that is not the only one of its field."""
_DONE = {"note": "written", "translation": "translated", "speaker": "said by"}


_Thing = TypeVar("_Thing", Annotation, "EntityRecord")


class _Written(Protocol):
    @property
    def beside(self) -> tuple[Beside, ...]: ...


def also(thing: _Written, field: str) -> tuple[str, ...]:
    """Return the texts that stand beside that of a field."""
    return tuple(one.text for one in thing.beside if one.field == field)


def whole(thing: _Written, field: str, between: str = "\n") -> str:
    """Return a field's text and all beside it, as whoever settles them begins."""
    texts = (getattr(thing, field) or "", *also(thing, field))
    return between.join(dict.fromkeys(filter(None, texts)))


def left(beside: Iterable[Beside], written: Collection[str]) -> tuple[Beside, ...]:
    """Return what stands beside other texts still, when some fields are written for all."""
    return tuple(one for one in beside if one.field not in written)


def rewritten(now: _Thing, new: Mapping[str, Any], seen: _Thing | None = None) -> _Thing:
    """Return a mark, or what is known of a name, with some fields written anew: what stood beside them goes.

    Args:
        now: It as it is.
        new: What is written, by field.
        seen: It as the writer had it before them; what came into those fields since stays beside.
    """
    came: Iterable[Beside] = _unseen(now, seen, new) if seen is not None and seen != now else ()
    return replace(now, **new, beside=(*left(now.beside, new.keys()), *came))


def _unseen(now: _Written, seen: _Written, new: Mapping[str, Any]) -> Iterator[Beside]:
    for field in (one for one in _DONE if one in new):
        known = {new[field], getattr(seen, field), *also(seen, field)}
        texts = (getattr(now, field), *also(now, field))
        yield from (Beside(field, text) for text in dict.fromkeys(texts) if text and text not in known)


def told_beside(one: Beside) -> str:
    """Say what was typed elsewhere, and as what: “≠ also written: …”."""
    return f"{SIGN} {label_of(one)}: {one.text}"


def label_of(one: Beside) -> str:
    """Say in words what a text beside another is."""
    return f"also {_DONE.get(one.field, one.field)}"
