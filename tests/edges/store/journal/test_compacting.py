"""Compaction while others write: nothing of theirs is lost, whatever fails, and no commit waits for it."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from tinydb import TinyDB

from reader.edges.store.journal import JournalError, JournalledFile, beside, compacting, disk
from reader.edges.store.journal import file as file_module
from reader.edges.store.journal.beside import Helper
from reader.edges.store.journal.compacting import take_in_journal
from reader.edges.store.journal.fields import Field
from reader.edges.store.journal.state import State
from tests.edges.store.journal.files import (
    FIELDS,
    ID,
    OWN,
    ids,
    journal_of,
    opened,
    plain,
    put,
    remove,
    with_journal,
)
from tests.torture.faults import Faults


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.json"


def compact(path: Path) -> bool:
    return take_in_journal(path, OWN, FIELDS, 10)


@contextmanager
def meanwhile(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> Iterator[None]:
    """Let others do something once the new base is made, before it is in its place."""
    real = State.as_new_base
    with monkeypatch.context() as patch:

        def made(state: State, own: str, fields: Mapping[str, Sequence[Field]]) -> tuple[str, bytes]:
            patch.setattr(State, "as_new_base", real)
            base = real(state, own, fields)
            do()
            return base

        patch.setattr(State, "as_new_base", made)
        yield


def is_read_anew(file: JournalledFile, base: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Read, and tell whether all of the base was."""
    whole: list[Path] = []
    real = disk.read

    def read(path: Path, start: int = 0, size: int = -1) -> tuple[disk.Stamp, bytes]:
        if path == base and size < 0:
            whole.append(path)
        return real(path, start, size)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "read", read)
        file.all("marks")
    return bool(whole)


def leaves(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_the_journal_is_in_the_new_base(path: Path) -> None:
    with_journal(path)
    assert compact(path)
    assert plain(path) == ["a1", "c1", "c2"]
    assert journal_of(path).read_bytes() == b""
    assert not compact(path)


def test_what_is_committed_meanwhile_is_the_journal_on_the_new_base(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_journal(path)
    other = opened(path)

    def others() -> None:
        put(other, "d1")
        remove(other, "c1")
        put(other, "a1", note="later")

    with meanwhile(monkeypatch, others):
        assert compact(path)
    assert plain(path) == ["a1", "c1", "c2"]
    assert not is_read_anew(other, path, monkeypatch)
    for file in (other, opened(path)):
        assert ids(file) == ["a1", "c2", "d1"]
        assert file.find("marks", ID, "a1")[0][1]["note"] == "later"
    put(other, "e1")
    assert ids(opened(path)) == ["a1", "c2", "d1", "e1"]
    assert journal_of(path).read_bytes().count(b"\n") == 4
    assert leaves(path) == ["library.json", "library.json.journal", "library.json.lock"]


@pytest.mark.parametrize("what", ["compact", "foreign", "gone"])
def test_a_base_that_others_replaced_meanwhile_is_left_to_them(
    path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    with_journal(path)

    def others() -> None:
        if what == "compact":
            opened(path).compact()
        elif what == "foreign":
            path.write_text('{"marks": {"1": {"id": "f1"}}}')
        else:
            path.unlink()

    with meanwhile(monkeypatch, others):
        assert not compact(path)
    left = {"compact": ["a1", "c1", "c2"], "foreign": ["a1", "c1", "c2", "f1"], "gone": ["a1", "c1", "c2"]}
    assert sorted(ids(opened(path))) == left[what]
    assert not list(path.parent.glob(".*"))


def test_what_is_damaged_is_not_compacted(path: Path) -> None:
    with_journal(path)
    path.write_bytes(path.read_bytes().replace(b'"id":"a1"', b'"id":"q1"'))
    before = path.read_bytes(), journal_of(path).read_bytes()
    assert not compact(path)
    assert (path.read_bytes(), journal_of(path).read_bytes()) == before


def test_damage_that_comes_meanwhile_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_journal(path)
    other = opened(path)

    def others() -> None:
        put(other, "d1")
        content = journal_of(path).read_bytes()
        journal_of(path).write_bytes(content.replace(b'"id":"d1"', b'"id":"q1"'))

    with meanwhile(monkeypatch, others):
        assert not compact(path)
    assert opened(path).damage is not None


def fail_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch, faults: Faults) -> None:
    """Commit once the new base is made, and let calls to the system fail from there to the end."""
    with_journal(path)
    other = opened(path)
    with ExitStack() as stack:

        def others() -> None:
            put(other, "d1")
            stack.enter_context(faults.happening())

        stack.enter_context(meanwhile(monkeypatch, others))
        with suppress(OSError, JournalError):
            compact(path)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=["full", "failing"])
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whatever_call_fails_all_commits_are_there_and_the_next_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, lasting: bool
) -> None:
    whole = Faults(-1, 0, lasting=False)
    fail_meanwhile(path, monkeypatch, whole)
    assert whole.calls > 10
    for at in range(1, whole.calls + 1):
        base = path.parent / str(at) / path.name
        fail_meanwhile(base, monkeypatch, Faults(at, number, lasting=lasting))
        assert ids(opened(base)) == ["a1", "c1", "c2", "d1"]
        put(opened(base), "e1")
        put(opened(base), "f1")
        assert ids(opened(base)) == ["a1", "c1", "c2", "d1", "e1", "f1"]
        assert opened(base).damage is None


