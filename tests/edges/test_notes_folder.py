"""Notes on disk, among the user's own."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reader.edges.notes_folder import HEAD, NotesOnDisk
from reader.errors import ExportError

NOTE = '---\npressmark_id: "a1"\ntitle: "T"\n---\n# T\n'
NOTES = NotesOnDisk()


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = "\ufeff---\r\nmixed\nline endings, 東京\r\n"
    NOTES.write(tmp_path / "new folder" / "n.md", text)
    assert NOTES.read(tmp_path / "new folder" / "n.md") == text
    assert (tmp_path / "new folder" / "n.md").read_bytes() == text.encode()


def test_no_note_is_none(tmp_path: Path) -> None:
    assert NOTES.read(tmp_path / "n.md") is None
    assert NOTES.find(tmp_path / "no folder", "a1") is None


def test_a_note_is_found_by_its_id_whatever_its_name(tmp_path: Path) -> None:
    NOTES.write(tmp_path / "my talks.md", NOTE)
    NOTES.write(tmp_path / "another.md", NOTE.replace("a1", "a2"))
    NOTES.write(tmp_path / "a1.md", "pressmark_id: a1 in the text is no frontmatter")
    NOTES.write(tmp_path / "a1.txt", NOTE)
    assert NOTES.find(tmp_path, "a1") == tmp_path / "my talks.md"


def test_a_note_beside_another_is_found_only_when_it_is_alone(tmp_path: Path) -> None:
    NOTES.write(tmp_path / "t.new.md", NOTE)
    assert NOTES.find(tmp_path, "a1") == tmp_path / "t.new.md"
    NOTES.write(tmp_path / "zz.md", NOTE)
    assert NOTES.find(tmp_path, "a1") == tmp_path / "zz.md"


def test_only_the_head_of_a_note_is_looked_at(tmp_path: Path) -> None:
    NOTES.write(tmp_path / "n.md", f"---\nlong: {'x' * HEAD}\npressmark_id: a1\n---\n")
    assert NOTES.find(tmp_path, "a1") is None


def test_what_cannot_be_read_as_a_note_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a folder.md").mkdir()
    (tmp_path / "broken link.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "binary.md").write_bytes(b"---\n\xff\xfe\n---")
    NOTES.write(tmp_path / "n.md", NOTE)
    assert NOTES.find(tmp_path, "a1") == tmp_path / "n.md"


def test_a_note_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "n.md").write_bytes("pressé".encode("latin-1"))
    with pytest.raises(ExportError, match="not UTF-8"):
        NOTES.read(tmp_path / "n.md")


@pytest.mark.parametrize("folder", ["file", "file/inside"])
def test_a_file_in_the_folders_place_is_told(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(ExportError, match="not a folder"):
        NOTES.write(tmp_path / folder / "n.md", NOTE)
    with pytest.raises(ExportError, match="not a folder"):
        NOTES.read(tmp_path / folder / "n.md")
    assert NOTES.find(tmp_path / folder, "a1") is None


def test_a_folder_in_the_notes_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "n.md").mkdir()
    with pytest.raises(ExportError, match="could not be written"):
        NOTES.write(tmp_path / "n.md", NOTE)
    with pytest.raises(ExportError, match="could not be read"):
        NOTES.read(tmp_path / "n.md")


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object, **__: object) -> int:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", forbid)
    with pytest.raises(ExportError, match="Permission denied"):
        NOTES.write(tmp_path / "n.md", NOTE)


def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "glob", forbid)
    with pytest.raises(ExportError, match="could not be read"):
        NOTES.find(tmp_path, "a1")
