"""Kept texts and pages go when nothing points to them, and not before."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Metadata
from reader.edges.collecting import collect
from reader.edges.keeping import Keeping
from reader.edges.pages import PageFolder
from reader.edges.store import TinyStore
from reader.edges.store.journal.lock import locked
from reader.edges.store.upkeep import LibraryUpkeep
from reader.edges.texts import TextFolder
from reader.library.orphans import hashes_in, orphans
from reader.ports import Revision
from tests.edges.store.records import a_record
from tests.marks.examples import a_mark

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def an_article(text: str) -> Article:
    return assemble([BlockDraft(kind=BlockKind.PARAGRAPH, text=text)], Metadata())


class Shelf:
    """A library with texts and pages, all of which are old."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = TinyStore(folder / "annotations.json")
        self.texts = TextFolder(folder / "texts")
        self.pages = PageFolder(folder / "pages")

    def text(self, words: str, *, days: float = 2) -> str:
        return self.aged(self.texts.put(an_article(words)), days)

    def page(self, body: bytes, *, days: float = 2) -> str:
        return self.aged(self.pages.put(body), days)

    def aged(self, name: str, days: float) -> str:
        """Let a file be of some days ago."""
        moment = (NOW - timedelta(days=days)).timestamp()
        for path in self.folder.rglob(f"{name}.*"):
            os.utime(path, (moment, moment))
        return name

    def there(self) -> set[str]:
        files = (path for name in ("texts", "pages") for path in (self.folder / name).rglob("*.*"))
        return {path.name.partition(".")[0] for path in files}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "library")


def test_what_nothing_points_to_goes(shelf: Shelf) -> None:
    shelf.store.keep_article(a_record())
    gone = {shelf.text("of nobody"), shelf.page(b"of nobody")}
    assert {path.name.partition(".")[0] for path in collect(shelf.folder, NOW)} == gone
    assert shelf.there() == set()


def test_what_a_record_a_revision_or_a_mark_points_to_stays(shelf: Shelf) -> None:
    kept = [shelf.text(words) for words in ("a record's", "a revision's", "a mark's")]
    page = shelf.page(b"a record's")
    shelf.store.keep_article(
        a_record(text_hash=kept[0], page_hash=page), Revision("a1", kept[1], "", NOW, "", 2)
    )
    shelf.store.change_annotations(put=[a_mark(text_hash=kept[2])], remove=[])
    assert collect(shelf.folder, NOW) == ()
    shelf.store.close()
    assert collect(shelf.folder, NOW) == ()
    assert shelf.there() == {*kept, page}


def test_what_is_younger_than_a_day_stays(shelf: Shelf) -> None:
    young = shelf.text("just now", days=0.9)
    assert collect(shelf.folder, NOW) == ()
    assert shelf.there() == {young}


def test_what_is_wanted_again_is_young(shelf: Shelf) -> None:
    text, page = shelf.text("again"), shelf.page(b"again")
    shelf.texts.put(an_article("again"))
    shelf.pages.put(b"again")
    assert collect(shelf.folder, datetime.now(UTC)) == ()
    assert shelf.there() == {text, page}


def test_what_a_backup_points_to_stays_until_the_backup_goes(shelf: Shelf) -> None:
    text = shelf.text("of a record")
    shelf.store.keep_article(a_record(text_hash=text))
    backup = Keeping(shelf.folder, lambda: NOW).back_up()
    shelf.store.keep_article(a_record())
    shelf.store.close()
    assert collect(shelf.folder, NOW) == ()
    assert backup is not None
    backup.path.unlink()
    backup.path.with_name(f"{backup.path.name}.journal").unlink(missing_ok=True)
    assert [path.name.partition(".")[0] for path in collect(shelf.folder, NOW)] == [text]


def test_the_text_of_a_deleted_mark_stays_since_another_machine_may_bring_the_mark_back(shelf: Shelf) -> None:
    text = shelf.text("of a mark")
    shelf.store.change_annotations(put=[a_mark(text_hash=text)], remove=[])
    shelf.store.change_annotations(put=[], remove=[a_mark().id])
    shelf.store.close()
    assert collect(shelf.folder, NOW) == ()


def test_nothing_goes_while_somebody_writes(shelf: Shelf) -> None:
    text = shelf.text("of nobody")
    shelf.store.keep_article(a_record())
    with locked(shelf.folder / "annotations.json.lock", 1):
        assert collect(shelf.folder, NOW) == ()
    assert shelf.there() == {text}


def test_other_files_are_nobodys_to_remove(shelf: Shelf) -> None:
    shelf.text("of nobody")
    odd = shelf.folder / "texts" / "ab" / "notes.txt"
    odd.parent.mkdir(exist_ok=True)
    odd.write_text("mine")
    os.utime(odd, (0, 0))
    collect(shelf.folder, NOW)
    assert odd.exists()


def test_it_is_done_with_the_days_backup(shelf: Shelf) -> None:
    text = shelf.text("of nobody")
    shelf.store.keep_article(a_record())
    upkeep = LibraryUpkeep(shelf.folder, lambda: NOW)
    TinyStore(shelf.folder / "annotations.json", upkeep=upkeep).keep_article(a_record("a2"))
    upkeep.wait()
    assert text not in shelf.there()


def test_a_hash_counts_wherever_it_stands() -> None:
    name = "ab" * 32
    assert hashes_in(b'{"odd": ["%b"]}' % name.encode()) == {name}
    assert hashes_in(b'"%b0"' % name.encode()) == frozenset()


def test_orphans_are_old_and_unknown() -> None:
    old, young = (NOW - timedelta(days=2)).timestamp(), NOW.timestamp()
    assert orphans([("a", old), ("b", old), ("c", young)], {"b"}, NOW) == ("a",)
