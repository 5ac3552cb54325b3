"""The base: TinyDB's own form, written so that it need not be parsed to be used."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from reader.edges.store.journal.fields import Field, to_bytes
from reader.edges.store.journal.parsing import is_blank, parse, tables_to_lines
from reader.edges.store.journal.places import MOST_BYTES, WIDTH, Places, written_places
from reader.edges.store.journal.rows import Rows

FORMAT = 3
"""The last that is known; 1 was TinyDB's form without a journal, 2 had no sums of rows."""
READ = (1, 2, FORMAT)
_CRC = re.compile(rb'(?:,"head":"([0-9a-f]{8})")?,"crc32":"([0-9a-f]{8})"\},\n\Z')
_BEFORE_CRC = b',"crc32":"'
_SECOND = b'"2":{'
_FIELDS = {"format", "generation", "name", "follows", "sizes", "places"}
_NEWER_FIELDS = {"taken", "upto", "head"}


class Lineage(NamedTuple):
    """What a base is called and comes from."""

    name: str
    generation: int
    follows: str | None
    """The name of the base that the journal lay on which was taken in."""
    taken: int
    """How many lines of that journal were."""
    upto: int | None = None
    """The sum of the last of these lines, where the base is nothing but that one and them."""


@dataclass(frozen=True)
class Base:
    """A base in memory."""

    rows: Mapping[str, Rows]
    generation: int = 0
    name: str | None = None
    follows: str | None = None
    taken: int | None = None
    """How many lines it took in of the journal on the one that it follows; None for all."""
    format: object = FORMAT
    is_ours: bool = False
    """Whether the file has our form, so that a journal can lie on it."""
    damage: str = ""
    """What is wrong with the file, of which the sound rows are here; its name is None where that is lost."""
    is_gone: bool = False
    """Whether nothing of the file is here."""


def read_base(content: bytes, own: str) -> Base:
    """Take a base as it is: at once where it is in our form, else by parsing it whole.

    Of a damaged one, what can be told to be sound is taken.

    Raises:
        ValueError: Nothing can, or it is no TinyDB file; the message says where.
    """
    if is_blank(content):
        return Base({})
    if _claims_our_form(content, own):
        try:
            checked = _checked(content, own)
        except ValueError as error:
            return _salvaged(content, own, error)
        if checked is not None:
            return checked
    try:
        tables = parse(content)
    except ValueError as error:
        return _salvaged(content, own, error)
    header = tables.pop(own, {}).get("1", {})
    body, sizes = _body(tables_to_lines(tables))
    return _base(_rows_at(body, 0, sizes), header, is_ours=False)


def write_base(
    lines: Mapping[str, bytes],
    own: str,
    lineage: Lineage,
    fields: Mapping[str, Sequence[Field]],
) -> bytes:
    """Write the lines of all tables as a new base.

    Args:
        lines: Of each table, as `Table.lines` has them.
        own: The name of our own table.
        lineage: What the base comes from.
        fields: What is often asked for in each table: its places are written down.
    """
    from reader.edges.store.journal.sums import written_sums

    body, sizes = _body(lines or {"_default": b""})
    second, places = _second_line(_rows_at(body, 0, sizes), fields)
    rest = second + written_sums(lines)
    names = {"generation": lineage.generation, "name": lineage.name, "follows": lineage.follows}
    header = {"format": FORMAT, **names, "taken": lineage.taken, "upto": lineage.upto}
    header |= {"sizes": sizes, "places": places}
    head = to_bytes({own: {"1": header}}).removesuffix(b"}}}")
    head += b',"head":"%08x"' % zlib.crc32(head)
    crc = zlib.crc32(body, zlib.crc32(rest, zlib.crc32(head)))
    return b'%b,"crc32":"%08x"},\n%b%b' % (head, crc, rest, body)


def read_lineage(beginning: bytes, own: str) -> Lineage | None:
    """Read of a base's first bytes what it comes from; None where they do not say so for certain."""
    header = _sound_header(beginning, own)
    try:
        return Lineage(*[header[field] for field in Lineage._fields])
    except KeyError:
        return None


