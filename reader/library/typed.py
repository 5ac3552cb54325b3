"""What is typed for a mark on a command line or in a file, read: entities, kinds, statuses."""

from __future__ import annotations

from reader.article.model import EntityKind
from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.keys.mistakes import nearest
from reader.marks.kinds import ENTITY_LETTERS, Kinds
from reader.marks.model import Entity, MarkKind, Status

KEYS = {"d": EntityKind.DATE, **{letter.lower(): kind for kind, letter in ENTITY_LETTERS.items()}}
"""The letters of kinds of entity; a date is T in lists, where D is a doubt, and both are understood."""


def read_entity(typed: str) -> Entity:
    """Read `kind:name`, as in `person:Jane Roe`, `p:Jane Roe` or `org:Dynamo Kyiv`.

    Raises:
        ReaderError: There is no such kind, or no name.
    """
    kind, colon, name = typed.partition(":")
    if not (colon and clean_line(name)):
        raise ReaderError(f"“{clean_line(typed)}” is no entity; write kind and name, as in person:Jane Roe.")
    return Entity(read_entity_kind(kind), clean_line(name))


def read_entity_kind(typed: str) -> EntityKind:
    """Read a kind of entity: its name, the beginning of that, or its letter; raises `ReaderError`."""
    word = clean_line(typed).lower().replace("z", "s")
    if word in KEYS:
        return KEYS[word]
    begun = [kind for kind in EntityKind if word and kind.value.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    names = [kind.value for kind in EntityKind]
    raise ReaderError(f"“{clean_line(typed)}” is no kind of entity; {nearest(word, names)}.")


def read_kind(typed: str, kinds: Kinds) -> str:
    """Read a kind of mark by its name or its letter; raises `ReaderError`."""
    word = clean_line(typed)
    names = [*(kind.name for kind in kinds), MarkKind.MENTION.value]
    if word.lower() in names:
        return word.lower()
    lettered = [kind.name for kind in kinds if kind.letter == word.upper()]
    if lettered:
        return lettered[0]
    raise ReaderError(f"“{word}” is no kind of mark; {nearest(word, names)}.")


def read_status(typed: str) -> Status:
    """Read how far something was checked, by its name or the beginning of it; raises `ReaderError`."""
    word = clean_line(typed).lower()
    begun = [status for status in Status if word and status.value.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    raise ReaderError(f"“{clean_line(typed)}” is no status; {nearest(word, [one.value for one in Status])}.")