def test_a_crash_before_the_journal_is_begun_anew_loses_nothing_and_does_nothing_twice(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_journal(path)
    other = opened(path)
    old = opened(path)
    assert ids(old) == ["a1", "c1", "c2"]

    def others() -> None:
        put(other, "d1")
        remove(other, "c1")

    monkeypatch.setattr(compacting, "_begin_journal", lambda *_: None)
    with meanwhile(monkeypatch, others):
        assert compact(path)
    before = journal_of(path).read_bytes()
    for file in (opened(path), old, other):
        assert ids(file) == ["a1", "c2", "d1"]
    assert journal_of(path).read_bytes() == before
    put(old, "e1")
    for file in (opened(path), old, other):
        assert ids(file) == ["a1", "c2", "d1", "e1"]
    assert plain(path) == ["a1", "c2", "d1", "e1"]


def test_who_knows_all_that_a_new_base_holds_does_not_read_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_journal(path)
    file, behind = opened(path), opened(path)
    assert ids(file) == ids(behind)
    put(opened(path), "d1")
    assert ids(file) == ["a1", "c1", "c2", "d1"]
    assert compact(path)
    assert not is_read_anew(file, path, monkeypatch)
    assert is_read_anew(behind, path, monkeypatch)
    assert ids(file) == ids(behind) == ["a1", "c1", "c2", "d1"]
    put(file, "e1")
    put(behind, "f1")
    assert ids(file) == ids(behind) == ids(opened(path)) == ["a1", "c1", "c2", "d1", "e1", "f1"]


def test_what_plain_tinydb_added_is_seen_by_who_knew_the_base_before_it(path: Path) -> None:
    with_journal(path)
    file = opened(path)
    assert ids(file) == ["a1", "c1", "c2"]
    with TinyDB(path) as database:
        database.table("marks").insert({"id": "t1"})
    opened(path).compact()
    assert sorted(ids(file)) == ["a1", "c1", "c2", "t1"]


def test_who_read_more_or_other_lines_than_a_new_base_has_reads_it(path: Path) -> None:
    with_journal(path)
    file = opened(path)
    earlier = path.read_bytes(), journal_of(path).read_bytes()
    put(file, "d1")
    for others in ("", "e1"):  # Somebody puts back what was there, and goes on from it.
        path.write_bytes(earlier[0])
        journal_of(path).write_bytes(earlier[1])
        if others:
            put(opened(path), others)
        assert compact(path)
        assert ids(file) == ["a1", "c1", "c2", *filter(None, [others])]


def ended(helper: Helper) -> None:
    """Wait for a process, for as long as it takes on a busy machine."""
    end = time.monotonic() + 30
    while helper.is_at_work:
        assert time.monotonic() < end
        os.sched_yield()


def test_a_process_of_its_own_compacts(path: Path) -> None:
    with_journal(path)
    helper = Helper(path, OWN, FIELDS)
    assert helper.start()
    ended(helper)
    assert plain(path) == ["a1", "c1", "c2"]
    assert opened(path).find("marks", Field("tags", many=True), "c")[0][1]["id"] == "c1"


def test_a_process_whose_folder_goes_ends_in_silence(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    helper = Helper(path.parent / "gone" / "library.json", OWN, FIELDS)
    assert helper.start()
    ended(helper)
    assert capfd.readouterr() == ("", "")
    assert not (path.parent / "gone").exists()


@pytest.fixture
def large(path: Path, monkeypatch: pytest.MonkeyPatch) -> JournalledFile:
    """Give a file whose base counts as large and whose journal is soon long."""
    monkeypatch.setattr(file_module, "MOST_AT_CLOSE", 10)
    monkeypatch.setattr(file_module, "MOST_JOURNAL", 500)
    file = opened(path)
    put(file, "a0")
    return file


class Idle(Helper):
    """A process that never comes to its end."""

    started = 0

    def start(self) -> bool:
        Idle.started += 1
        return True

    @property
    def is_at_work(self) -> bool:
        return Idle.started > 0


def test_a_large_base_is_left_to_one_process_and_one_that_never_ends_is_done_without(
    large: JournalledFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "Helper", Idle)
    monkeypatch.setattr(Idle, "started", 0)
    base = path.stat().st_ino
    sizes: list[int] = []
    while path.stat().st_ino == base:
        put(large, f"m{len(sizes):03}")
        sizes.append(journal_of(path).stat().st_size)
    assert Idle.started == 1
    assert max(sizes) > 3 * 500
    assert sizes[-1] == 0
    assert len(ids(opened(path))) == len(sizes) + 1


def test_where_no_process_can_be_started_the_commit_writes_the_base(
    large: JournalledFile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "posix_spawn", refuse)
    for number in range(20):
        put(large, f"m{number:02}")
        assert journal_of(path).stat().st_size <= 500
    assert len(plain(path)) > 10


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def test_a_journal_within_its_bound_starts_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_module, "MOST_AT_CLOSE", 10)
    monkeypatch.setattr(os, "posix_spawn", lambda *_, **__: pytest.fail("started"))
    file = opened(path)
    for number in range(20):
        put(file, f"m{number:02}")
    file.close()


def test_commits_go_on_while_a_base_is_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as making it takes: whoever commits needs no end of it."""
    file = opened(path)
    put(file, "a1")
    put(file, "a2")
    is_made: list[bool] = []

    def twenty() -> None:
        for number in range(20):
            put(file, f"m{number:02}")

    def others() -> None:
        thread = Thread(target=twenty)
        thread.start()
        thread.join(30)
        is_made.append(not thread.is_alive())

    with meanwhile(monkeypatch, others):
        assert compact(path)
    assert is_made == [True]
    assert len(ids(opened(path))) == 22
