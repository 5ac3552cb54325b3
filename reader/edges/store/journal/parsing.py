"""TinyDB's form, whoever wrote it: parsed whole, and written again as lines."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Mapping
from typing import Any

from reader.edges.store.journal.fields import to_bytes
from reader.edges.store.journal.table import line_of

Tables = dict[str, dict[str, Any]]


def tables_to_lines(tables: Tables) -> dict[str, bytes]:
    """Write the documents of parsed tables as lines."""
    return {
        name: b",\n".join(line_of(*one) for one in _by_number(table).items())
        for name, table in tables.items()
    }


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
    if is_blank(content):
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


def is_blank(content: bytes) -> bool:
    """Tell an empty file, without copying a large one."""
    return not content or content.isspace()
