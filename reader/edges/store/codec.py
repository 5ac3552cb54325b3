"""Records as the documents that TinyDB keeps, and back. Strict about types, easy about unknown fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from reader.article.model import NO_VALIDATORS, Direction, EntityKind, Metadata, Validators
from reader.edges.store import values
from reader.edges.store.values import Document
from reader.marks.entities import EntityRecord
from reader.marks.model import Annotation, Beside, Entity, Selector, Status
from reader.ports import ArticleRecord, Revision, WrittenNote

METADATA_TEXTS = ("title", "byline", "site", "url", "published", "language", "image")
RECORD_TEXTS = ("id", "source", "name", "text_hash", "page_hash")
DATED = 2
"""How many parts a text has in a clock: its stamp, and itself."""
RECORD_TIMES = ("added", "opened", "fetched")


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
        **{name: values.written(getattr(record, name)) for name in RECORD_TIMES},
        "place": record.place,
        "cleaned": record.cleaned,
        "validators": record.validators._asdict(),
        "checked": values.written(record.checked) if record.checked else None,
    }


def record_from_document(document: Document) -> ArticleRecord:
    """Read an article's record.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    return ArticleRecord(
        id=values.text(document, "id"),
        source=values.text(document, "source"),
        name=values.text(document, "name"),
        metadata=_metadata(values.nested(document, "metadata")),
        words=values.count(document, "words"),
        text_hash=values.text(document, "text_hash"),
        page_hash=values.text(document, "page_hash"),
        added=values.time(document, "added"),
        opened=values.time(document, "opened"),
        fetched=values.time(document, "fetched"),
        place=values.count(document, "place"),
        # Libraries of 0.1.0 do not have it.
        cleaned=values.optional_text(document, "cleaned") or "",
        validators=_validators(document),
        checked=values.time(document, "checked") if document.get("checked") else None,
    )


def revision_to_document(revision: Revision) -> dict[str, Any]:
    """Describe a revision in values that JSON holds."""
    return {
        "id": f"{revision.article_id} {revision.text_hash}",
        **revision._asdict(),
        "fetched": values.written(revision.fetched),
    }


def revision_from_document(document: Document) -> Revision:
    """Read a revision.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    return Revision(
        article_id=values.text(document, "article_id"),
        text_hash=values.text(document, "text_hash"),
        page_hash=values.text(document, "page_hash"),
        fetched=values.time(document, "fetched"),
        title=values.text(document, "title"),
        words=values.count(document, "words"),
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
        "created": values.written(annotation.created),
        "modified": values.written(annotation.modified),
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
        created=values.moment(created),
        modified=values.moment(modified),
        beside=_beside(document) if len(document.get("clock", ())) > 1 else (),
    )


@lru_cache(maxsize=1024)
def _known_entity(kind: object, name: object) -> Entity:
    """Read an entity; the same few come again and again."""
    return _entity({"kind": kind, "name": name})


def annotation_from_fields(document: Document) -> Annotation:
    """Read an annotation field by field, and say what is wrong with one."""
    return Annotation(
        id=values.text(document, "id"),
        article_id=values.text(document, "article_id"),
        text_hash=values.text(document, "text_hash"),
        selector=_selector(values.nested(document, "selector")),
        kind=values.text(document, "kind"),
        speaker=values.optional_text(document, "speaker"),
        note=values.text(document, "note"),
        tags=values.texts(document, "tags"),
        entities=values.listed(document, "entities", _entity),
        # Libraries of 0.1.0 do not have these four.
        status=values.kind_of(Status, document, "status") if "status" in document else Status.UNCHECKED,
        language=values.optional_text(document, "language"),
        translation=values.optional_text(document, "translation") or "",
        off_record=values.flag(document, "off_record"),
        created=values.time(document, "created"),
        modified=values.time(document, "modified"),
        beside=_beside(document),
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
        "modified": values.written(record.modified),
    }


def entity_from_document(document: Document) -> EntityRecord:
    """Read what is known of an entity.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    return EntityRecord(
        entity=_entity(document),
        aliases=values.texts(document, "aliases"),
        identifier=values.text(document, "identifier"),
        note=values.text(document, "note"),
        refused_in=values.texts(document, "refused_in"),
        modified=values.time(document, "modified"),
        beside=_beside(document),
    )


def _beside(document: Document) -> tuple[Beside, ...]:
    """Read what was typed elsewhere at the same time, which the clock keeps; see `marks.merging.typed`."""
    clock = document.get("clock")
    fields = sorted(clock.items()) if isinstance(clock, dict) else ()
    found = (
        Beside(name, pair[1])
        for name, field in fields
        if isinstance(field, dict)
        for pair in _listed(field.get("beside"))
        if isinstance(pair, list) and len(pair) == DATED
    )
    return tuple(one for one in found if isinstance(one.text, str) and one.text)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def note_to_document(note: WrittenNote) -> dict[str, Any]:
    """Describe an export in values that JSON holds."""
    return {"article_id": note.article_id, "path": note.path, "content_hash": note.content_hash}


def note_from_document(document: Document) -> WrittenNote:
    """Read an export.

    Raises:
        ValueError: A field is missing or of a wrong type.
    """
    return WrittenNote(
        article_id=values.text(document, "article_id"),
        path=values.text(document, "path"),
        content_hash=values.text(document, "content_hash"),
    )


def _metadata(document: Document) -> Metadata:
    return Metadata(
        **{name: values.optional_text(document, name) for name in METADATA_TEXTS},
        direction=values.kind_of(Direction, document, "direction"),
    )


def _validators(document: Document) -> Validators:
    if "validators" not in document:  # Libraries of 0.1.0 do not have them.
        return NO_VALIDATORS
    fields = values.nested(document, "validators")
    return Validators(values.text(fields, "etag"), values.text(fields, "last_modified"))


def _selector(document: Document) -> Selector:
    return Selector(
        exact=values.text(document, "exact"),
        prefix=values.text(document, "prefix"),
        suffix=values.text(document, "suffix"),
        start=values.count(document, "start"),
    )


def _entity(value: object) -> Entity:
    document = values.nested({"entities": value}, "entities")
    return Entity(values.kind_of(EntityKind, document, "kind"), values.text(document, "name"))
