"""A folder of changes: who says what, who is who, and what damage does."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from reader.edges.store.codec import annotation_to_document
from reader.edges.sync.change_file import Owner, document_line, first_line, read_changes
from reader.edges.sync.exchange import FEW, ChangeFolder, Me
from reader.edges.sync.folders import DiskFolder
from reader.edges.sync.writers import Writers
from reader.errors import SyncError
from reader.marks.merging import Tables
from reader.ports.syncing import Heard, WriteConflict
from tests.fakes import paragraphs_of, plain_page
from tests.marks.examples import a_mark

ARTICLE = paragraphs_of(plain_page("x", "Kyiv, 東京."))


class Machine:
    """A machine with a state folder, which meets others in `shared`."""

    def __init__(self, path: Path, name: str, shared: Path, library: str = "/library") -> None:
        self.name = name
        self.shared = shared
        self._state = path / f"state-{name}"
        self._library = library

    @property
    def file(self) -> Path:
        return self.shared / f"{self.name}.changes"

    def exchange(self) -> ChangeFolder:
        me = Me(self._library, lambda: self.name, self._rename)
        return ChangeFolder(DiskFolder(self.shared), Writers(self._state / "sync.json"), me)

    def say(self, *marks: dict[str, Any]) -> None:
        exchange = self.exchange()
        exchange.hear()
        exchange.say({"annotations": {mark["id"]: mark for mark in marks}})

    def hear(self) -> Heard:
        return self.exchange().hear()

    def clone(self, path: Path) -> Machine:
        """Return a machine that was copied from this one, with its state."""
        clone = Machine(path, self.name, self.shared, self._library)
        clone._state = path / "clone"
        clone._state.mkdir()
        (clone._state / "sync.json").write_bytes((self._state / "sync.json").read_bytes())
        return clone

    def _rename(self) -> str:
        self.name = self.name[::-1]
        return self.name


@pytest.fixture
def one(tmp_path: Path) -> Machine:
    (tmp_path / "shared").mkdir()
    return Machine(tmp_path, "a1", tmp_path / "shared")


@pytest.fixture
def other(tmp_path: Path, one: Machine) -> Machine:
    return Machine(tmp_path, "b2", one.shared)


def mark(number: int, note: str = "") -> dict[str, Any]:
    return annotation_to_document(a_mark(id=f"m{number}", note=note))


def marks_in(said: Iterable[Tables]) -> dict[str, str]:
    """Return the notes of all marks that were heard."""
    rows = (tables.get("annotations", {}) for tables in said)
    return {key: document["note"] for row in rows for key, document in row.items()}


def test_what_one_machine_says_the_other_hears(one: Machine, other: Machine) -> None:
    one.say(mark(1, "why?"))
    other.say(mark(2))
    heard = other.hear()
    assert marks_in(heard.said) == {"m1": "why?", "m2": ""}
    assert (heard.machines, heard.problems) == (1, ())


def test_each_machine_writes_its_own_file_and_no_other(one: Machine, other: Machine) -> None:
    one.say(mark(1))
    before = one.file.read_bytes()
    other.say(mark(2))
    assert sorted(path.name for path in one.shared.iterdir()) == ["a1.changes", "b2.changes"]
    assert one.file.read_bytes() == before


def test_what_is_said_later_stands_behind_what_was_said(one: Machine) -> None:
    one.say(mark(1))
    before = one.file.read_bytes()
    one.say(mark(2))
    assert one.file.read_bytes().startswith(before)
    assert len(read_changes(one.file.read_bytes()).documents) == 2


def test_with_nothing_to_say_nothing_is_written(one: Machine) -> None:
    one.say()
    assert list(one.shared.iterdir()) == []


def test_a_folder_that_was_renamed_by_syncing_is_read_as_all_others(one: Machine, other: Machine) -> None:
    one.say(mark(1))
    copy = one.shared / "a1.sync-conflict-20261122-120000-ABCDEFG.changes"
    one.file.rename(copy)
    assert marks_in(other.hear().said) == {"m1": ""}


def test_a_torn_end_is_waited_for_and_written_anew_by_whose_it_is(one: Machine, other: Machine) -> None:
    one.say(mark(1), mark(2))
    whole = one.file.read_bytes()
    one.file.write_bytes(whole[:-9])
    heard = other.hear()
    assert (marks_in(heard.said), heard.problems) == ({"m1": ""}, ())
    one.say(mark(2))
    assert one.file.read_bytes() == whole


def test_damage_is_told_with_its_line_and_mended_by_whose_file_it_is(one: Machine, other: Machine) -> None:
    one.say(mark(1), mark(2), mark(3))
    one.file.write_bytes(one.file.read_bytes().replace(b'"m2"', b'"m8"'))
    heard = other.hear()
    assert marks_in(heard.said) == {"m1": "", "m3": ""}
    assert heard.problems == ("a1.changes:3: it is not as it was written; the other lines were read",)
    one.say(mark(2))
    healed = other.hear()
    assert (set(marks_in(healed.said)), healed.problems) == ({"m1", "m2", "m3"}, ())


def test_a_document_that_cannot_be_read_is_passed_over_and_told(one: Machine, other: Machine) -> None:
    one.say(mark(1), {**mark(2), "tags": "no list"})
    heard = other.hear()
    assert marks_in(heard.said) == {"m1": ""}
    (problem,) = heard.problems
    assert "a1.changes: a document of “annotations” cannot be read" in problem
    assert "tags" in problem


def test_a_file_of_another_program_is_told_and_left(one: Machine) -> None:
    foreign = one.shared / "c3.changes"
    foreign.write_bytes(b'{"name": "another program"}\n')
    heard = one.hear()
    assert heard.said == ({}, {})
    assert heard.problems == ("c3.changes:1: it has no checksum; the other lines were read",)
    one.say(mark(1))
    assert foreign.read_bytes() == b'{"name": "another program"}\n'


def test_other_files_are_nothing_to_it(one: Machine) -> None:
    (one.shared / "notes.json").write_text("{}")
    assert one.hear() == Heard()


def test_a_newer_file_ends_it_before_anything_is_done(one: Machine, other: Machine) -> None:
    one.say(mark(1))
    rest = b'"pressmark":"changes","form":2,"machine":"c3","writer":"x"}'
    (one.shared / "c3.changes").write_bytes(b'{"crc":"%08x",%s\n' % (zlib.crc32(rest), rest))
    with pytest.raises(SyncError, match=r"c3.changes: a newer pressmark wrote it .*nothing was synced"):
        other.hear()


def test_what_a_newer_version_keeps_besides_stays_in_the_file(one: Machine) -> None:
    owner = read_owner(one)
    one.file.write_bytes(one.file.read_bytes() + document_line("pictures", {"id": "p1"}) + b"torn")
    one.say(mark(2))
    assert ("pictures", {"id": "p1"}) in read_changes(one.file.read_bytes()).documents
    assert read_changes(one.file.read_bytes()).owner == owner


def read_owner(machine: Machine) -> Owner | None:
    machine.say(mark(1))
    found = read_changes(machine.file.read_bytes()).owner
    # As if the state had been lost while the folder was away: no length is remembered.
    remembered = machine._state / "sync.json"
    known = json.loads(remembered.read_text())
    remembered.write_text(json.dumps({name: {"writer": one["writer"]} for name, one in known.items()}))
    return found


def test_a_second_machine_of_the_same_name_takes_another(one: Machine, tmp_path: Path) -> None:
    twin = Machine(tmp_path / "elsewhere", one.name, one.shared)
    one.say(mark(1))
    before = one.file.read_bytes()
    heard = twin.hear()
    assert heard.problems == ("another machine is called a1 as well; this one is 1a from now on",)
    twin.say(mark(2))
    assert (twin.name, twin.hear().problems) == ("1a", ())
    assert one.file.read_bytes() == before


def test_a_clone_with_the_same_state_is_told_by_what_it_did_not_write(one: Machine, tmp_path: Path) -> None:
    one.say(mark(1))
    clone = one.clone(tmp_path)
    one.say(mark(2))
    assert clone.hear().problems == ("another machine is called a1 as well; this one is 1a from now on",)
    assert (one.hear().problems, one.name) == ((), "a1")


def test_an_older_state_of_the_file_is_no_other_machine(one: Machine) -> None:
    one.say(mark(1))
    before = one.file.read_bytes()
    one.say(mark(2))
    one.file.write_bytes(before)
    assert one.hear().problems == ()
    one.file.unlink()
    assert one.hear().problems == ()


def test_two_libraries_on_one_machine_do_not_write_one_file(one: Machine, tmp_path: Path) -> None:
    second = Machine(tmp_path, "a1", one.shared, library="/second")
    one.say(mark(1))
    second.hear()
    assert second.name == "1a"


def test_a_file_that_changed_between_hearing_and_saying_is_not_written(one: Machine) -> None:
    one.say(mark(1))
    exchange = one.exchange()
    exchange.hear()
    one.say(mark(2))
    with pytest.raises(WriteConflict):
        exchange.say({"annotations": {"m3": mark(3)}})


def test_a_file_with_much_that_is_out_of_date_is_written_anew_and_says_the_same(one: Machine) -> None:
    note = "x" * (FEW // 20)
    for number in range(25):
        one.say(mark(number % 3, f"{note}{number}"))
    documents = read_changes(one.file.read_bytes()).documents
    assert len(documents) < 25
    assert set(marks_in(one.hear().said)) == {"m0", "m1", "m2"}
    assert one.hear().problems == ()


def test_texts_are_left_and_found_by_their_hash(one: Machine, other: Machine) -> None:
    name = hashlib.sha256(ARTICLE.text.encode()).hexdigest()
    one.exchange().keep_text(name, ARTICLE)
    one.exchange().keep_text(name, ARTICLE)
    assert other.exchange().texts() == {name}
    assert other.exchange().text(name) == ARTICLE


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b nothing", b"text"])
def test_a_damaged_text_is_none(one: Machine, content: bytes) -> None:
    (one.shared / "texts").mkdir()
    (one.shared / "texts" / "ff.article.gz").write_bytes(content)
    assert one.exchange().text("ff") is None
    assert one.exchange().text("gone") is None


def test_a_text_under_the_name_of_another_is_none(one: Machine) -> None:
    one.exchange().keep_text("ff", ARTICLE)
    assert one.exchange().text("ff") is None


def test_an_owner_is_written_first(one: Machine) -> None:
    one.say(mark(1))
    owner = read_changes(one.file.read_bytes()).owner
    assert owner is not None
    assert one.file.read_bytes().startswith(first_line(owner))
    assert owner.machine == "a1"
