"""The reading screen: an article and its marks, the commands on both, the lists beside them, the mouse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.events import Resize
from typing_extensions import override

from reader.config import Config
from reader.keys.bindings import Keymap
from reader.library import OpenArticle
from reader.marks.placed import Shift
from reader.ports import EditText
from reader.tui.screens.base import Action, GoToLibrary, LeaveScreen, LookChosen, OpenSource, ShowKeys
from reader.tui.screens.opening import OpeningScreen
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from reader.tui.screens.again import Kept
    from reader.tui.screens.desk import Desk, Surface
    from reader.tui.widgets.prompt import Prompt
    from reader.tui.widgets.side_panel import SidePanel

PANEL_BESIDE = 100
"""Cells of width from which the panel stands beside the text; below, it covers it."""

AIRY = 16
"""Lines of height from which a line is left free below the header."""


class ReadingScreen(OpeningScreen):
    """An open article with its commands, which are there once it is."""

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
        super().__init__(opening, name, keymap, config, goal=goal)
        self._edit = edit
        self._desk: Desk | None = None
        self._is_leaving = False

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
        self._desk = None
        self._show_other(opened, kept.place)
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

    @override
    def _list_again(self, shift: Shift) -> None:
        if self._desk is not None and any(shift):
            self._desk.listing.marks_changed()

    @override
    def _moved(self) -> None:
        super()._moved()
        if self._desk is not None:
            self._desk.listing.follow()

    def on_resize(self, event: Resize) -> None:
        """Put the panel beside the text where there is room, over it where there is none; spare lines too."""
        self.set_class(event.size.width < PANEL_BESIDE, "narrow")
        self.set_class(event.size.height < AIRY, "short")
