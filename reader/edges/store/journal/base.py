"""The base: TinyDB's own form, written so that it need not be parsed to be used."""

from __future__ import annotations

import json
import os
import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.edges.store.journal.fields import to_bytes
from reader.edges.store.journal.rows import Rows

Tables = dict[str, dict[str, Any]]

FORMAT = 2
"""The last that is known; 1 was TinyDB's form without a journal."""
_HEAD_END = re.compile(rb'"sizes":\{[^{}]*\}(?:,"crc32":"([0-9a-f]{8})")?\}\},\n')


@dataclass(frozen=True)
class Base:
    """A base in memory."""

    rows: Mapping[str, Rows]
    generation: int = 0
    name: str | None = None
    follows: str | None = None
    format: object = FORMAT
    is_ours: bool = False
    """Whether the file has our form, so that a journal can lie on it."""


def read_base(content: bytes, own: str) -> Base:
    """Take a base as it is: at once where it is in our form, else by parsing it whole.

    Raises:
        ValueError: It is damaged, or no TinyDB file; the message says where.
    """
    if not content.strip():
        return Base({})
    if _claims_our_form(content, own):
        checked = _checked(content, own)
        if checked is not None:
            return checked
    tables = parse(content)
    header = tables.pop(own, {}).get("1", {})
    _, rows = _render(tables_to_lines(tables))
    return _base(rows, header, is_ours=False)


def write_base(lines: Mapping[str, bytes], own: str, before: Base, follows: str | None) -> tuple[bytes, Base]:
    """Write the lines of all tables as a new base."""
    lines = lines or {"_default": b""}
    sizes = {table: len(text) for table, text in lines.items()}
    header = {
        "format": FORMAT,
        "generation": before.generation + 1,
        "name": os.urandom(8).hex(),
        "follows": follows,
        "sizes": sizes,
    }
    head = to_bytes({own: {"1": header}}).removesuffix(b"}}}")
    body, _ = _render(lines)
    head = b'%b,"crc32":"%08x"}},\n' % (head, zlib.crc32(body, zlib.crc32(head)))
    content = head + body
    return content, _base(_rows_at(content, len(head), sizes), header, is_ours=True)


def _base(rows: Mapping[str, Rows], header: Mapping[str, Any], *, is_ours: bool) -> Base:
    """Take what a header says, which others may have written."""
    generation, name, follows = (header.get(field) for field in ("generation", "name", "follows"))
    return Base(
        rows,
        generation if isinstance(generation, int) else 0,
        name if isinstance(name, str) else None,
        follows if isinstance(follows, str) else None,
        header.get("format", 1),
        is_ours,
    )


def _render(lines: Mapping[str, bytes]) -> tuple[bytes, dict[str, Rows]]:
    """Put tables together: all but the first line."""
    parts = [b"%b:{\n%b%b}" % (to_bytes(name), text, b"\n" if text else b"") for name, text in lines.items()]
    body = b",\n".join(parts) + b"\n}\n"
    return body, _rows_at(body, 0, {name: len(text) for name, text in lines.items()})


def _rows_at(content: bytes, at: int, sizes: Mapping[str, int]) -> dict[str, Rows]:
    """Find the tables in a base by their sizes."""
    rows = {}
    for name, size in sizes.items():
        start = at + len(to_bytes(name)) + len(":{\n")
        rows[name] = Rows(content, start, start + size)
        at = start + size + (len("\n},\n") if size else len("},\n"))
    return rows


def _claims_our_form(content: bytes, own: str) -> bool:
    """Tell our form by two signs, so that a damaged one is not taken for a file of others.

    Others write no newlines, or one before the first table.
    """
    end = content.find(b"\n")
    if end < 0 or content.find(b"\n", end + 1) < 0:
        return False
    start = to_bytes({own: {"1": {"format": 0}}}).removesuffix(b"0}}}")
    return content.startswith(start) or content.endswith(b"}},", 0, end)


def _checked(content: bytes, own: str) -> Base | None:
    """Check a base in our form; None where its checksum was taken out: somebody changed it."""
    head = content[: content.find(b"\n") + 1]
    found = _HEAD_END.search(head)
    if found is None or found.end() != len(head):
        raise ValueError("its first line is damaged")
    if found[1] is None:
        return None
    start = head[: found.start(1) - len(',"crc32":"')]
    # A copy of the rest is not made: it can be tens of megabytes.
    if zlib.crc32(memoryview(content)[len(head) :], zlib.crc32(start)) != int(found[1], 16):
        raise ValueError("its checksum is wrong")
    header = json.loads(start + b"}}}")[own]["1"]
    return _base(_rows_at(content, len(head), header["sizes"]), header, is_ours=True)


def tables_to_lines(tables: Tables) -> dict[str, bytes]:
    """Write the documents of parsed tables as lines."""
    return {name: join_lines(_by_number(table)) for name, table in tables.items()}


def join_lines(documents: Mapping[int, bytes]) -> bytes:
    """Write documents as lines, in the order in which they come."""
    return b",\n".join(b'"%d":%b' % document for document in documents.items())


def _by_number(table: Mapping[str, Any]) -> dict[int, bytes]:
    """Order a table; of "1" and "01", which TinyDB takes for one, both stay."""
    numbered: dict[int, bytes] = {}
    again = []
    for number, document in table.items():
        if int(number) in numbered:
            again.append(document)
        else:
            numbered[int(number)] = to_bytes(document)
    for document in again:
        numbered[max(numbered) + 1] = to_bytes(document)
    return dict(sorted(numbered.items()))


def parse(content: bytes) -> Tables:
    """Read TinyDB's form; an empty file is an empty library, as it is for TinyDB.

    Raises:
        ValueError: It is not JSON, or not tables of numbered documents; the message says where.
    """
    if not content.strip():
        return {}
    try:
        tables = json.loads(content.removeprefix(BOM_UTF8).decode())
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if not isinstance(tables, dict):
        raise ValueError("it holds no tables")
    for name, table in tables.items():
        _check_table(name, table)
    return tables


def _check_table(name: str, table: object) -> None:
    if not isinstance(table, dict):
        raise ValueError(f"“{name}” is not a table")
    for number, document in table.items():
        if not (number.isascii() and number.isdecimal() and isinstance(document, dict)):
            raise ValueError(f"“{name}” holds something that is no numbered document")
