"""Records as the documents that TinyDB keeps, and back. Strict about types, easy about unknown fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from reader.article.model import Direction, EntityKind, Metadata
from reader.marks.entities import EntityRecord
from reader.marks.model import Annotation, Entity, Selector, Status
from reader.ports import ArticleRecord, WrittenNote

Document = Mapping[str, Any]
METADATA_TEXTS = ("title", "byline", "site", "url", "published", "language", "image")
RECORD_TEXTS = ("id", "source", "name", "text_hash", "page_hash")
RECORD_TIMES = ("added", "opened", "fetched")

_Kind = TypeVar("_Kind", bound=StrEnum)
_Part = TypeVar("_Part")


def overlay(old: Document, new: Document) -> dict[str, Any]:
    """Lay new fields over a document, so that fields which this version does not know stay."""
    merged = dict(old)
    for name, value in new.items():
        before = merged.get(name)
        nested = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[name] = overlay(before or {}, value) if nested else value
    return merged


def record_to_document(record: ArticleRecord) -> dict[str, Any]:
    """Describe an article's record in values that JSON holds."""
    metadata = {name: getattr(record.metadata, name) for name in METADATA_TEXTS}
    return {
        **{name: getattr(record, name) for name in RECORD_TEXTS},
        "metadata": {**metadata, "direction": record.metadata.direction.value},
        "words": record.words,
        **{name: _time_to_text(getattr(record, name)) for name in RECORD_TIMES},
        "place": record.place,
        "cleaned": record.cleaned,
    }


def record_from_document(document: Document) -> ArticleRecord:
    """Read an article's record.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    return ArticleRecord(
        id=_text(document, "id"),
        source=_text(document, "source"),
        name=_text(document, "name"),
        metadata=_metadata(_document(document, "metadata")),
        words=_count(document, "words"),
        text_hash=_text(document, "text_hash"),
        page_hash=_text(document, "page_hash"),
        added=_time(document, "added"),
        opened=_time(document, "opened"),
        fetched=_time(document, "fetched"),
        place=_count(document, "place"),
        # Libraries of 0.1.0 do not have it.
        cleaned=_optional_text(document, "cleaned") or "",
    )


def annotation_to_document(annotation: Annotation) -> dict[str, Any]:
    """Describe an annotation in values that JSON holds."""
    selector = annotation.selector
    return {
        "id": annotation.id,
        "article_id": annotation.article_id,
        "text_hash": annotation.text_hash,
        "selector": {
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
            "start": selector.start,
        },
        "kind": annotation.kind,
        "speaker": annotation.speaker,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "entities": [{"kind": entity.kind.value, "name": entity.name} for entity in annotation.entities],
        "status": annotation.status.value,
        "language": annotation.language,
        "translation": annotation.translation,
        "off_record": annotation.off_record,
        "created": _time_to_text(annotation.created),
        "modified": _time_to_text(annotation.modified),
    }


def annotation_from_document(document: Document) -> Annotation:
    """Read an annotation.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    try:
        return _plain_annotation(document)
    except (KeyError, TypeError, ValueError):
        return annotation_from_fields(document)


_parts_of_annotation = itemgetter(
    *("id", "article_id", "text_hash", "kind", "note", "translation", "created", "modified"),
    *("speaker", "language", "selector", "tags", "entities", "status", "off_record"),
)
_parts_of_selector = itemgetter("exact", "prefix", "suffix", "start")
_STATUSES = {status.value: status for status in Status}


def _plain_annotation(document: Document) -> Annotation:
    """Read an annotation as it is usually written, at once; raises where it is another."""
    *texts, speaker, language, selector, tags, entities, status, off_record = _parts_of_annotation(document)
    exact, prefix, suffix, start = _parts_of_selector(selector)
    if (
        {type(text) for text in (*texts, exact, prefix, suffix, *tags)} != {str}
        or type(tags) is not list
        or type(entities) is not list
    ):
        raise TypeError
    if type(start) is not int or start < 0 or type(off_record) is not bool:
        raise TypeError
    if {type(speaker), type(language)} - {str, type(None)}:
        raise TypeError
    mark_id, article_id, text_hash, kind, note, translation, created, modified = texts
    return Annotation(
        id=mark_id,
        article_id=article_id,
        text_hash=text_hash,
        selector=Selector(exact=exact, prefix=prefix, suffix=suffix, start=start),
        kind=kind,
        speaker=speaker,
        note=note,
        tags=tuple(tags),
        entities=tuple([_known_entity(one["kind"], one["name"]) for one in entities]),
        status=_STATUSES[status],
        language=language,
        translation=translation,
        off_record=off_record,
        created=_moment(created),
        modified=_moment(modified),
    )


