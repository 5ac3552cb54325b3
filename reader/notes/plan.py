"""What to do about a note that may be there already: decided here, done elsewhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from itertools import count

SUFFIX = ".md"
LONGEST_NAME = 80
"""Code points of a note's name without its suffix."""
LONGEST_IN_BYTES = 200
"""Of the same in UTF-8: file systems allow 255, of which suffixes and an id take some."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
BESIDE = re.compile(r"\.new(?:-\d+)?\.md\Z")
APOSTROPHES = frozenset("'’ʼ")


class Plan(StrEnum):
    """What is to become of a note."""

    CREATE = "create"
    UPDATE = "update"
    """It is as it was last written: the new one takes its place."""
    UNCHANGED = "unchanged"
    """It is what would be written."""
    BESIDE = "beside"
    """Somebody edited it, or wrote it: the new one goes beside it."""


def plan_note(existing: str | None, last_hash: str | None, new: str) -> Plan:
    """Decide, from the note that is there, the hash of what was last written, and the new note."""
    if existing is None:
        return Plan.CREATE
    if existing == new:
        return Plan.UNCHANGED
    return Plan.UPDATE if content_hash(existing) == last_hash else Plan.BESIDE


def content_hash(note: str) -> str:
    """Return the SHA-256 of a note's UTF-8, in hexadecimal; any text has one."""
    return hashlib.sha256(note.encode("utf-8", "surrogatepass")).hexdigest()


def note_names(title: str, article_id: str) -> Iterator[str]:
    """Give the file names to try for an article's note, the plainest first, without an end."""
    name = slug(title)
    yield f"{name}{SUFFIX}"
    yield f"{name}-{slug(article_id[:8])}{SUFFIX}"
    yield from (f"{name}-{slug(article_id[:8])}-{number}{SUFFIX}" for number in count(2))


def beside_names(name: str) -> Iterator[str]:
    """Give the file names to try for a note beside another, without an end."""
    stem = name.removesuffix(SUFFIX)
    yield f"{stem}.new{SUFFIX}"
    yield from (f"{stem}.new-{number}{SUFFIX}" for number in count(2))


def is_beside(name: str) -> bool:
    """Tell whether a file name is one that `beside_names` gives."""
    return BESIDE.search(name) is not None


def slug(title: str) -> str:
    """Make a file name of a title: its letters and numbers, in any script and lower case, and hyphens."""
    lowered = unicodedata.normalize("NFC", title.lower())
    letters = "".join(_slugged(character) for character in lowered)
    name = _cut("-".join(filter(None, letters.split("-"))))
    return f"{name}-" if RESERVED.fullmatch(name) else name or "article"


def _slugged(character: str) -> str:
    if character in APOSTROPHES:
        return "-"
    return character if unicodedata.category(character)[0] in "LMN" else "-"


def _cut(name: str) -> str:
    """Shorten a name, at the end of a word where one is near."""
    short = name[:LONGEST_NAME].encode("utf-8", "ignore")[:LONGEST_IN_BYTES].decode("utf-8", "ignore")
    if len(short) == len(name):
        return short
    whole, hyphen, _ = short.rpartition("-")
    return whole if hyphen and len(whole) > len(short) // 2 else short.rstrip("-")
