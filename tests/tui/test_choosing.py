"""What the reader chooses: the colours, tried at once; and that all of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import ConfigError
from reader.ports import Choices
from reader.theme_names import THEMES
from tests.layout.articles import lindvik
from tests.tui.program import OTHER, SOURCE, library_of, opened_in, program
from tests.tui.screen_text import assert_snapshot


async def test_colours_are_tried_as_the_cursor_goes_and_kept_by_enter() -> None:
    async with program() as running:
        await running.press("g", "t")
        await running.press("j")
        assert running.app.theme == "light"
        assert running.kept == []
        await running.press("enter")
        assert running.app.theme == "light"
        assert running.kept == [Choices(theme="light")]
        assert "Read in the colours light." in running.text


async def test_escape_goes_back_to_the_colours_from_before() -> None:
    async with program(theme="nord") as running:
        await running.press("g", "t", "g", "g")
        assert running.app.theme == "dark"
        await running.press("escape")
        assert running.app.theme == "nord"
        assert running.kept == []


async def test_the_choice_begins_at_the_colours_in_force_and_stays_at_its_ends() -> None:
    async with program(theme="light") as running:
        await running.press("g", "t", "5", "k", "enter")
        assert running.app.theme == THEMES[0]
        await running.press("g", "t", "G", "j", "enter")
        assert running.app.theme == THEMES[-1]


async def test_a_click_tries_colours() -> None:
    async with program() as running:
        await running.press("g", "t")
        row = next(y for y, line in enumerate(running.text.splitlines()) if "light-contrast" in line)
        await running.pilot.click(offset=(60, row))
        await running.settle()
        assert running.app.theme == "light-contrast"
        await running.press("enter")
        assert running.kept == [Choices(theme="light-contrast")]


async def test_the_text_stays_beside_the_choice() -> None:
    async with program() as running:
        await running.press("g", "t")
        assert_snapshot(running.app, "colours_80x24")


async def test_the_list_of_what_was_read_has_the_choice_too() -> None:
    library = library_of(lindvik())
    await opened_in(library)
    async with program(None, library=library) as running:
        await running.press("g", "t", "j", "enter")
        assert running.kept == [Choices(theme="light")]
        assert "Read in the colours light." in running.text


async def test_without_colour_the_choice_says_that_none_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with program() as running:
        await running.press("g", "t")
        assert "NO_COLOR: none is shown." in running.text


@pytest.mark.parametrize(
    ("key", "choices"),
    [
        ("greater_than_sign", Choices(measure=76)),
        ("less_than_sign", Choices(measure=68)),
        ("equals_sign", Choices(justify=True)),
        ("plus", Choices(spaced=False)),
    ],
)
async def test_what_is_set_of_the_column_is_kept(key: str, choices: Choices) -> None:
    async with program() as running:
        await running.press(key)
        assert running.kept == [choices]


async def test_the_next_article_is_set_as_the_one_before() -> None:
    library = library_of(lindvik())
    await opened_in(library, OTHER)
    async with program(SOURCE, library=library) as running:
        await running.press("less_than_sign", "plus", "g", "l", "j", "enter")
        assert (running.reading.view.look.measure, running.reading.view.look.spaced) == (68, False)


async def test_the_column_begins_as_it_was_left() -> None:
    async with program(measure=40, justify=True, spaced=False) as running:
        look = running.reading.view.look
        assert (look.measure, look.justify, look.spaced) == (40, True, False)


async def test_what_config_toml_sets_holds_only_until_the_end_and_that_is_said() -> None:
    async with program(fixed=frozenset({"theme"})) as running:
        await running.press("less_than_sign")
        assert "config.toml" not in running.text
        await running.press("g", "t", "j", "enter")
        assert "At the next start it is as config.toml sets it." in running.text


async def test_a_notice_is_said_once() -> None:
    async with program(notice="The choices are passed over.") as running:
        assert "The choices are passed over." in running.text
        await running.press("g", "l", "enter")
        assert "The choices are passed over." not in running.text


async def test_a_notice_is_said_in_the_list_too() -> None:
    async with program(None, notice="The choices are passed over.") as running:
        assert "The choices are passed over." in running.text


async def test_what_cannot_be_kept_holds_all_the_same_and_is_told() -> None:
    def refuse(_: Choices) -> None:
        raise ConfigError(Path("/nowhere"), 0, "what you choose cannot be kept")

    async with program(keep=refuse) as running:
        await running.press("less_than_sign")
        assert "! /nowhere: what you choose cannot be kept." in running.text
        assert running.reading.view.look.measure == 68
