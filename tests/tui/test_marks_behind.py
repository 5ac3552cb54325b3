"""The text is shown and answers before its marks are read; what needs them waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Timer

import pytest
from textual.pilot import Pilot

from reader.config import Config, load_keymap
from reader.errors import StoreError
from reader.library import Library
from reader.marks.model import Annotation
from reader.tui.app import PressmarkApp
from reader.tui.screens.reading import ReadingScreen
from tests.fakes import MemoryStore
from tests.layout.articles import lindvik, of_paragraphs
from tests.tui.article_host import numbered, span_of
from tests.tui.program import NOTES, SOURCE, library_of, program
from tests.tui.screen_text import screen_text

SOON = 0.2
"""Seconds for which keys wait for the marks; were they not to wait, they would find none."""
DAMAGED = StoreError(Path("/library"), "document 3 cannot be read", "restore a backup")


class HeldStore(MemoryStore):
    """A store that reads annotations when it may; `failing` is raised instead."""

    def __init__(self) -> None:
        super().__init__()
        self.is_asked, self.may_read = Event(), Event()
        self.failing: StoreError | None = None

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        self.is_asked.set()
        assert self.may_read.wait(20)
        if self.failing is not None:
            raise self.failing
        return super().annotations(article_id)


async def library_with_marks(store: HeldStore, count: int = 2) -> Library:
    """Return a library with an article whose first paragraphs are marked."""
    article = numbered(60)
    library = library_of(article, store=store)
    store.may_read.set()
    opened = await library.open(SOURCE)
    for number in range(1, count + 1):
        opened.highlight(span_of(article, f"Paragraph {number} says"))
    store.may_read.clear()
    store.is_asked.clear()
    return library


def app_of(library: Library) -> PressmarkApp:
    config = Config(library=Path("/library"), notes=NOTES, folder=Path("/config"))
    return PressmarkApp(library, config, load_keymap(None), SOURCE)


async def shown(pilot: Pilot[None], words: str) -> str:
    """Wait until the screen shows some words."""
    while words not in screen_text(pilot.app):
        await pilot.pause()
    return screen_text(pilot.app)


@contextmanager
def let_go_at_the_end(store: HeldStore) -> Iterator[None]:
    try:
        yield
    finally:
        store.may_read.set()


async def test_the_text_is_shown_and_scrolls_before_its_marks_are_read() -> None:
    store = HeldStore()
    app = app_of(await library_with_marks(store))
    async with app.run_test(size=(80, 12)) as pilot:
        with let_go_at_the_end(store):
            first = await shown(pilot, "Paragraph 1 says")
            assert "Q ▎" not in first
            await pilot.press("j", "j")
            assert "Paragraph 2 says" in screen_text(app).splitlines()[1]
        assert "Q ▎" in await shown(pilot, "2 marks here.")


async def test_marks_that_come_move_no_word() -> None:
    store = HeldStore()
    app = app_of(await library_with_marks(store))
    async with app.run_test(size=(80, 12)) as pilot:
        with let_go_at_the_end(store):
            before = await shown(pilot, "Paragraph 1 says")
        after = await shown(pilot, "2 marks here.")
        assert words_of(after) == words_of(before)


def words_of(screen: str) -> list[str]:
    """Return the text's lines, without what stands beside them."""
    return [line[6:-1] for line in screen.splitlines()[:-1]]


async def test_a_first_key_that_walks_to_a_mark_finds_it() -> None:
    store = HeldStore()
    app = app_of(await library_with_marks(store))
    async with app.run_test(size=(80, 12)) as pilot:
        await shown(pilot, "Paragraph 1 says")
        Timer(SOON, store.may_read.set).start()
        await pilot.press("right_square_bracket", "a")
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.view.focused_span == span_of(app.screen.view.article, "Paragraph 1 says")


@pytest.mark.parametrize("keys", [["right_parenthesis", "H"], ["v", "e", "H", "u", "ctrl+r"]])
async def test_keys_typed_ahead_of_the_marks_mark_beside_them(keys: list[str]) -> None:
    store = HeldStore()
    library = await library_with_marks(store)
    app = app_of(library)
    async with app.run_test(size=(80, 12)) as pilot:
        await shown(pilot, "Paragraph 1 says")
        Timer(SOON, store.may_read.set).start()
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, ReadingScreen)
        assert len(store.marks) == 3
        first = screen_text(app).splitlines()[1]
        assert first.lstrip().startswith("QQ" if keys[0] == "v" else "Q")


async def test_marks_that_cannot_be_read_are_told_and_the_text_stays() -> None:
    store = HeldStore()
    app = app_of(await library_with_marks(store))
    store.failing = DAMAGED
    store.may_read.set()
    async with app.run_test(size=(80, 12)) as pilot:
        assert "Paragraph 1 says" in await shown(pilot, "document 3 cannot be read")
        await pilot.press("right_parenthesis", "H")
        assert "document 3 cannot be read" in screen_text(app)
        assert len(store.marks) == 2
        await pilot.press("q")
        assert app.return_code == 0


async def test_an_article_with_marks_says_how_many_once_and_over_nothing_else() -> None:
    library = library_of(lindvik())
    opened = await library.open(SOURCE)
    opened.highlight(span_of(opened.article, "ten years"))
    async with program(library=library) as running:
        assert "1 mark here." in running.text
        await running.press("H")
        assert "Nothing is chosen" in running.text


async def test_what_a_changed_text_made_of_the_marks_is_told_when_they_are_read() -> None:
    store = HeldStore()
    library = await library_with_marks(store)
    store.may_read.set()
    now = of_paragraphs("Paragraph 1 says that number 1 is here.", "Paragraph 3 says that number 3 is here.")
    app = app_of(replace(library, extract=lambda _: now))
    async with app.run_test(size=(80, 12)) as pilot:
        assert "Q ▎" in await shown(pilot, "1 mark changed.")
