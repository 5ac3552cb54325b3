"""Two files are made one without parsing what both say alike; the outcome is as if all had been parsed."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from tinydb import TinyDB

from reader.edges.store.journal import JournalledFile
from reader.edges.store.merging import OWN_TABLE, canonical, tables_in
from reader.edges.store.uniting import differing, united
from reader.marks.merging import Tables, merged
from tests.marks.merging_histories import LIBRARIES, Machine


def file_with(path: Path, content: bytes) -> JournalledFile:
    path.write_bytes(content)
    return JournalledFile(path, OWN_TABLE)


def both(folder: Path, one: bytes, other: bytes) -> bytes:
    files = file_with(folder / "one.json", one), file_with(folder / "other.json", other)
    return united(differing(*files), {})


def documents(content: bytes) -> Tables:
    with TemporaryDirectory() as folder:
        return tables_in(file_with(Path(folder) / "a.json", content))


def as_left(*marks: dict[str, Any], **tables: list[dict[str, Any]]) -> bytes:
    """Write a file as the store leaves it: fields in the order in which they came, numbers as they come."""
    rows = {"annotations": list(marks), **tables}
    numbered = {name: {str(3 * at + 1): row for at, row in enumerate(found)} for name, found in rows.items()}
    return json.dumps(numbered, separators=(",", ":")).encode()


def a_row(key: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - of JSON
    return {"id": key, "article_id": "x", "note": "", "clock": {"*": f"{1:016x}{'a' * 16}"}, **fields}


@given(LIBRARIES)
def test_files_of_any_libraries_are_united_as_their_documents_are(everyone: list[Machine]) -> None:
    one, two, three = (machine.tables for machine in everyone)
    libraries: list[Tables] = [merged(one, two), two, three]
    with TemporaryDirectory() as name:
        for first, second in permutations(libraries, 2):
            content = both(Path(name), canonical(first), canonical(second))
            assert content == canonical(merged(first, second))


def test_rows_that_are_alike_stay_as_they_are_whatever_their_numbers(tmp_path: Path) -> None:
    shared, mine, theirs = a_row("m2"), a_row("m1"), a_row("m3")
    one, other = as_left(shared, mine), as_left(theirs, shared)
    content = both(tmp_path, one, other)
    assert content == both(tmp_path, other, one)
    assert json.dumps(shared, separators=(",", ":")).encode() in content
    (tmp_path / "plain.json").write_bytes(content)
    with TinyDB(tmp_path / "plain.json") as database:
        assert [(row.doc_id, row["id"]) for row in database.table("annotations")] == [
            (1, "m1"),
            (2, "m2"),
            (3, "m3"),
        ]


def test_a_row_that_both_have_is_deleted_where_one_says_so_as_well(tmp_path: Path) -> None:
    row = a_row("m1")
    clock = {"*": row["clock"]["*"], "deleted": {"at": f"{9:016x}{'a' * 16}", "gone": True, "seen": {}}}
    grave = {**row, "table": "annotations", "clock": clock}
    found = documents(both(tmp_path, as_left(row), as_left(row, deleted=[grave])))
    assert (found["annotations"], list(found["deleted"])) == ({}, ["m1"])


def test_rows_that_both_have_name_an_article_as_it_is_called_from_now_on(tmp_path: Path) -> None:
    page = {"source": "https://news.example/1", "clock": {"*": f"{1:016x}{'a' * 16}"}}
    row = a_row("m1", article_id="b1")
    one = as_left(row, articles=[{"id": "b1", **page}])
    other = as_left(row, articles=[{"id": "a1", **page}])
    assert documents(both(tmp_path, one, other))["annotations"]["m1"]["article_id"] == "a1"


@pytest.mark.parametrize(
    "odd",
    [
        a_row("m1", later={"id": "another's"}),
        a_row("東京"),
        a_row("a \\ b"),
        {"id": "m1", "note": '"id":"m9"'},
    ],
)
def test_rows_whose_id_cannot_be_told_from_their_bytes_are_parsed(
    tmp_path: Path, odd: dict[str, Any]
) -> None:
    file = as_left(odd, a_row("m2"))
    assert documents(both(tmp_path, file, file)) == documents(file)


def test_two_rows_of_one_id_become_one(tmp_path: Path) -> None:
    file = as_left(a_row("m1", note="one"), a_row("m1", note="two"))
    assert list(documents(both(tmp_path, file, file))["annotations"]) == ["m1"]
