"""The form in which an article is kept: one line of JSON in ASCII, then its text as it is, in UTF-8.

The line says what there is beside the text: `metadata`, and of `blocks`, `inlines`, `quotations` and
`entities` one list for each field. Offsets count code points of the text. Values that recur are listed once:
`{"of": ["heading", "paragraph"], "at": [0, 1, 1]}` is a heading and two paragraphs. What few blocks have is
in `more`, by the block's number. Lists of numbers are read many times as fast as an object for each block,
of which long articles have ten thousand; and a text that is not part of the JSON need not be unescaped.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import le
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

FORM = 2
"""The first was the object of `article.interchange`, in a file of JSON."""
MORE: Mapping[str, object] = {"level": 0, "speaker": None, "label": None, "credit": None, "image": None}
"""What few blocks have, and what the others have instead."""

_Value = TypeVar("_Value")
_Fields = Mapping[str, Any]


def packed(article: Article) -> bytes:
    """Write an article in this form."""
    metadata = article.metadata
    head = {
        "form": FORM,
        "metadata": {name: getattr(metadata, name) for name in METADATA_TEXTS}
        | {"direction": metadata.direction},
        "blocks": {**_placed(article.blocks), **_kinds(article.blocks), "more": dict(_more(article.blocks))},
        "inlines": {
            **_placed(article.inlines),
            **_kinds(article.inlines),
            "target": _shared(one.target for one in article.inlines),
        },
        "quotations": {
            **_placed(article.quotations),
            "certainty": _shared(one.certainty for one in article.quotations),
            "speaker": _shared(one.speaker for one in article.quotations),
            "score": [one.score for one in article.quotations],
        },
        "entities": [
            {"name": one.name, "kind": one.kind, **_placed(one.mentions)} for one in article.entities
        ],
    }
    line = json.dumps(head, ensure_ascii=True, separators=(",", ":"))
    return line.encode("ascii") + b"\n" + article.text.encode()


def kept_text(content: bytes) -> memoryview:
    """Return the text's bytes; raises `ValueError` where there are none."""
    return memoryview(content)[content.index(b"\n") + 1 :]


def unpacked(content: bytes) -> Article:
    """Read what `packed` wrote.

    Raises:
        ValueError: Something is missing, of a wrong type, or lies outside the text.
    """
    text = str(kept_text(content), "utf-8")
    head = json.loads(content[: content.index(b"\n")])
    try:
        if head["form"] != FORM:
            raise ValueError(f"this pressmark knows no form {head['form']}")
        return Article(
            text=text,
            blocks=_blocks(head["blocks"], len(text)),
            inlines=_inlines(head["inlines"], len(text)),
            quotations=_quotations(head["quotations"], len(text)),
            entities=tuple(_entity(fields, len(text)) for fields in head["entities"]),
            metadata=_metadata(head["metadata"]),
        )
    except (LookupError, TypeError, OverflowError) as error:
        raise ValueError(f"something is missing or of a wrong type: {error!r}") from error


def _placed(parts: Sequence[Block | Inline | Quotation | Span]) -> dict[str, list[int]]:
    return {"start": [part.start for part in parts], "end": [part.end for part in parts]}


def _kinds(parts: Sequence[Block | Inline]) -> dict[str, Any]:
    return {"kind": _shared(part.kind for part in parts)}


def _more(blocks: Iterable[Block]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, block in enumerate(blocks):
        more = {name: getattr(block, name) for name, usual in MORE.items() if getattr(block, name) != usual}
        if block.credit:
            more["credit"] = block.credit._asdict()
        if more:
            yield number, more


def _shared(values: Iterable[str | None]) -> dict[str, list[Any]]:
    numbers: dict[str | None, int] = {}
    at = [numbers.setdefault(value, len(numbers)) for value in values]
    return {"of": list(numbers), "at": at}


def _picked(column: _Fields, read: Callable[[Any], _Value]) -> list[_Value]:
    """Read values that are listed once each."""
    of = [read(value) for value in column["of"]]
    # An array takes no number below 0, which would count from the end.
    return [of[at] for at in array("L", column["at"])]


def _spans(fields: _Fields, length: int) -> tuple[array[int], array[int]]:
    """Read where some parts stand."""
    starts, ends = array("L", fields["start"]), array("L", fields["end"])
    if len(starts) != len(ends) or not all(map(le, starts, ends)) or max(ends, default=0) > length:
        raise ValueError("a span lies outside the text")
    return starts, ends


def _blocks(fields: _Fields, length: int) -> tuple[Block, ...]:
    usual = [repeat(value) for value in MORE.values()]
    rows = zip(_picked(fields["kind"], BlockKind), *_spans(fields, length), *usual, strict=False)
    blocks = list(map(Block._make, rows))
    more = dict(fields["more"])
    for number, own in zip(array("L", map(int, more)), more.values(), strict=True):
        blocks[number] = blocks[number]._replace(**dict(_read_more(dict(own))))
    return _all(tuple(blocks), fields)


def _read_more(more: _Fields) -> Iterator[tuple[str, Any]]:
    for name, value in more.items():
        if name == "level":
            yield name, _of_type(value, int)
        elif name == "credit":
            yield name, _credit(value)
        elif name in MORE:
            yield name, _text(value)


def _credit(fields: _Fields) -> Credit:
    return Credit(_of_type(fields["raw"], str), _text(fields["agency"]), _text(fields["photographer"]))


def _inlines(fields: _Fields, length: int) -> tuple[Inline, ...]:
    kinds, targets = _picked(fields["kind"], InlineKind), _picked(fields["target"], _text)
    return _all(tuple(map(Inline, kinds, *_spans(fields, length), targets)), fields)


def _quotations(fields: _Fields, length: int) -> tuple[Quotation, ...]:
    certainties, speakers = _picked(fields["certainty"], Certainty), _picked(fields["speaker"], _text)
    scores = array("d", fields["score"])
    if not all(0 <= score <= 1 for score in scores):
        raise ValueError("a score is a number from 0 to 1")
    return _all(tuple(map(Quotation, *_spans(fields, length), certainties, speakers, scores)), fields)


def _entity(fields: _Fields, length: int) -> EntitySuggestion:
    mentions = tuple(map(Span, *_spans(fields, length)))
    return EntitySuggestion(_of_type(fields["name"], str), EntityKind(fields["kind"]), mentions)


def _metadata(fields: _Fields) -> Metadata:
    known = {name: _text(fields[name]) for name in METADATA_TEXTS}
    return Metadata(**known, direction=Direction(fields["direction"]))


def _all(parts: tuple[_Value, ...], fields: _Fields) -> tuple[_Value, ...]:
    """Hand on parts; raises `ValueError` where one of their lists was shorter than the others."""
    if len(parts) != len(fields["start"]):
        raise ValueError("the fields of some parts are missing")
    return parts


def _text(value: object) -> str | None:
    return None if value is None else _of_type(value, str)


def _of_type(value: object, kind: type[_Value]) -> _Value:
    if not isinstance(value, kind):
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value
