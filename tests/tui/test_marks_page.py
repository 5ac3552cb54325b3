"""All marks of the library on one page: the library is looked at first, the screen second."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from reader.errors import ExportError
from reader.library import Library
from reader.marks.model import Beside, MarkKind, Status
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.marks_page import MarksPage
from reader.tui.screens.reading import ReadingScreen
from tests.fakes import MemoryNotesFolder
from tests.layout.articles import lindvik
from tests.tui.program import NOTES, OTHER, SOURCE, Program, library_of, opened_in, program
from tests.tui.screen_text import assert_snapshot
from tests.tui.typed import type_keys

TEN_YEARS = "We have waited ten years for this,"
SEA = "The sea belongs to the town."


async def marked_library(notes: MemoryNotesFolder | None = None) -> Library:
    """Return a library with two marks in one article, and one in another."""
    library = library_of(lindvik(), notes=notes)
    for source in (SOURCE, OTHER):
        opened = await opened_in(library, source)
        first, second = (one.span for one in opened.article.quotations[:2])
        opened.highlight(first, tags=("harbour",))
        if source == SOURCE:
            opened.highlight(second, MarkKind.DOUBT.value, note="who counted?")
    return library


async def the_page(running: Program, *keys: str) -> MarksPage:
    await running.press("g", "a")
    page = running.app.screen
    assert isinstance(page, MarksPage)
    await running.press(*keys)
    return page


def listed(page: MarksPage) -> list[str]:
    return [mark.annotation.selector.exact for mark in page.listing.entries]


async def test_the_marks_of_every_article_are_listed_under_their_articles() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running)
        assert sorted(listed(page)) == sorted([TEN_YEARS, TEN_YEARS, SEA])
        assert "All marks · 3" in running.text
        assert_snapshot(running.app, "marks_80x24")


async def test_it_can_be_read_on_a_small_terminal() -> None:
    async with program(library=await marked_library(), size=(40, 12)) as running:
        await the_page(running)
        assert_snapshot(running.app, "marks_40x12")


async def test_without_marks_it_says_how_to_make_one() -> None:
    async with program() as running:
        await the_page(running)
        assert "No marks yet" in running.text


async def test_the_filter_works_while_it_is_typed() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running, "slash", *"kind:doubt")
        assert listed(page) == [SEA]
        assert "1 of 3" in running.text
        await running.press("enter", "j")
        assert page.listing.has_focus


async def test_escape_goes_back_to_the_filter_from_before_and_then_to_all() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running, "slash", *"sea", "enter", "slash", *"nothing")
        assert listed(page) == []
        await running.press("escape")
        assert listed(page) == [SEA]
        await running.press("escape")
        assert len(listed(page)) == 3


async def test_tab_completes_a_field_and_its_value() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running, "slash", "t", "tab")
        assert "#harbour" not in running.text.splitlines()[1]
        await running.press("tab", "enter")
        assert page.query_one(Input).value == "tag:harbour "
        assert listed(page) == [TEN_YEARS, TEN_YEARS]


async def test_a_field_that_does_not_exist_is_told_until_it_is_mended() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running, "slash", *"colour:red")
        assert "There is no field “colour:”" in running.text
        await running.press("ctrl+u", *"tag:harbour")
        assert "There is no field" not in running.text
        assert len(listed(page)) == 2


async def test_enter_goes_to_the_passage_and_q_comes_back_to_the_same_entry() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running, "slash", *"sea", "enter", "enter")
        assert isinstance(running.app.screen, ReadingScreen)
        assert running.focused_words == SEA
        await running.press("q")
        assert page.is_current
        assert listed(page) == [SEA]


async def test_dd_deletes_the_mark_and_u_brings_it_back() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running, "slash", *"sea", "enter", "d", "d")
        assert SEA not in [mark.selector.exact for mark in running.marks]
        assert "Deleted 1 mark" in running.text
        await running.press("u")
        assert "Undid: delete" in running.text
        assert listed(page) == [SEA]
        await running.press("ctrl+r")
        assert len(running.marks) == 2


async def test_what_is_chosen_is_tagged_in_one_step() -> None:
    async with program(library=await marked_library()) as running:
        await the_page(running, "V", "t", *"war", "enter")
        assert all("war" in mark.tags for mark in running.marks)
        assert [mark.tags for mark in running.marks].count(("harbour", "war")) == 2
        await running.press("u")
        assert not any("war" in mark.tags for mark in running.marks)


async def test_space_chooses_entries_one_by_one_and_escape_lets_go() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running, "space", "space")
        assert len(page.chosen) == 2
        assert running.text.count("●") == 2
        await running.press("s")
        assert [mark.status for mark in running.marks].count(Status.CONFIRMED) == 2
        await running.press("escape")
        assert page.chosen == set()


async def test_s_goes_from_status_to_status() -> None:
    async with program(library=await marked_library()) as running:
        await the_page(running, "slash", *"sea", "enter", "s", "s")
        assert "✗ disputed" in running.text
        assert [mark.status for mark in running.marks if mark.selector.exact == SEA] == [Status.DISPUTED]


async def test_a_note_is_changed_in_place() -> None:
    async with program(library=await marked_library()) as running:
        await the_page(running, "slash", *"sea", "enter", "a", *" me", "enter")
        assert "who counted? me" in [mark.note for mark in running.marks]
        assert "✎ who counted? me" in running.text


async def test_two_notes_are_shown_in_the_list_and_settled_by_keeping_both() -> None:
    library = await marked_library()
    (mark,) = (one for one in library.store.all_annotations() if one.selector.exact == SEA)
    twice = replace(mark, beside=(Beside("note", "theirs"),))
    library.store.change_annotations(put=[twice], remove=[])
    async with program(library=library) as running:
        await the_page(running, "slash", *"sea", "enter")
        assert "  ≠ also written: theirs" in running.text
        await running.press("a", "enter")
        (settled,) = (one for one in library.store.all_annotations() if one.id == mark.id)
        assert (settled.note, settled.beside) == ("who counted?\ntheirs", ())
        assert "≠" not in running.text


async def test_a_key_goes_through_the_groupings() -> None:
    async with program(library=await marked_library()) as running:
        await the_page(running, "b")
        assert "by speaker" in running.text
        await running.press("3", "b")
        assert "by tag" in running.text
        assert " #harbour" in running.text


async def test_another_window_that_deleted_a_mark_is_told_of() -> None:
    library = await marked_library()
    async with program(library=library) as running:
        await the_page(running, "slash", *"sea", "enter")
        library.store.change_annotations(put=(), remove=[mark.id for mark in running.marks])
        await running.press("d", "d")
        assert "Another window deleted it meanwhile" in running.text


async def test_an_article_below_the_page_shows_what_was_changed_on_it() -> None:
    async with program(library=await marked_library()) as running:
        await the_page(running, "V", "d", "d", "q")
        assert running.marks == ()
        assert running.reading.view.walk("mark", 1) is None


@pytest.mark.parametrize("keys", [("g", "a"), ("f4",)])
async def test_the_page_opens_from_the_list_of_articles_and_goes_back_there(keys: tuple[str, ...]) -> None:
    async with program(None, library=await marked_library()) as running:
        await running.press(*keys)
        assert isinstance(running.app.screen, MarksPage)
        await running.press("enter", "g", "l")
        assert isinstance(running.app.screen, LibraryScreen)


async def test_an_off_record_mark_is_shown_with_its_sign() -> None:
    library = await marked_library()
    opened = await opened_in(library)
    opened.edit(opened.marks()[0].annotation.id, off_record=True)
    async with program(library=library) as running:
        await the_page(running)
        assert "⊘ off record" in running.text


async def test_a_click_puts_the_cursor_on_a_mark_and_a_second_one_opens_it() -> None:
    async with program(library=await marked_library()) as running:
        page = await the_page(running)
        row = next(y for y, line in enumerate(running.text.splitlines()) if SEA in line)
        await running.pilot.click(offset=(10, row))
        await running.settle()
        assert page.listing.entry.annotation.selector.exact == SEA
        await running.pilot.click(offset=(10, row))
        await running.settle()
        assert running.focused_words == SEA


async def test_the_cursor_goes_by_entries_pages_and_groups_and_stays_at_the_ends() -> None:
    async with program(library=await marked_library(), size=(40, 12)) as running:
        page = await the_page(running, "b", "b", "b")
        groups = [mark.annotation.kind for mark in page.listing.entries]
        assert groups == ["quote", "quote", "doubt"]
        seen = []
        for key in ("right_curly_bracket", "right_curly_bracket", "left_curly_bracket", "G", "pageup", "k"):
            await running.press(key)
            seen.append(page.listing.entries.index(page.listing.entry))
        assert seen == [2, 2, 0, 2, 0, 0]


async def test_ten_thousand_marks_are_drawn_as_far_as_they_are_seen() -> None:
    library = await marked_library()
    (mark, *_) = library.store.all_annotations()
    many = [replace(mark, id=f"m{number}") for number in range(10_000)]
    library.store.change_annotations(put=many, remove=[])
    async with program(library=library) as running:
        page = await the_page(running, "G")
        assert "10,003" in running.text
        assert len(list(page.walk_children())) < 12


async def test_keys_that_are_typed_ahead_are_for_the_page_and_its_dialogs() -> None:
    async with program(library=await marked_library()) as running:
        keys = ("g", "a", "/", *"sea", "enter", "t", *"hot", "enter", "s")
        for key in keys:
            await type_keys(running.app, (key,))
        await running.settle()
        (mark,) = [mark for mark in running.marks if mark.selector.exact == SEA]
        assert (mark.tags, mark.status) == (("hot",), Status.CONFIRMED)


async def test_keys_that_are_typed_ahead_of_leaving_are_for_the_screen_below() -> None:
    async with program(library=await marked_library()) as running:
        for key in ("g", "a", "q", "]", "q"):
            await type_keys(running.app, (key,))
        await running.settle()
        assert running.focused_words == TEN_YEARS


async def test_the_note_of_the_article_under_the_cursor_is_exported() -> None:
    notes = MemoryNotesFolder()
    async with program(library=await marked_library(notes)) as running:
        await the_page(running, "slash", *"kind:doubt", "enter", "x")
        (path,) = notes.notes
        assert f"Wrote {path.name[:40]}" in running.text
        assert SEA in notes.notes[path]
        await running.press("x")
        assert "Nothing new:" in running.text


async def test_the_notes_of_all_that_is_chosen_are_exported_and_what_is_off_the_record_is_counted() -> None:
    notes = MemoryNotesFolder()
    library = await marked_library(notes)
    (doubt,) = (one for one in library.store.all_annotations() if one.note)
    library.store.change_annotations(put=[replace(doubt, off_record=True)], remove=())
    async with program(library=library) as running:
        await the_page(running, "g", "g", *["space"] * 3, "x")
        assert len(notes.notes) == 2
        assert "2 notes in /notes: 2 new; 1 off the record left out." in running.text
        assert not any(SEA in note for note in notes.notes.values())


async def test_a_folder_that_takes_no_note_is_told_and_the_page_stays() -> None:
    notes = MemoryNotesFolder(failure=ExportError(NOTES, "the disk is full"))
    async with program(library=await marked_library(notes)) as running:
        await the_page(running, "x")
        assert "the disk is full" in running.text
        assert "All marks · 3" in running.text
