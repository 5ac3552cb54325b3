"""Entities are renamed, joined and parted without losing what was said of them."""

from __future__ import annotations

from datetime import timedelta

from reader.article.model import EntityKind
from reader.marks.entities import EntityRecord, joined, renamed
from reader.marks.model import Entity
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark

KIEV = Entity(EntityKind.PLACE, "Kiev")
KYIV = Entity(EntityKind.PLACE, "Kyiv")
LATER = FIRST_MOMENT + timedelta(hours=1)


def test_only_the_marks_that_name_it_are_given_back_changed() -> None:
    marks = [a_mark("m1", entities=(KIEV,)), a_mark("m2"), a_mark("m3", entities=(KYIV, KIEV))]
    assert [(mark.id, mark.entities, mark.modified) for mark in renamed(marks, KIEV, KYIV, LATER)] == [
        ("m1", (KYIV,), LATER),
        ("m3", (KYIV,), LATER),
    ]


def test_of_two_records_made_one_everything_stays_and_the_name_that_goes_is_an_alias() -> None:
    kyiv = EntityRecord(entity=KYIV, aliases=("Kyjiw",), note="the capital", modified=FIRST_MOMENT)
    kiev = EntityRecord(
        entity=KIEV,
        aliases=("Kyiv", "Kijew"),
        identifier="Q1899",
        note="old spelling",
        refused_in=("a1",),
        modified=FIRST_MOMENT,
    )
    assert joined(kyiv, kiev, LATER) == EntityRecord(
        entity=KYIV,
        aliases=("Kyjiw", "Kiev", "Kijew"),
        identifier="Q1899",
        note="the capital\nold spelling",
        refused_in=("a1",),
        modified=LATER,
    )
