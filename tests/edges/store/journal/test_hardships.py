"""What befalls a library from outside: dead writers, folders that are read only or gone, clocks set back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.edges.store.journal import Gone, Unreadable, Unwritable
from tests.edges.store.journal.files import ids, journal_of, opened, plain, put, with_journal

LOCKER = """
import fcntl, os, sys, time
descriptor = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(descriptor, fcntl.LOCK_EX)
print("locked", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.json"


def test_the_lock_goes_with_the_process_that_held_it(path: Path) -> None:
    with_journal(path)
    lock = str(path.with_name("library.json.lock"))
    with subprocess.Popen([sys.executable, "-c", LOCKER, lock], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"locked\n"
        process.kill()
    put(opened(path, patience=1), "d1")
    assert ids(opened(path)) == ["a1", "c1", "c2", "d1"]


def test_what_a_dead_process_left_in_the_lock_file_is_passed_over(path: Path) -> None:
    with_journal(path)
    path.with_name("library.json.lock").write_text("4711 of another program\n")
    put(opened(path, patience=1), "d1")
    assert ids(opened(path)) == ["a1", "c1", "c2", "d1"]


@pytest.fixture
def read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a library in a folder where nobody may write; root may everywhere, so the system is played."""
    with_journal(path)
    real = os.open

    def refusing(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and Path(name).parent == path.parent:
            raise PermissionError(13, os.strerror(13), str(name))
        return real(name, flags, mode)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refusing)
        yield path


def test_a_read_only_folder_is_read_and_a_change_is_refused(read_only: Path) -> None:
    before = read_only.read_bytes(), journal_of(read_only).read_bytes()
    file = opened(read_only)
    assert ids(file) == ["a1", "c1", "c2"]
    with pytest.raises(Unwritable, match="Permission denied"):
        put(file, "d1")
    assert ids(file) == ["a1", "c1", "c2"]
    file.close()
    assert (read_only.read_bytes(), journal_of(read_only).read_bytes()) == before


def test_damage_in_a_read_only_folder_is_told_without_a_copy(read_only: Path) -> None:
    content = read_only.read_bytes()
    read_only.write_bytes(content.replace(b'"id":"a1"', b'"id":"q1"'))
    file = opened(read_only)
    assert ids(file) == ["a1", "c1", "c2"]
    assert file.damage is not None and file.damage.copy is None


def test_a_folder_that_goes_in_a_change_fails_it_and_what_comes_back_is_read(path: Path) -> None:
    with_journal(path)
    file = opened(path)
    away = path.parent.with_name("away")
    with pytest.raises((Unwritable, Unreadable)), file.transaction() as draft:
        draft.put("marks", {"id": "d1"})
        path.parent.rename(away)
    assert not path.parent.exists()
    away.rename(path.parent)
    assert ids(file) == ["a1", "c1", "c2"]
    put(file, "e1")
    assert ids(opened(path)) == ["a1", "c1", "c2", "e1"]


def test_a_library_whose_folder_is_gone_is_not_begun_anew_by_who_had_read_it(path: Path) -> None:
    with_journal(path)
    file = opened(path)
    assert ids(file) == ["a1", "c1", "c2"]
    away = path.parent.rename(path.parent.with_name("away"))
    assert ids(file) == []
    with pytest.raises(Gone):
        put(file, "d1")
    assert not path.parent.exists()
    away.rename(path.parent)
    put(file, "d1")
    assert ids(opened(path)) == ["a1", "c1", "c2", "d1"]


def test_who_opens_a_library_that_is_gone_begins_a_new_one(path: Path) -> None:
    with_journal(path)
    shutil.rmtree(path.parent)
    put(opened(path), "d1")
    assert plain(path) == ["d1"]


def test_a_clock_set_back_a_year_hides_no_change(path: Path) -> None:
    with_journal(path)
    one, other = opened(path), opened(path)
    assert ids(one) == ids(other)
    past = time.time() - 365 * 86400
    for number in range(5):
        put(other, f"d{number}")
        # As a clock that was set back stamps what is written.
        os.utime(journal_of(path), (past, past))
        assert ids(one)[-1] == ids(opened(path))[-1] == f"d{number}"
    other.compact()
    os.utime(path, (past, past))
    put(one, "e1")
    assert ids(one) == ids(other) == ids(opened(path))
    assert len(ids(one)) == 9
