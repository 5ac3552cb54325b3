"""Documents that come from other machines: what the library could not read does not come into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.edges.store import codec
from reader.ports.syncing import Document

READERS: Mapping[str, Callable[[Document], object]] = {
    "articles": codec.record_from_document,
    "annotations": codec.annotation_from_document,
    "entities": codec.entity_from_document,
}


def fault_in(table: str, document: Document) -> str:
    """Say why a document cannot be read; empty where nothing is wrong with it."""
    try:
        if table in READERS:
            READERS[table](document)
        elif not isinstance(document.get("id"), str):
            return "it has no id"
    except (ValueError, TypeError, KeyError) as error:
        return str(error)
    return ""


def key_of(table: str, document: Document) -> str:
    """Return the id under which a sound document is merged; entities are named by kind and name."""
    return f"{document['kind']} {document['name']}" if table == "entities" else document["id"]
