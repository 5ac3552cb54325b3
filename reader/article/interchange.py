"""An article as the JSON object that other programs read, and back.

The shape is a promise: `pressmark read --json` prints it, and kept articles are stored in it.
Fields that do not belong to a block's kind are left out; those that do stand there, null or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from reader.article.model import (
    METADATA_TEXTS,
    Article,
    Block,
    BlockKind,
    Certainty,
    Credit,
    Direction,
    EntityKind,
    EntitySuggestion,
    Inline,
    InlineKind,
    Metadata,
    Quotation,
    Span,
)

FIELDS_BY_KIND = {
    BlockKind.HEADING: ("level",),
    BlockKind.LIST_ITEM: ("level",),
    BlockKind.BLOCKQUOTE: ("speaker",),
    BlockKind.CAPTION: ("label", "image", "credit"),
}
BARE = 3
"""Fields of a block of which nothing is said but what it is and where, as of nearly all."""

_Kind = TypeVar("_Kind", bound=StrEnum)
_Part = TypeVar("_Part")


def article_to_json(article: Article) -> dict[str, Any]:
    """Describe an article in values that JSON holds."""
    metadata = article.metadata
    return {
        **{name: getattr(metadata, name) for name in METADATA_TEXTS},
        "direction": metadata.direction.value,
        "text": article.text,
        "blocks": [_block_to_json(block) for block in article.blocks],
        "inlines": [_inline_to_json(inline) for inline in article.inlines],
        "quotations": [_quotation_to_json(quotation) for quotation in article.quotations],
        "entities": [_entity_to_json(entity) for entity in article.entities],
    }


def article_from_json(data: object) -> Article:
    """Read what `article_to_json` gave; fields that it does not know are passed over.

    Raises:
        ValueError: Something is missing, of a wrong type, or a span lies outside the text.
    """
    fields = _object(data, "the article")
    text = _text(fields, "text")
    end = len(text)
    return Article(
        text=text,
        blocks=_parts(fields, "blocks", lambda part: _block(part, end)),
        inlines=_parts(fields, "inlines", lambda part: _inline(part, end)),
        quotations=_parts(fields, "quotations", lambda part: _quotation(part, end)),
        entities=_parts(fields, "entities", lambda part: _entity(part, end)),
        metadata=Metadata(
            **{name: _optional_text(fields, name) for name in METADATA_TEXTS},
            direction=_kind(Direction, fields, "direction"),
        ),
    )


def _block_to_json(block: Block) -> dict[str, Any]:
    described: dict[str, Any] = {"kind": block.kind.value, "start": block.start, "end": block.end}
    fields = {
        "level": block.level,
        "speaker": block.speaker,
        "label": block.label,
        "image": block.image,
        "credit": block.credit and block.credit._asdict(),
    }
    own = FIELDS_BY_KIND.get(block.kind, ())
    return described | {name: value for name, value in fields.items() if name in own or value}


def _inline_to_json(inline: Inline) -> dict[str, Any]:
    described = {"kind": inline.kind.value, "start": inline.start, "end": inline.end}
    if inline.kind is InlineKind.LINK or inline.target is not None:
        return {**described, "target": inline.target}
    return described


def _quotation_to_json(quotation: Quotation) -> dict[str, Any]:
    return {
        "start": quotation.start,
        "end": quotation.end,
        "speaker": quotation.speaker,
        "certainty": quotation.certainty.value,
        "score": quotation.score,
    }


def _entity_to_json(entity: EntitySuggestion) -> dict[str, Any]:
    mentions = [[mention.start, mention.end] for mention in entity.mentions]
    return {"name": entity.name, "kind": entity.kind.value, "mentions": mentions}


def _block(fields: Mapping[str, object], length: int) -> Block:
    span = _span(fields.get("start"), fields.get("end"), length)
    kind = _kind(BlockKind, fields, "kind")
    if len(fields) == BARE:
        return Block(kind=kind, start=span.start, end=span.end)
    credit = fields.get("credit")
    return Block(
        kind=kind,
        start=span.start,
        end=span.end,
        level=_whole(fields.get("level", 0), "level"),
        speaker=_optional_text(fields, "speaker"),
        label=_optional_text(fields, "label"),
        credit=None if credit is None else _credit(_object(credit, "a credit")),
        image=_optional_text(fields, "image"),
    )


def _credit(fields: Mapping[str, object]) -> Credit:
    return Credit(
        raw=_text(fields, "raw"),
        agency=_optional_text(fields, "agency"),
        photographer=_optional_text(fields, "photographer"),
    )


def _inline(fields: Mapping[str, object], length: int) -> Inline:
    span = _span(fields.get("start"), fields.get("end"), length)
    kind = _kind(InlineKind, fields, "kind")
    return Inline(kind=kind, start=span.start, end=span.end, target=_optional_text(fields, "target"))


def _quotation(fields: Mapping[str, object], length: int) -> Quotation:
    span = _span(fields.get("start"), fields.get("end"), length)
    certainty = _kind(Certainty, fields, "certainty")
    speaker = _optional_text(fields, "speaker")
    score = _share(fields.get("score", 1.0))
    return Quotation(start=span.start, end=span.end, certainty=certainty, speaker=speaker, score=score)


def _entity(fields: Mapping[str, object], length: int) -> EntitySuggestion:
    mentions = fields.get("mentions")
    if not isinstance(mentions, list):
        raise ValueError("mentions: a list was expected")
    kind = _kind(EntityKind, fields, "kind")
    spans = tuple(_mention(mention, length) for mention in mentions)
    return EntitySuggestion(name=_text(fields, "name"), kind=kind, mentions=spans)


def _mention(mention: object, length: int) -> Span:
    if isinstance(mention, list) and len(mention) == 2:
        return _span(mention[0], mention[1], length)
    raise ValueError("a mention is a start and an end")


def _parts(
    fields: Mapping[str, object], name: str, read: Callable[[Mapping[str, object]], _Part]
) -> tuple[_Part, ...]:
    parts = fields.get(name)
    if not isinstance(parts, list):
        raise ValueError(f"{name}: a list was expected")
    return tuple([read(_object(part, name)) for part in parts])


def _object(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):  # Not `Mapping`, which is slow to ask for.
        raise ValueError(f"{name}: an object was expected")
    return value


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name}: a text was expected")
    return value


def _optional_text(fields: Mapping[str, object], name: str) -> str | None:
    return None if fields.get(name) is None else _text(fields, name)


def _whole(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"{name}: a whole number was expected")
    return value


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("score: a number from 0 to 1 was expected")
    return float(value)


def _span(start: object, end: object, length: int) -> Span:
    # The type itself, since a truth value is a number too. There are tens of thousands of spans.
    if type(start) is not int or type(end) is not int:
        raise ValueError(f"{start!r} to {end!r}: whole numbers were expected")
    if not 0 <= start <= end <= length:
        raise ValueError(f"the span {start} to {end} lies outside the text")
    return Span(start, end)


def _kind(kinds: type[_Kind], fields: Mapping[str, object], name: str) -> _Kind:
    text = _text(fields, name)
    known: Mapping[str, _Kind] = _by_value(kinds)
    if text not in known:
        raise ValueError(f"{text!r} is none of {', '.join(known)}")
    return known[text]


@cache
def _by_value(kinds: type[_Kind]) -> Mapping[str, _Kind]:
    return {kind.value: kind for kind in kinds}