@lru_cache(maxsize=1024)
def _known_entity(kind: object, name: object) -> Entity:
    """Read an entity; the same few come again and again."""
    return _entity({"kind": kind, "name": name})


def annotation_from_fields(document: Document) -> Annotation:
    """Read an annotation field by field, and say what is wrong with one."""
    return Annotation(
        id=_text(document, "id"),
        article_id=_text(document, "article_id"),
        text_hash=_text(document, "text_hash"),
        selector=_selector(_document(document, "selector")),
        kind=_text(document, "kind"),
        speaker=_optional_text(document, "speaker"),
        note=_text(document, "note"),
        tags=_texts(document, "tags"),
        entities=_list(document, "entities", _entity),
        # Libraries of 0.1.0 do not have these four.
        status=_kind(Status, document, "status") if "status" in document else Status.UNCHECKED,
        language=_optional_text(document, "language"),
        translation=_optional_text(document, "translation") or "",
        off_record=_flag(document, "off_record"),
        created=_time(document, "created"),
        modified=_time(document, "modified"),
    )


def entity_to_document(record: EntityRecord) -> dict[str, Any]:
    """Describe what is known of an entity in values that JSON holds."""
    return {
        "kind": record.entity.kind.value,
        "name": record.entity.name,
        "aliases": list(record.aliases),
        "identifier": record.identifier,
        "note": record.note,
        "refused_in": list(record.refused_in),
        "modified": _time_to_text(record.modified),
    }


def entity_from_document(document: Document) -> EntityRecord:
    """Read what is known of an entity.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    return EntityRecord(
        entity=_entity(document),
        aliases=_texts(document, "aliases"),
        identifier=_text(document, "identifier"),
        note=_text(document, "note"),
        refused_in=_texts(document, "refused_in"),
        modified=_time(document, "modified"),
    )


def note_to_document(note: WrittenNote) -> dict[str, Any]:
    """Describe an export in values that JSON holds."""
    return {"article_id": note.article_id, "path": note.path, "content_hash": note.content_hash}


def note_from_document(document: Document) -> WrittenNote:
    """Read an export.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    return WrittenNote(
        article_id=_text(document, "article_id"),
        path=_text(document, "path"),
        content_hash=_text(document, "content_hash"),
    )


def _metadata(document: Document) -> Metadata:
    return Metadata(
        **{name: _optional_text(document, name) for name in METADATA_TEXTS},
        direction=_kind(Direction, document, "direction"),
    )


def _selector(document: Document) -> Selector:
    return Selector(
        exact=_text(document, "exact"),
        prefix=_text(document, "prefix"),
        suffix=_text(document, "suffix"),
        start=_count(document, "start"),
    )


def _entity(value: object) -> Entity:
    document = _document({"entities": value}, "entities")
    return Entity(_kind(EntityKind, document, "kind"), _text(document, "name"))


def _text(document: Document, name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str):
        raise ValueError(f"its “{name}” is not a text")
    return value


def _texts(document: Document, name: str) -> tuple[str, ...]:
    return _list(document, name, lambda one: _text({name: one}, name))


def _flag(document: Document, name: str) -> bool:
    """Read what is true or false; what is missing is false."""
    value = document.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"its “{name}” is neither true nor false")
    return value


def _optional_text(document: Document, name: str) -> str | None:
    return None if document.get(name) is None else _text(document, name)


def _count(document: Document, name: str) -> int:
    value = document.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"its “{name}” is not a whole number from 0 up")
    return value


def _document(document: Document, name: str) -> Document:
    value = document.get(name)
    if not isinstance(value, dict):  # Not `Mapping`, which is slow to ask for.
        raise ValueError(f"its “{name}” is not an object")
    return value


def _list(document: Document, name: str, part: Callable[[object], _Part]) -> tuple[_Part, ...]:
    value = document.get(name)
    if not isinstance(value, list):
        raise ValueError(f"its “{name}” is not a list")
    return tuple([part(one) for one in value])


def _kind(kinds: type[_Kind], document: Document, name: str) -> _Kind:
    value = document.get(name)
    kind: _Kind | None = _by_value(kinds).get(value) if isinstance(value, str) else None
    if kind is not None:
        return kind
    raise ValueError(f"its “{name}” is none of {', '.join(kinds)}")


@cache
def _by_value(kinds: type[_Kind]) -> Mapping[str, _Kind]:
    return {kind.value: kind for kind in kinds}


def _time_to_text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _time(document: Document, name: str) -> datetime:
    try:
        return _moment(_text(document, name))
    except ValueError as error:
        raise ValueError(f"its “{name}” is not a date") from error


@lru_cache(maxsize=1024)
def _moment(text: str) -> datetime:
    """Read a date; most marks have the same one twice, when they were made and when they last changed."""
    return datetime.fromisoformat(text).astimezone(UTC)
