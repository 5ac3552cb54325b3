"""Both stores keep the contract, step by step and in any order of steps."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from reader.edges.store import TinyStore
from reader.marks.model import Annotation
from reader.ports import ArticleRecord, Store, WrittenNote
from tests.edges.store import records
from tests.edges.store.contract import StoreContract
from tests.fakes import MemoryStore


class TestTinyStore(StoreContract):
    """The store on disk."""

    @pytest.fixture
    def stores(self, tmp_path: Path) -> Callable[[], Store]:
        return lambda: TinyStore(tmp_path / "library" / "annotations.json")


class TestMemoryStore(StoreContract):
    """The store that other tests use."""

    @pytest.fixture
    def stores(self, tmp_path: Path) -> Callable[[], Store]:
        store = MemoryStore()
        return lambda: store


class TwoWindows(RuleBasedStateMachine):
    """Two windows on one file, against a store in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "annotations.json"
        self.windows = (TinyStore(path), TinyStore(path))
        self.model = MemoryStore()

    @rule(window=st.integers(0, 1), record=records.records, has_new_text=st.booleans())
    def keep_article(self, window: int, record: ArticleRecord, has_new_text: bool) -> None:
        revision = record.revision() if has_new_text else None
        self.windows[window].keep_article(record, revision)
        self.model.keep_article(record, revision)

    @rule(
        window=st.integers(0, 1),
        put=st.lists(records.some_annotations, max_size=3, unique_by=lambda mark: mark.id),
        remove=st.lists(st.sampled_from(["m", "n", "o", "z"]), max_size=2),
    )
    def change_annotations(self, window: int, put: list[Annotation], remove: list[str]) -> None:
        self.windows[window].change_annotations(put=put, remove=remove)
        self.model.change_annotations(put=put, remove=remove)

    @rule(window=st.integers(0, 1), note=records.notes)
    def keep_written_note(self, window: int, note: WrittenNote) -> None:
        self.windows[window].keep_written_note(note)
        self.model.keep_written_note(note)

    @invariant()
    def both_windows_see_what_was_kept(self) -> None:
        for window in self.windows:
            assert window.articles() == self.model.articles()
            assert window.revision_counts() == self.model.revision_counts()
            for article_id in ("a", "b", "c"):
                assert window.revisions(article_id) == self.model.revisions(article_id)
                assert window.annotations(article_id) == self.model.annotations(article_id)
                for folder in (Path("/notes"), Path("/other")):
                    expected = self.model.written_note(article_id, folder)
                    assert window.written_note(article_id, folder) == expected

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


TestTwoWindows = TwoWindows.TestCase
TestTwoWindows.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
