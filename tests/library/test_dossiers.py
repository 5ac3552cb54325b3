"""An entity's page says what it said, and what was said of it."""

from __future__ import annotations

from datetime import date

import pytest

from reader.article.model import EntityKind, Metadata
from reader.library.dossiers import MONTHS, called, dossier, known_entities, sparkline
from reader.library.filters import Listed
from reader.marks.entities import EntityRecord
from reader.marks.model import Entity
from tests.edges.store.records import a_record
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark

ZELENSKY = Entity(EntityKind.PERSON, "Volodymyr Zelensky")
KYIV = Entity(EntityKind.PLACE, "Kyiv")
JANE = Entity(EntityKind.PERSON, "Jane Roe")
RECORD = EntityRecord(entity=ZELENSKY, aliases=("Zelensky",), modified=FIRST_MOMENT)
NOTED = EntityRecord(entity=JANE, note="minister", modified=FIRST_MOMENT)
REFUSED = EntityRecord(entity=Entity(EntityKind.OTHER, "Monday"), refused_in=("a1",), modified=FIRST_MOMENT)
TODAY = date(2026, 3, 20)
OLD = a_record("a1", metadata=Metadata(published="2026-01-05"))
NEW = a_record("a2", metadata=Metadata(published="2026-03-14T08:00:00Z"))
MARKS = (
    Listed(a_mark("m1", entities=(ZELENSKY, KYIV)), OLD),
    Listed(a_mark("m2", entities=(ZELENSKY,), speaker="ZÉLENSKY"), NEW),
    Listed(a_mark("m3", entities=(ZELENSKY,)), NEW),
    Listed(a_mark("m4", speaker="Volodymyr Zelensky"), OLD),
)


def test_entities_are_counted_and_the_most_named_comes_first() -> None:
    zelensky, kyiv, jane = known_entities(MARKS, [RECORD, NOTED, REFUSED], TODAY)
    assert (zelensky.entity, zelensky.marks, zelensky.articles) == (ZELENSKY, 3, 2)
    assert zelensky.names == ("Volodymyr Zelensky", "Zelensky")
    assert zelensky.months[-3:] == (1, 0, 2)
    assert len(zelensky.months) == MONTHS
    assert (kyiv.entity, kyiv.marks, kyiv.names) == (KYIV, 1, ("Kyiv",))
    assert (jane.entity, jane.marks, jane.record) == (JANE, 0, NOTED)


def test_a_dossier_parts_what_was_said_by_somebody_from_what_was_said_of_them() -> None:
    zelensky, *_ = known_entities(MARKS, [RECORD], TODAY)
    found = dossier(zelensky, MARKS)
    assert [mark.annotation.id for mark in found.said] == ["m2", "m4"]
    assert [mark.annotation.id for mark in found.named] == ["m3", "m1"]


@pytest.mark.parametrize(("typed", "names"), [("zel", ["Volodymyr Zelensky"]), ("KY", ["Kyiv"]), ("iv", [])])
def test_a_name_is_completed_from_the_beginning_of_any_of_its_words(typed: str, names: list[str]) -> None:
    known = known_entities(MARKS, [RECORD], TODAY)
    assert [one.entity.name for one in called(known, typed)] == names


def test_a_sparkline_is_as_high_as_its_highest_and_shows_the_least_that_is_not_nothing() -> None:
    assert sparkline((0, 1, 50, 100)) == " ▁▄█"
    assert sparkline((0, 0)) == "  "
    assert sparkline(()) == ""
