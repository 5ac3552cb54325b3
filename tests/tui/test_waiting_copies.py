"""Copies of the library that a syncing program left: told once, behind the first sight."""

from __future__ import annotations

from dataclasses import replace

from reader.library import Library
from tests.layout.articles import lindvik
from tests.tui.program import SOURCE, library_of, opened_in, program

TOLD = "2 copies of the library wait to be merged: run `pressmark merge`."


def with_copies(count: int) -> Library:
    return replace(library_of(lindvik()), copies=lambda: count)


async def test_copies_that_wait_are_told_once_over_an_article() -> None:
    async with program(library=with_copies(2)) as running:
        assert TOLD in running.text
        await running.press("g", "l", "enter")
        assert TOLD not in running.text


async def test_copies_that_wait_are_told_below_the_list_too() -> None:
    library = with_copies(1)
    await opened_in(library, SOURCE)
    async with program(None, library=library) as running:
        assert "A copy of the library waits to be merged: run `pressmark merge`." in running.text


async def test_a_notice_goes_first_and_the_copies_are_told_on_the_next_screen() -> None:
    async with program(library=with_copies(2), notice="The choices are passed over.") as running:
        assert "The choices are passed over." in running.text
        await running.press("g", "l")
        assert TOLD in running.text


async def test_without_copies_nothing_is_told() -> None:
    async with program(library=with_copies(0)) as running:
        assert "to be merged" not in running.text
