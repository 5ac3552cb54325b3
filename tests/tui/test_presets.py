"""Every command by its keys in every preset, from the bytes of a terminal; without keys, by the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from reader.article.model import Article, EntityKind, EntitySuggestion
from reader.keys.bindings import PRESETS, Keymap, preset_file, read_keymap
from reader.keys.commands import COMMANDS, COMMANDS_BY_ID, CONTEXT_TITLES, commands_of
from reader.keys.hints import OPENERS
from reader.library import Library
from reader.marks.model import Entity
from reader.tui.screens.base import Commanded
from reader.tui.screens.commanding import Menu, Palette
from tests.fakes import MemoryStore
from tests.layout.articles import lindvik, of_paragraphs
from tests.tui.article_host import span_of
from tests.tui.program import SOURCE, Program, library_of, opened_in, program
from tests.tui.typed import do, type_keys

QUOTATION = "reading.next-quotation"
WAY: dict[str, tuple[str, ...]] = {
    "everywhere": (),
    "reading": (),
    "mark": (QUOTATION, "reading.highlight"),
    "selection": (QUOTATION, "reading.select"),
    "panel": ("reading.panel",),
    "list": (),
    "page": ("reading.marks",),
    "marks": ("reading.marks",),
    "entities": ("reading.entities",),
    "diff": ("reading.changes",),
    "help": ("everywhere.help",),
    "search": ("reading.search",),
    "filter": ("reading.marks", "page.filter"),
    "dialog": (QUOTATION, "reading.translation", "dialog.next-field"),
    "note": (QUOTATION, "reading.note"),
    "kind": (QUOTATION, "reading.entity"),
    "names": (QUOTATION, "reading.entity"),
    "mentions": (QUOTATION, "reading.mentions", "dialog.accept"),
    "completing": (QUOTATION, "reading.tag"),
    "kinds": (QUOTATION, "reading.kind"),
    "preview": ("reading.entities", "entities.mentions"),
    "theme": ("reading.theme",),
    "menu": ("reading.menu",),
    "palette": ("everywhere.palette",),
}
"""How to come to where a table of keys holds."""


def test_every_table_of_keys_is_come_to() -> None:
    assert list(WAY) == list(CONTEXT_TITLES)


def keys_of(preset: str) -> Keymap:
    return read_keymap(preset_file(preset))


async def known_library() -> Library:
    """Return a library that knows a name, so that its mentions can be looked for, and an earlier text."""
    store = MemoryStore()
    library = library_of(lindvik(), store=store)
    library.naming().describe(Entity(EntityKind.PLACE, "Lindvik"), aliases=["Lindvík"])
    now = (await opened_in(library)).record.revision()
    earlier = library.texts.put(of_paragraphs("The town had a harbour."))
    before = now._replace(text_hash=earlier, fetched=now.fetched - timedelta(days=1))
    store.texts[before.article_id, earlier] = before
    return library


def recording(screen: Commanded, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have a screen tell which action is called instead of doing it."""
    done: list[str] = []
    real = screen.actions()

    def telling(command_id: str) -> Callable[[int], object]:
        return lambda _: done.append(command_id)

    monkeypatch.setattr(screen, "actions", lambda: {one: telling(one) for one in real})
    return done


async def go(running: Program, keymap: Keymap, way: tuple[str, ...]) -> Commanded:
    for command_id in way:
        await do(running.app, keymap, command_id)
        await running.settle()
    screen = running.app.screen
    assert isinstance(screen, Commanded)
    return screen


@pytest.mark.parametrize("context", WAY)
@pytest.mark.parametrize("preset", PRESETS)
async def test_each_of_a_commands_keys_calls_its_action(
    preset: str, context: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keymap = keys_of(preset)
    source = None if context == "list" else SOURCE
    async with program(source, keymap=keymap, library=await known_library()) as running:
        screen = await go(running, keymap, WAY[context])
        assert context in screen.contexts()
        done = recording(screen, monkeypatch)
        wanted = [command.id for command in commands_of(context) if command.id not in OPENERS]
        keyed = [(one, sequence) for one in wanted for sequence in keymap.of(one)]
        for _, sequence in keyed:
            await type_keys(running.app, sequence)
        assert done == [command_id for command_id, _ in keyed]


@pytest.mark.parametrize(("opener", "screen"), [("reading.menu", Menu), ("everywhere.palette", Palette)])
@pytest.mark.parametrize("preset", PRESETS)
async def test_each_key_of_the_menu_and_the_palette_opens_it(preset: str, opener: str, screen: type) -> None:
    keymap = keys_of(preset)
    for sequence in keymap.of(opener):
        async with program(keymap=keymap) as running:
            await type_keys(running.app, sequence)
            assert isinstance(running.app.screen, screen)


@pytest.mark.parametrize("preset", PRESETS)
def test_what_has_no_key_of_its_own_is_where_the_palette_is(preset: str) -> None:
    keymap = keys_of(preset)
    keyless = [command for command in COMMANDS if not keymap.of(command.id)]
    assert {command.context for command in keyless} <= {"reading", "selection", "list", "panel"}
    assert not OPENERS & {command.id for command in keyless}


def with_names() -> Article:
    """Return an article in which there is something to suggest."""
    article = lindvik()
    lindviks = (span_of(article, "Lindvik"),)
    return replace(
        article,
        entities=(EntitySuggestion(name="Lindvik", kind=EntityKind.PLACE, mentions=lindviks),),
    )


def keyless_commands() -> list[tuple[str, str]]:
    return [
        (preset, command.id)
        for preset in PRESETS
        for command in COMMANDS
        if not keys_of(preset).of(command.id)
    ]


@pytest.mark.parametrize(("preset", "command_id"), keyless_commands())
async def test_a_command_without_keys_is_done_from_the_palette(
    preset: str, command_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keymap = keys_of(preset)
    command = COMMANDS_BY_ID[command_id]
    async with program(keymap=keymap, article=with_names()) as running:
        done = recording(await go(running, keymap, WAY[command.context]), monkeypatch)
        await go(running, keymap, WAY["palette"])
        await running.pilot.press(*command.description.split(",")[0], "enter")
        await running.settle()
        assert done == [command_id]


@pytest.mark.parametrize(("preset", "command_id"), keyless_commands())
async def test_a_command_without_keys_is_done_from_the_menu_by_arrows(
    preset: str, command_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keymap = keys_of(preset)
    async with program(keymap=keymap, article=with_names()) as running:
        done = recording(await go(running, keymap, WAY[COMMANDS_BY_ID[command_id].context]), monkeypatch)
        menu = await go(running, keymap, WAY["menu"])
        assert isinstance(menu, Menu)
        rows = [option.id for option in menu.listing.options]
        for _ in range(rows.index(command_id)):
            await do(running.app, keymap, "menu.down")
        await do(running.app, keymap, "menu.accept")
        await running.settle()
        assert done == [command_id]
