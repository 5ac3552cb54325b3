"""The TinyDB file: what is on disk, what damage does to it, and what two processes do."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from reader.edges.store import TinyStore
from reader.edges.store.codec import record_to_document
from reader.edges.store.journal.lock import locked
from reader.edges.store.journal.parsing import parse
from reader.errors import StoreError
from tests.edges.store.records import a_record
from tests.marks.examples import a_mark

NEWER = {"pressmark": {"1": {"format": 4}}, "articles": {}}
DAMAGES: dict[str, tuple[bytes, str]] = {
    "words": (b"these are my notes", "line 1"),
    "cut off": (b'{"articles": {"1": {"id":\n "a', "line 2"),
    "binary": (b"\x89PNG\r\n\xff", "byte 0"),
    "a list": (b"[]", "no tables"),
    "a table that is none": (b'{"articles": []}', "articles"),
    "documents without numbers": (b'{"articles": {"one": {}}}', "articles"),
    "documents that are none": (b'{"articles": {"1": "one"}}', "articles"),
    "too deep": (b"[" * 100_000, "deeply"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "annotations.json"


def kept(path: Path, table: str) -> list[dict[str, Any]]:
    """Read a table with plain TinyDB, once the last window is closed."""
    store = TinyStore(path)
    store.articles()
    store.close()
    with TinyDB(path) as database:
        return [dict(document) for document in database.table(table)]


def commits_in(path: Path) -> list[bytes]:
    """Return the lines of the journal."""
    journal = path.with_name("annotations.json.journal")
    return journal.read_bytes().splitlines() if journal.exists() else []


def of_format_1(path: Path) -> Path:
    """Write a library as pressmark 0.1.0 did: one line, no journal."""
    tables = {"articles": {"1": record_to_document(a_record())}, "pressmark": {"1": {"format": 1}}}
    return written(path, json.dumps(tables, separators=(",", ":")).encode())


def written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_nothing_is_on_disk_before_the_first_write(path: Path) -> None:
    store = TinyStore(path)
    store.articles(), store.annotations("a1"), store.article_from("x"), store.version()
    store.close()
    assert not path.parent.exists()


def test_plain_tinydb_reads_what_was_kept(path: Path) -> None:
    store = TinyStore(path)
    store.keep_article(a_record())
    store.change_annotations(put=[a_mark(note="« où ? »", speaker="Jane Roe")], remove=[])
    assert [article["name"] for article in kept(path, "articles")] == ["Ministers leave Geneva"]
    (mark,) = kept(path, "annotations")
    assert (mark["note"], mark["speaker"], mark["selector"]["start"]) == ("« où ? »", "Jane Roe", 27)
    assert mark["created"] == "2026-03-15T08:12:04Z"


def test_a_new_text_and_its_revision_are_one_commit(path: Path) -> None:
    store = TinyStore(path)
    store.keep_article(a_record())
    lengths = [len(commits_in(path))]
    for text in ("1" * 64, "2" * 64):
        changed = a_record(text_hash=text)
        store.keep_article(changed, changed.revision())
        lengths.append(len(commits_in(path)))
    assert lengths[2] == lengths[1] + 1


def test_a_record_of_a_library_that_did_not_know_how_it_was_cleaned_is_read(path: Path) -> None:
    TinyStore(path).keep_article(a_record(cleaned="0123"))
    with TinyDB(path) as database:
        for field in ("cleaned", "validators", "checked"):
            database.table("articles").update(lambda document, field=field: document.pop(field))
    assert TinyStore(path).article("a1") == a_record()


def test_reading_imports_neither_tinydb_nor_a_lock(path: Path) -> None:
    TinyStore(path).keep_article(a_record())
    code = (
        "import sys; from pathlib import Path; from reader.edges.store import TinyStore\n"
        f"store = TinyStore(Path({str(path)!r})); store.articles(), store.annotations('a1')\n"
        "print({'tinydb', 'filelock'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_file_is_ascii(path: Path) -> None:
    TinyStore(path).change_annotations(put=[a_mark(note="東京 \ud800")], remove=[])
    assert path.read_bytes().isascii()
    assert TinyStore(path).annotations("a1")[0].note == "東京 \ud800"


def test_what_plain_tinydb_adds_is_seen_and_stays(path: Path) -> None:
    store = TinyStore(path)
    store.keep_article(a_record())
    with TinyDB(path) as database:
        database.table("mine").insert({"note": "my own"})
    store.keep_article(a_record("a2"))
    assert kept(path, "mine") == [{"note": "my own"}]
    assert len(store.articles()) == 2


def test_fields_of_a_later_version_stay_when_a_record_is_written_again(path: Path) -> None:
    store = TinyStore(path)
    store.change_annotations(put=[a_mark()], remove=[])
    tables = json.loads(path.read_bytes())
    tables["annotations"]["1"] |= {"later": 7}
    tables["annotations"]["1"]["selector"] |= {"xpath": "/p"}
    path.write_text(json.dumps(tables))
    store.change_annotations(put=[a_mark(note="new")], remove=[])
    (mark,) = kept(path, "annotations")
    assert (mark["later"], mark["selector"]["xpath"], mark["note"]) == (7, "/p", "new")


@pytest.mark.parametrize("content", [b"", b" \n", b"{}"], ids=["empty", "blank", "no tables"])
def test_an_empty_file_is_an_empty_library(path: Path, content: bytes) -> None:
    store = TinyStore(written(path, content))
    assert store.articles() == ()
    store.keep_article(a_record())
    assert store.articles() == (a_record(),)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.articles(),
        lambda store: store.keep_article(a_record()),
        lambda store: store.change_annotations(put=[a_mark()], remove=["m2"]),
    ],
    ids=["read", "keep", "change"],
)
def test_a_damaged_file_is_refused_left_as_it_is_and_kept_aside(
    path: Path, damage: str, use: Callable[[TinyStore], object]
) -> None:
    content, where = DAMAGES[damage]
    written(path, content)
    with pytest.raises(StoreError, match=where) as told:
        use(TinyStore(path))
    assert path.read_bytes() == content
    (copy,) = path.parent.glob("annotations.json.damaged-*")
    assert copy.read_bytes() == content
    assert copy.name in str(told.value)
    assert "--library" in str(told.value)
    assert "\n" not in str(told.value)


def test_the_same_damage_is_kept_aside_once_and_another_beside_it(path: Path) -> None:
    store = TinyStore(path)
    for content in (b"one", b"one", b"another"):
        written(path, content)
        with pytest.raises(StoreError):
            store.articles()
    assert len(list(path.parent.glob("*.damaged-*"))) == 2


def test_damage_is_told_even_where_no_copy_can_be_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, b"damaged")
    monkeypatch.setattr(os, "replace", refuse_with(errno.EROFS))
    with pytest.raises(StoreError, match="not a pressmark library") as told:
        TinyStore(path).articles()
    assert "copy" not in str(told.value)


def test_a_damaged_journal_is_told_with_what_to_do(path: Path) -> None:
    store = TinyStore(path)
    for number in range(3):
        store.keep_article(a_record(f"a{number}"))
    journal = path.with_name("annotations.json.journal")
    journal.write_bytes(journal.read_bytes().replace(b"Geneva", b"Genova", 1))
    damaged = TinyStore(path)
    assert [record.id for record in damaged.articles()] == ["a0"]
    told = str(damaged.damage())
    (copy,) = path.parent.glob("annotations.json.journal.damaged-*")
    assert copy.read_bytes() == journal.read_bytes()
    assert "journal: the library's last changes are damaged (line 1 " in told
    assert copy.name in told
    assert "pressmark doctor" in told


def test_what_is_sound_of_a_damaged_library_is_read_and_nothing_is_written(path: Path) -> None:
    store = TinyStore(path)
    store.keep_article(a_record())
    store.change_annotations(put=[a_mark("m1"), a_mark("m2")], remove=[])
    store.close()
    assert store.damage() is None
    damaged = path.read_bytes().replace(b'"id":"m1"', b'"id":"q1"')
    path.write_bytes(damaged)
    store = TinyStore(path)
    assert ([one.id for one in store.all_annotations()], store.articles()) == (["m2"], (a_record(),))
    assert "the library is damaged (its checksum is wrong: 1 of its " in str(store.damage())
    for write in (lambda: store.keep_article(a_record("a2")), store.tables, lambda: store.take_in({})):
        with pytest.raises(StoreError, match="what is sound is read, nothing is written, with a copy in"):
            write()
    store.close()
    assert path.read_bytes() == damaged


def test_a_byte_order_mark_is_no_damage() -> None:
    assert parse(b"\xef\xbb\xbf{}") == {}


def test_a_library_of_a_newer_pressmark_is_refused_and_left_as_it_is(path: Path) -> None:
    content = json.dumps(NEWER).encode()
    store = TinyStore(written(path, content))
    with pytest.raises(StoreError, match="newer pressmark"):
        store.keep_article(a_record())
    assert path.read_bytes() == content
    assert not list(path.parent.glob("*.damaged-*"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", 7),
        ("note", None),
        ("speaker", 7),
        ("tags", "news"),
        ("tags", [1]),
        ("entities", ["Jane"]),
        ("entities", [{"kind": "ship", "name": "Jane"}]),
        ("kind", 7),
        ("status", "perhaps"),
        ("off_record", "yes"),
        ("translation", 7),
        ("created", "yesterday"),
        ("selector", None),
        ("selector", {"exact": "a", "prefix": "", "suffix": "", "start": -1}),
        ("selector", {"exact": "a", "prefix": "", "suffix": "", "start": True}),
    ],
)
def test_a_record_of_a_wrong_type_is_told_and_left_as_it_is(path: Path, field: str, value: object) -> None:
    store = TinyStore(path)
    store.change_annotations(put=[a_mark()], remove=[])
    tables = json.loads(path.read_bytes())
    tables["annotations"]["1"][field] = value
    written(path, json.dumps(tables).encode())
    with pytest.raises(StoreError, match="document 1 of the table “annotations”"):
        store.annotations("a1")
    assert json.loads(path.read_bytes()) == tables


def test_a_note_whose_path_is_no_text_is_passed_over(path: Path) -> None:
    content = {"notes": {"1": {"article_id": "a1", "path": 7}}}
    store = TinyStore(written(path, json.dumps(content).encode()))
    assert store.written_note("a1", Path("/notes")) is None


def refuse_with(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("step", "number"), [("write", errno.ENOSPC), ("fdatasync", errno.EIO), ("fsync", errno.ENOSPC)]
)
def test_a_change_that_fails_is_told_and_leaves_what_was_there(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    store = TinyStore(path)
    store.keep_article(a_record())
    monkeypatch.setattr(os, step, refuse_with(number))
    with pytest.raises(StoreError, match=os.strerror(number)):
        store.keep_article(a_record("a2"))
    monkeypatch.undo()
    assert store.articles() == TinyStore(path).articles() == (a_record(),)


@pytest.mark.parametrize(
    ("step", "number"), [("replace", errno.EACCES), ("fsync", errno.ENOSPC), ("replace", errno.EIO)]
)
def test_a_whole_file_that_cannot_be_written_is_told_and_leaves_what_was_there(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    store = TinyStore(of_format_1(path))
    before = path.read_bytes()
    monkeypatch.setattr(os, step, refuse_with(number))
    with pytest.raises(StoreError, match=os.strerror(number)):
        store.keep_article(a_record("a2"))
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert store.articles() == (a_record(),)


def test_a_crash_between_the_new_file_and_its_renaming_leaves_the_old_one(path: Path) -> None:
    of_format_1(path)
    crash = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from reader.edges.store import TinyStore\n"
        "from tests.edges.store.records import a_record\n"
        "os.replace = lambda *paths: os._exit(9)\n"
        "TinyStore(Path(sys.argv[1])).keep_article(a_record('a2'))\n"
    )
    assert subprocess.run([sys.executable, "-c", crash, path], check=False).returncode == 9
    assert TinyStore(path).articles() == (a_record(),)
    TinyStore(path).keep_article(a_record("a3"))
    assert len(TinyStore(path).articles()) == 2
    assert not list(path.parent.glob(".*.tmp"))


def test_a_library_of_the_first_format_is_read_as_it_is_and_changed_into_the_present_one(path: Path) -> None:
    before = of_format_1(path).read_bytes()
    store = TinyStore(path)
    assert store.articles() == (a_record(),)
    store.close()
    assert path.read_bytes() == before
    store.keep_article(a_record("a2"))
    assert json.loads(path.read_bytes())["pressmark"]["1"]["format"] == 3
    assert {article["id"] for article in kept(path, "articles")} == {"a1", "a2"}


@pytest.mark.parametrize("use", [TinyStore.articles, lambda store: store.keep_article(a_record())])
def test_a_folder_in_the_files_place_is_told(path: Path, use: Callable[[TinyStore], object]) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="could not be read"):
        use(TinyStore(path))


def test_a_library_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    written(tmp_path / "library", b"a file")
    with pytest.raises(StoreError, match="could not be written"):
        TinyStore(tmp_path / "library" / "annotations.json").keep_article(a_record())


def test_a_window_that_writes_for_too_long_is_told(path: Path) -> None:
    path.parent.mkdir()
    with (
        locked(path.with_name("annotations.json.lock"), 1),
        pytest.raises(StoreError, match="another pressmark"),
    ):
        TinyStore(path, patience=0.05).keep_article(a_record())


def test_two_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reader.edges.store import TinyStore\n"
        "from tests.marks.examples import a_mark\n"
        "store = TinyStore(Path(sys.argv[1]))\n"
        "for number in range(25):\n"
        "    store.change_annotations(put=[a_mark(f'{sys.argv[2]}{number}')], remove=[])\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", program, path, name]) for name in "xy"]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    marks = {mark.id for mark in TinyStore(path).annotations("a1")}
    assert marks == {f"{name}{number}" for name in "xy" for number in range(25)}
