"""Names of the library in a list, and what joining two would do."""

from __future__ import annotations

import pytest

from reader.article.model import EntityKind
from reader.errors import ReaderError
from reader.library.dossiers import MONTHS, Known
from reader.library.entity_listing import (
    about,
    figures,
    figures_of,
    label,
    line_of,
    meant,
    ordered,
    read_name_filter,
    told_merge,
)
from reader.marks.entities import EntityRecord
from reader.marks.model import Beside, Entity
from tests.fakes import FIRST_MOMENT


def known(name: str, kind: EntityKind, marks: int, last: str, *aliases: str) -> Known:
    entity = Entity(kind, name)
    record = EntityRecord(
        entity=entity, aliases=aliases, identifier="Q1", note="one\ntwo", modified=FIRST_MOMENT
    )
    months = (0,) * (MONTHS - 1) + (marks,)
    return Known(entity, record if aliases else None, marks, 1, months, last)


ROE = known("Jane Roe", EntityKind.PERSON, 3, "2026-01", "J. Roe")
GENEVA = known("Geneva", EntityKind.PLACE, 2, "2026-03", "Genève", "Genf")
BANK = known("Geneva", EntityKind.ORGANISATION, 1, "2026-02")
ALL = (ROE, GENEVA, BANK)


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ("most often named first", [ROE, GENEVA, BANK]),
        ("by name", [GENEVA, BANK, ROE]),
        ("last named first", [GENEVA, BANK, ROE]),
    ],
)
def test_names_are_put_in_order(order: str, wanted: list[Known]) -> None:
    assert ordered(ALL, order) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", [ROE, GENEVA, BANK]),
        ("gen", [GENEVA, BANK]),
        ("kind:place gen", [GENEVA]),
        ("kind:p", None),
        ("kind:g", [GENEVA]),
        ("genf kind:", [GENEVA]),
    ],
)
def test_names_are_found_by_their_beginning_and_kind(typed: str, wanted: list[Known] | None) -> None:
    chosen = read_name_filter(typed).chosen(ALL)
    assert chosen == ([ROE] if wanted is None else wanted)


def test_a_kind_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ReaderError, match="no kind of entity"):
        read_name_filter("kind:zebra")


@pytest.mark.parametrize(
    ("typed", "wanted"), [("roe", ROE), ("Geneva, organisation", BANK), ("genf", GENEVA)]
)
def test_what_is_typed_means_one_name(typed: str, wanted: Known) -> None:
    assert meant(ALL, typed) == wanted


@pytest.mark.parametrize(
    ("typed", "problem"), [("geneva", "any of several"), ("bern", "No name"), ("", "No name")]
)
def test_what_means_none_or_several_is_an_error(typed: str, problem: str) -> None:
    with pytest.raises(ReaderError, match=problem):
        meant(ALL, typed)


def test_joining_is_told_before_it_is_done() -> None:
    assert told_merge(BANK, GENEVA) == (
        "1 mark of Geneva will name Geneva, place, which has 2; it will also be called Genève, Genf."
    )


def test_a_name_is_written_with_all_that_it_is_called() -> None:
    assert line_of(GENEVA) == "Geneva · Q1 · Genève · Genf"


def test_a_name_says_that_notes_on_it_differ_and_which_they_are() -> None:
    record = EntityRecord(
        entity=GENEVA.entity, modified=FIRST_MOMENT, note="mine", beside=(Beside("note", "theirs"),)
    )
    named = GENEVA._replace(record=record)
    assert line_of(named).startswith("Geneva · ≠ notes differ")
    assert about(named).splitlines() == ["mine", "≠ also written: theirs"]
    assert label(BANK.entity) == "Geneva, organisation"
    assert about(GENEVA) == "Also called Genève, Genf\nWikidata Q1\none\ntwo"
    assert about(BANK) == ""


def test_figures_are_shorter_where_there_is_less_room() -> None:
    assert figures_of(ROE, bars=0) == "3 · 1"
    assert figures_of(ROE, bars=4) == "    3 marks    1 article     █"
    assert figures(BANK).startswith("1 mark · 1 article · ")
