"""The whole interface over a library in memory, for tests by Pilot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from reader.article.model import Article, Page
from reader.config import Config, load_keymap
from reader.keys.bindings import Keymap
from reader.library import Library, OpenArticle
from reader.marks.model import Annotation
from reader.ports import Choices, KeepChoices
from reader.tui.app import PressmarkApp
from reader.tui.screens.reading import ReadingScreen
from tests.fakes import MemoryNotesFolder, MemoryStore, fake_library
from tests.layout.articles import lindvik
from tests.tui.screen_text import screen_text

SOURCE = "https://example.org/lindvik"
OTHER = "https://example.org/other"
NOTES = Path("/notes")


class Program:
    """A running interface, and what is behind it."""

    def __init__(self, app: PressmarkApp, library: Library, pilot: Pilot[None], kept: list[Choices]) -> None:
        self.app = app
        self.kept = kept
        self.library = library
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all that follows is done."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait for workers, for marks, and for what they change."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        while isinstance(self.app.screen, ReadingScreen) and self.app.screen.awaits_marks:
            await self.pilot.pause(0.01)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return screen_text(self.app)

    @property
    def reading(self) -> ReadingScreen:
        """The reading screen, which must be on top."""
        assert isinstance(self.app.screen, ReadingScreen)
        return self.app.screen

    @property
    def marks(self) -> tuple[Annotation, ...]:
        """The marks as the store has them."""
        return tuple(
            mark for record in self.library.articles() for mark in self.library.store.annotations(record.id)
        )

    @property
    def focused_words(self) -> str | None:
        """The words in focus."""
        view = self.reading.view
        return None if view.focused_span is None else view.article.text_of(view.focused_span)

    @property
    def selected_words(self) -> str | None:
        """The words selected."""
        view = self.reading.view
        return None if view.selection is None else view.article.text_of(view.selection)


@asynccontextmanager
async def program(
    source: str | None = SOURCE,
    *,
    size: tuple[int, int] = (80, 24),
    article: Article | None = None,
    library: Library | None = None,
    keep: KeepChoices | None = None,
    keymap: Keymap | None = None,
    **settings: Any,  # noqa: ANN401 - as many types as there are settings
) -> AsyncIterator[Program]:
    """Run the interface until it has shown its first screen whole; `settings` are those of `Config`."""
    shown = article or lindvik()
    library = library or library_of(shown)
    folders = {"library": Path("/library"), "notes": NOTES, "folder": Path("/config")}
    config = Config(**(folders | settings))
    kept: list[Choices] = []
    keymap = keymap or load_keymap(None)
    app = PressmarkApp(library, config, keymap, source, keep=keep or kept.append)
    async with app.run_test(size=size) as pilot:
        running = Program(app, library, pilot, kept)
        await running.settle()
        yield running


def library_of(
    article: Article,
    *,
    sources: Sequence[str] = (SOURCE, OTHER),
    store: MemoryStore | None = None,
    notes: MemoryNotesFolder | None = None,
) -> Library:
    """Return a library in which every source gives this article."""

    def extract(page: Page) -> Article:
        return article

    return fake_library(dict.fromkeys(sources, "page"), extract=extract, store=store, notes=notes)


async def opened_in(library: Library, source: str = SOURCE) -> OpenArticle:
    """Open an article without an interface, as an earlier visit did."""
    return await library.open(source)
