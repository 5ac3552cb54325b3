"""Libraries as several machines leave them: any of them writes, any of them takes in what another has."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from reader.marks.merging import DELETED, SHAPES, Tables, merged, next_stamp
from reader.marks.merging.stamping import Beside, buried, changed, made, raised

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
MACHINES = ("a" * 16, "b" * 16, "c" * 16)
IDS = ("m1", "m2")
TEXTS = st.sampled_from(["", "why?", "who says so", "東京"])
TAGS = st.lists(st.sampled_from(["war", "peace", "grain"]), unique=True, max_size=3)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "note": TEXTS,
        "speaker": st.sampled_from([None, "Merz", "Zelensky"]),
        "kind": st.sampled_from(["quote", "fact"]),
        "tags": TAGS,
        "selector": st.sampled_from([{"exact": "one"}, {"exact": "two"}]),
        "later": st.integers(0, 2),
    },
)
WRITE = st.tuples(st.just("write"), st.sampled_from(IDS), FIELDS)
BESIDE = st.sampled_from([None, {}, {"note": ["typed beside"]}, {"note": ["typed beside", "why?"]}])
SETTLE = st.tuples(st.just("settle"), st.sampled_from(IDS), BESIDE)
DELETE = st.tuples(st.just("delete"), st.sampled_from(IDS), st.none())
TAKE = st.tuples(st.just("take"), st.integers(0, 2), st.none())
OPEN = st.tuples(st.just("open"), st.sampled_from(["https://news.example/1", "/home/page.html"]), st.none())
STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.one_of(WRITE, WRITE, SETTLE, DELETE, TAKE, OPEN), st.integers(-9, 9)),
    max_size=14,
)


@dataclass
class Machine:
    """One library, and a clock on the wall that may be wrong."""

    name: str
    wall: datetime
    tables: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    last: str = ""
    typed: list[tuple[str, str]] = field(default_factory=list)
    """The notes that were written here, with their marks."""

    def stamp(self) -> str:
        self.last = next_stamp(self.last, self.wall, self.name)
        return self.last

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        return self.tables.setdefault(table, {})

    def write(self, key: str, fields: Mapping[str, Any]) -> None:
        marks, gone = self.rows("annotations"), self.rows(DELETED)
        given = {**fields, "modified": self.wall.isoformat()}
        shape = SHAPES["annotations"]
        if key in gone:
            marks[key] = changed(raised(gone.pop(key), self.stamp()), given, self.stamp(), shape)
        elif key in marks:
            marks[key] = changed(marks[key], given, self.stamp(), shape)
        else:
            bare: dict[str, Any] = {
                "id": key,
                "article_id": "x",
                "kind": "quote",
                "note": "",
                "speaker": None,
                "tags": [],
            }
            marks[key] = made({**bare, **given}, self.stamp())

    def settle(self, key: str, beside: Beside | None) -> None:
        """Keep the note as it is, and what is to stand beside it."""
        marks = self.rows("annotations")
        if key in marks:
            note, shape = {"note": marks[key]["note"]}, SHAPES["annotations"]
            marks[key] = changed(marks[key], note, self.stamp(), shape, beside=beside)

    def delete(self, key: str, _: None) -> None:
        if key in self.rows("annotations"):
            document = self.rows("annotations").pop(key)
            self.rows(DELETED)[key] = buried(document, "annotations", self.stamp())

    def open(self, source: str, _: None) -> None:
        articles = self.rows("articles")
        if all(one["source"] != source for one in articles.values()):
            key = f"article {self.name[0]} {len(articles)}"
            articles[key] = made({"id": key, "source": source, "opened": self.wall.isoformat()}, self.stamp())
            mark = f"mark of {key}"
            fields: dict[str, Any] = {
                "id": mark,
                "article_id": key,
                "note": "",
                "tags": [],
                "speaker": None,
                "kind": "quote",
            }
            self.rows("annotations")[mark] = made(fields, self.stamp())

    def take(self, other: Machine) -> None:
        self.tables = thawed(merged(self.tables, other.tables))
        self.last = max(self.last, other.last)


def thawed(tables: Tables) -> dict[str, dict[str, Any]]:
    return copy.deepcopy({table: dict(rows) for table, rows in tables.items()})


def machines() -> list[Machine]:
    """Three machines: one is right, one a hundred seconds behind, one a year."""
    late = (timedelta(), timedelta(seconds=100), timedelta(days=365))
    return [Machine(name, NOON - behind) for name, behind in zip(MACHINES, late, strict=True)]


def play(steps: Sequence[tuple[int, tuple[str, Any, Any], int]]) -> list[Machine]:
    """Let machines write, and take in what others have; every clock runs, some of them back."""
    everyone = machines()
    for who, (what, key, given), seconds in steps:
        machine = everyone[who]
        machine.wall += timedelta(seconds=seconds)
        if what == "take":
            machine.take(everyone[key])
        else:
            getattr(machine, what)(key, given)
    return everyone


LIBRARIES = STEPS.map(play)
