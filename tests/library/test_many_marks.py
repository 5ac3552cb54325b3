"""Marks of several articles are changed in one step, which is undone in one."""

from __future__ import annotations

import pytest

from reader.errors import ReaderError
from reader.library.many_marks import ManyMarks
from reader.library.past import Past
from reader.marks.model import Annotation, Status
from tests.fakes import FIRST_MOMENT, MemoryStore
from tests.marks.examples import a_mark

ONE = a_mark("m1", tags=("war",))
TWO = a_mark("m2", article_id="a2")
OTHER = a_mark("m3", article_id="a2")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(marks={mark.id: mark for mark in (ONE, TWO, OTHER)})


@pytest.fixture
def many(store: MemoryStore) -> ManyMarks:
    return ManyMarks(store=store, past=Past(store), now=lambda: FIRST_MOMENT)


def undone(many: ManyMarks) -> str:
    made = many.past.undo()
    assert made is not None
    return made[0].description


def test_tags_are_added_to_those_that_are_there(store: MemoryStore, many: ManyMarks) -> None:
    many.add_tags([ONE, TWO], ("#trade", "war"))
    assert {mark.id: mark.tags for mark in store.marks.values()} == {
        "m1": ("war", "trade"),
        "m2": ("trade", "war"),
        "m3": (),
    }
    assert store.commits == 1
    assert undone(many) == "#trade #war on 2 marks"
    assert set(store.marks.values()) == {ONE, TWO, OTHER}


def test_a_status_is_set_and_told_by_the_words_of_a_single_mark(store: MemoryStore, many: ManyMarks) -> None:
    many.set_status([TWO], Status.DISPUTED)
    assert store.marks["m2"].status is Status.DISPUTED
    assert undone(many) == "status disputed of “We will not sign,”"


def test_marks_are_deleted_together_and_come_back_together(store: MemoryStore, many: ManyMarks) -> None:
    change, _ = many.delete([ONE, TWO])
    assert len(change.before) == 2
    assert list(store.marks) == ["m3"]
    assert undone(many) == "delete 2 marks"
    assert len(store.marks) == 3


def test_what_changes_nothing_is_no_step(store: MemoryStore, many: ManyMarks) -> None:
    assert many.set_status([ONE], Status.UNCHECKED) is None
    assert many.set_tags(ONE, ("war",)) is None
    assert many.past.undo() is None
    assert store.commits == 0


def test_what_another_window_wrote_meanwhile_stays(store: MemoryStore, many: ManyMarks) -> None:
    theirs = a_mark("m1", tags=("war", "theirs"), note="theirs")
    store.change_annotations(put=[theirs], remove=[])
    many.write_note(ONE, "mine")
    assert (store.marks["m1"].note, store.marks["m1"].tags) == ("mine", ("war", "theirs"))


def test_marks_that_are_gone_are_told_of(store: MemoryStore, many: ManyMarks) -> None:
    store.change_annotations(put=[], remove=["m1"])
    with pytest.raises(ReaderError, match="Another window deleted it"):
        many.delete([ONE])
    assert ids(store) == ["m2", "m3"]


def ids(store: MemoryStore) -> list[str]:
    marks: list[Annotation] = list(store.marks.values())
    return [mark.id for mark in marks]
