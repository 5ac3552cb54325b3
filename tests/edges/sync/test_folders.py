"""A folder on disk that several machines see."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reader.edges.sync.folders import DiskFolder
from reader.errors import SyncError
from reader.ports.syncing import WriteConflict


@pytest.fixture
def folder(tmp_path: Path) -> DiskFolder:
    (tmp_path / "shared").mkdir()
    return DiskFolder(tmp_path / "shared")


def test_what_is_written_is_read_and_named(folder: DiskFolder) -> None:
    folder.replace("aa.changes", None, b"one\n")
    folder.replace("texts/ff.article", None, b"text")
    held = folder.read("aa.changes")
    assert held is not None
    assert held.content == b"one\n"
    assert (folder.names(), folder.names("texts")) == (("aa.changes",), ("ff.article",))


def test_nothing_there_is_no_error(folder: DiskFolder) -> None:
    assert (folder.names(), folder.names("texts"), folder.read("aa.changes")) == ((), (), None)


def test_what_others_have_not_finished_is_not_named(folder: DiskFolder, tmp_path: Path) -> None:
    (tmp_path / "shared" / ".syncthing.aa.changes.tmp").write_bytes(b"half")
    assert folder.names() == ()


def test_more_is_added_to_the_end(folder: DiskFolder) -> None:
    folder.replace("aa.changes", None, b"one\n")
    held = folder.read("aa.changes")
    assert held is not None
    folder.extend("aa.changes", held, b"two\n")
    assert folder.read("aa.changes") != held
    assert (folder.read("aa.changes") or held).content == b"one\ntwo\n"


def test_a_file_that_changed_since_it_was_read_is_not_written(folder: DiskFolder, tmp_path: Path) -> None:
    folder.replace("aa.changes", None, b"one\n")
    held = folder.read("aa.changes")
    assert held is not None
    (tmp_path / "shared" / "aa.changes").write_bytes(b"other\n")
    with pytest.raises(WriteConflict):
        folder.extend("aa.changes", held, b"two\n")
    with pytest.raises(WriteConflict):
        folder.replace("aa.changes", held, b"two\n")
    with pytest.raises(WriteConflict):
        folder.replace("aa.changes", None, b"two\n")
    assert (tmp_path / "shared" / "aa.changes").read_bytes() == b"other\n"


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    folder = DiskFolder(tmp_path / "usb")
    for asked in (folder.names, lambda: folder.read("x"), lambda: folder.replace("x", None, b"")):
        with pytest.raises(SyncError, match="usb: there is no such folder; connect the drive"):
            asked()
    assert not (tmp_path / "usb").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "usb").write_text("")
    with pytest.raises(SyncError, match="a file, not a folder"):
        DiskFolder(tmp_path / "usb").names()


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "No space left"), (errno.EROFS, "Read-only"), (errno.EACCES, "Permission denied")],
)
def test_where_writing_fails_a_file_keeps_its_length(
    folder: DiskFolder, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    folder.replace("aa.changes", None, b"one\n")
    held = folder.read("aa.changes")
    assert held is not None
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(SyncError, match=rf"{told}.*; free some space.*nothing is lost"):
        folder.extend("aa.changes", held, b"two\n")
    with pytest.raises(SyncError, match=told):
        folder.replace("bb.changes", None, b"two\n")
    assert folder.names() == ("aa.changes",)
    assert folder.read("aa.changes") == held
