"""The menu, the palette, the hints at the bottom, and keys that change while the program runs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.events import AppFocus

from reader.keys.bindings import preset_file, read_keymap
from reader.tui.screens.commanding import CommandChoice, Menu, Palette
from reader.tui.screens.dialogs import NoteDialog
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.article_host import numbered
from tests.tui.program import Program, program


def last_line(running: Program) -> str:
    return running.text.splitlines()[-1]


def rows(running: Program) -> list[str | None]:
    assert isinstance(running.app.screen, CommandChoice)
    return [option.id for option in running.app.screen.listing.options]


async def test_the_palette_does_what_is_found_by_words() -> None:
    async with program() as running:
        await running.press("tab", ":", *"highl", "enter")
        assert [mark.selector.exact for mark in running.marks] == ["We have waited ten years for this,"]
        assert isinstance(running.app.screen, ReadingScreen)


async def test_the_palette_shows_each_command_with_its_keys() -> None:
    async with program() as running:
        await running.press(":", *"redo")
        line = next(line for line in running.text.splitlines() if "Redo what was undone" in line)
        assert line.split("│")[1].rstrip().endswith("Ctrl+R  Ctrl+Y")


async def test_the_palette_opens_what_opens_a_dialog_or_another_screen() -> None:
    async with program() as running:
        await running.press("tab", ":", *"write a note", "enter")
        assert isinstance(running.app.screen, NoteDialog)
        await running.press("escape", ":", *"keys in force", "enter")
        assert isinstance(running.app.screen, HelpScreen)


async def test_the_palette_knows_only_what_can_be_done_where_one_is() -> None:
    async with program() as running:
        await running.press("g", "l", ":")
        assert {str(row).split(".")[0] for row in rows(running)} == {"list", "everywhere"}
        await running.press(*"last article", "escape")
        assert isinstance(running.app.screen, LibraryScreen)


async def test_words_that_no_command_has_do_nothing() -> None:
    async with program() as running:
        await running.press(":", *"zzzz")
        assert rows(running) == []
        await running.press("down", "enter")
        assert isinstance(running.app.screen, ReadingScreen)


async def test_a_count_before_the_palette_is_one_before_the_command() -> None:
    async with program(article=numbered(60)) as running:
        await running.press("3", ":", *"focus the next para", "enter")
        third = running.focused_words
        await running.press("g", "g", "escape", "}", "}", "}")
        assert running.focused_words == third


async def test_keys_typed_ahead_find_the_palette_and_what_it_opened() -> None:
    async with program() as running:
        # Without a pause between them, as a paste or a slow line has it.
        await running.pilot.press("tab")
        await asyncio.gather(
            *(running.pilot.press(key) for key in (":", "n", "o", "t", "e", "enter", "o", "k", "enter"))
        )
        await running.settle()
        assert [mark.note for mark in running.marks] == ["ok"]


async def test_the_menu_begins_with_what_has_the_focus() -> None:
    async with program() as running:
        await running.press("tab", ",")
        assert rows(running)[:4] == ["reading.highlight", "reading.note", "reading.tag", "reading.entity"]
        await running.press("enter", ",")
        assert "reading.delete" in rows(running)[:5]


async def test_the_menu_has_nothing_that_has_nothing_to_work_on() -> None:
    async with program() as running:
        await running.press(",")
        assert not {"reading.delete", "reading.next-hit", "reading.highlight"} & {*rows(running)}
        assert "reading.export" in rows(running)


async def test_the_menus_cursor_goes_around_the_ends() -> None:
    async with program() as running:
        await running.press(",", "k")
        assert isinstance(running.app.screen, Menu)
        listing = running.app.screen.listing
        assert listing.highlighted == listing.option_count - 1
        await running.press("j")
        assert listing.highlighted == 0


async def test_a_click_on_the_menu_does_it() -> None:
    async with program() as running:
        await running.press("tab", ",")
        assert isinstance(running.app.screen, Menu)
        await running.pilot.click(running.app.screen.listing, offset=(3, 0))
        await running.settle()
        assert len(running.marks) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 50)])
async def test_menu_and_palette_fit_the_terminal_whole(size: tuple[int, int]) -> None:
    async with program(size=size) as running:
        for opener in (",", ":"):
            await running.press(opener)
            assert isinstance(running.app.screen, Menu | Palette)
            assert running.app.screen.listing.region.bottom < size[1]
            assert "╯" in running.text
            await running.press("escape")


@pytest.mark.parametrize(
    ("keys", "shown", "hidden"),
    [
        ((), ["v select", "/ search", ": commands", "? keys"], ["dd delete"]),
        (("]", "c"), ["c unfold", "i picture"], ["dd delete"]),
        (("tab", "escape", "tab", "H"), ["dd delete"], ["c unfold"]),
        (("v",), ["H highlight"], ["v select"]),
        (("g", "l"), ["Enter open", "q quit"], ["H highlight"]),
    ],
)
async def test_the_last_line_shows_the_keys_of_what_has_the_focus(
    keys: tuple[str, ...], shown: list[str], hidden: list[str]
) -> None:
    async with program(size=(140, 24)) as running:
        await running.press(*keys)
        assert [words for words in shown if words not in last_line(running)] == []
        assert [words for words in hidden if words in last_line(running)] == []


async def test_a_mark_that_a_dialog_made_is_one_for_the_last_line_too() -> None:
    async with program(size=(140, 24)) as running:
        await running.press("tab", "t", *"war", "enter")
        assert "dd delete" in last_line(running)


async def test_the_last_line_has_only_what_there_is_room_for() -> None:
    async with program(size=(40, 12)) as running:
        assert last_line(running).endswith("? keys")
        assert "marks" not in last_line(running)


async def test_keys_that_wait_tell_how_they_can_go_on_for_as_long_as_it_takes() -> None:
    async with program(size=(100, 24)) as running:
        await running.press("]")
        assert last_line(running).strip() == "]  q quotation  a next mark  c next caption  e next name"
        await running.press("escape")
        assert "? keys" in last_line(running)


async def test_hints_are_those_of_the_preset() -> None:
    async with program(keymap=read_keymap(preset_file("plain")), size=(120, 24)) as running:
        assert "Tab next" in last_line(running)
        assert last_line(running).endswith("F9 commands  F1 keys")


def write(path: Path, text: str) -> None:
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


async def test_changed_keys_hold_from_the_next_key_on(tmp_path: Path) -> None:
    path = tmp_path / "keybindings.toml"
    async with program(folder=tmp_path) as running:
        write(path, '[reading]\nhighlight = ["m"]\n')
        await running.press("tab", "m")
        assert len(running.marks) == 1
        assert "m highlight" not in last_line(running)
        await running.press(":", *"highlight")
        assert "has the focus" in next(line for line in running.text.splitlines() if " m " in line)
        await running.press("escape")
        path.unlink()
        await running.press("u", "tab", "m", "H")
        assert len(running.marks) == 1


async def test_changed_keys_are_told(tmp_path: Path) -> None:
    async with program(folder=tmp_path) as running:
        write(tmp_path / "keybindings.toml", 'preset = "emacs"\n')
        await running.press("ctrl+n")
        assert "The keys are those of keybindings.toml as it is now." in running.text


async def test_a_mistake_leaves_the_keys_as_they_were_and_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "keybindings.toml"
    async with program(folder=tmp_path, size=(200, 24)) as running:
        write(path, '[reading]\nhilight = ["m"]\n')
        await running.press("tab")
        assert f"{path}:2: [reading] has no action" in running.text
        assert "The keys stay as they were." in running.text
        await running.press("H")
        assert len(running.marks) == 1


async def test_changed_keys_are_noticed_on_coming_back_from_another_window(tmp_path: Path) -> None:
    async with program(folder=tmp_path, size=(140, 24)) as running:
        write(tmp_path / "keybindings.toml", 'preset = "plain"\n')
        running.app.post_message(AppFocus())
        await running.settle()
        assert "F1 keys" in last_line(running)


async def test_while_a_search_is_typed_its_hits_are_gone_through_and_the_last_one_is_kept() -> None:
    async with program() as running:
        await running.press("slash", *"the", "ctrl+g", "ctrl+g")
        assert "hit 3 of" in last_line(running)
        await running.press("ctrl+t", "enter")
        assert "Hit 2 of" in last_line(running)
