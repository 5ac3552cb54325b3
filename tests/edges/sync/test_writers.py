"""What a machine remembers of the files that it wrote."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reader.edges.sync.writers import STATES, Writers
from reader.errors import SyncError


def test_a_writer_is_made_once_for_a_library(tmp_path: Path) -> None:
    writers = Writers(tmp_path / "state" / "sync.json")
    first = writers.writer("/library")
    assert (writers.writer("/library"), len(first)) == (first, 16)
    assert writers.writer("/another") != first
    assert writers.renew("/library") != first


def test_what_was_written_here_is_not_anothers(tmp_path: Path) -> None:
    writers = Writers(tmp_path / "sync.json")
    assert not writers.is_anothers("/library", "/shared", b"whatever was there before")
    for content in (b"one", b"one two", b"1"):
        writers.leave("/library", "/shared", content)
    for content in (b"one", b"one two", b"1", b"cut", b""):
        assert not writers.is_anothers("/library", "/shared", content)
    for content in (b"one TWO", b"one two three"):
        assert writers.is_anothers("/library", "/shared", content)
    assert not writers.is_anothers("/library", "/elsewhere", b"one two three")


def test_only_the_last_states_are_remembered(tmp_path: Path) -> None:
    writers = Writers(tmp_path / "sync.json")
    for number in range(50):
        writers.leave("/library", "/shared", b"x" * number)
    assert (tmp_path / "sync.json").read_text().count("[\n") <= STATES + 1


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"/library": 7}', b'{"/library": {"folders": {"/shared": [7]}}}']
)
def test_a_broken_file_remembers_nothing_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sync.json").write_bytes(content)
    writers = Writers(tmp_path / "sync.json")
    assert not writers.is_anothers("/library", "/shared", b"one")
    assert writers.writer("/library") == writers.writer("/library")
    writers.leave("/library", "/shared", b"one")
    assert writers.is_anothers("/library", "/shared", b"two")


def test_two_windows_do_not_sync_at_once(tmp_path: Path) -> None:
    writers = Writers(tmp_path / "sync.json", patience=0.01)
    told = pytest.raises(SyncError, match=r"another pressmark has been syncing.*try again")
    with writers.alone(), told, writers.alone():
        raise AssertionError("both hold it")
    with writers.alone():
        pass


def test_a_state_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(
        SyncError, match=r"what is synced cannot be remembered: No space left.*free some space"
    ):
        Writers(tmp_path / "sync.json").writer("/library")


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(SyncError, match=r"cannot be remembered: .*mend its permissions"),
        Writers(tmp_path / "file" / "sync.json").alone(),
    ):
        raise AssertionError("nothing is held")
