"""Which entity of the library somebody means: by its name, an alias, or kind and name."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from reader.article.model import EntityKind
from reader.errors import ReaderError
from reader.layout.search import folded
from reader.library.dossiers import Known, called
from reader.library.typed import read_entity_kind


class EntityUnclear(ReaderError):
    """A name means no entity of the library, or several; `details` names these."""

    def __init__(self, message: str, candidates: Sequence[Known] = ()) -> None:
        super().__init__(message)
        self.details = tuple(f"{one.entity.kind.value}:{one.entity.name}" for one in candidates)


def find_known(known: Sequence[Known], typed: str, *, whole: bool = False) -> Known:
    """Return the entity that is meant: by its name, else an alias, else the beginning of a word in either.

    Args:
        known: The entities of the library.
        typed: The name, or `kind:name`.
        whole: Whether the beginning of a word is not enough, as where something is changed.

    Raises:
        EntityUnclear: None is, or several could be.
    """
    kind, name = _read(typed)
    wanted = folded(name).strip()
    some = [one for one in known if kind is None or one.entity.kind == kind]
    for found in (
        [one for one in some if one.entity.name == name.strip()],
        [one for one in some if folded(one.entity.name) == wanted],
        [one for one in some if wanted in map(folded, one.names)],
        list(called(some, name)) if wanted and not whole else [],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise EntityUnclear(f"“{typed}” could be any of {len(found)}; write KIND:NAME.", found)
    near = get_close_matches(name, [one.entity.name for one in some], n=1, cutoff=0.5)
    remedy = f"perhaps {near[0]} is meant" if near else "`pressmark entities` lists all"
    raise EntityUnclear(f"Nothing in the library is called “{typed}”; {remedy}.")


def _read(typed: str) -> tuple[EntityKind | None, str]:
    """Take the kind off, where what stands before a colon is one: a name can have a colon in it."""
    kind, colon, name = typed.partition(":")
    try:
        return (read_entity_kind(kind), name.strip()) if colon else (None, typed)
    except ReaderError:
        return None, typed
