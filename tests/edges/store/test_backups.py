"""Backups on disk: made in time, of what was there before, kept in number, restored whole."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB

from reader.edges.keeping import Keeping
from reader.edges.store import TinyStore
from reader.edges.store import copies as copies_module
from reader.edges.store.codec import record_to_document
from reader.edges.store.upkeep import LibraryUpkeep
from reader.errors import StoreError
from tests.edges.store.records import a_record
from tests.marks.examples import a_mark

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Machine:
    """A library, and a clock that is set."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = folder / "annotations.json"
        self.time = NOON
        self.store, self.upkeep = self.window()

    def now(self) -> datetime:
        return self.time

    def window(self) -> tuple[TinyStore, LibraryUpkeep]:
        """Open the library once more."""
        upkeep = LibraryUpkeep(self.folder, self.now)
        return TinyStore(self.base, upkeep=upkeep), upkeep

    def keeping(self) -> Keeping:
        return Keeping(self.folder, self.now)

    def keep(self, article_id: str) -> None:
        """Write something, and wait for what that begins."""
        self.store.keep_article(a_record(article_id))
        self.upkeep.wait()

    def names(self) -> list[str]:
        """Return the backups' files."""
        folder = self.folder / "backups"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "library")


def ids_in(path: Path) -> list[str]:
    return sorted(one.id for one in TinyStore(path).articles())


def test_a_new_library_has_no_backup(machine: Machine) -> None:
    machine.keep("a1")
    assert machine.names() == []


def test_the_first_write_of_a_day_backs_up_what_was_before_it(machine: Machine) -> None:
    machine.keep("a1")
    machine.time += timedelta(days=1)
    machine.keep("a2")
    machine.keep("a3")
    made = machine.folder / "backups" / "annotations-20261123T120000Z.json"
    assert ids_in(made) == ["a1"]
    assert {name.split(".")[0] for name in machine.names()} == {"annotations-20261123T120000Z"}


def test_a_backup_has_what_only_the_journal_holds(machine: Machine) -> None:
    machine.keep("a1")
    machine.keep("a2")
    assert machine.base.with_name("annotations.json.journal").stat().st_size
    kept = machine.keeping().back_up()
    assert kept is not None
    assert ids_in(kept.path) == ["a1", "a2"]
    journal = kept.path.with_name(f"{kept.path.name}.journal")
    assert kept.size == kept.path.stat().st_size + journal.stat().st_size


def test_another_window_makes_no_second_backup_of_a_day(machine: Machine) -> None:
    machine.keep("a1")
    machine.time += timedelta(days=1)
    machine.keep("a2")
    store, upkeep = machine.window()
    store.keep_article(a_record("a3"))
    upkeep.wait()
    assert sum(name.endswith(".json") for name in machine.names()) == 1


def test_a_week_is_kept(machine: Machine) -> None:
    for day in range(10):
        machine.time = NOON + timedelta(days=day)
        machine.keep(f"a{day}")
    days = [name[12:20] for name in machine.names() if name.endswith(".json")]
    assert days == [*(f"202611{day}" for day in range(25, 31)), "20261201"]


