r"""One machine's changes: a file that this machine alone writes, and all read.

A line is JSON in ASCII. The first says whose the file is, each other has a document of a library, whole:

```
{"crc":"9e02f1aa","pressmark":"changes","form":1,"machine":"5f…","writer":"91…"}
{"crc":"0a41b2c3","table":"annotations","doc":{"id":"m1","note":"why?",…}}
```

`crc` is the CRC-32 of the bytes after it, from the next quotation mark to the end of the line without the
newline. `writer` is made at random for a library on a machine: a file with another writer was made by
another machine that goes by the same name. A document that is there twice is joined by `merged`, so the order
of lines says nothing. A last line without a newline is on its way; any other that is not as it was written is
damage, is told, and the rest is read: the machine whose file it is writes anew what is missing.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

FORM = 1
KIND = "changes"
ENDING = ".changes"
_BEGINS = b'{"crc":"'
_START = len(_BEGINS) + 8 + len(b'",')
"""Where in a line the bytes begin that are summed."""

Document = Mapping[str, Any]


class Owner(NamedTuple):
    """Whose a file is."""

    machine: str
    writer: str


class Damage(NamedTuple):
    """A line that is not as it was written."""

    line: int
    """Counted from 1."""
    problem: str


class Changes(NamedTuple):
    """What can be read of a file."""

    owner: Owner | None = None
    """None where the first line is missing, torn or damaged."""
    documents: tuple[tuple[str, Document], ...] = ()
    """Each with the name of its table, in the order of the lines."""
    damage: tuple[Damage, ...] = ()
    whole: int = 0
    """How many bytes end with a newline."""


class NewerForm(ValueError):
    """A later program wrote the file."""

    def __init__(self, found: object) -> None:
        super().__init__(f"its form is {found}, and {FORM} is the last that is known")


def first_line(owner: Owner) -> bytes:
    """Write the line that a file begins with."""
    return _line({"pressmark": KIND, "form": FORM, "machine": owner.machine, "writer": owner.writer})


def document_line(table: str, document: Document) -> bytes:
    """Write the line of one document."""
    return _line({"table": table, "doc": document})


def read_changes(content: bytes) -> Changes:
    """Read a file.

    Raises:
        NewerForm: Nothing of it can be understood.
    """
    whole = content.rfind(b"\n") + 1
    owner: Owner | None = None
    documents: list[tuple[str, Document]] = []
    damage: list[Damage] = []
    for number, line in enumerate(_lines(content[:whole]), 1):
        try:
            if number == 1:
                owner = _owner(line)
            else:
                documents.append(_document(line))
        except NewerForm:
            raise
        except (ValueError, RecursionError) as error:
            damage.append(Damage(number, str(error)))
    return Changes(owner, tuple(documents), tuple(damage), whole)


def _line(fields: Document) -> bytes:
    summed = json.dumps(fields, separators=(",", ":")).encode("ascii")[1:]
    return b'%s%08x",%s\n' % (_BEGINS, zlib.crc32(summed), summed)


def _lines(content: bytes) -> Iterator[bytes]:
    return iter(content.split(b"\n")[:-1])


def _fields(line: bytes) -> dict[str, Any]:
    if line[:_START] != b'%s%08x",' % (_BEGINS, zlib.crc32(line[_START:])):
        raise ValueError("it is not as it was written" if line.startswith(_BEGINS) else "it has no checksum")
    fields = json.loads(line)
    assert isinstance(fields, dict)
    return fields


def _owner(line: bytes) -> Owner:
    fields = _fields(line)
    if fields.get("pressmark") != KIND:
        raise ValueError("it does not say whose changes these are")
    if fields.get("form") != FORM:
        raise NewerForm(fields.get("form"))
    return Owner(_text(fields, "machine"), _text(fields, "writer"))


def _document(line: bytes) -> tuple[str, Document]:
    fields = _fields(line)
    document = fields.get("doc")
    if not isinstance(document, dict):
        raise ValueError("it has no document")
    return _text(fields, "table"), document


def _text(fields: Document, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is missing")
    return value
