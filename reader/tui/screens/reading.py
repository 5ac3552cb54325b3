"""The reading screen: one article, its marks, and the commands on both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input
from typing_extensions import override

from reader.config import Config
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.library import OpenArticle
from reader.tui.screens.base import Action, CommandScreen, GoToLibrary, LeaveScreen, ShowKeys
from reader.tui.screens.marking import Asker, Marking
from reader.tui.screens.moving import folding, scrolling, searching, selecting, walking
from reader.tui.widgets.article_column import Look
from reader.tui.widgets.article_view import ArticleView, ShownMark
from reader.tui.widgets.header import ArticleHeader, describe
from reader.tui.widgets.marks_panel import MarksPanel, letter_of
from reader.tui.widgets.status import StatusLine

PANEL_BESIDE = 100
"""Cells of width from which the panel stands beside the text; below, it covers it."""

AIRY = 16
"""Lines of height from which a line is left free below the header."""


class ReadingScreen(CommandScreen):
    """Shows what a source gives, as soon as it is there."""

    @dataclass
    class Failed(Message):
        """The source gave no article."""

        error: ReaderError

    def __init__(
        self, opening: Callable[[], Awaitable[OpenArticle]], name: str, keymap: Keymap, config: Config
    ) -> None:
        super().__init__()
        self._opening = opening
        self._source = name
        self._keymap = keymap
        self._config = config
        self._opened: OpenArticle | None = None
        self._actions: dict[str, Action] = {}
        self._is_leaving = False

    @override
    def compose(self) -> ComposeResult:
        yield ArticleHeader()
        with Horizontal():
            yield ArticleView(Look(measure=self._config.measure))
            yield MarksPanel()
        yield StatusLine()
        search = Input(placeholder="search", compact=True, id="search")
        search.display = False
        yield search

    def on_mount(self) -> None:
        """Begin to open."""
        self.panel.display = False
        self.query_one(ArticleHeader).about = f"Opening {self._source} …"
        self.view.focus()
        self._open()

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        try:
            opened = await self._opening()
        except ReaderError as error:
            self.post_message(self.Failed(error))
        else:
            self._show(opened)

    @property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one(ArticleView)

    @property
    def panel(self) -> MarksPanel:
        """The list of marks."""
        return self.query_one(MarksPanel)

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one(StatusLine)

    @override
    def contexts(self) -> tuple[str, ...]:
        if self.query_one("#search", Input).has_focus:
            return ("search",)
        if self.panel.has_focus:
            return ("panel", "reading", "everywhere")
        if self.view.selection is not None:
            return ("selection", "reading", "everywhere")
        return ("reading", "everywhere")

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            "everywhere.help": lambda _: self.post_message(ShowKeys()),
            "everywhere.quit": lambda _: self._leave(LeaveScreen()),
            **self._actions,
        }

    def perform(self, command_id: str, count: int) -> None:
        """Do what a command says; while the article is not there yet, only leaving and help work."""
        if command_id in self.actions():
            super().perform(command_id, count)

    @override
    def complain(self, problem: str) -> None:
        self.status.complain(problem)

    @override
    def show_pending(self, keys: str) -> None:
        self.status.pending = keys

    def remember(self) -> None:
        """Keep the place where reading stopped."""
        if self._opened is not None:
            self._opened.remember_place(self.view.place)

    def _show(self, opened: OpenArticle) -> None:
        self._opened = opened
        self.view.show(opened.article, place=opened.record.place)
        self.view.know(opened.language)
        header = self.query_one(ArticleHeader)
        header.title, header.about = opened.article.metadata.title or "", describe(opened.record)
        marking = Marking(
            view=self.view,
            opened=opened,
            keymap=self._keymap,
            notes=self._config.notes,
            asker=Asker(ask=self._ask, say=self.status.say, refresh=self._refresh_marks),
        )
        say = self.status.say
        self._actions = {
            **scrolling(self.view),
            **walking(self.view, say),
            **folding(self.view, say),
            **searching(self.view, say),
            **selecting(self.view),
            **marking.actions(),
            **self._panel_actions(),
            "reading.search": lambda _: self._start_search(),
            "reading.select": lambda _: self._select(),
            "reading.release": lambda _: self._release(),
            "reading.library": lambda _: self._leave(GoToLibrary()),
            "search.accept": lambda _: self._end_search(keep=True),
            "search.cancel": lambda _: self._end_search(keep=False),
        }
        self._refresh_marks()
        marks = len(opened.marks())
        self.status.say(f"{marks} mark{'s' if marks > 1 else ''} here." if marks else "")
        help_key = next(iter(self._keymap.keys("everywhere.help")), "")
        self.status.hint = f"{help_key} keys" if help_key else ""

    def _leave(self, message: LeaveScreen | GoToLibrary) -> None:
        """Leave, the place kept; where it cannot be kept, that is told first, and the next try leaves."""
        if not self._is_leaving:
            self._is_leaving = True
            self.remember()
        self.post_message(message)

    def _panel_actions(self) -> dict[str, Action]:
        panel = self.panel

        def delete(_: int) -> None:
            if panel.chosen and self._opened is not None:
                self._opened.delete(panel.chosen)
                self._refresh_marks()

        return {
            "panel.down": lambda count: panel.go(count),
            "panel.up": lambda count: panel.go(-count),
            "panel.jump": lambda _: panel.action_select(),
            "panel.delete": delete,
            "panel.close": lambda _: self._show_panel(shown=False),
            "reading.panel": lambda _: self._show_panel(shown=not panel.display),
        }

    def _ask(self, dialog: ModalScreen[Any], keep: Callable[[Any], None]) -> None:
        def closed(result: Any) -> None:  # noqa: ANN401 - each dialog has a result type of its own
            if result is None:
                return
            try:
                keep(result)
            except ReaderError as error:
                self.complain(str(error))

        self.app.push_screen(dialog, closed)

    def _refresh_marks(self) -> None:
        if self._opened is None:
            return
        marks = self._opened.marks()
        self.view.set_marks(
            [
                ShownMark(
                    mark.annotation.id, mark.span, letter_of(mark.annotation), mark.annotation.kind.value
                )
                for mark in marks
                if mark.span is not None
            ]
        )
        self.panel.show(marks)

    def _show_panel(self, *, shown: bool) -> None:
        self.panel.display = shown
        (self.panel if shown else self.view).focus()

    def _select(self) -> None:
        self.view.start_selection()
        self.status.say("")

    def _release(self) -> None:
        self.view.end_selection()
        self.view.focus_span(None)
        self.view.clear_search()
        self.status.say("")

    def _start_search(self) -> None:
        search = self.query_one("#search", Input)
        self.status.display, search.display = False, True
        search.value = ""
        search.focus()

    def _end_search(self, *, keep: bool) -> None:
        search = self.query_one("#search", Input)
        self.status.display, search.display = True, False
        self.view.focus()
        if not keep or not search.value:
            self.view.clear_search()
            self.status.say("")
            return
        hits = self.view.search(search.value)
        found = self.view.next_hit(0) if hits else None
        self.status.say(
            f"Hit {found[0]} of {found[1]}." if found else f"“{search.value}” is not in this article."
        )

    @on(Input.Changed, "#search")
    def _search_typed(self, event: Input.Changed) -> None:
        if self.query_one("#search", Input).has_focus:
            self.view.search(event.value)

    @on(MarksPanel.OptionHighlighted)
    def _follow(self, event: MarksPanel.OptionHighlighted) -> None:
        """Focus in the text what the cursor of the list is on, so that marking commands mean it."""
        mark = self._opened.mark(event.option_id or "") if self._opened and self.panel.has_focus else None
        if mark is not None:
            self.view.focus_span(mark.span)

    @on(MarksPanel.Jump)
    def _jump(self, event: MarksPanel.Jump) -> None:
        mark = self._opened.mark(event.annotation_id) if self._opened else None
        if mark is None or mark.span is None:
            self.status.say("Its passage is not in this version of the text.")
            return
        if self.size.width < PANEL_BESIDE:
            self.panel.display = False
        self.view.focus()
        self.view.focus_span(mark.span, reveal=True)

    @on(ArticleView.MarkClicked)
    def _mark_clicked(self, event: ArticleView.MarkClicked) -> None:
        mark = self._opened.mark(event.id) if self._opened else None
        if mark is not None:
            self.view.focus_span(mark.span)
            self.panel.choose(event.id)

    @on(ArticleView.Moved)
    def _moved(self) -> None:
        self.query_one(ArticleHeader).progress = self.view.progress

    def on_resize(self, event: Resize) -> None:
        """Put the panel beside the text where there is room, over it where there is none; spare lines too."""
        self.set_class(event.size.width < PANEL_BESIDE, "narrow")
        self.set_class(event.size.height < AIRY, "short")