def test_a_library_is_backed_up_before_it_is_brought_up_to_date(machine: Machine) -> None:
    machine.folder.mkdir()
    with TinyDB(machine.base) as database:
        database.table("articles").insert(record_to_document(a_record("a1")))
    before = machine.base.read_bytes()
    machine.keep("a2")
    assert machine.names() == ["annotations-20261122T120000Z-before-version-2.json"]
    assert (machine.folder / "backups" / machine.names()[0]).read_bytes() == before


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_stops_no_write_and_is_told_once(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.keep("a1")
    machine.time += timedelta(days=1)
    monkeypatch.setattr(copies_module, "_new", no_space)
    machine.keep("a2")
    assert ids_in(machine.base) == ["a1", "a2"]
    trouble = machine.upkeep.trouble()
    assert str(trouble).endswith(
        "no backup could be made: No space left on device; free some space, or mend the folder's permissions."
    )
    assert machine.upkeep.trouble() is None


def test_a_folder_that_cannot_be_read_stops_no_write(machine: Machine) -> None:
    machine.keep("a1")
    (machine.folder / "backups").write_text("no folder")
    machine.time += timedelta(days=1)
    machine.keep("a2")
    assert ids_in(machine.base) == ["a1", "a2"]
    assert "no backup could be made" in str(machine.upkeep.trouble())


def test_a_failed_backup_leaves_nothing(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.keep("a1")
    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(StoreError, match="no backup could be made"):
        machine.keeping().back_up()
    assert machine.names() == []


def test_a_backup_by_hand_is_never_removed(machine: Machine) -> None:
    machine.keep("a1")
    assert machine.keeping().back_up() is not None
    for day in range(1, 12):
        machine.time = NOON + timedelta(days=day)
        machine.keep(f"a{day}")
    assert "annotations-20261122T120000Z-by-hand.json" in machine.names()


def test_plain_tinydb_opens_a_backup(machine: Machine) -> None:
    machine.keep("a1")
    kept = machine.keeping().back_up()
    assert kept is not None
    with TinyDB(kept.path) as database:
        assert [one["id"] for one in database.table("articles")] == ["a1"]


def restored(machine: Machine, name: str) -> str | None:
    """Restore a backup; return the name of that of what was before."""
    keeping = machine.keeping()
    before = keeping.restore(keeping.backups.named(name))
    return before.backup.name if before is not None else None


def test_what_was_restored_is_there_and_what_was_before_is_backed_up(machine: Machine) -> None:
    machine.keep("a1")
    machine.keeping().back_up()
    machine.keep("a2")
    before = restored(machine, "2026-11-22")
    assert ids_in(machine.base) == ["a1"]
    assert before == "annotations-20261122T120000Z-before-restore.json"
    assert ids_in(machine.folder / "backups" / before) == ["a1", "a2"]


def test_a_restoring_can_be_taken_back(machine: Machine) -> None:
    machine.keep("a1")
    machine.keeping().back_up()
    machine.keep("a2")
    before = restored(machine, "2026-11-22")
    assert before is not None
    restored(machine, before)
    assert ids_in(machine.base) == ["a1", "a2"]


def test_another_window_sees_what_was_restored_and_writes_on(machine: Machine) -> None:
    machine.keep("a1")
    machine.keeping().back_up()
    machine.keep("a2")
    version = machine.store.version()
    restored(machine, "2026-11-22")
    assert machine.store.version() != version
    assert [one.id for one in machine.store.articles()] == ["a1"]
    machine.keep("a3")
    assert ids_in(machine.base) == ["a1", "a3"]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "flipped": lambda content: content.replace(b"Ministers", b"Minister_", 1),
    "cut off": lambda content: content[: len(content) // 2],
    "another program's": lambda _: b"these are my notes",
    "empty": lambda _: b"",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_library_is_backed_up_by_its_bytes_and_restored(machine: Machine, damage: str) -> None:
    machine.keep("a1")
    machine.store.close()
    machine.keeping().back_up()
    machine.keep("a2")
    damaged = DAMAGES[damage](machine.base.read_bytes())
    machine.base.write_bytes(damaged)
    before = restored(machine, "2026-11-22")
    assert before is not None
    assert (machine.folder / "backups" / before).read_bytes() == damaged
    assert ids_in(machine.base) == ["a1"]
    machine.window()[0].keep_article(a_record("a3"))
    assert ids_in(machine.base) == ["a1", "a3"]


def test_restoring_into_a_folder_without_a_library_works(machine: Machine) -> None:
    machine.keep("a1")
    machine.keeping().back_up()
    for name in ("annotations.json", "annotations.json.journal"):
        machine.base.with_name(name).unlink(missing_ok=True)
    assert restored(machine, "2026-11-22") is None
    assert ids_in(machine.base) == ["a1"]


def test_a_damaged_backup_is_refused_and_the_library_stays(machine: Machine) -> None:
    machine.keep("a1")
    kept = machine.keeping().back_up()
    assert kept is not None
    kept.path.write_bytes(kept.path.read_bytes().replace(b"Ministers", b"Minister_", 1))
    machine.keep("a2")
    with pytest.raises(StoreError, match="this backup cannot be restored"):
        restored(machine, kept.backup.name)
    assert ids_in(machine.base) == ["a1", "a2"]
    assert not list(machine.folder.glob(".pressmark-*"))


def test_a_backup_of_a_newer_pressmark_is_refused(machine: Machine) -> None:
    machine.keep("a1")
    newer = machine.folder / "backups" / "annotations-20261121T120000Z.json"
    newer.parent.mkdir()
    newer.write_text(json.dumps({"library": {"1": {"id": "version", "value": 99}}}))
    with pytest.raises(StoreError, match="newer pressmark"):
        restored(machine, "2026-11-21")
    assert ids_in(machine.base) == ["a1"]


def test_an_older_backup_is_restored_and_brought_up_to_date_by_the_next_write(machine: Machine) -> None:
    machine.folder.mkdir()
    with TinyDB(machine.base) as database:
        database.table("articles").insert(record_to_document(a_record("a1")))
    machine.keep("a2")
    restored(machine, "2026-11-22")
    machine.store.change_annotations(put=[a_mark()], remove=[])
    assert ids_in(machine.base) == ["a1"]
    assert machine.store.revisions("a1") == (a_record("a1").revision(),)


def clock_of(machine: Machine) -> str:
    """Return the last stamp that a library has seen."""
    rows = dict(machine.store._file.all("library")).values()
    return next(str(row["last"]) for row in rows if row["id"] == "clock")


def test_the_clock_of_a_library_does_not_go_back(machine: Machine) -> None:
    machine.keep("a1")
    machine.keeping().back_up()
    machine.keep("a2")
    last = clock_of(machine)
    restored(machine, "2026-11-22")
    assert clock_of(machine) == last
    machine.keep("a3")
    assert clock_of(machine) > last


def test_nothing_is_restored_where_the_present_cannot_be_backed_up(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.keep("a1")
    kept = machine.keeping().back_up()
    assert kept is not None
    machine.keep("a2")
    monkeypatch.setattr(copies_module, "_new", no_space)
    with pytest.raises(StoreError, match="No space left on device"):
        restored(machine, kept.backup.name)
    assert ids_in(machine.base) == ["a1", "a2"]


def test_a_name_that_no_backup_has_or_several_begin_with_is_told(machine: Machine) -> None:
    machine.keep("a1")
    for _ in range(2):
        machine.keeping().back_up()
    with pytest.raises(StoreError, match="there is no backup x; `pressmark restore` names them"):
        machine.keeping().backups.named("x")
    with pytest.raises(StoreError, match=r"could be any of annotations-.*01Z-by-hand.json, .*; write more"):
        machine.keeping().backups.named("2026")
