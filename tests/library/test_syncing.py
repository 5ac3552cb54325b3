"""Uniting libraries, with stores and places in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import pytest

from reader.article.model import Article
from reader.errors import SyncError
from reader.library.syncing import Change, changes_in, pages_named_in, sync, texts_named_in, unsaid
from reader.marks.merging import Tables, merged
from reader.ports.syncing import Heard, WriteConflict
from tests.fakes import MemoryTexts

MARK = {"id": "m1", "article_id": "a1", "text_hash": "t1", "note": "why?", "clock": {"*": "1"}}
OTHER = {"id": "m2", "article_id": "a1", "text_hash": "t1", "note": "", "clock": {"*": "2"}}


@dataclass
class UnitedStore:
    """Keeps tables; nothing else."""

    kept: Tables = field(default_factory=dict)

    def tables(self) -> Tables:
        return self.kept

    def take_in(self, tables: Tables) -> None:
        self.kept = merged(self.kept, tables)

    def close(self) -> None:
        """Do nothing: nothing is open."""


@dataclass
class CopiedTexts(MemoryTexts):
    """Texts that tell which they have."""

    def has(self, text_hash: str) -> bool:
        return text_hash in self.kept


@dataclass
class Place:
    """A place in memory; the first `conflicts` attempts to write come to nothing."""

    said: list[Tables] = field(default_factory=list)
    conflicts: int = 0
    meanwhile: Callable[[], None] = lambda: None
    where: str = "the place"

    def hear(self) -> Heard:
        return Heard(tuple(self.said), 1, ())

    def say(self, documents: Tables) -> None:
        self.meanwhile()
        if self.conflicts:
            self.conflicts -= 1
            raise WriteConflict
        if documents:
            self.said.append(documents)

    def texts(self) -> Set[str]:
        return frozenset()

    def text(self, text_hash: str) -> Article | None:
        return None

    def keep_text(self, text_hash: str, article: Article) -> None:
        raise AssertionError("no text is kept here")


def marks(*documents: Mapping[str, Any]) -> Tables:
    return {"annotations": {document["id"]: document for document in documents}}


def test_what_the_others_said_comes_in_and_what_they_do_not_know_goes_out() -> None:
    store, place = UnitedStore(marks(MARK)), Place([marks(OTHER)])
    done = sync(store, CopiedTexts(), place)
    assert store.kept == marks(MARK, OTHER)
    assert place.said == [marks(OTHER), marks(MARK)]
    assert (done.change, done.said, done.missing) == (Change(added=1), 1, 1)


def test_what_was_said_once_is_not_said_again() -> None:
    store, place = UnitedStore(marks(MARK)), Place()
    sync(store, CopiedTexts(), place)
    assert sync(store, CopiedTexts(), place).said == 0
    assert place.said == [marks(MARK)]


def test_where_somebody_wrote_meanwhile_it_is_heard_again() -> None:
    store, place = UnitedStore(marks(MARK)), Place(conflicts=2)
    assert sync(store, CopiedTexts(), place).said == 1
    assert reduce(merged, place.said) == marks(MARK)


def test_where_somebody_writes_without_end_it_is_told() -> None:
    store, place = UnitedStore(marks(MARK)), Place(conflicts=3)
    with pytest.raises(
        SyncError, match=r"the place: somebody else keeps writing.*sync again; nothing is lost"
    ):
        sync(store, CopiedTexts(), place)
    assert store.kept == marks(MARK)


def test_a_place_that_vanishes_in_mid_flight_leaves_the_library_whole() -> None:
    def vanish() -> None:
        raise SyncError("the place", "there is no such folder")

    store = UnitedStore(marks(MARK))
    with pytest.raises(SyncError, match="no such folder"):
        sync(store, CopiedTexts(), Place([marks(OTHER)], meanwhile=vanish))
    assert store.kept == marks(MARK, OTHER)


def test_what_differs_is_unsaid() -> None:
    edited = {**MARK, "note": "because", "clock": {"*": "3"}}
    assert unsaid(marks(edited, OTHER), marks(MARK, OTHER)) == marks(edited)
    assert unsaid(marks(MARK), marks(MARK)) == {}


def test_what_became_of_the_marks_is_counted() -> None:
    beside = {**MARK, "clock": {"*": "1", "note": {"at": "4", "seen": {}, "beside": [["3", "when?"]]}}}
    before, after = (
        marks(MARK, OTHER),
        {**marks(beside, {**MARK, "id": "m3"}), "articles": {"a1": {"id": "a1"}}},
    )
    assert changes_in(before, after) == Change(added=1, changed=1, deleted=1, beside=1, articles=1)


def test_texts_and_pages_are_named_by_what_needs_them() -> None:
    article = {"id": "a1", "text_hash": "t2", "page_hash": "p1"}
    revision = {"id": "a1 t3", "text_hash": "t3", "page_hash": ""}
    tables = {**marks(MARK), "articles": {"a1": article}, "revisions": {"a1 t3": revision}}
    assert texts_named_in(tables) == {"t1", "t2", "t3"}
    assert pages_named_in(tables) == {"p1"}
