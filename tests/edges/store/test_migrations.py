"""A library is brought up to date by its first write, and never read where a newer program wrote it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from reader.edges.store import TinyStore
from reader.edges.store.codec import annotation_to_document, record_to_document
from reader.edges.store.merging import tables_of as tables_of_other
from reader.edges.store.migrations import FIRST, MIGRATIONS, NEWEST, version_of
from reader.errors import StoreError
from tests.edges.store.records import a_record
from tests.marks.examples import a_mark

ROW = {"id": "version", "value": NEWEST}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.json"


def write(path: Path, **tables: list[dict[str, Any]]) -> None:
    """Write a library as plain TinyDB does."""
    with TinyDB(path) as database:
        for name, documents in tables.items():
            database.table(name).insert_multiple(documents)


def tables_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read a library as plain TinyDB finds it."""
    content = json.loads(path.read_bytes())
    return {name: list(table.values()) for name, table in content.items() if name != "pressmark"}


def compacted(path: Path, store: TinyStore) -> dict[str, list[dict[str, Any]]]:
    store.close()
    return tables_of(path)


def of_version_1(path: Path, *articles: dict[str, Any]) -> None:
    write(path, articles=list(articles) or [record_to_document(a_record())])


def test_the_versions_are_pinned() -> None:
    """Append to both: what was released stays as it is."""
    assert [(number, one.__name__) for number, one in MIGRATIONS.items()] == [(2, "_add_first_revisions")]
    assert NEWEST == 2
    assert sorted(MIGRATIONS) == list(range(FIRST + 1, NEWEST + 1))


def test_a_fresh_library_says_the_newest_version_with_its_first_write(path: Path) -> None:
    store = TinyStore(path)
    assert store.articles() == ()
    assert not path.exists()
    store.keep_article(a_record())
    found = compacted(path, store)
    assert ROW in found["library"]
    assert "revisions" not in found


def test_reading_an_older_library_writes_nothing(path: Path) -> None:
    of_version_1(path)
    before = path.read_bytes()
    store = TinyStore(path)
    assert store.article("a1") == a_record()
    assert store.revisions("a1") == (a_record().revision(),)
    store.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_the_first_write_makes_what_each_article_says_its_first_revision(path: Path) -> None:
    of_version_1(path, record_to_document(a_record("a1")), record_to_document(a_record("a2", words=7)))
    store = TinyStore(path)
    store.change_annotations(put=[a_mark()], remove=[])
    found = compacted(path, store)
    assert ROW in found["library"]
    assert [(one["id"], one["words"]) for one in found["revisions"]] == [
        (f"a1 {'0' * 64}", 812),
        (f"a2 {'0' * 64}", 7),
    ]
    assert store.revisions("a1") == (a_record("a1").revision(),)


def test_the_migration_and_the_write_are_one_commit(path: Path) -> None:
    of_version_1(path)
    store = TinyStore(path)
    with pytest.raises(RuntimeError), store._changing():
        raise RuntimeError
    assert tables_of(path).keys() == {"articles"}
    store.keep_article(a_record())
    journal = path.with_name("annotations.json.journal")
    assert not journal.exists() or len(journal.read_bytes().splitlines()) <= 1


def test_a_second_write_migrates_nothing_again(path: Path) -> None:
    of_version_1(path)
    TinyStore(path).keep_article(a_record())
    store = TinyStore(path)
    store.keep_article(a_record("a2"))
    found = compacted(path, store)
    assert len(found["revisions"]) == 1
    assert ROW in found["library"]


def test_a_revision_that_is_there_already_is_not_made_again(path: Path) -> None:
    of_version_1(path)
    known = {"id": f"a1 {'0' * 64}", "article_id": "a1", "title": "Kept"}
    write(path, revisions=[known])
    store = TinyStore(path)
    store.keep_article(a_record())
    assert compacted(path, store)["revisions"] == [known]


def test_an_article_that_cannot_be_read_does_not_stop_the_migration(path: Path) -> None:
    of_version_1(
        path, {"id": 7}, {"id": "x", "text_hash": None}, {"id": "a1", "text_hash": "0", "metadata": 3}
    )
    store = TinyStore(path)
    store.change_annotations(put=[a_mark()], remove=[])
    found = compacted(path, store)
    assert [one["id"] for one in found["revisions"]] == ["a1 0"]
    assert len(found["articles"]) == 3


def test_a_newer_library_is_neither_read_nor_written(path: Path) -> None:
    newer = {"id": "version", "value": NEWEST + 1}
    write(path, articles=[record_to_document(a_record())], library=[newer])
    before = path.read_bytes()
    store = TinyStore(path)
    for use in (
        store.articles,
        store.all_annotations,
        store.entities,
        lambda: store.article("a1"),
        lambda: store.annotations("a1"),
        lambda: store.revisions("a1"),
        lambda: store.keep_article(a_record()),
        lambda: store.change_annotations(put=[a_mark()], remove=[]),
    ):
        with pytest.raises(StoreError, match=r"newer pressmark \(version 3 .* knows 2\); install a newer"):
            use()
    store.close()
    assert path.read_bytes() == before


def test_a_window_that_is_open_refuses_a_library_that_another_program_brought_further(path: Path) -> None:
    old = TinyStore(path)
    old.keep_article(a_record())
    other = TinyStore(path)
    with other._file.transaction() as draft:
        draft.put("library", {"id": "version", "value": 9}, 1)
    with pytest.raises(StoreError, match="newer pressmark"):
        old.articles()
    with pytest.raises(StoreError, match="newer pressmark"):
        old.keep_article(a_record("a2"))


def test_a_newer_library_is_not_merged_either(path: Path) -> None:
    write(path, library=[{"id": "version", "value": NEWEST + 1}])
    for source in (path, path.read_bytes()):
        with pytest.raises(StoreError, match="newer pressmark"):
            tables_of_other(source)


@pytest.mark.parametrize("value", ["2", None, True, 0, 2.0, [2]])
def test_a_version_that_is_none_is_refused(path: Path, value: object) -> None:
    with pytest.raises(StoreError, match="does not say its version"):
        version_of([{"id": "version", "value": value}], path)


def test_fields_that_nobody_knows_survive_the_migration(path: Path) -> None:
    of_version_1(path, {**record_to_document(a_record()), "stars": 5})
    write(path, annotations=[{**annotation_to_document(a_mark()), "weight": 3}], games=[{"chess": 1}])
    store = TinyStore(path)
    store.keep_article(a_record(words=1))
    found = compacted(path, store)
    assert found["articles"][0]["stars"] == 5
    assert found["annotations"][0]["weight"] == 3
    assert found["games"] == [{"chess": 1}]
