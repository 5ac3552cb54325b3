"""Marking by keys: the library is looked at first, the screen second."""

from __future__ import annotations

from pathlib import Path

from reader.article.model import EntityKind
from reader.errors import StoreError
from reader.marks.model import Entity, MarkKind
from tests.fakes import MemoryNotesFolder, MemoryStore
from tests.layout.articles import lindvik
from tests.tui.article_host import numbered
from tests.tui.program import NOTES, Program, library_of, opened_in, program

FIRST = "We have waited ten years for this,"


async def highlight_first(running: Program) -> None:
    await running.press("tab", "H")


async def test_h_highlights_the_quotation_in_focus_with_its_speaker() -> None:
    async with program() as running:
        await highlight_first(running)
        (mark,) = running.marks
        assert (mark.selector.exact, mark.speaker, mark.kind) == (FIRST, "Åsa Brandt", MarkKind.QUOTE)
        assert "Highlighted, said by Åsa Brandt" in running.text


async def test_a_highlight_shows_its_letter_in_the_gutter() -> None:
    async with program() as running:
        await highlight_first(running)
        line = next(line for line in running.text.splitlines() if FIRST in line)
        assert line.split()[0] == "Q"


async def test_h_with_nothing_chosen_says_what_to_do() -> None:
    async with program() as running:
        await running.press("H")
        assert running.marks == ()
        assert "Nothing is chosen" in running.text


async def test_h_highlights_a_drawn_selection_and_ends_it() -> None:
    async with program() as running:
        await running.press("v", "e", "H")
        assert [mark.selector.exact for mark in running.marks] == ["Lindvik"]
        assert running.selected_words is None


async def test_a_writes_a_note_of_several_lines() -> None:
    async with program() as running:
        await running.press("tab", "a", *"check", "ctrl+j", *"again?", "enter")
        assert [mark.note for mark in running.marks] == ["check\nagain?"]


async def test_a_note_is_changed_where_there_is_one() -> None:
    async with program() as running:
        await running.press("tab", "a", *"one", "enter", "a", *" more", "enter")
        assert [mark.note for mark in running.marks] == ["one more"]


async def test_escape_leaves_a_note_as_it_was() -> None:
    async with program() as running:
        await running.press("tab", "a", *"one", "escape")
        assert running.marks == ()


async def test_t_tags_a_passage() -> None:
    async with program() as running:
        await running.press("tab", "t", *"harbour, to check", "enter")
        assert [mark.tags for mark in running.marks] == [("harbour", "to-check")]


async def test_capital_t_tags_the_speaker_of_a_highlight() -> None:
    async with program() as running:
        await highlight_first(running)
        await running.press("T", "p", "enter")
        (mark,) = running.marks
        assert mark.entities == (Entity(EntityKind.PERSON, "Åsa Brandt"),)
        assert mark.kind == MarkKind.QUOTE


async def test_capital_t_on_plain_words_marks_a_mention() -> None:
    async with program() as running:
        await running.press("v", "e", "T", "g", "enter")
        (mark,) = running.marks
        assert mark.entities == (Entity(EntityKind.PLACE, "Lindvik"),)
        assert mark.kind == MarkKind.MENTION


async def test_the_name_of_an_entity_can_be_typed() -> None:
    async with program() as running:
        await running.press("tab", "T", "o", *"Town council", "enter")
        assert running.marks[0].entities == (Entity(EntityKind.ORGANISATION, "Town council"),)


async def test_the_kind_of_an_entity_can_be_chosen_by_arrows() -> None:
    async with program() as running:
        await running.press("tab", "T", "right", "right", "tab", "enter")
        assert running.marks[0].entities[0].kind is EntityKind.PLACE


async def test_u_undoes_and_ctrl_r_redoes() -> None:
    async with program() as running:
        await highlight_first(running)
        await running.press("u")
        assert running.marks == ()
        assert "Undid: highlight" in running.text
        await running.press("ctrl+r")
        assert len(running.marks) == 1


async def test_u_with_nothing_to_undo_says_so() -> None:
    async with program() as running:
        await running.press("u")
        assert "Nothing to undo" in running.text


async def test_dd_deletes_the_mark_in_focus_and_u_brings_it_back() -> None:
    async with program() as running:
        await highlight_first(running)
        await running.press("d", "d")
        assert running.marks == ()
        await running.press("u")
        assert len(running.marks) == 1


async def test_dd_without_a_mark_deletes_nothing() -> None:
    async with program() as running:
        await highlight_first(running)
        await running.press("tab", "d", "d")
        assert len(running.marks) == 1
        assert "No mark has the focus" in running.text


async def test_marks_of_an_earlier_visit_are_shown() -> None:
    library = library_of(lindvik())
    opened = await opened_in(library)
    opened.highlight(opened.article.quotations[1].span)
    async with program(library=library) as running:
        assert "1 mark here" in running.text
        await running.press("right_square_bracket", "a")
        assert running.focused_words == "The sea belongs to the town."


async def test_the_panel_lists_marks_and_jumps_to_them() -> None:
    async with program(size=(120, 12)) as running:
        await running.press("2", "tab", "H", "G", "escape", "g", "m")
        assert "— Åsa Brandt" in running.text
        await running.press("enter")
        assert running.focused_words == "The sea belongs to the town."
        assert "The sea belongs" in running.text


async def test_the_panel_deletes_and_undoes() -> None:
    async with program(size=(120, 24)) as running:
        await highlight_first(running)
        await running.press("g", "m", "d", "d")
        assert running.marks == ()
        await running.press("u")
        assert len(running.marks) == 1


async def test_x_exports_the_note() -> None:
    notes = MemoryNotesFolder()
    async with program(library=library_of(lindvik(), notes=notes)) as running:
        await highlight_first(running)
        await running.press("x")
        (path,) = notes.notes
        assert path.parent == NOTES
        assert FIRST in notes.notes[path]
        assert f"Wrote {path.name} in {NOTES}" in running.text


async def test_a_store_that_fails_is_told_and_nothing_is_marked() -> None:
    store = MemoryStore()
    async with program(library=library_of(lindvik(), store=store)) as running:
        store.failure = StoreError(Path("/library"), "the disk is full", "free some space")
        await highlight_first(running)
        assert "the disk is full" in running.text
        assert running.marks == ()
        assert "Q" not in {line.split()[0] for line in running.text.splitlines()[1:-1] if line.split()}
        store.failure = None


async def test_a_place_that_cannot_be_kept_is_told_once_and_does_not_hold_the_reader() -> None:
    store = MemoryStore()
    async with program(library=library_of(numbered(60), store=store)) as running:
        await running.press("space")
        store.failure = StoreError(Path("/library"), "the disk is full", "free some space")
        await running.press("q")
        assert "the disk is full" in running.text
        await running.press("q")
        assert not running.app.is_running
