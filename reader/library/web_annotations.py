"""Marks as Web Annotations (JSON-LD), for other programs: https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from reader.library.located import Located
from reader.marks.beside import also
from reader.marks.exchanging import selector_to_w3c
from reader.marks.model import Annotation, MarkKind, State, Status
from reader.ports import ArticleRecord

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS: Mapping[str, str] = {MarkKind.DOUBT: "questioning", MarkKind.MENTION: "identifying"}
"""What a kind of mark is for; any other highlights."""
STANDING = (State.EXACT, State.MOVED)
"""How a passage stands whose words are those that were marked."""


def collection(marks: Sequence[Located]) -> dict[str, Any]:
    """Describe marks as one collection of a single page; those off the record are left out."""
    items = [_annotation(one) for one in marks if not one.listed.annotation.off_record]
    name = " ".join(item["id"] for item in items)
    page = {"id": _urn(f"page {name}"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": _urn(f"collection {name}"),
        "type": "AnnotationCollection",
        "label": "pressmark",
        "total": len(items),
        **({"first": page} if items else {}),
    }


def _annotation(located: Located) -> dict[str, Any]:
    mark, record = located.listed.annotation, located.listed.record
    bodies = list(_bodies(mark))
    stands = located.span if located.state in STANDING else None
    return {
        "id": _urn(mark.id),
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(mark.kind, "highlighting"),
        "created": _instant(mark.created),
        "modified": _instant(mark.modified),
        **({"body": bodies} if bodies else {}),
        "target": {
            "type": "SpecificResource",
            "source": _source(record),
            "selector": selector_to_w3c(mark.selector, stands),
        },
    }


def _bodies(mark: Annotation) -> Iterator[dict[str, str]]:
    """Give what was said of a passage, each with what it is for."""
    said = [
        ("classifying", mark.kind),
        *(("commenting", text) for text in (mark.note, *also(mark, "note"))),
        *(("tagging", tag) for tag in mark.tags),
        *(("identifying", entity.name) for entity in mark.entities),
        *(("describing", f"— {name}") for name in (mark.speaker, *also(mark, "speaker")) if name),
        *(("describing", text) for text in (mark.translation, *also(mark, "translation"))),
        ("assessing", "" if mark.status == Status.UNCHECKED else mark.status.value),
    ]
    for purpose, value in said:
        if value:
            yield {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _urn(name: str) -> str:
    """Name something so that it has the same name each time."""
    try:
        return uuid.UUID(name).urn
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_OID, f"pressmark {name}").urn


def _source(record: ArticleRecord) -> str:
    """Return the address of an article: of its page, else of its file, else a name for it."""
    for address in (record.metadata.url, record.source):
        if address and urlsplit(address).scheme in {"http", "https"}:
            return address
    path = PurePath(record.source)
    return path.as_uri() if path.is_absolute() else _urn(record.id)


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
