"""What a library knows of the people, organisations and places in it: who said what, where and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reader.layout.search import folded
from reader.library.filters import Listed
from reader.marks.entities import EntityRecord
from reader.marks.model import Entity

MONTHS = 24
"""How far back an entity's sparkline goes."""
BARS = " ▁▂▃▄▅▆▇█"


class Known(NamedTuple):
    """An entity of the library, and how often marks name it."""

    entity: Entity
    record: EntityRecord | None
    """What the user said of it, if anything."""
    marks: int
    articles: int
    months: tuple[int, ...]
    """How many of these marks are in articles of each of the last months, the latest last."""
    last: str = ""
    """The date of the latest article that names it; ISO 8601."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, and what else it is called."""
        return (self.entity.name, *(self.record.aliases if self.record else ()))


class Dossier(NamedTuple):
    """What the marks of a library say of an entity, the latest article first."""

    known: Known
    said: tuple[Listed, ...]
    """What it said: the passages that have it as their speaker."""
    named: tuple[Listed, ...]
    """What was said of it: the others that name it."""


def known_entities(
    marks: Sequence[Listed], records: Iterable[EntityRecord], today: date
) -> tuple[Known, ...]:
    """List what marks name, and what the user described, the most often named first."""
    described = {record.entity: record for record in records}
    naming: dict[Entity, list[Listed]] = {
        entity: [] for entity, record in described.items() if _says_something(record)
    }
    for mark in marks:
        for entity in mark.annotation.entities:
            naming.setdefault(entity, []).append(mark)
    known = [_known(entity, described.get(entity), some, today) for entity, some in naming.items()]
    return tuple(sorted(known, key=lambda one: (-one.marks, folded(one.entity.name), one.entity.kind)))


def dossier(known: Known, marks: Sequence[Listed]) -> Dossier:
    """Gather what was said by and of an entity."""
    names = {folded(name) for name in known.names}
    said = [mark for mark in marks if folded(mark.annotation.speaker or "") in names]
    spoken = {mark.annotation.id for mark in said}
    named = [
        mark
        for mark in marks
        if known.entity in mark.annotation.entities and mark.annotation.id not in spoken
    ]
    return Dossier(known, _latest_first(said), _latest_first(named))


def called(known: Sequence[Known], typed: str) -> Iterator[Known]:
    """Find entities by the beginning of any word of their names, for completion; the order stays."""
    start = folded(typed).strip()
    for one in known:
        if any(f" {folded(name)}".find(f" {start}") >= 0 for name in one.names):
            yield one


def sparkline(counts: Sequence[int]) -> str:
    """Draw numbers as bars of a line's height; the highest fills it."""
    highest = max(counts, default=0) or 1
    return "".join(BARS[-(-count * (len(BARS) - 1) // highest)] for count in counts)


def _says_something(record: EntityRecord) -> bool:
    return bool(record.aliases or record.identifier or record.note or record.beside)


def _known(entity: Entity, record: EntityRecord | None, marks: Sequence[Listed], today: date) -> Known:
    articles = {mark.record.id for mark in marks}
    per_month = Counter(mark.date[:7] for mark in marks)
    last = max((mark.date for mark in marks), default="")
    return Known(entity, record, len(marks), len(articles), _last_months(per_month, today), last)


def _last_months(counts: Mapping[str, int], today: date) -> tuple[int, ...]:
    last = today.year * 12 + today.month - 1
    months = (divmod(number, 12) for number in range(last - MONTHS + 1, last + 1))
    return tuple(counts.get(f"{year:04}-{month + 1:02}", 0) for year, month in months)


def _latest_first(marks: Iterable[Listed]) -> tuple[Listed, ...]:
    in_place = sorted(marks, key=lambda mark: mark.annotation.selector.start)
    return tuple(sorted(in_place, key=lambda mark: mark.date, reverse=True))
