"""Marks to be made, read from lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from reader.errors import ReaderError
from reader.keys.mistakes import nearest
from reader.library.annotating import Wanted
from reader.library.typed import read_entity, read_entity_kind, read_kind, read_status
from reader.marks.kinds import Kinds
from reader.marks.model import Entity

_In = TypeVar("_In")
_Out = TypeVar("_Out")
SYNONYMS = {"exact": "quote", "tag": "tags", "entity": "entities"}


class Request(NamedTuple):
    """A mark that a line asks for."""

    line: int
    """Counted from 1."""
    wanted: Wanted


def read_requests(text: str, article: str, kinds: Kinds) -> tuple[Request, ...]:
    """Read a mark of each line that is not empty.

    Args:
        text: The lines.
        article: What a line means that names no article; empty where each must name one.
        kinds: The kinds that a line can name.

    Raises:
        ReaderError: Some lines cannot be read; `details` has a line for each of them.
    """
    numbered = ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())
    return each(numbered, lambda number, line: Request(number, _request(line, article, kinds)))


def each(numbered: Iterable[tuple[int, _In]], do: Callable[[int, _In], _Out]) -> tuple[_Out, ...]:
    """Do something with what each line holds; of what cannot be done, all is told at once."""
    done: list[_Out] = []
    problems: list[str] = []
    failed = 0
    for number, one in numbered:
        try:
            done.append(do(number, one))
        except ReaderError as error:
            failed += 1
            problems += [f"line {number}: {error}", *(f"  {detail}" for detail in error.details)]
    if problems:
        marks = "1 mark" if failed == 1 else f"{failed} marks"
        failure = ReaderError(f"{marks} cannot be made, so nothing was marked:")
        failure.details = problems
        raise failure
    return tuple(done)


def _request(line: str, article: str, kinds: Kinds) -> Wanted:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as fault:
        raise ReaderError(f"this is not JSON: {fault.msg}, at character {fault.pos + 1}.") from fault
    if not isinstance(fields, dict):
        raise ReaderError('a line is an object, as in {"article": "1a2b3c4d", "quote": "We will not sign"}.')
    given = {"article": article, **dict(_read(fields, kinds))}
    if not given["article"]:
        raise ReaderError('it names no article; write "article": an id, an address or a file.')
    if not (given.get("quote") or given.get("all_mentions")):
        raise ReaderError('it says nothing to mark; write "quote": the words.')
    wanted = Wanted(**given)
    refuse_beside_mentions(wanted)
    return wanted


def refuse_beside_mentions(wanted: Wanted) -> None:
    """Raise `ReaderError` where every mention is to be tagged, and more is said than tags can hold."""
    if not wanted.all_mentions:
        return
    if not wanted.entities:
        raise ReaderError("Every mention of whom? Name an entity, as in person:Jane Roe.")
    if wanted.quote or wanted.nth is not None or wanted.after or wanted.kind or wanted.says_more:
        raise ReaderError("To tag all mentions takes entities alone; the rest is for a passage.")


def _read(fields: Mapping[str, Any], kinds: Kinds) -> Iterator[tuple[str, Any]]:
    readers: Mapping[str, Callable[[Any], Any]] = {
        **dict.fromkeys(("article", "quote", "after", "speaker", "note", "language", "translation"), _text),
        **dict.fromkeys(("off_record", "all_mentions"), _switch),
        "nth": _number,
        "tags": lambda value: tuple(map(_text, _several(value))),
        "entities": lambda value: tuple(map(_entity, _several(value))),
        "kind": lambda value: read_kind(_text(value), kinds),
        "status": lambda value: read_status(_text(value)),
    }
    for written, value in fields.items():
        name = SYNONYMS.get(written, written)
        if name not in readers:
            raise ReaderError(f"there is no field “{written}”; {nearest(written, readers)}.")
        if value is not None:
            yield name, readers[name](value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ReaderError(f"{json.dumps(value)} is no text.")


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ReaderError(f"{json.dumps(value)} is neither true nor false.")


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ReaderError(f"{json.dumps(value)} is no number.")


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _entity(value: object) -> Entity:
    """Read an entity as it is typed, or as it is told by `--json`."""
    if isinstance(value, dict) and value.keys() == {"kind", "name"}:
        return Entity(read_entity_kind(_text(value["kind"])), _text(value["name"]))
    return read_entity(_text(value))
