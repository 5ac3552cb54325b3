"""The names of a library in a list: in what order, which are wanted, what joining two would do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from reader.article.model import EntityKind
from reader.errors import ReaderError
from reader.layout.search import folded
from reader.library.dossiers import Known, called, sparkline
from reader.library.typed import read_entity_kind
from reader.marks.beside import SIGN, told_beside
from reader.marks.model import Entity

_KIND = re.compile(r"kind:(?P<kind>\S*)\s*")

ORDERS: Final[Mapping[str, tuple[Callable[[Known], Any], bool]]] = {
    "most often named first": (lambda one: one.marks, True),
    "by name": (lambda one: folded(one.entity.name), False),
    "last named first": (lambda one: one.last, True),
}
"""By what names are put in order, and whether the greatest comes first."""


def ordered(known: Sequence[Known], order: str) -> list[Known]:
    """Put names in one of `ORDERS`; equal ones stay as they were."""
    key, backwards = ORDERS[order]
    return sorted(known, key=key, reverse=backwards)


@dataclass(frozen=True, slots=True)
class NameFilter:
    """Which names are wanted: those of a kind, and those with words that begin as typed."""

    words: str = ""
    kind: EntityKind | None = None

    def chosen(self, known: Sequence[Known]) -> list[Known]:
        """Return the names that fit, in their order."""
        of_kind = [one for one in known if self.kind is None or one.entity.kind is self.kind]
        return list(called(of_kind, self.words)) if self.words else of_kind


def read_name_filter(typed: str) -> NameFilter:
    """Read the beginning of a name, and `kind:person`, which a letter or the beginning can stand for.

    Raises:
        ReaderError: There is no such kind.
    """
    match = _KIND.search(typed)
    if match is None or not match["kind"]:
        return NameFilter(_KIND.sub("", typed).strip())
    return NameFilter(_KIND.sub("", typed).strip(), read_entity_kind(match["kind"]))


def label(entity: Entity) -> str:
    """Name an entity so that it cannot be mistaken: “Geneva, place”."""
    return f"{entity.name}, {entity.kind.value}"


def meant(known: Sequence[Known], typed: str) -> Known:
    """Find the entity that was typed: its label, its name, or a beginning that only one has.

    Raises:
        ReaderError: There is none, or there are several.
    """
    exact = [
        one for one in known if folded(typed.strip()) in (folded(label(one.entity)), folded(one.entity.name))
    ]
    found = exact or (list(called(known, typed)) if typed.strip() else [])
    if len(found) == 1:
        return found[0]
    if found:
        names = "; ".join(label(one.entity) for one in found[:3])
        raise ReaderError(f"“{typed.strip()}” could be any of several: {names}.")
    raise ReaderError(f"No name of the library begins with “{typed.strip()}”.")


def told_merge(one: Known, other: Known) -> str:
    """Say what making one of two names would do."""
    names = [name for name in dict.fromkeys((*other.names[1:], *one.names)) if name != other.entity.name]
    marks = _counted(one.marks, "mark")
    return (
        f"{marks} of {one.entity.name} will name {label(other.entity)}, which has {other.marks:,}; "
        f"it will also be called {', '.join(names)}."
    )


def line_of(known: Known) -> str:
    """Write a name, whether notes on it differ, its Wikidata item, and what else it is called."""
    identifier = known.record.identifier if known.record else ""
    twice = f"{SIGN} notes differ" if known.record and known.record.beside else ""
    return " · ".join(filter(None, (known.entity.name, twice, identifier, *known.names[1:])))


def figures_of(known: Known, *, bars: int) -> str:
    """Write how often marks name something, in how many articles, and when: a bar a month."""
    marks, articles = _counted(known.marks, "mark"), _counted(known.articles, "article")
    if not bars:
        return f"{known.marks:,} · {known.articles:,}"
    return f"{marks:>11} {articles:>12}  {sparkline(known.months[-bars:])}"


def about(known: Known) -> str:
    """Say what the user said of an entity, on a line each; empty where it is nothing."""
    record = known.record
    if record is None:
        return ""
    lines = (
        f"Also called {', '.join(record.aliases)}" if record.aliases else "",
        f"Wikidata {record.identifier}" if record.identifier else "",
        record.note,
        *map(told_beside, record.beside),
    )
    return "\n".join(filter(None, lines))


def figures(known: Known) -> str:
    """Write the same where nothing stands below it."""
    marks, articles = _counted(known.marks, "mark"), _counted(known.articles, "article")
    return f"{marks} · {articles} · {sparkline(known.months)}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
