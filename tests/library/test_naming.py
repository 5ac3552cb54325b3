"""Entities are described, renamed, joined and parted across the library, and all of it is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import EntityKind
from reader.errors import ReaderError, StoreError
from reader.library.naming import Naming
from reader.library.past import Past
from reader.marks.entities import EntityRecord
from reader.marks.history import Change
from reader.marks.model import Beside, Entity
from tests.edges.store.records import a_record
from tests.fakes import FIRST_MOMENT, MemoryStore
from tests.marks.examples import a_mark

KIEV = Entity(EntityKind.PLACE, "Kiev")
KYIV = Entity(EntityKind.PLACE, "Kyiv")
JANE = Entity(EntityKind.PERSON, "Jane Roe")
LATER = FIRST_MOMENT + timedelta(hours=1)


@pytest.fixture
def store() -> MemoryStore:
    marks = (
        a_mark("m1", entities=(KIEV,)),
        a_mark("m2", article_id="a2", entities=(KYIV, KIEV)),
        a_mark("m3", article_id="a2", entities=(KYIV,)),
        a_mark("m4", article_id="gone", entities=(KYIV,)),
    )
    return MemoryStore(
        records={one: a_record(one) for one in ("a1", "a2")}, marks={mark.id: mark for mark in marks}
    )


@pytest.fixture
def naming(store: MemoryStore) -> Naming:
    return Naming(store=store, past=Past(store), now=lambda: LATER)


def _entities(store: MemoryStore) -> dict[str, tuple[Entity, ...]]:
    return {mark.id: mark.entities for mark in store.marks.values()}


def test_a_renamed_entity_is_renamed_in_every_mark_and_keeps_its_old_name_as_an_alias(
    store: MemoryStore, naming: Naming
) -> None:
    before = _entities(store)
    assert naming.rename(KIEV, KYIV) == 2
    assert _entities(store) == {**before, "m1": (KYIV,), "m2": (KYIV,)}
    assert naming.names_of(KYIV) == ("Kyiv", "Kiev")
    undone = naming.past.undo()
    assert undone is not None
    assert undone[0].description == "rename Kiev to Kyiv, 2 marks"
    assert _entities(store) == before
    assert store.entities() == ()


def test_what_is_known_of_both_is_joined(naming: Naming) -> None:
    naming.describe(KIEV, identifier="https://www.wikidata.org/wiki/Q1899", aliases=["Kijew"])
    naming.describe(KYIV, note="the capital")
    naming.rename(KIEV, KYIV)
    assert naming.store.entities() == (
        EntityRecord(
            entity=KYIV,
            aliases=("Kiev", "Kijew"),
            identifier="Q1899",
            note="the capital",
            modified=LATER,
        ),
    )


def test_some_marks_of_an_entity_become_anothers(store: MemoryStore, naming: Naming) -> None:
    assert naming.part(KYIV, Entity(EntityKind.ORGANISATION, " Dynamo  Kyiv "), {"m3", "m1"}) == 1
    assert store.marks["m3"].entities == (Entity(EntityKind.ORGANISATION, "Dynamo Kyiv"),)
    assert naming.part(KYIV, JANE, {"m9"}) == 0


def test_a_name_that_is_empty_changes_nothing(store: MemoryStore, naming: Naming) -> None:
    nameless = Entity(EntityKind.PLACE, " ")
    attempts: list[Callable[[], object]] = [
        lambda: naming.rename(KIEV, nameless),
        lambda: naming.part(KIEV, nameless, {"m1"}),
    ]
    for attempt in attempts:
        with pytest.raises(ReaderError, match="needs a name"):
            attempt()
    assert store.commits == 0
    assert naming.rename(KIEV, KIEV) == 0


def test_an_identifier_that_is_none_is_told(naming: Naming) -> None:
    with pytest.raises(ReaderError, match="“Kyiv city” is no item of Wikidata; write it as in Q212"):
        naming.describe(KYIV, identifier="Kyiv city")
    assert naming.record(KYIV) is None


def test_a_description_can_be_taken_away_and_brought_back(naming: Naming) -> None:
    naming.describe(KYIV, note="capital", identifier="q1899", aliases=["Kyiv", "Kiev", "Kiev", " "])
    naming.describe(KYIV, note="", identifier="")
    record = naming.record(KYIV)
    assert record is not None
    assert (record.note, record.identifier, record.aliases) == ("", "", ("Kiev",))
    naming.past.undo()
    record = naming.record(KYIV)
    assert record is not None
    assert (record.note, record.identifier) == ("capital", "Q1899")
    naming.past.redo()
    assert naming.describe(KYIV).note == ""


def test_the_marks_of_an_article_that_is_gone_are_not_listed(naming: Naming) -> None:
    assert [mark.annotation.id for mark in naming.marks()] == ["m1", "m2", "m3"]
    assert [known.entity for known in naming.known()] == [KIEV, KYIV]


def test_a_dossier_is_of_what_the_library_names(naming: Naming) -> None:
    assert [mark.annotation.id for mark in naming.dossier(KYIV).named] == ["m2", "m3"]
    with pytest.raises(ReaderError, match="Nothing in the library names Jane Roe, person"):
        naming.dossier(JANE)


def test_a_change_that_cannot_be_stored_is_not_remembered(store: MemoryStore) -> None:
    past = Past(store)
    store.failure = StoreError(Path("annotations.json"), "the disk is full")
    with pytest.raises(StoreError):
        past.make(Change("highlight", (), (a_mark("m9"),)))
    store.failure = None
    assert past.undo() is None


@given(st.lists(st.sampled_from(["rename", "back", "part", "describe", "undo", "redo"]), max_size=12))
def test_undoing_everything_leads_back_to_the_beginning(steps: list[str]) -> None:
    marks = {mark.id: mark for mark in (a_mark("m1", entities=(KIEV,)), a_mark("m2", entities=(KYIV,)))}
    store = MemoryStore(records={"a1": a_record("a1")}, marks=dict(marks))
    naming = Naming(store=store, past=Past(store), now=lambda: LATER)
    take: dict[str, Callable[[], object]] = {
        "rename": lambda: naming.rename(KIEV, KYIV),
        "back": lambda: naming.rename(KYIV, KIEV),
        "part": lambda: naming.part(KYIV, JANE, {"m2"}),
        "describe": lambda: naming.describe(JANE, note=f"{store.commits}"),
        "undo": naming.past.undo,
        "redo": naming.past.redo,
    }
    for step in steps:
        take[step]()
    while naming.past.undo():
        pass
    assert (store.marks, store.known) == (marks, {})


def test_a_note_on_a_name_settles_those_that_were_written_at_once(store: MemoryStore, naming: Naming) -> None:
    written = EntityRecord(entity=KYIV, modified=LATER, note="mine", beside=(Beside("note", "theirs"),))
    store.change_annotations(put=[], remove=[], describe=[written])
    assert naming.describe(KYIV, aliases=["Kiev"]).beside == written.beside
    assert naming.describe(KYIV, note="mine").beside == ()
    naming.past.undo()
    assert naming.describe(KYIV).beside == written.beside


@pytest.mark.parametrize("before", ["", "old"])
def test_a_note_on_a_name_that_came_while_another_was_typed_stays_beside_it(
    naming: Naming, before: str
) -> None:
    if before:
        naming.describe(KYIV, note=before)
    seen = next(one for one in naming.known() if one.entity == KYIV)
    naming.describe(KYIV, note="theirs")
    record = naming.describe(KYIV, note="mine", seen=seen)
    assert (record.note, record.beside) == ("mine", (Beside("note", "theirs"),))
