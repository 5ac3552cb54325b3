"""TinyDB on a journalled file does what TinyDB does."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tinydb
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tinydb.storages import Storage
from tinydb.table import Document, Table

from reader.edges.store.journal import JournalledFile
from reader.edges.store.journal.tiny import JournalDB, JournalStorage, Query, database
from tests.edges.store.journal.files import opened

texts = st.sampled_from(["a", "b", 'c"\\', "東\ud800", ""])
documents = st.fixed_dictionaries(
    {"id": texts},
    optional={
        "tags": st.lists(texts, max_size=2),
        "entities": st.lists(st.fixed_dictionaries({"name": texts}), max_size=2),
        "inner": st.fixed_dictionaries({"id": texts}),
        "note": texts | st.none() | st.integers(),
    },
)
Ask = Callable[[Any, str], Any]
QUERIES: list[Callable[[Any, str], Any]] = [
    lambda query, text: query.id == text,
    lambda query, text: query["id"] == text,
    lambda query, text: query.inner.id == text,
    lambda query, text: query.tags.any([text]),
    lambda query, text: query.tags.any([text, "a"]),
    lambda query, text: query.tags.all([text]),
    lambda query, text: query.entities.any(query.name == text),
    lambda query, text: (query.id == text) & (query.note == "a"),
    lambda query, text: (query.note == "a") & (query.id == text),
    lambda query, text: (query.id == text) | (query.note == "a"),
    lambda query, text: ~(query.id == text),
    lambda query, text: query.id != text,
    lambda query, text: query.note.one_of([text, None]),
    lambda query, text: query.id.map(str.upper) == text.upper(),
    lambda query, text: query.tags.map(len) == 1,
    lambda query, text: query.note == 3,
]
asked = st.sampled_from(QUERIES)


class InMemory(Storage):
    """Keeps what TinyDB's own JSON storage would keep; `MemoryStorage` lets documents share their lists."""

    def __init__(self) -> None:
        self._written = "null"

    def read(self) -> Any:  # noqa: ANN401
        return json.loads(self._written)

    def write(self, data: Any) -> None:  # noqa: ANN401
        self._written = json.dumps(data)


