"""Libraries take each other in, through the store."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from reader.article.model import EntityKind
from reader.edges.store import TinyStore
from reader.edges.store.journal import JournalledFile
from reader.edges.store.merging import OWN_TABLE, canonical, tables_of
from reader.edges.store.uniting import differing
from reader.errors import StoreError
from reader.marks.entities import EntityRecord
from reader.marks.merging import Stamps, merged, next_stamp
from reader.marks.model import Annotation, Beside, Entity
from tests.edges.store.records import a_record
from tests.marks.examples import a_mark

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def stamps_of(machine: str, wall: datetime = NOON) -> Stamps:
    return lambda last: next_stamp(last, wall, machine * 16)


@pytest.fixture
def here(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path / "here" / "annotations.json", stamps=stamps_of("a"))


@pytest.fixture
def there(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path / "there" / "annotations.json", stamps=stamps_of("b"))


def swap(one: TinyStore, other: TinyStore) -> None:
    one.take_in(other.tables())
    other.take_in(one.tables())
    assert canonical(one.tables()) == canonical(other.tables())


def test_marks_made_apart_are_in_both_libraries(here: TinyStore, there: TinyStore) -> None:
    here.keep_article(a_record())
    here.change_annotations(put=[a_mark("m1")], remove=[])
    there.change_annotations(put=[a_mark("m2")], remove=[])
    swap(here, there)
    assert [mark.id for mark in here.all_annotations()] == ["m1", "m2"]
    assert there.articles() == (a_record(),)


def test_a_deleted_mark_is_deleted_elsewhere_and_comes_back_when_that_is_undone(
    here: TinyStore, there: TinyStore
) -> None:
    mark = a_mark(note="why?")
    here.change_annotations(put=[mark], remove=[])
    swap(here, there)
    there.change_annotations(put=[], remove=[mark.id])
    assert there.all_annotations() == ()
    swap(here, there)
    assert here.all_annotations() == ()
    here.change_annotations(put=[mark], remove=[])
    swap(here, there)
    assert there.all_annotations() == (mark,)


def test_notes_written_apart_are_both_there_until_one_is_written_for_both(
    here: TinyStore, there: TinyStore
) -> None:
    mark = a_mark()
    here.change_annotations(put=[mark], remove=[])
    swap(here, there)
    here.change_annotations(put=[a_mark(note="mine")], remove=[])
    there.change_annotations(put=[a_mark(note="yours")], remove=[])
    swap(here, there)
    (both,) = here.all_annotations()
    assert {both.note, *(one.text for one in both.beside)} == {"mine", "yours"}
    there.change_annotations(put=[a_mark(note="ours")], remove=[])
    swap(here, there)
    (one,) = here.all_annotations()
    assert (one.note, one.beside) == ("ours", ())


def test_what_stands_beside_a_note_goes_when_the_same_note_is_kept_for_both(
    here: TinyStore, there: TinyStore
) -> None:
    here.change_annotations(put=[a_mark()], remove=[])
    swap(here, there)
    here.change_annotations(put=[a_mark(note="mine")], remove=[])
    there.change_annotations(put=[a_mark(note="yours")], remove=[])
    swap(here, there)
    (both,) = here.all_annotations()
    here.change_annotations(put=[replace(both, kind="fact")], remove=[])
    assert here.all_annotations()[0].beside == both.beside
    here.change_annotations(put=[replace(both, beside=())], remove=[])
    swap(here, there)
    assert [(mark.note, mark.beside) for mark in there.all_annotations()] == [(both.note, ())]


def apart(here: TinyStore, there: TinyStore) -> Annotation:
    """Have a note written here and there at once, and give the mark with both."""
    here.change_annotations(put=[a_mark()], remove=[])
    swap(here, there)
    here.change_annotations(put=[a_mark(note="mine")], remove=[])
    there.change_annotations(put=[a_mark(note="yours")], remove=[])
    swap(here, there)
    (both,) = here.all_annotations()
    return both


def test_what_stood_beside_a_note_comes_back_everywhere_when_that_is_undone(
    here: TinyStore, there: TinyStore
) -> None:
    both = apart(here, there)
    here.change_annotations(put=[replace(both, note="ours", beside=())], remove=[])
    swap(here, there)
    here.change_annotations(put=[both], remove=[])
    swap(here, there)
    assert there.all_annotations() == here.all_annotations() == (both,)


def test_a_text_is_put_beside_one_that_is_written_over_it(here: TinyStore, there: TinyStore) -> None:
    beside = (Beside("note", "theirs"), Beside("note", "a third"))
    here.change_annotations(put=[a_mark(note="zero")], remove=[])
    here.change_annotations(put=[a_mark(note="mine", beside=beside)], remove=[])
    swap(here, there)
    (mark,) = there.all_annotations()
    assert (mark.note, set(mark.beside)) == ("mine", set(beside))


def test_a_mark_with_a_text_beside_its_note_comes_back_with_it_when_its_deletion_is_undone(
    here: TinyStore, there: TinyStore
) -> None:
    both = apart(here, there)
    there.change_annotations(put=[], remove=[both.id])
    swap(here, there)
    there.change_annotations(put=[both], remove=[])
    swap(here, there)
    assert here.all_annotations() == (both,)


def test_what_is_known_of_an_entity_is_united_and_forgotten_everywhere(
    here: TinyStore, there: TinyStore
) -> None:
    kyiv = EntityRecord(entity=Entity(EntityKind.PLACE, "Kyiv"), aliases=("Kiev",), modified=NOON)
    here.change_annotations(put=[], remove=[], describe=[kyiv])
    swap(here, there)
    assert there.entities() == (kyiv,)
    there.change_annotations(put=[], remove=[], forget=[kyiv.entity])
    swap(here, there)
    assert here.entities() == ()
    here.change_annotations(put=[], remove=[], describe=[kyiv])
    swap(here, there)
    assert there.entities() == (kyiv,)


def test_what_was_taken_in_is_edited_later_though_the_clock_on_the_wall_is_a_year_back(
    tmp_path: Path, here: TinyStore
) -> None:
    late = TinyStore(tmp_path / "late" / "a.json", stamps=stamps_of("c", NOON - timedelta(days=365)))
    here.change_annotations(put=[a_mark(note="first")], remove=[])
    swap(here, late)
    late.change_annotations(put=[a_mark(note="second")], remove=[])
    swap(here, late)
    (mark,) = here.all_annotations()
    assert (mark.note, mark.beside) == ("second", ())


def test_a_window_that_knows_an_article_by_its_former_name_goes_on_reading_and_marking_it(
    here: TinyStore, there: TinyStore
) -> None:
    address = "https://news.example/talks"
    here.keep_article(a_record("a1", source=address))
    there.keep_article(a_record("a2", source=address))
    here.change_annotations(put=[a_mark("m1", article_id="a1")], remove=[])
    there.change_annotations(put=[a_mark("m2", article_id="a2")], remove=[])
    swap(here, there)
    assert there.article("a2").id == "a1"
    assert [(mark.id, mark.article_id) for mark in there.annotations("a2")] == [("m1", "a2"), ("m2", "a2")]
    there.change_annotations(put=[a_mark("m3", article_id="a2")], remove=["m2"])
    assert [mark.id for mark in there.annotations("a2")] == ["m1", "m3"]
    assert {mark.article_id for mark in there.all_annotations()} == {"a1"}
    swap(here, there)
    assert [mark.id for mark in here.annotations("a1")] == ["m1", "m3"]


def test_taking_in_what_is_known_writes_nothing(here: TinyStore, there: TinyStore) -> None:
    here.change_annotations(put=[a_mark()], remove=[])
    swap(here, there)
    before = here.version()
    here.take_in(there.tables())
    assert here.version() == before


def test_canonical_bytes_depend_on_the_documents_alone_and_plain_tinydb_opens_them(
    tmp_path: Path, here: TinyStore, there: TinyStore
) -> None:
    first, second = a_mark("m1"), a_mark("m2")
    here.change_annotations(put=[first, second], remove=[])
    there.take_in(here.tables())
    there.change_annotations(put=[], remove=["m1"])
    here.take_in(there.tables())
    content = canonical(here.tables())
    assert content == canonical(tables_of(content)) == canonical(there.tables())
    (tmp_path / "plain.json").write_bytes(content)
    with TinyDB(tmp_path / "plain.json") as database:
        assert [one["id"] for one in database.table("annotations")] == ["m2"]


def test_only_rows_that_differ_are_read_and_uniting_them_says_what_uniting_all_says(
    here: TinyStore, there: TinyStore
) -> None:
    here.keep_article(a_record())
    here.change_annotations(put=[a_mark(f"m{number}") for number in range(9)], remove=[])
    there.take_in(here.tables())
    here.change_annotations(put=[a_mark("m1", note="new")], remove=["m2"])
    files = [JournalledFile(store._path, OWN_TABLE) for store in (here, there)]
    _, mine, theirs = differing(*files)
    assert mine["annotations"].keys() == {"m1"}
    assert theirs["annotations"].keys() == {"m1", "m2"}
    whole, part = merged(here.tables(), there.tables()), merged(mine, theirs)
    assert whole["deleted"] == part["deleted"]
    assert part["annotations"].items() <= whole["annotations"].items()


def test_another_programs_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps([1, 2]))
    with pytest.raises(StoreError, match="not a pressmark library"):
        tables_of(tmp_path / "x.json")
