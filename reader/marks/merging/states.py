"""What a document says, field by field and dated, so that two of them can be united.

States form a join semilattice: `joined` is commutative, associative and idempotent. What is made of one,
`rendered`, depends on it alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from reader.marks.merging import typed as texts
from reader.marks.merging.clock import NEVER, machine_of, stamp_at
from reader.marks.merging.shapes import CLOCK, Document, Shape
from reader.marks.merging.typed import Typed

Register = tuple[str, str]
"""A stamp, and what was set then, as canonical JSON."""
Alias = Mapping[str, str]
"""Names of articles that are called otherwise, and how."""
NO_ALIAS: Alias = {}
DATES = ("modified", "opened", "fetched", "created")
"""What dates a document that has no clock."""
ONLY_NAMES = frozenset({"id", CLOCK, "table", "also"})
"""Fields that are no part of what is united."""


Element = tuple[str, bool]
"""When an element of a set was last added or removed, and whether it is there."""
Dated = tuple[str, Element]
_Part = TypeVar("_Part")
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


class Deletion(NamedTuple):
    """That a document was deleted, or is there again after all."""

    at: str
    gone: bool
    seen: str
    """The typed texts that who did it knew, as canonical JSON of their stamps."""


class State(NamedTuple):
    """A document's fields, each with what dates it."""

    registers: Mapping[str, Register]
    sets: Mapping[str, Mapping[str, Element]]
    """Elements as canonical JSON."""
    typed: Mapping[str, Typed]
    latest: Mapping[str, str]
    articles: Mapping[str, str]
    """Fields that name one article."""
    deletion: Deletion | None = None

    @property
    def is_alive(self) -> bool:
        """Tell whether it is there: a text that nobody knew who deleted it brings it back."""
        if self.deletion is None or not self.deletion.gone:
            return True
        known = json.loads(self.deletion.seen)
        return any(
            text and known.get(name, {}).get(machine_of(stamp), "") < stamp
            for name, field in self.typed.items()
            for stamp, text in field.texts
        )


def written(value: object) -> str:
    """Write a value so that equal ones are written alike."""
    return _encode(value)


def made_at(document: Document) -> str:
    """Return when a document was made, as far as it says."""
    clock = document.get(CLOCK)
    made = clock.get("*") if isinstance(clock, dict) else None
    return made if isinstance(made, str) else _dated(document)


def _dated(document: Document) -> str:
    for name in DATES:
        value = document.get(name)
        if isinstance(value, str):
            try:
                return stamp_at(datetime.fromisoformat(value))
            except ValueError:
                continue
    return NEVER


def state_of(document: Document, shape: Shape, alias: Alias = NO_ALIAS) -> State:
    """Read a document; what its clock says of fields that are not there is passed over."""
    held = document.get(CLOCK)
    clock: Mapping[str, Any] = held if isinstance(held, dict) else {}
    made = made_at(document)
    groups = {shape.group_of(name) for name in document if name not in shape.apart and name not in ONLY_NAMES}
    return State(
        {name: (_stamp(clock.get(name), made), _group(document, shape, name)) for name in groups},
        {
            name: _elements(_listed(document, name, clock, made), alias if name in shape.articles else {})
            for name in shape.sets
        },
        {name: texts.typed_of(document.get(name), clock.get(name), made) for name in shape.typed},
        {name: str(document[name]) for name in shape.latest if name in document},
        {name: alias.get(document[name], document[name]) for name in shape.one_article if name in document},
        _deletion(clock.get("deleted")),
    )


def joined(one: State, other: State) -> State:
    """Unite two states of one document."""
    return State(
        _each(one.registers, other.registers, max),
        _each(one.sets, other.sets, lambda left, right: _each(left, right, max)),
        _each(one.typed, other.typed, texts.joined),
        _each(one.latest, other.latest, max),
        _each(one.articles, other.articles, min),
        max(filter(None, (one.deletion, other.deletion)), default=None),
    )


def rendered(state: State, shape: Shape, names: Document) -> dict[str, Any]:
    """Make a document of a state.

    Args:
        state: What it says.
        shape: Of its table.
        names: The fields that name it, which are not part of the state.
    """
    made = min((stamp for stamp, _ in state.registers.values()), default=NEVER)
    document: dict[str, Any] = dict(names)
    for name, (_, value) in state.registers.items():
        document |= _ungrouped(shape, name, json.loads(value))
    for name, elements in state.sets.items():
        there = sorted((stamp, element) for element, (stamp, is_there) in elements.items() if is_there)
        document[name] = [json.loads(element) for _, element in there]
    for name, field in state.typed.items():
        document[name] = field.shown[1] or shape.typed[name]
    document |= {**state.latest, **state.articles}
    document[CLOCK] = _clock(state, made)
    return {name: document[name] for name in sorted(document)}


def _clock(state: State, made: str) -> dict[str, Any]:
    """Write down what dates the fields, leaving out what is as old as the document."""
    clock: dict[str, Any] = {"*": made}
    clock |= {name: stamp for name, (stamp, _) in state.registers.items() if stamp != made}
    for name, elements in state.sets.items():
        changed = {one: stamp for one, (stamp, there) in elements.items() if not there or stamp != made}
        clock |= {name: dict(sorted(changed.items()))} if changed else {}
    for name, field in state.typed.items():
        said = texts.clock_of(field, made)
        clock |= {name: said} if said is not None else {}
    if state.deletion is not None:
        at, gone, seen = state.deletion
        clock["deleted"] = {"at": at, "gone": gone, "seen": json.loads(seen)}
    return {name: clock[name] for name in sorted(clock)}


def _stamp(value: object, made: str) -> str:
    return value if isinstance(value, str) else made


def _group(document: Document, shape: Shape, name: str) -> str:
    if name not in shape.groups:
        return written(document[name])
    return written({field: document[field] for field in shape.groups[name] if field in document})


def _ungrouped(shape: Shape, name: str, value: Any) -> Mapping[str, Any]:  # noqa: ANN401 - of JSON
    return value if name in shape.groups else {name: value}


def _listed(document: Document, name: str, clock: Mapping[str, Any], made: str) -> Iterator[Dated]:
    """Give the elements of a set, and those that were taken out of it."""
    listed, dates = document.get(name), clock.get(name)
    known: Mapping[str, object] = dates if isinstance(dates, dict) else {}
    there = {written(one) for one in listed} if isinstance(listed, list) else set()
    for element in there | known.keys():
        yield element, (_stamp(known.get(element), made), element in there)


def _elements(listed: Iterable[Dated], alias: Alias) -> dict[str, Element]:
    elements: dict[str, Element] = {}
    for element, dated in listed:
        name = _called(element, alias) if alias else element
        elements[name] = max(elements.get(name, dated), dated)
    return elements


def _called(element: str, alias: Alias) -> str:
    value = json.loads(element)
    return written(alias.get(value, value)) if isinstance(value, str) else element


def _deletion(clock: object) -> Deletion | None:
    if not isinstance(clock, dict):
        return None
    return Deletion(str(clock.get("at", NEVER)), clock.get("gone") is True, written(clock.get("seen", {})))


def _each(
    one: Mapping[str, _Part], other: Mapping[str, _Part], join: Callable[[_Part, _Part], _Part]
) -> dict[str, _Part]:
    """Unite part by part; what one lacks is as the other has it."""
    parts = dict(one)
    for name, part in other.items():
        parts[name] = join(parts[name], part) if name in parts else part
    return parts
