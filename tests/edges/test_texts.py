"""Articles kept by the hash of their text."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article.interchange import article_to_json
from reader.article.model import Article, Block, BlockKind, Metadata
from reader.edges.compressing import compressed
from reader.edges.kept_form import packed
from reader.edges.texts import TextFolder, hash_of
from reader.errors import StoreError
from tests.strategies import articles

TEXT = "Kyiv, 東京."
ARTICLE = Article(text=TEXT, blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(TEXT)),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library" / "texts"


def file_of(folder: Path, text_hash: str) -> Path:
    return folder / text_hash[:2] / f"{text_hash}.article"


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles())
def test_an_article_comes_back_as_it_was_put(tmp_path: Path, article: Article) -> None:
    texts = TextFolder(tmp_path)
    assert texts.get(texts.put(article)) == article


def test_a_text_is_kept_under_its_sha256(folder: Path) -> None:
    text_hash = TextFolder(folder).put(ARTICLE)
    assert text_hash == hashlib.sha256(TEXT.encode()).hexdigest()
    assert file_of(folder, text_hash).is_file()


def test_asking_makes_no_folder(folder: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        TextFolder(folder).get("0" * 64)
    assert not folder.exists()


def test_the_same_article_is_written_once(folder: Path) -> None:
    texts = TextFolder(folder)
    path = file_of(folder, texts.put(ARTICLE))
    before = path.stat()
    texts.put(ARTICLE)
    assert path.stat().st_ino == before.st_ino


def test_the_same_text_with_a_new_title_replaces_the_old_one(folder: Path) -> None:
    texts = TextFolder(folder)
    texts.put(ARTICLE)
    titled = replace(ARTICLE, metadata=Metadata(title="Two capitals"))
    assert texts.get(texts.put(titled)) == titled


def test_a_kept_text_is_compressed(folder: Path) -> None:
    text = "The harbour of Lindvik will close. " * 200
    long = Article(text=text, blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),))
    path = file_of(folder, TextFolder(folder).put(long))
    assert path.stat().st_size < len(text) / 10


def test_a_text_that_was_kept_as_it_is_is_read_and_compressed_when_it_is_put_again(folder: Path) -> None:
    texts = TextFolder(folder)
    path = file_of(folder, texts.put(ARTICLE))
    kept = path.read_bytes()
    path.write_bytes(packed(ARTICLE))
    assert texts.get(path.stem) == ARTICLE
    texts.put(ARTICLE)
    assert path.read_bytes() == kept


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_changed_in_a_kept_file_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    texts = TextFolder(tmp_path)
    path = file_of(tmp_path, texts.put(ARTICLE))
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    with suppress(StoreError):
        assert texts.get(path.stem) == ARTICLE
    path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    with pytest.raises(StoreError, match="damaged"):
        texts.get(path.stem)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x\x9c",
        b"x\x9c\xff\xff",
        zlib.compress(b"x") + b"y",
        b"{}",
        b"{}\n" + TEXT.encode(),
        b"\xff\n\xff",
        b"[" * 100_000 + b"\n",
    ],
    ids=["empty", "cut off", "not packed", "more behind", "no text", "bare", "binary", "deep"],
)
def test_a_damaged_text_is_told_and_mended_by_putting_it_again(folder: Path, content: bytes) -> None:
    texts = TextFolder(folder)
    text_hash = texts.put(ARTICLE)
    file_of(folder, text_hash).write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        texts.get(text_hash)
    texts.put(ARTICLE)
    assert texts.get(text_hash) == ARTICLE


def test_a_text_that_is_another_than_its_name_says_is_refused(folder: Path) -> None:
    texts = TextFolder(folder)
    path = file_of(folder, texts.put(ARTICLE))
    path.write_bytes(compressed(packed(ARTICLE).replace(b"Kyiv", b"Lviv")))
    with pytest.raises(StoreError, match="not the one that was kept"):
        texts.get(path.stem)


def test_a_text_that_an_older_pressmark_kept_is_read(folder: Path) -> None:
    path = file_of(folder, hash_of(TEXT)).with_suffix(".json")
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(article_to_json(ARTICLE)), "utf-8")
    assert TextFolder(folder).get(path.stem) == ARTICLE


def test_a_text_that_an_older_pressmark_kept_is_refused_where_it_is_another(folder: Path) -> None:
    path = file_of(folder, hash_of("Lviv")).with_suffix(".json")
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(article_to_json(ARTICLE)), "utf-8")
    with pytest.raises(StoreError, match="not the one that was kept"):
        TextFolder(folder).get(path.stem)


def test_what_is_kept_now_goes_before_what_an_older_pressmark_kept(folder: Path) -> None:
    texts = TextFolder(folder)
    path = file_of(folder, texts.put(ARTICLE))
    path.with_suffix(".json").write_text("{}", "utf-8")
    assert texts.get(path.stem) == ARTICLE


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "G" * 64])
def test_a_name_that_is_no_hash_leaves_the_folder_alone(folder: Path, name: str) -> None:
    with pytest.raises(StoreError, match="no kept text"):
        TextFolder(folder).get(name)


def test_a_full_disk_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        TextFolder(folder).put(ARTICLE)


def test_a_text_that_is_kept_is_known_without_reading_it(folder: Path) -> None:
    texts = TextFolder(folder)
    name = texts.put(ARTICLE)
    assert texts.has(name)
    assert not texts.has(hash_of("another"))
    assert not texts.has("../../etc/passwd")