def _second_line(
    rows: Mapping[str, Rows], fields: Mapping[str, Sequence[Field]]
) -> tuple[bytes, list[tuple[str, str, int]]]:
    """Write down where fields' values are, and say of which fields that was done."""
    parts = []
    places = []
    for table in fields:
        for field in fields[table] if table in rows and rows[table].size < MOST_BYTES else ():
            entries = written_places(rows[table], field)
            parts.append(b'%b:"%b"' % (to_bytes(f"{table} {field.label}"), entries))
            places.append((table, field.label, len(entries) // WIDTH))
    return b"%b%b},\n" % (_SECOND, b",".join(parts)), places


def _places_at(
    content: bytes, at: int, places: Sequence[tuple[str, str, int]]
) -> Iterator[tuple[str, str, Places]]:
    """Find in the second line what was written there."""
    at += len(_SECOND)
    for table, label, count in places:
        at += len(to_bytes(f"{table} {label}")) + len(':"')
        yield table, label, Places(content, at, count)
        at += count * WIDTH + len('",')


def _base(rows: Mapping[str, Rows], header: Mapping[str, Any], *, is_ours: bool) -> Base:
    """Take what a header says, which others may have written."""
    generation, name, follows, taken = (
        header.get(field) for field in ("generation", "name", "follows", "taken")
    )
    return Base(
        rows,
        generation if isinstance(generation, int) else 0,
        name if isinstance(name, str) else None,
        follows if isinstance(follows, str) else None,
        taken if isinstance(taken, int) else None,
        header.get("format", 1),
        is_ours,
    )


def _body(lines: Mapping[str, bytes]) -> tuple[bytes, dict[str, int]]:
    """Put tables together: all but our own."""
    parts = [b"%b:{\n%b%b}" % (to_bytes(name), text, b"\n" if text else b"") for name, text in lines.items()]
    return b",\n".join(parts) + b"\n}\n", {name: len(text) for name, text in lines.items()}


def _rows_at(content: bytes, at: int, sizes: Mapping[str, int]) -> dict[str, Rows]:
    """Find the tables in a base by their sizes."""
    rows = {}
    for name, size in sizes.items():
        start = at + len(to_bytes(name)) + len(":{\n")
        rows[name] = Rows(content, start, start + size)
        at = start + size + (len("\n},\n") if size else len("},\n"))
    return rows


def _claims_our_form(content: bytes, own: str) -> bool:
    """Tell our form by two signs, so that a damaged one is not taken for a file of others."""
    end = content.find(b"\n")
    if end < 0 or content.find(b"\n", end + 1) < 0:
        return False
    start = to_bytes({own: {"1": {"format": 0}}}).removesuffix(b"0}}}")
    return content.startswith(start) or content.startswith(_SECOND, end + 1)


def _checked(content: bytes, own: str) -> Base | None:
    """Check a base in our form; None where its checksum was taken out: somebody changed it."""
    head = content[: content.find(b"\n") + 1]
    found = _CRC.search(head)
    if found is None:
        _refuse_unless_taken_out(head, own)
        return None
    # A copy of the rest is not made: it can be tens of megabytes.
    begun = zlib.crc32(head[: found.start(2) - len(_BEFORE_CRC)])
    if zlib.crc32(memoryview(content)[len(head) :], begun) != int(found[2], 16):
        raise ValueError("its checksum is wrong")
    header = json.loads(head[: found.start()] + b"}}}")[own]["1"]
    at = content.find(b"\n", len(head)) + 1
    if header["format"] == FORMAT:
        at = content.find(b"\n", at) + 1
    rows = _rows_at(content, at, header["sizes"])
    for table, label, places in _places_at(content, len(head), header["places"]):
        rows[table].places[label] = places
    return _base(rows, header, is_ours=True)


def _refuse_unless_taken_out(head: bytes, own: str) -> None:
    with suppress(ValueError, KeyError, TypeError):
        if json.loads(head.removesuffix(b",\n") + b"}}")[own]["1"].keys() - _NEWER_FIELDS == _FIELDS:
            return
    raise ValueError("its first line is damaged")


def _salvaged(content: bytes, own: str, error: ValueError) -> Base:
    """Take the rows that are sound; raises the error where that cannot be told."""
    from reader.edges.store.journal.sums import sound_rows

    header = _sound_header(content, own)
    try:
        tables, count = sound_rows(content, header.get("sizes", ()))
    except ValueError:
        raise error from None
    found = sum(map(len, tables.values()))
    problem = f"{error}: {_counted(found, count)}"
    body, sizes = _body({name: b",\n".join(rows) for name, rows in tables.items()})
    return replace(_base(_rows_at(body, 0, sizes), header, is_ours=True), damage=problem)


def _counted(found: int, count: int) -> str:
    """Say how many documents are lost; how many are not, where nobody knows how many there were."""
    if not count:
        return f"{found} of its documents are as they were written"
    if found == count:
        return "all of its documents are as they were written"
    are = "is not as it was" if count - found == 1 else "are not as they were"
    return f"{count - found} of its {count} documents {are} written"


def _sound_header(content: bytes, own: str) -> Mapping[str, Any]:
    """Read the first line if it has its own sum; else nothing is known of the base."""
    start, _, rest = content[: content.find(b"\n")].partition(b',"head":"')
    if rest[:8] != b"%08x" % zlib.crc32(start):
        return {}
    header: dict[str, Any] = json.loads(start + b"}}}")[own]["1"]
    return header
