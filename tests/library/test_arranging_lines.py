"""For lines, marks come in an order and in groups."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reader.article.model import EntityKind, Metadata
from reader.library.arranging import IN_LINES, SORTINGS, grouped_in_lines, ordered
from reader.library.filters import Listed
from reader.marks.model import Entity
from tests.edges.store.records import a_record
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark

OLD = a_record("a1", name="Zebras", metadata=Metadata(published="2020-01-01"))
NEW = a_record("a2", name="apples", metadata=Metadata(published="2026-01-01"))
LATER = FIRST_MOMENT + timedelta(hours=1)
MARKS = (
    Listed(a_mark("m1", speaker="Roe", tags=("x", "y"), created=LATER), OLD),
    Listed(a_mark("m2", kind="doubt", entities=(Entity(EntityKind.PLACE, "Geneva"),), modified=LATER), NEW),
    Listed(a_mark("m3", speaker="doe", article_id="a2"), NEW),
)


@pytest.mark.parametrize(
    ("by", "ids"),
    [
        ("date", "m2 m3 m1"),
        ("marked", "m1 m2 m3"),
        ("changed", "m2 m1 m3"),
        ("article", "m2 m3 m1"),
        ("speaker", "m3 m1 m2"),
        ("kind", "m2 m1 m3"),
    ],
)
def test_marks_are_ordered_and_equal_ones_stay_by_place(by: str, ids: str) -> None:
    assert [mark.annotation.id for mark in ordered(MARKS, by)] == ids.split()


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("article", {"Zebras (a1)": 1, "apples (a2)": 2}),
        ("speaker", {"Roe": 1, "doe": 1, "": 1}),
        ("entity", {"Geneva, place": 1, "": 2}),
        ("kind", {"quote": 2, "doubt": 1}),
        ("tag", {"#x": 1, "#y": 1, "": 2}),
        ("day", {"2020-01-01": 1, "2026-01-01": 2}),
    ],
)
def test_marks_are_grouped_and_those_of_no_group_come_last(by: str, groups: dict[str, int]) -> None:
    assert [(name, len(some)) for name, some in grouped_in_lines(MARKS, by)] == list(groups.items())


def test_every_order_and_group_can_be_asked_for() -> None:
    from reader.cli.annotations import GROUPS as GROUP_NAMES
    from reader.cli.annotations import ORDERS as ORDER_NAMES

    assert (set(ORDER_NAMES), set(GROUP_NAMES)) == (set(SORTINGS), set(IN_LINES))
