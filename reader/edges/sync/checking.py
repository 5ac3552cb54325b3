"""Documents that come from other machines: what the library could not read does not come into it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from reader.edges.store import codec
from reader.marks.merging import CLOCK, DELETED, SHAPES, Document, key_of

READERS: Mapping[str, Callable[[Document], object]] = {
    "articles": codec.record_from_document,
    "annotations": codec.annotation_from_document,
    "entities": codec.entity_from_document,
    "revisions": codec.revision_from_document,
}


def fault_in(table: str, document: Document) -> str:
    """Say why a document of a table that is merged cannot be read; empty where nothing is wrong with it."""
    try:
        if not key_of(table, document):
            return "it has no id"
        if table == DELETED:
            return "" if document.get("table") in SHAPES else "it does not say of which table it was"
        READERS[table](document)
        return _fault_of_clock(table, document)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        return str(error)


def _fault_of_clock(table: str, document: Document) -> str:
    clock = document.get(CLOCK, {})
    if not isinstance(clock, dict) or not all(_is_date(value) for value in clock.values()):
        return "its clock is none"
    for name in SHAPES[table].sets:
        for element in clock.get(name, ()):
            json.loads(element)
    also = document.get("also", [])
    return "" if isinstance(also, list) and all(isinstance(one, str) for one in also) else "also is no list"


def _is_date(value: object) -> bool:
    """Tell whether a value is what a clock has for a field: a stamp, or stamps by element or machine."""
    if not isinstance(value, dict):
        return isinstance(value, str)
    seen, beside = value.get("seen", {}), value.get("beside", [])
    rest = (one for name, one in value.items() if name not in ("seen", "beside", "gone"))
    return isinstance(seen, dict) and isinstance(beside, list) and all(isinstance(one, str) for one in rest)
