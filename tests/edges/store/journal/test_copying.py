"""Copies of both files, made while others write."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reader.edges.store.journal import Busy, Unwritable, disk
from tests.edges.store.journal.files import ids, journal_of, opened, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.json"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies" / "copy.json"


def test_a_copy_has_what_the_base_and_the_journal_say(path: Path, copy: Path) -> None:
    file = opened(path)
    put(file, "a1")
    put(file, "b1")
    file.copy_to(copy)
    put(file, "c1")
    assert ids(opened(copy)) == ["a1", "b1"]
    assert ids(file) == ["a1", "b1", "c1"]


def test_a_copy_in_a_transaction_is_of_what_was_there_before(path: Path, copy: Path) -> None:
    file = opened(path)
    put(file, "a1")
    with file.transaction() as draft:
        draft.put("marks", {"id": "b1"})
        file.copy_to(copy)
    assert ids(opened(copy)) == ["a1"]


def test_a_library_without_a_file_gives_an_empty_copy(path: Path, copy: Path) -> None:
    opened(path).copy_to(copy)
    assert ids(opened(copy)) == []


def test_no_file_is_written_over(path: Path, copy: Path) -> None:
    put(opened(path), "a1")
    copy.write_text("{}")
    with pytest.raises(Unwritable, match="File exists"):
        opened(path).copy_to(copy)
    assert copy.read_text() == "{}"


def while_reading(monkeypatch: pytest.MonkeyPatch, base: Path, once: Callable[[int], object]) -> None:
    """Do something each time that a base was read."""
    real = disk.read
    times = iter(range(100))

    def read(path: Path, start: int = 0) -> tuple[disk.Stamp, bytes]:
        found = real(path, start)
        if path == base:
            with monkeypatch.context() as patch:
                patch.setattr(disk, "read", real)
                once(next(times))
        return found

    monkeypatch.setattr(disk, "read", read)


@pytest.mark.parametrize("change", ["compact", "put"])
def test_files_that_change_meanwhile_are_read_again(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    other = opened(path)
    put(other, "a1")
    put(other, "b1")

    def others(time: int) -> None:
        if time < 2:
            put(other, f"c{time}")
            if change == "compact":
                other.compact()

    while_reading(monkeypatch, path, others)
    opened(path).copy_to(copy)
    assert ids(opened(copy)) == ["a1", "b1", "c0", "c1"]


def test_who_writes_all_the_time_is_kept_from_it_in_the_end(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(opened(path), "a1")

    def others(_: int) -> None:
        with suppress(Busy):
            put(opened(path, patience=0), "a1", note=str(os.urandom(3)))

    while_reading(monkeypatch, path, others)
    opened(path).copy_to(copy)
    assert ids(opened(copy)) == ["a1"]


def test_a_copy_that_fails_leaves_nothing(path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(opened(path), "a1")
    put(opened(path), "b1")
    real = os.fsync
    calls: list[int] = []

    def fail_late(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fail_late)
    with pytest.raises(Unwritable, match="No space"):
        opened(path).copy_to(copy)
    assert not list(copy.parent.iterdir())
    assert not journal_of(copy).exists()
