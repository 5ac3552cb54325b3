"""What every store owes, as tests; a store's own test class inherits them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reader.article.model import EntityKind
from reader.errors import ArticleNotFound
from reader.marks.entities import EntityRecord
from reader.marks.model import Entity, MarkKind
from reader.ports import Store, WrittenNote
from tests.edges.store.records import a_record
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark

LATER = FIRST_MOMENT + timedelta(hours=1)
FOLDER = Path("/notes")


class StoreContract(ABC):
    """Tests of `ports.Store`."""

    @pytest.fixture
    @abstractmethod
    def stores(self, tmp_path: Path) -> Callable[[], Store]:
        """Return a function that opens the same store again."""

    def test_a_new_store_is_empty(self, stores: Callable[[], Store]) -> None:
        store = stores()
        assert (store.articles(), store.annotations("a1")) == ((), ())
        assert store.article_from("https://example.org/a1") is None
        assert store.written_note("a1", FOLDER) is None

    def test_an_article_is_there_for_whoever_opens_the_store_next(self, stores: Callable[[], Store]) -> None:
        record = a_record()
        stores().keep_article(record)
        assert stores().article("a1") == stores().article_from(record.source) == record

    def test_an_article_that_is_not_there_is_told_by_its_id(self, stores: Callable[[], Store]) -> None:
        with pytest.raises(ArticleNotFound, match="a2"):
            stores().article("a2")

    def test_an_article_kept_again_replaces_the_one_with_its_id(self, stores: Callable[[], Store]) -> None:
        store = stores()
        store.keep_article(a_record())
        store.keep_article(a_record(place=44))
        assert store.articles() == (a_record(place=44),)

    def test_the_texts_that_an_article_had_are_its_revisions_the_oldest_first(
        self, stores: Callable[[], Store]
    ) -> None:
        first = a_record()
        second = replace(first, text_hash="1" * 64, fetched=LATER, words=9)
        stores().keep_article(first, first.revision())
        stores().keep_article(second, second.revision())
        stores().keep_article(a_record("a2"), a_record("a2").revision())
        assert stores().revisions("a1") == (first.revision(), second.revision())
        assert stores().revision_counts() == {"a1": 2, "a2": 1}

    def test_a_text_that_comes_back_is_the_last_again_and_no_other(self, stores: Callable[[], Store]) -> None:
        first, second = a_record(), a_record(text_hash="1" * 64, fetched=LATER)
        again = replace(first, fetched=LATER + timedelta(hours=1))
        for record in (first, second, again):
            stores().keep_article(record, record.revision())
        assert stores().revisions("a1") == (second.revision(), again.revision())

    def test_an_article_kept_before_there_were_revisions_has_the_text_that_it_has(
        self, stores: Callable[[], Store]
    ) -> None:
        stores().keep_article(a_record())
        assert stores().revisions("a1") == (a_record().revision(),)
        changed = a_record(text_hash="1" * 64, fetched=LATER)
        stores().keep_article(changed, changed.revision())
        assert stores().revisions("a1") == (a_record().revision(), changed.revision())

    def test_there_are_no_revisions_of_an_article_that_is_not_there(
        self, stores: Callable[[], Store]
    ) -> None:
        assert stores().revisions("a1") == ()

    def test_the_article_opened_last_comes_first(self, stores: Callable[[], Store]) -> None:
        store = stores()
        for record in (a_record("a1"), a_record("a2", opened=LATER), a_record("a3")):
            store.keep_article(record)
        assert [record.id for record in store.articles()] == ["a2", "a3", "a1"]

    def test_annotations_come_whole_and_by_place(self, stores: Callable[[], Store]) -> None:
        early = a_mark("m2", selector=a_mark().selector._replace(start=3))
        full = a_mark(
            kind=MarkKind.DOUBT,
            speaker="Jané Roe",
            note="why?\n\n“who”",
            tags=("a", "b/c"),
            entities=(Entity(EntityKind.PLACE, "東京"),),
            modified=LATER,
        )
        stores().change_annotations(put=[full, early], remove=[])
        assert stores().annotations("a1") == (early, full)

    def test_annotations_of_one_place_come_by_age(self, stores: Callable[[], Store]) -> None:
        stores().change_annotations(put=[a_mark("m1", created=LATER), a_mark("m2")], remove=[])
        assert [mark.id for mark in stores().annotations("a1")] == ["m2", "m1"]

    def test_annotations_of_other_articles_stay_out(self, stores: Callable[[], Store]) -> None:
        stores().change_annotations(put=[a_mark("m1"), a_mark("m2", article_id="a2")], remove=[])
        assert [mark.id for mark in stores().annotations("a2")] == ["m2"]

    def test_a_change_adds_replaces_and_removes_at_once(self, stores: Callable[[], Store]) -> None:
        store = stores()
        store.change_annotations(put=[a_mark("m1"), a_mark("m2")], remove=[])
        store.change_annotations(put=[a_mark("m2", note="new"), a_mark("m3")], remove=["m1"])
        assert store.annotations("a1") == (a_mark("m2", note="new"), a_mark("m3"))

    def test_removing_what_is_not_there_changes_nothing(self, stores: Callable[[], Store]) -> None:
        stores().change_annotations(put=[a_mark()], remove=[])
        stores().change_annotations(put=[], remove=["m9"])
        assert stores().annotations("a1") == (a_mark(),)

    def test_the_version_stays_while_nothing_is_written(self, stores: Callable[[], Store]) -> None:
        store, other = stores(), stores()
        store.keep_article(a_record())
        version = store.version()
        store.articles(), store.annotations("a1"), other.annotations("a1")
        assert store.version() == other.version() == version

    def test_every_write_of_any_window_gives_another_version(self, stores: Callable[[], Store]) -> None:
        store, other = stores(), stores()
        seen = [store.version()]
        for write in (
            lambda: store.keep_article(a_record()),
            lambda: other.change_annotations(put=[a_mark()], remove=[]),
            lambda: store.change_annotations(put=[], remove=["m1"]),
            lambda: other.keep_written_note(WrittenNote(article_id="a1", path="/x/y.md", content_hash="1")),
        ):
            write()
            assert store.version() == other.version()
            assert store.version() not in seen
            seen.append(store.version())

    def test_a_change_tells_the_versions_around_it(self, stores: Callable[[], Store]) -> None:
        store, other = stores(), stores()
        other.keep_article(a_record())
        before = store.version()
        assert store.change_annotations(put=[a_mark()], remove=[]) == (before, other.version())

    def test_the_first_change_of_a_new_store_tells_its_versions(self, stores: Callable[[], Store]) -> None:
        store = stores()
        before = store.version()
        assert store.change_annotations(put=[a_mark()], remove=[]) == (before, store.version())

    def test_all_annotations_come_by_article_and_place(self, stores: Callable[[], Store]) -> None:
        early = a_mark().selector._replace(start=3)
        marks = [a_mark("m1", article_id="a2"), a_mark("m2"), a_mark("m3", article_id="a2", selector=early)]
        stores().change_annotations(put=marks, remove=[])
        found = [mark.id for mark in stores().all_annotations()]
        assert sorted(found) == ["m1", "m2", "m3"]
        assert found.index("m1") == found.index("m3") + 1

    def test_what_is_known_of_an_entity_is_replaced_and_forgotten(self, stores: Callable[[], Store]) -> None:
        kyiv = EntityRecord(
            entity=Entity(EntityKind.PLACE, "Kyiv"),
            aliases=("Kiev", "Київ"),
            identifier="Q1899",
            note="capital",
            refused_in=("a1",),
            modified=LATER,
        )
        jane = EntityRecord(entity=Entity(EntityKind.PERSON, "Jane Roe"), modified=FIRST_MOMENT)
        store = stores()
        store.change_annotations(put=[a_mark()], remove=[], describe=[kyiv, jane])
        store.change_annotations(put=[], remove=[], describe=[replace(jane, note="minister")])
        assert stores().entities() == (replace(jane, note="minister"), kyiv)
        store.change_annotations(put=[], remove=[], forget=[jane.entity, jane.entity])
        assert stores().entities() == (kyiv,)
        assert stores().annotations("a1") == (a_mark(),)

    def test_what_another_window_kept_is_seen_at_the_next_look(self, stores: Callable[[], Store]) -> None:
        store, other = stores(), stores()
        assert store.annotations("a1") == ()
        other.change_annotations(put=[a_mark("m1")], remove=[])
        assert store.annotations("a1") == (a_mark("m1"),)
        assert store.annotations("a1") == (a_mark("m1"),)

    def test_a_closed_store_stays_usable(self, stores: Callable[[], Store]) -> None:
        store = stores()
        store.change_annotations(put=[a_mark("m1")], remove=[])
        store.close()
        store.change_annotations(put=[a_mark("m1", note="new")], remove=[])
        store.close()
        assert store.annotations("a1") == stores().annotations("a1") == (a_mark("m1", note="new"),)

    def test_a_written_note_is_remembered_for_each_article_and_folder(
        self, stores: Callable[[], Store]
    ) -> None:
        notes = [
            WrittenNote(article_id="a1", path="/notes/x.md", content_hash="1"),
            WrittenNote(article_id="a1", path="/other/x.md", content_hash="2"),
            WrittenNote(article_id="a2", path="/notes/x.md", content_hash="3"),
        ]
        for note in notes:
            stores().keep_written_note(note)
        assert stores().written_note("a1", FOLDER) == notes[0]
        assert stores().written_note("a1", Path("/other")) == notes[1]
        assert stores().written_note("a2", FOLDER) == notes[2]

    def test_a_note_written_again_replaces_the_one_in_its_folder(self, stores: Callable[[], Store]) -> None:
        store = stores()
        new = WrittenNote(article_id="a1", path="/notes/renamed.md", content_hash="2")
        store.keep_written_note(WrittenNote(article_id="a1", path="/notes/x.md", content_hash="1"))
        store.keep_written_note(new)
        assert store.written_note("a1", FOLDER) == new
