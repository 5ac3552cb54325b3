"""What a filter that is typed can go on with: fields, and the values that the library has for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from reader.layout.search import folded
from reader.library.filters import NAMED_FIELDS, Listed
from reader.marks.model import MarkKind, Status

MOST = 12
"""Values that are proposed at once."""
_LAST = re.compile(r'(?P<not>-?)(?:(?P<field>[^\W\d]+):)?(?P<value>"[^"]*|\S*)\Z')

_VALUES: Final[Mapping[str, Callable[[Listed], Iterable[str]]]] = {
    "kind": lambda mark: (mark.annotation.kind,),
    "tag": lambda mark: mark.annotation.tags,
    "entity": lambda mark: (entity.name for entity in mark.annotation.entities),
    "speaker": lambda mark: (mark.annotation.speaker or "",),
    "language": lambda mark: (mark.language,),
    "status": lambda mark: (mark.annotation.status.value,),
    "article": lambda mark: (mark.record.name,),
    "site": lambda mark: (mark.record.metadata.site or "",),
    "since": lambda mark: (mark.date[:7],),
    "until": lambda mark: (mark.date[:7],),
}
_ALWAYS: Final[Mapping[str, Iterable[str]]] = {"kind": MarkKind, "status": Status}


class Completer:
    """Proposes how a filter goes on; what the marks have is counted once, when it is first asked for."""

    def __init__(self, marks: Sequence[Listed]) -> None:
        self._marks = marks
        self._values: dict[str, tuple[str, ...]] = {}

    def ways(self, typed: str) -> tuple[str, ...]:
        """Return what the last word of a filter can become, the most often used first."""
        match = _LAST.search(typed)
        if match is None:
            return ()
        before = match["not"]
        if match["field"] is None:
            fields = (field for field in NAMED_FIELDS if match["value"] and field.startswith(match["value"]))
            return tuple(f"{before}{field}:" for field in fields)
        start = folded(match["value"].lstrip('"'))
        fitting = (value for value in self._of(match["field"]) if _begins(value, start))
        return tuple(f"{before}{match['field']}:{_quoted(value)} " for value in fitting)[:MOST]

    def _of(self, field: str) -> tuple[str, ...]:
        if field not in self._values and field in _VALUES:
            counts = Counter(value for mark in self._marks for value in _VALUES[field](mark) if value)
            counts.update(dict.fromkeys(map(str, _ALWAYS.get(field, ())), 0))
            latest_first = field in {"since", "until"}
            order = sorted(counts, reverse=True) if latest_first else [one for one, _ in counts.most_common()]
            self._values[field] = tuple(order)
        return self._values.get(field, ())


def understood(typed: str) -> str:
    """Leave out a field at the end that has no value yet: it asks for nothing."""
    match = _LAST.search(typed)
    if match and match["field"] in NAMED_FIELDS and not match["value"].strip('"'):
        return typed[: match.start()]
    return typed


def completed(typed: str, way: str) -> str:
    """Put one of the proposed ways in the place of a filter's last word."""
    match = _LAST.search(typed)
    return typed[: match.start()] + way if match else typed


def _begins(value: str, start: str) -> bool:
    """Tell whether a value, or a word in it, begins so."""
    return f" {folded(value)}".find(f" {start}") >= 0


def _quoted(value: str) -> str:
    bare = value.replace('"', "")
    return f'"{bare}"' if " " in bare else bare
