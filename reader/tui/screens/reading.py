"""The reading screen: one article, its marks, and the commands on both."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message
from typing_extensions import override

from reader.config import Config
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.library import OpenArticle
from reader.library.describing import describe
from reader.marks.placed import Shift
from reader.ports import EditText
from reader.tui.driver import compose_in_front
from reader.tui.kinds import shown_kinds
from reader.tui.screens.base import (
    Action,
    CommandScreen,
    FirstSight,
    GoToLibrary,
    LeaveScreen,
    LookChosen,
    OpenSource,
    ShowKeys,
)
from reader.tui.screens.status_told import ToldBelow
from reader.tui.widgets.article_column import Look
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.header import ArticleHeader
from reader.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from reader.tui.screens.again import Kept
    from reader.tui.screens.desk import Desk, Surface
    from reader.tui.widgets.prompt import Prompt
    from reader.tui.widgets.side_panel import SidePanel

PANEL_BESIDE = 100
"""Cells of width from which the panel stands beside the text; below, it covers it."""

BREATH = 0.05
"""Seconds between the first sight and the reading of marks, so that a key typed ahead is answered first."""

AIRY = 16
"""Lines of height from which a line is left free below the header."""


def look_of(config: Config) -> Look:
    """Return how the column is to be set."""
    return Look(
        measure=config.measure, justify=config.justify, spaced=config.spaced, pictures=config.pictures
    )


class ReadingScreen(ToldBelow, CommandScreen):
    """Shows what a source gives, as soon as it is there."""

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
        edit: EditText,
        goal: str | None = None,
    ) -> None:
        """Make the screen; `goal` is the id of the mark that is to be read first."""
        super().__init__()
        compose_in_front(self)
        self._opening = opening
        self._source = name
        self._keymap = keymap
        self._config = config
        self._edit = edit
        self._opened: OpenArticle | None = None
        self._desk: Desk | None = None
        self._shows_marks = False
        self.awaits_marks = False
        """Whether the article is shown, and its marks are still to come."""
        self._is_leaving = False
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

    async def _make_panel(self) -> SidePanel:
        """Put the lists beside the text; most readings do without."""
        from reader.tui.widgets.side_panel import SidePanel

        panel = SidePanel()
        await self.query_one(Horizontal).mount(panel)
        return panel

    async def _make_prompt(self) -> Prompt:
        """Add the line where a search or a link's number is typed."""
        from reader.tui.widgets.prompt import Prompt

        prompt = Prompt()
        await self.mount(prompt)
        return prompt

    @property
    @override
    def is_typing(self) -> bool:
        return self._desk is not None and self._desk.asking.is_typing

    @property
    @override
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one(StatusLine)

    @override
    def contexts(self) -> tuple[str, ...]:
        if self.is_typing:
            return ("search",)
        if self._desk is not None and self._desk.listing.has_focus:
            return ("panel", *self._ends(), "reading", "everywhere")
        if self.view.selection is not None:
            return ("selection", "reading", "everywhere")
        return (*self._ends(), "reading", "everywhere")

    def _ends(self) -> tuple[str, ...]:
        return ("mark",) if self.view.has_ends else ()

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            "everywhere.help": lambda _: self.post_message(ShowKeys()),
            "everywhere.quit": lambda _: self._leave(LeaveScreen()),
            "reading.focus-mode": lambda _: self._show_alone(),
            "reading.theme": lambda _: self.choose_theme(),
            "reading.library": lambda _: self._leave(GoToLibrary()),
            "reading.marks": lambda _: self.pages.open_marks(),
            "reading.entities": lambda _: self.pages.open_entities(),
            **self._commands(),
        }

    def _commands(self) -> Mapping[str, Action]:
        """Return what can be done with the article; nothing as long as it is not there."""
        if self._opened is None:
            return {}
        if self._desk is None:
            from reader.tui.screens.desk import Desk

            self._desk = Desk(self._opened, self._surface(), self._keymap, self._config)
        return {
            **self._desk.actions,
            "reading.refresh": lambda _: self._fetch_again(),
            "reading.changes": lambda _: self._show_changes(),
        }

    def _surface(self) -> Surface:
        from reader.tui.screens.desk import Surface

        return Surface(
            view=self.view,
            status=self.status,
            make_panel=self._make_panel,
            make_prompt=self._make_prompt,
            ask=self.ask,
            ready=self._show_marks,
            edit=self._edit,
            complain=self.complain,
            open_source=lambda source: self.post_message(OpenSource(source)),
            choose_look=lambda words, choices: self.post_message(LookChosen(words, choices)),
            run=lambda work: self.run_worker(work, group="pictures"),
        )

    async def perform(self, command_id: str, count: int) -> None:
        """Do what a command says; while the article is not there yet, only leaving and help work."""
        if command_id in self.actions():
            await super().perform(command_id, count)

    @override
    def facts(self) -> tuple[str, ...]:
        first = self.contexts()[0]
        if first in ("panel", "selection"):
            return (first, *self.view.facts())
        return (*self.view.facts(), "reading")

    @override
    def show_pending(self, keys: str, hints: tuple[tuple[str, str], ...] = ()) -> None:
        if keys.isdecimal() and self._desk is not None:
            hints = self._desk.count_hints(keys)
        super().show_pending(keys, hints)

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

    @work(exclusive=True, group="again")
    async def _fetch_again(self) -> None:
        """Fetch the article again; what it says now takes the place of what is shown."""
        from reader.tui.screens.again import Again

        if (opened := self._opened) is None:
            return
        self._show_marks()
        again = Again(
            opened=opened,
            view=self.view,
            fetch=self.pages.fetch_again,
            show=self._show_again,
            say=self.status.say,
            complain=self.complain,
            key=self._key_of("reading.changes"),
        )
        await again.run()

    async def _show_again(self, opened: OpenArticle, kept: Kept) -> None:
        """Show another text of the article, the marks of which are read, where reading was."""
        lists = self._desk is not None and self._desk.listing.is_shown
        if self._opened is not None:
            self._opened.watch(lambda _: None)
        await self.query("SidePanel, Prompt").remove()
        self._opened, self._desk, self._shows_marks = opened, None, False
        self._put(opened, kept.place)
        self._show_marks()
        if kept.focus is not None:
            self.view.focus_span(kept.focus)
        if kept.selection is not None:
            self.view.select(kept.selection)
        self.view.go_to(kept.place)
        if lists:
            await self.perform("reading.panel", 1)

    async def _show_changes(self) -> None:
        if self._opened is None:
            return
        if self._opened.comparing().number_of(self._opened.record.text_hash):
            await self.pages.open_changes(self._opened)
        else:
            key = self._key_of("reading.refresh")
            self.status.say(f"Nothing is known of an earlier text{f'; {key} fetches it again' * bool(key)}.")

    def _key_of(self, command_id: str) -> str:
        return next(iter(self._keymap.keys(command_id)), "")

    def _go_to(self, mark_id: str) -> None:
        """Focus the mark that the article was opened for."""
        mark = self._opened.mark(mark_id) if self._opened else None
        if mark is not None and mark.span is not None:
            self.view.focus_span(mark.span, reveal=True)
        else:
            self.status.say("Its passage is not in this version of the text.")

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
        if self._desk is not None and any(shift):
            self._desk.listing.marks_changed()
        # Keys that wait for more say what they can go on with.
        if not self.status.pending:
            self.show_hints()

    def _leave(self, message: LeaveScreen | GoToLibrary) -> None:
        """Leave, the place kept; where it cannot be kept, that is told first, and the next try leaves."""
        if not self._is_leaving:
            self._is_leaving = True
            self.remember()
        self.post_message(message)

    def _show_alone(self) -> None:
        """Hide all but the column, or show it again."""
        self.toggle_class("alone")
        self.view.focus()

    @on(ArticleView.MarkClicked)
    @on(ArticleView.LinkClicked)
    async def _clicked(self, event: ArticleView.MarkClicked | ArticleView.LinkClicked) -> None:
        if self._commands() and self._desk is not None:
            await self._desk.clicked(event)
            self.show_hints()

    @on(ArticleView.SelectionChanged)
    def _selected(self) -> None:
        if self._desk is not None:
            self._desk.asking.withdraw_link()
        self.show_hints()

    # These are found by their names: `@on` would import the widgets that send the messages.
    def on_side_panel_moved(self, event: SidePanel.Moved) -> None:
        """Focus what the cursor of a list is on."""
        if self._desk is not None:
            self._desk.listing.focus(event.item)

    def on_side_panel_jump(self, event: SidePanel.Jump) -> None:
        """Go to what was chosen of a list."""
        if self._desk is not None:
            self._desk.listing.jump(event.item, hide=self.size.width < PANEL_BESIDE)

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """Show what was found of what is typed."""
        if self._desk is not None:
            self._desk.asking.typed(event.value)

    def _moved(self) -> None:
        self.query_one(ArticleHeader).progress = self.view.progress
        if self._desk is not None:
            self._desk.listing.follow()

    def on_resize(self, event: Resize) -> None:
        """Put the panel beside the text where there is room, over it where there is none; spare lines too."""
        self.set_class(event.size.width < PANEL_BESIDE, "narrow")
        self.set_class(event.size.height < AIRY, "short")
