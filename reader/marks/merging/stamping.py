"""What a change of a document is dated by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from reader.marks.merging import typed as texts
from reader.marks.merging.clock import NEVER
from reader.marks.merging.shapes import CLOCK, SHAPES, Document, Shape, key_of
from reader.marks.merging.states import made_at, written

Beside = Mapping[str, Collection[str]]
"""Typed texts, by the fields that they are beside."""


def made(fields: Document, stamp: str) -> dict[str, Any]:
    """Return a new document as it is kept."""
    return {**fields, CLOCK: {"*": stamp}}


def changed(
    old: Document, fields: Document, stamp: str, shape: Shape, *, beside: Beside | None = None
) -> dict[str, Any]:
    """Return a document with some fields as they are now: each that is another is dated by the stamp.

    Args:
        old: The document as it was.
        fields: What it says now.
        stamp: When.
        shape: Of its table.
        beside: What is to stand beside typed texts from now on. None leaves it, but where a text is another.
    """
    different = [name for name, value in fields.items() if old.get(name) != value and name != CLOCK]
    alike = (name for name in shape.typed if name in fields and name not in different)
    different += [name for name in alike if _is_settled(old, name, beside)]
    clock = _begun(old)
    born = clock["*"]
    for name in different:
        if name in shape.typed:
            before = texts.typed_of(old.get(name), clock.get(name), born)
            also = (beside or {}).get(name, ())
            clock[name] = texts.clock_of(before.written(fields[name] or "", stamp, also), born) or stamp
        elif name in shape.sets:
            clock[name] = _with_elements(clock.get(name), old.get(name), fields[name], stamp)
        elif name not in shape.latest:
            clock[shape.group_of(name)] = stamp
    return {**old, **fields, CLOCK: clock} if different else {**old, **fields}


def buried(document: Document, table: str, stamp: str) -> dict[str, Any]:
    """Return what is kept of a document that was deleted, for machines that still have it."""
    shape = SHAPES[table]
    clock = _begun(document)
    seen = {
        name: dict(texts.typed_of(document.get(name), clock.get(name), clock["*"]).seen)
        for name in shape.typed
    }
    clock["deleted"] = {"at": stamp, "gone": True, "seen": seen}
    return {**document, "id": key_of(table, document), "table": table, CLOCK: clock}


def raised(tombstone: Document, stamp: str) -> dict[str, Any]:
    """Return a deleted document that is to be there again, before its fields are set."""
    clock = _begun(tombstone)
    clock["deleted"] = {"at": stamp, "gone": False, "seen": {}}
    return {**{name: value for name, value in tombstone.items() if name != "table"}, CLOCK: clock}


def _is_settled(old: Document, name: str, beside: Beside | None) -> bool:
    """Tell whether other texts are to stand beside one than do."""
    if beside is None:
        return False
    clock = old.get(CLOCK)
    held = clock.get(name) if isinstance(clock, dict) else None
    there = texts.typed_of(old.get(name), held, NEVER).beside if isinstance(held, dict) else ()
    return {text for _, text in there if text} != set(beside.get(name, ()))


def _begun(document: Document) -> dict[str, Any]:
    """Return a document's clock, to be changed; one without gets what its dates say."""
    held = document.get(CLOCK)
    return {**(held if isinstance(held, dict) else {}), "*": made_at(document)}


def _with_elements(dates: object, before: object, after: Any, stamp: str) -> dict[str, str]:  # noqa: ANN401 - of JSON
    """Date the elements that were added or removed."""
    old = {written(one) for one in before} if isinstance(before, list) else set()
    new = {written(one) for one in after}
    return {**(dates if isinstance(dates, dict) else {}), **dict.fromkeys(sorted(old ^ new), stamp)}