class SameAsTinyDB(RuleBasedStateMachine):
    """A table of ours against one that TinyDB keeps in memory, with compaction and others between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = opened(self.folder / "library.json")
        self.tables: list[tuple[Table, Any]] = [
            (database(self.file).table("marks"), Query()),
            (tinydb.TinyDB(storage=InMemory).table("marks"), tinydb.Query()),
        ]

    def both(self, use: Callable[[Table, Any], object]) -> None:
        ours, theirs = (use(*one) for one in self.tables)
        assert ours == theirs

    @initialize(given=st.lists(documents, min_size=3, max_size=6))
    def begin(self, given: list[dict[str, Any]]) -> None:
        self._insert(given)

    @rule(given=st.lists(documents, min_size=2, max_size=4))
    def insert(self, given: list[dict[str, Any]]) -> None:
        self._insert(given)

    def _insert(self, given: list[dict[str, Any]]) -> None:
        # What number a document gets after the last one was removed is the only difference.
        numbers = self.tables[0][0].insert_multiple(given)
        self.tables[1][0].insert_multiple(map(Document, given, numbers))

    @rule(fields=documents, ask=asked, text=texts)
    def update(self, fields: dict[str, Any], ask: Ask, text: str) -> None:
        self.both(lambda table, query: table.update(fields, ask(query, text)))

    @rule(ask=asked, text=texts)
    def update_in_place(self, ask: Ask, text: str) -> None:
        def change(document: Any) -> None:  # noqa: ANN401
            document.setdefault("tags", []).append("new")

        self.both(lambda table, query: table.update(change, ask(query, text)))

    @rule(ask=asked, text=texts)
    def remove(self, ask: Ask, text: str) -> None:
        self.both(lambda table, query: table.remove(ask(query, text)))

    @rule(ask=asked, text=texts)
    def search(self, ask: Ask, text: str) -> None:
        self.both(lambda table, query: table.search(ask(query, text)))
        self.both(lambda table, query: table.get(ask(query, text)))
        self.both(lambda table, query: table.count(ask(query, text)))

    @rule(numbers=st.lists(st.integers(1, 6), max_size=2, unique=True))
    def by_number(self, numbers: list[int]) -> None:
        self.both(lambda table, query: table.update({"note": "n"}, doc_ids=numbers))
        self.both(lambda table, query: [table.get(doc_id=number) for number in numbers])
        self.both(lambda table, query: table.get(doc_ids=numbers))
        self.both(lambda table, query: [table.contains(doc_id=number) for number in numbers])
        self.both(lambda table, query: table.remove(doc_ids=numbers[:1]))

    @precondition(lambda self: len(self.tables[1][0]) > 9)
    @rule()
    def truncate(self) -> None:
        self.both(lambda table, query: table.truncate())

    @rule()
    def compact(self) -> None:
        self.file.compact()

    @rule()
    def open_anew(self) -> None:
        self.file = opened(self.folder / "library.json")
        self.tables[0] = (database(self.file).table("marks"), Query())

    @invariant()
    def both_hold_the_same(self) -> None:
        self.both(lambda table, query: sorted((one.doc_id, dict(one)) for one in table) if table else [])
        self.both(lambda table, query: len(table))

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestSameAsTinyDB = SameAsTinyDB.TestCase
TestSameAsTinyDB.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)


@pytest.fixture
def file(tmp_path: Path) -> JournalledFile:
    return opened(tmp_path / "library.json")


def test_what_is_returned_is_the_callers_own(file: JournalledFile) -> None:
    table = database(file).table("marks")
    table.insert({"id": "a", "tags": ["x"]})
    table.search(Query().id == "a")[0]["tags"].append("y")
    assert table.all() == [{"id": "a", "tags": ["x"]}]


def test_several_changes_in_one_transaction_are_one_commit(file: JournalledFile) -> None:
    table = database(file).table("marks")
    table.insert({"id": "a"})
    with file.transaction():
        table.insert_multiple([{"id": "b"}, {"id": "c"}])
        table.remove(Query().id == "a")
        table.upsert({"id": "c", "note": "new"}, Query().id == "c")
    assert table.all() == [{"id": "b"}, {"id": "c", "note": "new"}]
    assert file.path.with_name("library.json.journal").read_bytes().count(b"\n") == 1


@given(
    st.dictionaries(st.sampled_from(["marks", "notes", "東"]), st.lists(documents, max_size=3), max_size=3)
)
def test_tinydbs_own_tables_work_on_the_storage(tables: dict[str, list[dict[str, Any]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.json"
        with tinydb.TinyDB(storage=lambda: JournalStorage(opened(path))) as writer:
            for name, some in tables.items():
                writer.table(name).insert_multiple(some)
        with tinydb.TinyDB(storage=lambda: JournalStorage(opened(path))) as reader:
            assert {name: reader.table(name).all() for name in tables} == tables
            assert reader.tables() == {name for name, some in tables.items() if some}
            reader.drop_table("marks")
            assert reader.table("marks").all() == []
            reader.drop_tables()
            assert reader.tables() == set()


def test_the_database_makes_these_tables(file: JournalledFile) -> None:
    assert isinstance(database(file), JournalDB)
    assert database(file).tables() == set()


def test_documents_are_changed_by_their_numbers(file: JournalledFile) -> None:
    table = database(file).table("marks")
    table.insert_multiple([{"id": "a"}, {"id": "b"}])
    assert table.update({"note": "n"}, doc_ids=[2, 9]) == [2]
    assert table.remove(doc_ids=[1, 9]) == [1]
    assert table.all() == [{"id": "b", "note": "n"}]
