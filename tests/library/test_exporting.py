"""Notes are written, and nobody's words are written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.errors import ArticleNotFound, ExportError
from reader.library.exported import Outcome
from tests.fakes import MemoryNotesFolder, MemoryStore
from tests.library.examples import SAID, SOURCE, library_of, open_in, opened, span_of, two_windows

FOLDER = Path("/notes")
NOTE = FOLDER / "talks-end.md"
BESIDE = FOLDER / "talks-end.new.md"


def test_a_note_is_written_with_its_marks() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.highlight(span_of(article.article, SAID), note="why?")
    exported = article.export(FOLDER)
    assert (exported.path, exported.outcome, exported.marks) == (NOTE, Outcome.CREATED, 1)
    assert exported.article_id == article.record.id
    assert "> “We will not sign”" in notes.notes[NOTE]


def test_exporting_again_writes_nothing() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    assert article.export(FOLDER).outcome is Outcome.UNCHANGED
    assert notes.writes == 1


def test_a_note_is_the_same_bytes_after_its_article_was_opened_again() -> None:
    notes = MemoryNotesFolder()
    library = library_of({SOURCE: "The end."}, notes=notes)
    article = open_in(library)
    article.highlight(span_of(article.article, SAID))
    article.export(FOLDER)
    assert open_in(library).export(FOLDER).outcome is Outcome.UNCHANGED


def test_a_note_that_nobody_touched_is_updated() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    article.highlight(span_of(article.article, SAID))
    assert article.export(FOLDER).outcome is Outcome.UPDATED
    assert SAID in notes.notes[NOTE]
    assert list(notes.notes) == [NOTE]


def test_marks_of_another_window_are_exported_too() -> None:
    notes = MemoryNotesFolder()
    library = library_of({SOURCE: "The end."}, notes=notes)
    one, other = two_windows(library)
    one.highlight(span_of(one.article, SAID))
    assert other.export(FOLDER).marks == 1


def test_a_note_that_was_edited_stays_and_the_new_one_goes_beside_it() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    notes.notes[NOTE] += "My own words.\n"
    article.highlight(span_of(article.article, SAID))
    exported = article.export(FOLDER)
    assert (exported.path, exported.outcome) == (BESIDE, Outcome.BESIDE)
    assert notes.notes[NOTE].endswith("My own words.\n")
    assert SAID in notes.notes[BESIDE]


def test_a_note_beside_another_is_replaced_while_nobody_touches_it() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    notes.notes[NOTE] += "My own words.\n"
    article.export(FOLDER)
    assert article.export(FOLDER).path == BESIDE
    assert notes.writes == 2
    article.highlight(span_of(article.article, SAID))
    assert article.export(FOLDER).path == BESIDE
    notes.notes[BESIDE] += "Mine, too.\n"
    article.highlight(span_of(article.article, "The end"))
    assert article.export(FOLDER).path == FOLDER / "talks-end.new-2.md"
    assert notes.notes[BESIDE].endswith("Mine, too.\n")


def test_a_note_beside_another_that_took_its_place_is_updated_there() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    notes.notes[NOTE] += "My own words.\n"
    article.export(FOLDER)
    notes.notes[NOTE] = notes.notes.pop(BESIDE)
    article.highlight(span_of(article.article, SAID))
    exported = article.export(FOLDER)
    assert (exported.path, exported.outcome) == (NOTE, Outcome.UPDATED)


def test_a_note_that_was_renamed_is_found_by_its_id() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    renamed = FOLDER / "Geneva.md"
    notes.notes[renamed] = notes.notes.pop(NOTE)
    article.highlight(span_of(article.article, SAID))
    exported = article.export(FOLDER)
    assert (exported.path, exported.outcome) == (renamed, Outcome.UPDATED)


def test_a_note_that_was_deleted_is_written_again() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    del notes.notes[NOTE]
    assert article.export(FOLDER).outcome is Outcome.CREATED


def test_a_note_of_an_article_whose_library_is_new_is_not_written_over() -> None:
    notes = MemoryNotesFolder()
    store = MemoryStore()
    article = opened(store, notes)
    article.export(FOLDER)
    article.highlight(span_of(article.article, SAID))
    store.written.clear()
    assert article.export(FOLDER).outcome is Outcome.BESIDE


@pytest.mark.parametrize("somebodys", ["My own note.", "---\npressmark_id: another\n---\n"])
def test_somebody_elses_note_of_the_same_name_stays(somebodys: str) -> None:
    notes = MemoryNotesFolder({NOTE: somebodys})
    article = opened(notes=notes)
    exported = article.export(FOLDER)
    assert exported.path == FOLDER / f"talks-end-{article.record.id[:8]}.md"
    assert exported.outcome is Outcome.CREATED
    assert notes.notes[NOTE] == somebodys


def test_each_folder_has_a_note_of_its_own() -> None:
    notes = MemoryNotesFolder()
    article = opened(notes=notes)
    article.export(FOLDER)
    article.export(Path("/other"))
    article.highlight(span_of(article.article, SAID))
    assert article.export(Path("/other")).outcome is Outcome.UPDATED
    assert article.export(FOLDER).outcome is Outcome.UPDATED


def test_a_folder_is_the_one_that_was_meant_when_it_was_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert opened().export(Path("mine")).path == Path(os.path.realpath(tmp_path)) / "mine" / "talks-end.md"


def test_a_note_that_cannot_be_written_is_told_and_not_remembered() -> None:
    store = MemoryStore()
    notes = MemoryNotesFolder(failure=ExportError(NOTE, "no room"))
    article = opened(store, notes)
    with pytest.raises(ExportError):
        article.export(FOLDER)
    assert store.written == {}


def test_without_names_all_articles_with_marks_are_exported() -> None:
    library = library_of({f"https://example.org/{name}": name for name in "abc"})
    marked = [open_in(library, f"https://example.org/{name}") for name in "abc"][1]
    marked.highlight(span_of(marked.article, SAID))
    assert [one.article_id for one in library.export([], FOLDER)] == [marked.record.id]


def test_named_articles_are_exported_once_with_marks_or_without() -> None:
    library = library_of({SOURCE: "The end."})
    article = open_in(library)
    (exported,) = library.export([SOURCE, article.record.id[:8]], FOLDER)
    assert (exported.article_id, exported.marks) == (article.record.id, 0)


def test_a_name_that_is_unknown_is_told_before_anything_is_written() -> None:
    notes = MemoryNotesFolder()
    library = library_of({SOURCE: "The end."}, notes=notes)
    open_in(library)
    with pytest.raises(ArticleNotFound):
        library.export([SOURCE, "nothing"], FOLDER)
    assert notes.notes == {}
