"""Marks in order and in groups."""

from __future__ import annotations

import pytest

from reader.article.model import EntityKind
from reader.library.arranging import GROUPINGS, NOBODY, ORDERS, grouped
from reader.library.filters import Listed
from reader.marks.model import Entity
from tests.library.listed import listed

ROE, GENEVA = Entity(EntityKind.PERSON, "Jane Roe"), Entity(EntityKind.PLACE, "Geneva")
MARKS = (
    listed("One", speaker="Jane Roe", tags=("trade", "war"), entities=(ROE, GENEVA)),
    listed("two", article="a2", day=1, kind="doubt", tags=("war",)),
    listed("Three", article="a2", day=1, speaker="Jane Roe"),
)


def shown(by: str) -> dict[str, list[str]]:
    return {name: words(marks) for name, marks in grouped(MARKS, by)}


def words(marks: object) -> list[str]:
    assert isinstance(marks, list | tuple)
    return [one.annotation.selector.exact for one in marks if isinstance(one, Listed)]


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        ("speaker", {"Jane Roe": ["One", "Three"], NOBODY: ["two"]}),
        ("kind", {"quote": ["One", "Three"], "doubt": ["two"]}),
        ("tag", {"#war": ["One", "two"], "#trade": ["One"], NOBODY: ["Three"]}),
        ("entity", {"Geneva": ["One"], "Jane Roe": ["One"], NOBODY: ["two", "Three"]}),
        ("day", {"2026-03-16": ["two", "Three"], "2026-03-15": ["One"]}),
    ],
)
def test_marks_are_put_in_groups_the_greatest_first_and_what_has_none_last(
    by: str, wanted: dict[str, list[str]]
) -> None:
    assert list(shown(by).items()) == list(wanted.items())


def test_articles_of_the_same_name_are_two_groups() -> None:
    assert [(group.name, len(group.marks)) for group in grouped(MARKS, "article")] == [
        ("Ministers leave Geneva", 1),
        ("Ministers leave Geneva", 2),
    ]


@pytest.mark.parametrize("by", GROUPINGS)
def test_no_mark_is_lost_in_any_grouping(by: str) -> None:
    assert {mark.annotation.id for group in grouped(MARKS, by) for mark in group.marks} == {
        mark.annotation.id for mark in MARKS
    }


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("latest article first", ["two", "Three", "One"]),
        ("latest mark first", ["two", "Three", "One"]),
        ("by the words", ["One", "Three", "two"]),
    ],
)
def test_marks_are_put_in_order(order: str, wanted: list[str]) -> None:
    in_order = sorted(MARKS, key=lambda one: one.annotation.selector.exact != "two")
    assert words(ORDERS[order](in_order)) == wanted
