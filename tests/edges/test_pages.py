"""Pages kept as they came."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
from pathlib import Path

import pytest

from reader.edges.pages import PageFolder
from reader.errors import StoreError

BODY = b"<html><body><p>The harbour closes.</p></body></html>\xff"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library" / "pages"


def file_of(folder: Path, page_hash: str) -> Path:
    return folder / page_hash[:2] / f"{page_hash}.gz"


def test_a_page_comes_back_byte_for_byte_under_its_sha256(folder: Path) -> None:
    page_hash = PageFolder(folder).put(BODY)
    assert page_hash == hashlib.sha256(BODY).hexdigest()
    assert PageFolder(folder).get(page_hash) == BODY


def test_gunzip_reads_a_kept_page(folder: Path) -> None:
    assert gzip.decompress(file_of(folder, PageFolder(folder).put(BODY)).read_bytes()) == BODY


def test_the_same_page_is_written_once(folder: Path) -> None:
    pages = PageFolder(folder)
    path = file_of(folder, pages.put(BODY))
    before = path.stat()
    pages.put(BODY)
    assert path.stat().st_ino == before.st_ino


def test_a_page_that_was_not_kept_is_told_and_asking_makes_no_folder(folder: Path) -> None:
    with pytest.raises(StoreError, match="keep_pages = true"):
        PageFolder(folder).get("0" * 64)
    assert not folder.exists()


def test_where_none_are_wanted_no_more_are_kept_and_the_others_read(folder: Path) -> None:
    kept = PageFolder(folder).put(BODY)
    pages = PageFolder(folder, keeps=False)
    assert pages.get(kept) == BODY
    assert pages.put(b"another") == hashlib.sha256(b"another").hexdigest()
    assert list(folder.rglob("*.gz")) == [file_of(folder, kept)]


@pytest.mark.parametrize("content", [b"", b"<html>", gzip.compress(BODY)[:-4]], ids=["empty", "plain", "cut"])
def test_a_damaged_page_is_told_and_mended_by_putting_it_again(folder: Path, content: bytes) -> None:
    pages = PageFolder(folder)
    page_hash = pages.put(BODY)
    file_of(folder, page_hash).write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        pages.get(page_hash)
    pages.put(BODY)
    assert pages.get(page_hash) == BODY


def test_another_page_in_its_place_is_refused(folder: Path) -> None:
    pages = PageFolder(folder)
    page_hash = pages.put(BODY)
    file_of(folder, page_hash).write_bytes(gzip.compress(b"<html>another</html>"))
    with pytest.raises(StoreError, match="not the one that was kept"):
        pages.get(page_hash)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "G" * 64])
def test_a_hash_that_is_none_names_no_page(folder: Path, name: str) -> None:
    with pytest.raises(StoreError, match="names no kept page"):
        PageFolder(folder).get(name)


def test_a_full_disk_is_told_with_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match="could not be kept: No space left"):
        PageFolder(folder).put(BODY)
    assert not list(folder.rglob("*.gz"))


def test_a_page_that_is_kept_is_known_without_reading_it(tmp_path: Path) -> None:
    pages = PageFolder(tmp_path)
    name = pages.put(b"<p>Hello</p>")
    assert pages.has(name)
    assert not pages.has("0" * 64)
    assert not pages.has("../../etc/passwd")
