"""Between screens: what opens, what fails, what is left; and that every command has its action."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.edges.store import TinyStore
from reader.errors import SourceError, StoreError
from reader.keys.commands import COMMANDS
from reader.keys.hints import OPENERS
from reader.tui.screens.base import Commanded
from reader.tui.screens.library import LibraryScreen
from tests.layout.articles import lindvik
from tests.tui.article_host import numbered
from tests.tui.program import OTHER, SOURCE, library_of, opened_in, program

WHERE = {
    "everywhere": ((), ("question_mark",)),
    "reading": ((),),
    "selection": (("v",),),
    "panel": (("g", "m"),),
    "search": (("slash",),),
    "help": (("question_mark",),),
    "dialog": (("tab", "t"), ("tab", "T")),
    "kind": (("tab", "T"),),
    "names": (("tab", "T"),),
    "mentions": (("tab", "*", "p", *"Lindvik", "enter"),),
    "note": (("tab", "a"),),
    "theme": (("g", "t"),),
    "menu": ((",",),),
    "palette": ((":",),),
    "marks": (("g", "a"),),
    "page": (("g", "a"), ("g", "e")),
    "entities": (("g", "e"),),
    "filter": (("g", "a", "slash"), ("g", "e", "slash")),
}


@pytest.mark.parametrize("context", WHERE)
async def test_every_command_has_an_action_where_it_works(context: str) -> None:
    wanted = {command.id for command in COMMANDS if command.context == context} - OPENERS
    assert wanted
    for keys in WHERE[context]:
        async with program() as running:
            await running.press(*keys)
            screen = running.app.screen
            assert isinstance(screen, Commanded)
            assert wanted <= set(screen.actions())


async def test_every_command_of_the_list_has_an_action() -> None:
    async with program(None) as running:
        screen = running.app.screen
        assert isinstance(screen, LibraryScreen)
        wanted = {command.id for command in COMMANDS if command.context in ("list", "everywhere")} - OPENERS
        assert wanted <= set(screen.actions())


async def test_a_source_that_fails_ends_the_program_with_its_error() -> None:
    async with program("https://example.org/nothing") as running:
        await running.settle()
    assert isinstance(running.app.failure, SourceError)
    assert running.app.return_code == 1
    assert running.library.articles() == ()


async def test_without_a_source_the_list_of_what_was_read_is_shown() -> None:
    library = library_of(lindvik())
    await opened_in(library, SOURCE)
    await opened_in(library, OTHER)
    async with program(None, library=library) as running:
        assert "2 articles" in running.text
        assert "Lindvik closes its harbour" in running.text


async def test_a_library_that_cannot_be_read_ends_the_program_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    path.write_text("{broken", encoding="utf-8")
    library = replace(library_of(lindvik()), store=TinyStore(path))
    async with program(None, library=library) as running:
        await running.settle()
    assert isinstance(running.app.failure, StoreError)
    assert path.read_text(encoding="utf-8") == "{broken"


async def test_an_empty_list_says_how_to_begin() -> None:
    async with program(None) as running:
        assert "Nothing was read yet" in running.text


async def test_the_list_opens_an_article_where_reading_stopped() -> None:
    library = library_of(numbered(60))
    async with program(library=library) as running:
        await running.press("space", "space")
        top = next(line for line in running.text.splitlines()[1:] if line)
        await running.press("q")
    async with program(None, library=library) as running:
        await running.press("enter")
        assert next(line for line in running.text.splitlines()[1:] if line) == top
        await running.press("q")
        assert "1 article" in running.text


async def test_an_article_whose_text_is_gone_leaves_the_list_and_says_so() -> None:
    library = library_of(lindvik())
    opened = await opened_in(library)
    library.texts.kept.clear()  # type: ignore[attr-defined]
    async with program(None, library=library) as running:
        await running.press("enter")
        assert isinstance(running.app.screen, LibraryScreen)
        assert "the kept text is gone" in " ".join(running.text.split())
        assert opened.record.name in running.text


async def test_gl_goes_to_the_list_and_keeps_the_place() -> None:
    library = library_of(numbered(60))
    async with program(library=library) as running:
        await running.press("space", "g", "l")
        assert isinstance(running.app.screen, LibraryScreen)
    (record,) = library.articles()
    assert record.place > 0
