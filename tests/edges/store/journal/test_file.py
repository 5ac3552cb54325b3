"""What is on disk, what others do to it, and what damage does."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from reader.edges.store.journal import Busy, JournalledFile, Unwritable
from reader.edges.store.journal import __doc__ as format_of_the_files
from reader.edges.store.journal import base as base_module
from reader.edges.store.journal import file as file_module
from reader.edges.store.journal.lock import locked
from tests.edges.store.journal.files import (
    AFTER_EACH,
    ID,
    TAGS,
    ids,
    journal_of,
    opened,
    plain,
    put,
    remove,
    with_journal,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.json"


def test_the_first_change_makes_a_base_and_the_next_ones_a_journal(path: Path) -> None:
    ends = with_journal(path)
    assert plain(path) == ["a1"]
    assert ids(opened(path)) == ["a1", "c1", "c2"]
    assert journal_of(path).read_bytes().count(b"\n") == len(ends) - 1


def test_opening_and_reading_write_nothing(path: Path) -> None:
    with_journal(path)
    before = {one: one.read_bytes() for one in path.parent.iterdir()}
    file = opened(path)
    assert ids(file) == ["a1", "c1", "c2"]
    file.find("marks", ID, "a1"), file.version()
    assert {one: one.read_bytes() for one in path.parent.iterdir()} == before


def test_closing_leaves_all_to_plain_tinydb(path: Path) -> None:
    with_journal(path)
    file = opened(path)
    file.all("marks")
    file.close()
    assert plain(path) == ["a1", "c1", "c2"]
    assert journal_of(path).read_bytes() == b""
    assert ids(file) == ["a1", "c1", "c2"]


def test_closing_leaves_a_large_file_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_module, "MOST_AT_CLOSE", 10)
    with_journal(path)
    file = opened(path)
    file.all("marks")
    file.close()
    assert plain(path) == ["a1"]


def test_closing_waits_for_nobody(path: Path) -> None:
    with_journal(path)
    file = opened(path)
    file.all("marks")
    with locked(path.with_name("library.json.lock"), 1):
        file.close()
    assert plain(path) == ["a1"]


def test_a_long_journal_is_taken_into_the_base(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_module, "MOST_JOURNAL", 500)
    file = opened(path)
    for number in range(20):
        put(file, f"m{number:02}")
    assert len(plain(path)) > 10
    assert journal_of(path).stat().st_size <= 500
    assert ids(file) == ids(opened(path)) == [f"m{number:02}" for number in range(20)]


def test_the_files_are_written_as_the_package_says(path: Path) -> None:
    file = JournalledFile(path, "OWN", fields={"marks": (ID,)})
    with file.transaction() as draft:
        draft.put("marks", {"id": "m1", "note": "why?"}, 1)
        draft.put("marks", {"id": "m4", "note": "東"}, 4)
    described = format_of_the_files or ""
    first, rest = path.read_text().split("\n", 1)
    assert rest in described
    header = json.loads(first.removesuffix(",") + "}}")["OWN"]["1"]
    assert header["sizes"] == {"marks": 62}
    assert [field for field in header if f'"{field}":' not in described] == []


def test_a_table_too_large_for_places_is_looked_through(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_module, "MOST_BYTES", 40)
    file = opened(path)
    put(file, "a1", "b1")
    assert '"places":[]' in path.read_text()
    for _ in range(3):
        assert [one["id"] for _, one in file.find("marks", ID, "b1")] == ["b1"]
        assert [one["id"] for _, one in file.find("marks", TAGS, "a")] == ["a1"]


@pytest.mark.parametrize("size", range(0, 700, 7))
def test_a_torn_journal_counts_up_to_its_last_whole_line(path: Path, size: int) -> None:
    ends = with_journal(path)
    whole = journal_of(path).read_bytes()
    journal_of(path).write_bytes(whole[:size])
    expected = AFTER_EACH[sum(end <= size for end in ends) - 1]
    assert ids(opened(path)) == expected
    put(opened(path), "d1")
    assert ids(opened(path)) == [*expected, "d1"]


def test_a_tail_of_nothings_is_a_torn_one(path: Path) -> None:
    with_journal(path)
    with journal_of(path).open("ab") as journal:
        journal.write(b"\0" * 5000)
    put(opened(path), "d1")
    assert ids(opened(path)) == ["a1", "c1", "c2", "d1"]


def test_a_journal_that_was_taken_in_already_is_not_done_again(path: Path) -> None:
    """A crash between the new base and the emptying of the journal."""
    with_journal(path)
    journal = journal_of(path).read_bytes()
    opened(path).compact()
    journal_of(path).write_bytes(journal)
    file = opened(path)
    assert ids(file) == ["a1", "c1", "c2"]
    put(file, "d1")
    assert ids(opened(path)) == ["a1", "c1", "c2", "d1"]


def test_what_plain_tinydb_adds_while_a_journal_is_pending_stays_beside_it(path: Path) -> None:
    with_journal(path)  # whose documents b1, c1 and c2 have the numbers 2, 3 and 4
    with TinyDB(path) as database:
        database.table("marks").insert_multiple([{"id": "t2"}, {"id": "t3"}])
        database.table("marks").update({"mine": True}, doc_ids=[1])
    file = opened(path)
    assert sorted(ids(file)) == ["a1", "c1", "c2", "t2", "t3"]
    put(file, "d1")
    assert sorted(plain(path)) == ["a1", "c1", "c2", "d1", "t2", "t3"]


def test_a_backup_put_in_the_place_of_the_base_is_joined_with_what_was_pending(path: Path) -> None:
    file = opened(path)
    put(file, "a1")
    backup = path.read_bytes()
    put(file, "b1")
    file.compact()
    put(file, "c1")
    path.write_bytes(backup)
    assert sorted(ids(opened(path))) == ["a1", "c1"]


def test_a_base_that_is_gone_leaves_what_was_pending(path: Path) -> None:
    with_journal(path)
    path.unlink()
    assert ids(opened(path)) == ["a1", "c1", "c2"]


@pytest.mark.parametrize("others", [json.dumps, lambda tables: json.dumps(tables, indent=2)])
def test_a_file_in_any_form_is_taken_as_it_is(path: Path, others: Callable[[Any], str]) -> None:
    put(opened(path), "a1")
    tables = json.loads(path.read_bytes())
    tables["marks"]["7"] = {"id": "a7", "tags": ["東"]}
    path.write_text(others(tables))
    file = opened(path)
    assert ids(file) == ["a1", "a7"]
    assert file.find("marks", TAGS, "東") == [(7, {"id": "a7", "tags": ["東"]})]
    put(file, "a8")
    assert plain(path) == ["a1", "a7", "a8"]


def test_numbers_that_tinydb_takes_for_one_are_both_kept(path: Path) -> None:
    path.write_text('{"marks": {"1": {"id": "a"}, "01": {"id": "b"}}}')
    assert ids(opened(path)) == ["a", "b"]


def test_two_users_see_each_others_changes(path: Path) -> None:
    one, other = opened(path), opened(path)
    put(one, "a1")
    assert ids(other) == ["a1"]
    put(other, "b1")
    other.compact()
    assert ids(one) == ["a1", "b1"]
    remove(one, "a1")
    assert ids(other) == ["b1"]


def test_the_version_changes_with_every_change_of_anybody_and_only_then(path: Path) -> None:
    one, other = opened(path), opened(path)
    versions = [one.version()]
    for file in (one, other, one):
        put(file, f"m{len(versions)}")
        versions.append(one.version())
        assert one.version() == other.version() == versions[-1]
    assert len(set(versions)) == 4


def test_a_change_says_the_versions_around_it(path: Path) -> None:
    one, other = opened(path), opened(path)
    put(other, "a1")
    seen = one.version()
    with one.transaction() as draft:
        draft.put("marks", {"id": "b1"})
    assert (draft.before, draft.after) == (seen, other.version())


def test_a_change_that_changes_nothing_writes_nothing(path: Path) -> None:
    file = opened(path)
    put(file, "a1")
    seen = file.version()
    put(file, "a1")
    remove(file, "z1")
    assert file.version() == seen


def test_a_block_that_fails_leaves_everything_as_it_was(path: Path) -> None:
    file = opened(path)
    put(file, "a1")
    with pytest.raises(ZeroDivisionError), file.transaction() as draft:
        draft.put("marks", {"id": "b1"})
        raise ZeroDivisionError
    assert ids(file) == ids(opened(path)) == ["a1"]


def test_who_writes_for_too_long_is_told(path: Path) -> None:
    with locked(path.with_name("library.json.lock"), 1), pytest.raises(Busy):
        put(opened(path, patience=0.01), "a1")


def test_a_lock_file_that_was_removed_locks_nobody_out(path: Path) -> None:
    lock = path.with_name("library.json.lock")
    with locked(lock, 1):
        lock.unlink()
        with locked(lock, 1):
            pass


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_base_that_cannot_be_written_anew_fails_no_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = opened(path)
    put(file, "a1")
    monkeypatch.setattr(file_module, "MOST_JOURNAL", 10)
    monkeypatch.setattr(os, "rename", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    put(file, "b1")
    monkeypatch.undo()
    assert (ids(opened(path)), plain(path)) == (["a1", "b1"], ["a1"])
    assert not list(path.parent.glob(".*"))


def test_a_base_that_could_not_be_written_anew_is_tried_again_much_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = opened(path)
    put(file, "a1")
    monkeypatch.setattr(file_module, "MOST_JOURNAL", 1000)
    tried: list[int] = []

    def note_and_refuse(*_: object) -> None:
        tried.append(len(journal_of(path).read_bytes()))
        refuse()

    monkeypatch.setattr(os, "replace", note_and_refuse)
    for number in range(60):
        put(file, f"m{number:02}")
    assert len(tried) > 1
    assert all(later >= 2 * earlier for earlier, later in pairwise(tried))


def test_a_full_disk_fails_a_change_and_the_next_one_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = opened(path)
    put(file, "a1")
    put(file, "b1")
    real = os.write
    monkeypatch.setattr(
        os, "write", lambda *given: real(given[0], given[1][:9]) if len(given[1]) > 20 else refuse()
    )
    with pytest.raises(Unwritable):
        put(file, "c1")
    monkeypatch.undo()
    assert ids(file) == ids(opened(path)) == ["a1", "b1"]
    put(file, "d1")
    assert ids(opened(path)) == ["a1", "b1", "d1"]


def test_a_link_is_followed_so_that_all_find_one_journal(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "real" / "library.json")
    put(opened(tmp_path / "link.json"), "a1")
    put(opened(tmp_path / "link.json"), "b1")
    assert ids(opened(tmp_path / "real" / "library.json")) == ["a1", "b1"]
    assert (tmp_path / "link.json").is_symlink()
