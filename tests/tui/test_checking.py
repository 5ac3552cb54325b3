"""Kinds, status, speaker, translation, off the record, ends, the editor: by keys; the library first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Certainty, Metadata, Quotation
from reader.errors import EditorError
from reader.keys.bindings import preset_file, read_keymap
from reader.library import Library
from reader.marks.kinds import Kind
from reader.marks.model import Beside, MarkKind, Status
from reader.ports import EditText
from reader.tui.screens.commanding import Menu
from reader.tui.screens.kinds import KindDialog
from tests.fakes import MemoryNotesFolder
from tests.layout.articles import lindvik
from tests.tui.program import Program, library_of, opened_in, program
from tests.tui.screen_text import assert_snapshot

FIRST = "We have waited ten years for this,"
SECOND = "The sea belongs to the town."
GUESSED = "The mayor spoke: we are late, we know it. Nobody minds, she said."
PROMISE = Kind("promise", "V", "teal", "bold")
NEXT_MARK = ("right_square_bracket", "a")


def guessing() -> Article:
    """Return an article whose one quotation has a start that is a guess."""
    start = GUESSED.index("Nobody")
    guess = Quotation(
        start=start, end=start + len("Nobody minds"), certainty=Certainty.PROBABLE, speaker="Åsa Brandt"
    )
    draft = BlockDraft(kind=BlockKind.PARAGRAPH, text=GUESSED, quotations=(guess,))
    return assemble([draft], Metadata(language="en"))


def kinds_of(running: Program) -> list[str]:
    return [mark.kind for mark in running.marks]


def words_of(running: Program) -> list[str]:
    return [mark.selector.exact for mark in running.marks]


async def test_a_number_before_h_is_a_kind() -> None:
    async with program() as running:
        await running.press("tab", "2", "H")
        assert kinds_of(running) == ["fact"]
        assert "Highlighted as fact" in running.text


async def test_a_waiting_number_says_what_it_would_choose() -> None:
    async with program() as running:
        await running.press("tab", "2")
        last = running.text.splitlines()[-1]
        assert "H as fact" in last
        assert "]q 2 quotations on" in last


async def test_a_waiting_number_without_a_passage_is_a_count_alone() -> None:
    async with program() as running:
        await running.press("j", "2")
        assert "H as fact" not in running.text
        assert "]q 2 quotations on" in running.text


async def test_a_number_of_no_kind_is_told_with_those_that_there_are() -> None:
    async with program() as running:
        await running.press("tab", "7", "H")
        assert running.marks == ()
        assert "There is no kind 7: 1 quote, 2 fact, 3 doubt, 4 idea." in running.text


async def test_a_mark_in_focus_becomes_one_of_another_kind_and_back() -> None:
    async with program() as running:
        await running.press("tab", "H", "g", "3")
        assert kinds_of(running) == ["doubt"]
        assert "Now doubt; it was quote." in running.text
        await running.press("u")
        assert kinds_of(running) == ["quote"]


async def test_a_selection_on_a_mark_is_a_mark_of_its_own() -> None:
    async with program() as running:
        await running.press("tab", "H", "v", "2", "H")
        assert sorted(kinds_of(running)) == ["fact", "quote"]
        await running.press("escape", "g", "g", *NEXT_MARK)
        assert "1 more mark here" in running.text


async def test_a_mention_stays_one_where_a_highlight_comes_beside_it() -> None:
    async with program() as running:
        await running.press("v", "e", "T", "g", "enter", "H")
        assert sorted(kinds_of(running)) == [MarkKind.MENTION, MarkKind.QUOTE]


@pytest.mark.parametrize("preset", ["plain", "emacs"])
async def test_a_digit_alone_marks_where_digits_are_no_counts(preset: str) -> None:
    async with program(keymap=read_keymap(preset_file(preset))) as running:
        await running.press("tab", "4")
        assert kinds_of(running) == ["idea"]


async def test_a_digit_chooses_at_once_in_the_list_of_kinds() -> None:
    async with program(kinds=(PROMISE,)) as running:
        await running.press("tab", "g", "k")
        assert isinstance(running.app.screen, KindDialog)
        assert "5  V  promise" in running.text
        await running.press("5")
        assert kinds_of(running) == ["promise"]


async def test_the_list_of_kinds_begins_at_the_marks_own_and_goes_by_arrows() -> None:
    async with program() as running:
        await running.press("tab", "2", "H", "g", "k", "j", "enter")
        assert kinds_of(running) == ["doubt"]
        await running.press("g", "k", "8", "escape")
        assert kinds_of(running) == ["doubt"]


async def test_a_kind_of_ones_own_is_drawn_and_listed_by_its_letter() -> None:
    async with program(kinds=(PROMISE,), size=(120, 24)) as running:
        await running.press("tab", "5", "H", "g", "m")
        lines = running.text.splitlines()
        assert any(line.startswith(" V ▌  “We have waited") for line in lines)
        assert any("V We have waited" in line for line in lines)


async def test_s_goes_from_confirmed_to_disputed_and_back_and_marks_first() -> None:
    async with program() as running:
        await running.press("tab", "s")
        assert [mark.status for mark in running.marks] == [Status.CONFIRMED]
        assert "Confirmed." in running.text
        await running.press("s")
        assert [mark.status for mark in running.marks] == [Status.DISPUTED]
        await running.press("s")
        assert [mark.status for mark in running.marks] == [Status.UNCHECKED]
        await running.press("u", "u", "u")
        assert running.marks == ()


async def test_signs_stand_in_the_gutter_and_in_the_list() -> None:
    async with program(size=(120, 24)) as running:
        await running.press("tab", "s", "tab", "2", "H", "O", "s", "s", "g", "m")
        assert_snapshot(running.app, "signs_120x24")


@pytest.mark.parametrize("width", [80, 40, 24])
async def test_signs_stand_in_the_gutter_as_far_as_there_is_room(width: int) -> None:
    async with program(size=(width, 16)) as running:
        await running.press("tab", "2", "H", "O", "s", "escape")
        assert_snapshot(running.app, f"signs_{width}x16")


async def test_a_console_without_signs_shows_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with program() as running:
        await running.press("tab", "s")
        assert next(line for line in running.text.splitlines() if FIRST in line).startswith(" Qc▌")


async def test_who_comes_to_a_mark_is_told_what_it_is() -> None:
    library = library_of(lindvik())
    opened = await opened_in(library)
    span = opened.article.quotations[0].span
    opened.highlight(span, "fact", status=Status.DISPUTED, translation="Siste", off_record=True)
    async with program(library=library, size=(120, 24)) as running:
        await running.press(*NEXT_MARK)
        told = "⊘✗ fact · — Åsa Brandt · disputed · off the record · → Siste"
        assert told in running.text


async def test_the_speaker_is_typed_and_completed_from_the_article() -> None:
    async with program() as running:
        await running.press("v", "e", "S", *"bra", "tab", "enter")
        assert [mark.speaker for mark in running.marks] == ["Åsa Brandt"]
        assert "Said by Åsa Brandt." in running.text


async def test_the_speaker_that_is_there_is_replaced_by_what_is_typed() -> None:
    async with program() as running:
        await running.press("tab", "H", "S", *"Inga Moen", "enter")
        assert [mark.speaker for mark in running.marks] == ["Inga Moen"]
        await running.press("S", "backspace", "enter")
        assert [mark.speaker for mark in running.marks] == [None]


async def test_another_offer_is_chosen_by_arrows() -> None:
    async with program() as running:
        await running.press("v", "e", "S", "down", "tab", "enter")
        assert [mark.speaker for mark in running.marks] == ["Inga Moen"]


async def test_a_translation_of_several_lines_is_kept_with_its_language() -> None:
    async with program() as running:
        await running.press("tab", "L", *"Ni", "ctrl+j", *"ans", "tab", *"SV", "enter")
        (mark,) = running.marks
        assert (mark.language, mark.translation) == ("sv", "Ni\nans")
        assert "Translation kept." in running.text


async def test_a_translation_given_up_marks_nothing() -> None:
    async with program() as running:
        await running.press("tab", "L", *"Ni", "escape")
        await running.press("L", "enter")
        assert running.marks == ()


async def test_what_is_off_the_record_is_left_out_of_an_export_and_that_is_told() -> None:
    notes = MemoryNotesFolder()
    async with program(library=library_of(lindvik(), notes=notes), size=(120, 24)) as running:
        await running.press("tab", "O", "tab", "H")
        assert [mark.off_record for mark in running.marks] == [True, False]
        await running.press("x")
        (note,) = notes.notes.values()
        assert FIRST not in note
        assert SECOND in note
        assert "1 mark, 1 off the record left out" in running.text


async def test_off_the_record_is_told_and_taken_back() -> None:
    async with program() as running:
        await running.press("tab", "O")
        assert "Off the record" in running.text
        await running.press("O")
        assert [mark.off_record for mark in running.marks] == [False]


async def test_the_end_of_a_mark_is_moved_by_words_and_counts() -> None:
    async with program() as running:
        await running.press("tab", "H", ">")
        assert words_of(running) == [f"{FIRST}” said"]
        assert running.focused_words == f"{FIRST}” said"
        await running.press("3", "g", ">")
        assert words_of(running) == ["We have waited ten years"]
        await running.press("u", "u")
        assert words_of(running) == [FIRST]
        assert running.focused_words == FIRST


async def test_the_start_of_a_mark_is_moved_by_words() -> None:
    async with program() as running:
        await running.press("tab", "H", "2", "g", "<")
        assert words_of(running) == ["waited ten years for this,"]
        assert "It begins: waited ten years" in running.text
        await running.press("<")
        assert words_of(running) == ["have waited ten years for this,"]


async def test_a_mark_keeps_its_last_word_and_says_so() -> None:
    async with program() as running:
        await running.press("v", "e", "H", "g", ">")
        assert words_of(running) == ["Lindvik"]
        assert "no further word" in running.text


async def test_without_a_mark_in_focus_the_same_keys_set_the_column() -> None:
    async with program() as running:
        await running.press(")", ">")
        assert running.marks == ()
        assert "The column is at most 76 cells wide." in running.text


async def test_the_start_of_a_guessed_quotation_is_one_key() -> None:
    async with program(article=guessing()) as running:
        await running.press("tab", "<")
        assert words_of(running) == ["we know it. Nobody minds"]
        assert [mark.speaker for mark in running.marks] == ["Åsa Brandt"]
        await running.press("<")
        assert words_of(running) == ["we are late, we know it. Nobody minds"]
        await running.press("2", "g", "<")
        assert words_of(running) == ["Nobody minds"]


async def test_ends_are_moved_of_the_mark_under_the_cursor_of_the_list() -> None:
    async with program(size=(120, 24)) as running:
        await running.press("tab", "H", "g", "m", "g", ">")
        assert words_of(running) == ["We have waited ten years for"]


async def test_a_note_is_written_in_an_editor_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    async with program() as running:
        with_editor(running, monkeypatch, lambda text: f"{text}two\nlines\n")
        await running.press("tab", "E")
        assert [mark.note for mark in running.marks] == ["two\nlines"]
        assert "Note kept." in running.text


async def test_a_note_that_was_not_changed_marks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with program() as running:
        with_editor(running, monkeypatch, lambda text: text)
        await running.press("tab", "E")
        assert running.marks == ()
        assert "The note is as it was." in running.text


async def test_an_editor_that_fails_is_told_and_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: str) -> str:
        raise EditorError("ed ended with exit code 1", "nothing was changed")

    async with program() as running:
        with_editor(running, monkeypatch, failing)
        await running.press("tab", "E")
        assert running.marks == ()
        assert "ed ended with exit code 1; nothing was changed." in running.text


async def test_where_no_terminal_can_be_given_to_an_editor_that_is_told() -> None:
    async with program() as running:
        await running.press("tab", "E")
        assert "There is no terminal for an editor" in running.text


def with_editor(running: Program, monkeypatch: pytest.MonkeyPatch, edit: EditText) -> None:
    """Have texts edited without a terminal, which a test has none of."""
    monkeypatch.setattr(running.reading, "_edit", edit)


async def with_tags(*tags: str) -> Library:
    library = library_of(lindvik())
    opened = await opened_in(library)
    opened.highlight(opened.article.quotations[1].span, tags=tags)
    return library


async def test_tags_are_completed_from_the_librarys() -> None:
    async with program(library=await with_tags("harbour", "to-check")) as running:
        await running.press("tab", "t", *"che", "tab", *"har", "tab", *"new", "enter")
        assert running.marks[0].tags == ("to-check", "harbour", "new")


async def test_a_tag_is_offered_below_the_field_in_brackets() -> None:
    async with program(library=await with_tags("harbour", "habit")) as running:
        await running.press("tab", "t", *"ha")
        assert_snapshot(running.app, "tags_80x24")


async def test_the_right_button_opens_the_menu_beside_a_quotation() -> None:
    async with program() as running:
        row = next(y for y, line in enumerate(running.text.splitlines()) if "waited ten" in line)
        await running.pilot.click(offset=(30, row), button=3)
        await running.settle()
        assert isinstance(running.app.screen, Menu)
        assert_snapshot(running.app, "pointed_80x24")
        await running.press("enter")
        assert words_of(running) == [FIRST]


async def test_the_right_button_on_a_mark_means_the_mark_and_on_a_selection_the_selection() -> None:
    async with program() as running:
        await running.press("tab", "H", "escape")
        row = next(y for y, line in enumerate(running.text.splitlines()) if "waited ten" in line)
        await running.pilot.click(offset=(30, row), button=3)
        await running.press("escape")
        assert running.focused_words == FIRST
        await running.press("v", "2", "b")
        selected = running.selected_words
        await running.pilot.click(offset=(10, row), button=3)
        await running.press("escape")
        assert running.selected_words == selected


async def test_the_right_button_elsewhere_means_the_sentence() -> None:
    async with program() as running:
        row = next(y for y, line in enumerate(running.text.splitlines()) if "The harbour of" in line)
        await running.pilot.click(offset=(20, row), button=3)
        await running.press("escape")
        assert (running.focused_words or "").startswith("The harbour of Lindvik will close")


async def written_twice(**fields: Any) -> Library:  # noqa: ANN401 - a mark's fields
    """Give a library with a mark whose texts were typed on two machines at once."""
    library = library_of(lindvik())
    opened = await opened_in(library)
    mark = opened.highlight(opened.article.quotations[0].span)
    library.store.change_annotations(put=[replace(mark, **fields)], remove=[])
    return library


async def test_a_note_written_on_two_machines_is_shown_whole_and_settled_by_keeping_it() -> None:
    library = await written_twice(note="mine", beside=(Beside("note", "theirs"),))
    async with program(library=library, size=(120, 24)) as running:
        await running.press(*NEXT_MARK)
        assert "✎≠ mine · ≠ also written: theirs" in running.text
        await running.press("g", "m")
        assert "✎≠ mine  ≠ also writ" in running.text
        await running.press("escape", "a")
        assert running.app.screen.query_one(TextArea).text == "mine\ntheirs"
        await running.press("enter")
        assert [(mark.note, mark.beside) for mark in running.marks] == [("mine\ntheirs", ())]
        await running.press("u")
        assert [(mark.note, len(mark.beside)) for mark in running.marks] == [("mine", 1)]


async def test_two_notes_are_settled_in_the_editor_by_saving_them_and_not_by_leaving_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = await written_twice(note="mine", beside=(Beside("note", "theirs"),))
    async with program(library=library) as running:
        answers = iter((None, "mine\ntheirs\n"))
        given: list[str] = []

        def editor(text: str) -> str | None:
            given.append(text)
            return next(answers)

        with_editor(running, monkeypatch, editor)
        await running.press(*NEXT_MARK, "E")
        assert "The note is as it was." in running.text
        assert [(mark.note, len(mark.beside)) for mark in running.marks] == [("mine", 1)]
        await running.press("E")
        assert given == ["mine\ntheirs"] * 2
        assert [(mark.note, mark.beside) for mark in running.marks] == [("mine\ntheirs", ())]


async def test_two_translations_are_asked_for_together_and_settled_by_keeping_them() -> None:
    library = await written_twice(translation="un", beside=(Beside("translation", "deux"),))
    async with program(library=library) as running:
        await running.press(*NEXT_MARK, "L")
        assert running.app.screen.query_one(TextArea).text == "un\ndeux"
        await running.press("enter")
        assert [(mark.translation, mark.beside) for mark in running.marks] == [("un\ndeux", ())]


async def test_one_of_two_notes_is_kept_by_taking_the_other_away() -> None:
    library = await written_twice(note="mine", beside=(Beside("note", "theirs"),))
    async with program(library=library) as running:
        await running.press(*NEXT_MARK, "a", *["backspace"] * len("\ntheirs"), "enter")
        assert [(mark.note, mark.beside) for mark in running.marks] == [("mine", ())]


async def test_a_speaker_named_on_two_machines_is_asked_for_with_both_names() -> None:
    library = await written_twice(speaker="Inga Moen", beside=(Beside("speaker", "Åsa Brandt"),))
    async with program(library=library) as running:
        await running.press(*NEXT_MARK, "S")
        assert running.app.screen.query_one(Input).value == "Inga Moen / Åsa Brandt"
        await running.press("escape")
        assert [mark.speaker for mark in running.marks] == ["Inga Moen"]


async def test_a_note_that_came_while_another_was_typed_stays_beside_it() -> None:
    library = await written_twice(note="old")
    async with program(library=library) as running:
        await running.press(*NEXT_MARK, "a", *" mine")
        (mark,) = running.marks
        library.store.change_annotations(put=[replace(mark, note="theirs")], remove=[])
        await running.press("enter")
        (after,) = running.marks
        assert (after.note, after.beside) == ("old mine", (Beside("note", "theirs"),))
