"""A screen that opens an article: at first it shows the name of the source, then the text, then the marks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from typing_extensions import override

from reader.config import Config
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.library import OpenArticle
from reader.library.describing import describe
from reader.marks.placed import Shift
from reader.tui.driver import compose_in_front
from reader.tui.kinds import shown_kinds
from reader.tui.screens.base import CommandScreen, FirstSight
from reader.tui.screens.status_told import ToldBelow
from reader.tui.widgets.article_column import Look
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.header import ArticleHeader
from reader.tui.widgets.status import StatusLine

BREATH = 0.05
"""Seconds between the first sight and the reading of marks, so that a key typed ahead is answered first."""


def look_of(config: Config) -> Look:
    """Return how the column is to be set."""
    return Look(
        measure=config.measure, justify=config.justify, spaced=config.spaced, pictures=config.pictures
    )


class OpeningScreen(ToldBelow, CommandScreen):
    """Shows what a source gives, as soon as it is there, and what becomes of it while it is shown."""

    class Failed(Message):
        """The source gave no article."""

        def __init__(self, error: ReaderError) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        opening: Callable[[], Awaitable[OpenArticle]],
        name: str,
        keymap: Keymap,
        config: Config,
        *,
        goal: str | None = None,
    ) -> None:
        """Make the screen; `goal` is the id of the mark that is to be read first."""
        super().__init__()
        compose_in_front(self)
        self._opening = opening
        self._source = name
        self._keymap = keymap
        self._config = config
        self._opened: OpenArticle | None = None
        self._shows_marks = False
        self.awaits_marks = False
        """Whether the article is shown, and its marks are still to come."""
        self._goal = goal

    @override
    def compose(self) -> ComposeResult:
        yield ArticleHeader()
        with Horizontal():
            yield ArticleView(look_of(self._config))
        yield StatusLine()

    async def on_mount(self) -> None:
        """Show what is open already, or begin to open."""
        self.query_one(ArticleHeader).about = f"Opening {self._source} …"
        # Not `focus`, which comes after the first frame and has it drawn again.
        self.set_focus(self.view)
        # No message, so that the line at the top is drawn with the text and not in a frame of its own.
        self.watch(self.view, "moves", self._moved, init=False)
        opening = self._opening()
        if isinstance(opening, asyncio.Future) and opening.done():
            await self._take(opening)
        else:
            self._open(opening)

    @work(exclusive=True, group="open")
    async def _open(self, opening: Awaitable[OpenArticle]) -> None:
        await self._take(opening)

    async def _take(self, opening: Awaitable[OpenArticle]) -> None:
        try:
            opened = await opening
        except ReaderError as error:
            self.post_message(self.Failed(error))
        else:
            self._show(opened)

    @property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one(ArticleView)

    @property
    @override
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one(StatusLine)

    def remember(self) -> None:
        """Keep the place where reading stopped."""
        if self._opened is not None:
            self._opened.remember_place(self.view.place)

    def _show(self, opened: OpenArticle) -> None:
        self._opened = opened
        self._put(opened, opened.record.place)
        self.status.say("")
        self.show_hints()
        self.call_after_refresh(self.post_message, FirstSight())
        self.awaits_marks = True
        self.call_after_refresh(self.set_timer, BREATH, partial(self._read_marks, opened))

    def _put(self, opened: OpenArticle, place: int) -> None:
        self.view.show(opened.article, place=place)
        self.view.know(opened.language)
        header = self.query_one(ArticleHeader)
        header.title, header.about = opened.article.metadata.title or "", describe(opened.record)

    @work(exclusive=True, group="marks")
    async def _read_marks(self, opened: OpenArticle) -> None:
        """Read the marks behind the first sight, in a thread, so that keys are answered meanwhile."""
        with self.complaining():
            await asyncio.to_thread(lambda: (opened.placed, opened.suggested))
            self._show_marks()
        self.awaits_marks = False

    def _show_marks(self) -> None:
        """Show the marks, unless they are shown; whoever cannot do without them waits until they are read."""
        if self._opened is None or self._shows_marks:
            return
        self.view.show_suggestions(self._config.suggestions)
        self.view.set_suggested(self._opened.suggested)
        self.view.set_marks(self._opened.placed, shown_kinds(self._config))
        self._opened.watch(self._marks_changed)
        self._shows_marks, self.awaits_marks = True, False
        if self._goal is not None:
            self._go_to(self._goal)
            self._goal = None
        self.show_hints()
        if not self.status.message:
            self.status.say(self._told(self._opened))

    def _told(self, opened: OpenArticle) -> str:
        """Say what became of the text since it was read last, and of the marks."""
        marks = len(opened.placed)
        of_marks = opened.told() or (f"{marks} mark{'s' if marks > 1 else ''} here." if marks else "")
        if (before := opened.read_before()) is None:
            return of_marks
        from reader.tui.screens.again import since

        return f"{since(before, self._key_of('reading.changes'))} {of_marks}".rstrip()

    def _key_of(self, command_id: str) -> str:
        return next(iter(self._keymap.keys(command_id)), "")

    def _go_to(self, mark_id: str) -> None:
        """Focus the mark that the article was opened for."""
        mark = self._opened.mark(mark_id) if self._opened else None
        if mark is not None and mark.span is not None:
            self.view.focus_span(mark.span, reveal=True)
        else:
            self.status.say("Its passage is not in this version of the text.")

    def _show_other(self, opened: OpenArticle, place: int) -> None:
        """Show another text of the article from a place on, with its marks, which are read already."""
        self._opened, self._shows_marks = opened, False
        self._put(opened, place)
        self._show_marks()

    def on_screen_resume(self) -> None:
        """Show what the pages of the whole library have changed here."""
        if self._opened is not None and self._shows_marks:
            with self.complaining():
                self._opened.refresh()

    @override
    def is_behind(self, version: Hashable) -> bool:
        return self._opened is not None and self._shows_marks and self._opened.is_behind(version)

    @override
    async def catch_up(self) -> None:
        opened = self._opened
        if opened is not None:
            news = await asyncio.to_thread(opened.read_news)
            if self.is_attached and opened is self._opened:
                opened.take_in(news)

    def _marks_changed(self, shift: Shift) -> None:
        self.view.marks_changed(shift)
        if self._opened is not None:
            self.view.set_suggested(self._opened.suggested)
        self._list_again(shift)
        # Keys that wait for more say what they can go on with.
        if not self.status.pending:
            self.show_hints()

    def _list_again(self, shift: Shift) -> None:
        """Bring what lists the marks up to date."""

    def _moved(self) -> None:
        self.query_one(ArticleHeader).progress = self.view.progress
