"""Finding documents by a field's value in their bytes, without parsing them.

Documents are written one way only (ASCII, no spaces), so that a field with a text as its value is always the
same bytes, and no text inside a string can look like it. What is found this way is a superset: a
nested field of the same name is found, too. Whoever asks looks at the document.
"""

from __future__ import annotations

import json
import re
from functools import cached_property

_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_each_string = re.compile(_STRING)


class Field:
    """A field that holds a text or, with `many`, a list of texts."""

    def __init__(self, name: str, *, many: bool = False) -> None:
        self.name = name
        self.label = f"{name}[]" if many else name
        self._prefix = to_bytes(name) + b":"
        self.many = many

    def needle(self, value: str) -> bytes:
        """Return what is somewhere in the bytes of each document with this value."""
        return to_bytes(value) if self.many else self._prefix + to_bytes(value)

    def places(self, content: bytes, start: int, end: int) -> list[tuple[bytes, int]]:
        """Return each value, as its needle, and where it stands, counted from the start."""
        found = self._pattern.finditer(content, start, end)
        if not self.many:
            return [(one[0], one.start() - start) for one in found]
        return [(value, one.start() - start) for one in found for value in _each_string.findall(one[1])]

    @cached_property
    def _pattern(self) -> re.Pattern[bytes]:
        name = re.escape(self._prefix)
        return re.compile(name + (rb"\[((?:" + _STRING + rb",?)*)\]" if self.many else _STRING))


def to_bytes(value: object) -> bytes:
    """Write a value in the one way in which it is kept."""
    return _encode(value).encode("ascii")
