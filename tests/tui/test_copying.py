"""Copying by keys: what is taken where, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.library import Library
from reader.ports import Copied, Copying
from reader.tui.screens.formats import FormatDialog
from tests.layout.articles import lindvik
from tests.tui.program import Program, library_of, program

FIRST = "We have waited ten years for this,"


class Outlet:
    """Takes what is copied, and answers as it is told."""

    def __init__(self, answer: Copied) -> None:
        self.answer = answer
        self.taken: list[str] = []

    def __call__(self, text: str) -> Copied:
        self.taken.append(text)
        return self.answer


def library_with(outlet: Callable[[str], Copied], copying: Copying | None = None) -> Library:
    return replace(library_of(lindvik()), copy=outlet, copying=copying or Copying())


def pasted(running: Program) -> str:
    """Return what the terminal was given."""
    return running.app.clipboard


async def test_y_copies_the_quotation_in_focus_with_where_it_is_from_by_the_terminal() -> None:
    async with program() as running:
        await running.press("tab", "y")
        assert pasted(running).startswith(f"“{FIRST}”\n— Åsa Brandt, ")
        assert "Copied as plain by the terminal (OSC 52)." in running.text
        assert "name a program under [copy]" in " ".join(running.text.split())


async def test_what_cannot_be_known_of_the_terminal_is_said_once() -> None:
    async with program() as running:
        await running.press("tab", "y", "y")
        assert "Copied as plain by the terminal (OSC 52)." in running.text
        assert "[copy]" not in running.text


async def test_a_program_takes_it_and_the_terminal_is_left_alone() -> None:
    outlet = Outlet(Copied(by="wl-copy", file="/clippings.md"))
    async with program(library=library_with(outlet)) as running:
        await running.press("tab", "y")
        assert [text.split("\n")[0] for text in outlet.taken] == [f"“{FIRST}”"]
        assert pasted(running) == ""
        assert "Copied as plain by wl-copy, added to clippings.md in /." in running.text


async def test_a_program_that_failed_is_told_and_the_terminal_takes_it() -> None:
    outlet = Outlet(Copied(problem="wl-copy failed (no compositor)."))
    async with program(library=library_with(outlet)) as running:
        await running.press("tab", "y")
        assert FIRST in pasted(running)
        assert "wl-copy failed (no compositor). Copied as plain by the terminal" in running.text


async def test_a_program_of_the_users_that_failed_is_told_alone() -> None:
    outlet = Outlet(Copied(problem="mine cannot be run (No such file).", wanted=False))
    async with program(library=library_with(outlet)) as running:
        await running.press("tab", "y")
        assert pasted(running) == ""
        assert "mine cannot be run (No such file)." in running.text
        assert "Copied" not in running.text


async def test_a_drawn_selection_is_copied_and_let_go_of() -> None:
    async with program(library=library_with(Outlet(Copied()), Copying(format="words"))) as running:
        await running.press("v", "e", "y")
        assert pasted(running) == "Lindvik"
        assert running.selected_words is None
        assert running.focused_words == "Lindvik"


@pytest.mark.parametrize("key", ["y", "Y"])
async def test_with_nothing_chosen_it_says_what_to_do(key: str) -> None:
    async with program() as running:
        await running.press(key)
        assert "Nothing is chosen to copy" in running.text
        assert pasted(running) == ""


@pytest.mark.parametrize("key", ["y", "Y"])
async def test_what_is_off_the_record_is_refused_with_a_word(key: str) -> None:
    async with program() as running:
        await running.press("tab", "H")
        opened = await running.library.open("https://example.org/lindvik")
        opened.edit(running.marks[0].id, off_record=True)
        await running.press(key)
        assert "is off the record, and is not copied." in running.text
        assert pasted(running) == ""


async def test_copy_as_shows_what_each_format_makes_and_copies_the_one_that_is_chosen() -> None:
    async with program() as running:
        await running.press("tab", "Y")
        assert isinstance(running.app.screen, FormatDialog)
        assert f"“{FIRST}”" in running.text
        await running.press("down")
        assert f"> “{FIRST}”" in running.text
        await running.press("enter")
        assert pasted(running).startswith(f"> “{FIRST}”\n>\n> — Åsa Brandt")
        assert "Copied as markdown by the terminal" in running.text


async def test_copy_as_offers_the_users_format_first_and_can_be_left() -> None:
    copying = Copying(format="mine", formats={"mine": "{speaker} said it"})
    async with program(library=library_with(Outlet(Copied()), copying)) as running:
        await running.press("tab", "Y")
        assert "Åsa Brandt said it" in running.text
        await running.press("end", "escape")
        assert pasted(running) == ""
        assert not isinstance(running.app.screen, FormatDialog)


async def test_a_long_text_is_said_to_be_more_than_some_terminals_take() -> None:
    copying = Copying(format="long", formats={"long": "{words}" + "x" * 60_000})
    async with program(library=library_with(Outlet(Copied()), copying)) as running:
        await running.press("tab", "y", "y")
        assert "60,034 bytes are more than some terminals take." in " ".join(running.text.split())
