"""What is done with one open article: its commands. Made with the first key; the first sight needs none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.worker import Worker

from reader.article.model import Span
from reader.config import Config
from reader.keys.bindings import Keymap
from reader.library import OpenArticle
from reader.library.focused import about
from reader.ports import Choices, EditText
from reader.tui.kinds import shown_kinds
from reader.tui.screens.asking import Asking
from reader.tui.screens.base import Action
from reader.tui.screens.checking import Checking
from reader.tui.screens.copying import CopyCommands
from reader.tui.screens.dialog import Ask
from reader.tui.screens.fitting import Fitting
from reader.tui.screens.listing import Listing
from reader.tui.screens.marking import Marking
from reader.tui.screens.moving import (
    folding,
    going_back,
    growing,
    scrolling,
    searching,
    selecting,
    setting,
    walking,
)
from reader.tui.screens.passages import Asker, AtPassage
from reader.tui.screens.tagging import Entities
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.status import Hint, StatusLine

if TYPE_CHECKING:
    from reader.tui.screens.picturing import Picturing
    from reader.tui.widgets.prompt import Prompt
    from reader.tui.widgets.side_panel import SidePanel


_Commands = TypeVar("_Commands", bound=AtPassage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """What a desk needs of its screen."""

    view: ArticleView
    status: StatusLine
    make_panel: Callable[[], Awaitable[SidePanel]]
    make_prompt: Callable[[], Awaitable[Prompt]]
    ask: Ask
    ready: Callable[[], None]
    """Shows the marks, which are waited for, where they are not shown yet."""
    edit: EditText
    complain: Callable[[str], None]
    open_source: Callable[[str], object]
    choose_look: Callable[[str, Choices], object]
    run: Callable[[Coroutine[Any, Any, None]], Worker[None]]


class Desk:
    """The commands of one open article."""

    def __init__(self, opened: OpenArticle, surface: Surface, keymap: Keymap, config: Config) -> None:
        self._opened = opened
        self._surface = surface
        self._picturing: Picturing | None = None
        view, status, kinds = surface.view, surface.status, shown_kinds(config)
        self._kinds, self._keymap = kinds, keymap
        self.listing = Listing(
            opened=opened, view=view, kinds=kinds, make_panel=surface.make_panel, say=status.say
        )
        self.asking = Asking(
            view=view, status=status, make_prompt=surface.make_prompt, open_source=surface.open_source
        )
        waiting = {**self._moving(), **self._marking(config), **self._listing(), **self.asking.actions()}
        self.actions = {**scrolling(view), **{name: self._when_ready(act) for name, act in waiting.items()}}

    def _moving(self) -> Mapping[str, Action]:
        """Return what goes through the text, and what sets it."""
        view, say = self._surface.view, self._surface.status.say
        return {
            **walking(view, self.about, say),
            **growing(view, self.about, say),
            **folding(view, say),
            **searching(view, say),
            **selecting(view, say),
            **setting(view, self._surface.choose_look),
            **going_back(view, say),
            "reading.picture": lambda _: self._toggle_picture(),
            "reading.select": lambda _: self._select(),
            "reading.release": lambda _: self._release(),
        }

    def _marking(self, config: Config) -> Mapping[str, Action]:
        """Return what is done with the passage that has the focus."""
        surface = self._surface
        view, opened, say = surface.view, self._opened, surface.status.say
        asker = Asker(ask=surface.ask, say=say, edit=surface.edit)

        def at(commands: Callable[..., _Commands]) -> _Commands:
            return commands(
                view=view,
                opened=opened,
                keymap=self._keymap,
                kinds=self._kinds,
                notes=config.notes,
                asker=asker,
            )

        copying = CopyCommands(
            view=view, opened=opened, ask=surface.ask, start=surface.run, say=say, complain=surface.complain
        )
        entities = at(partial(Entities, choose_look=surface.choose_look, cover=self._cover))
        acts = (at(Marking), at(Checking), at(Fitting), entities, copying)
        return {name: act for commands in acts for name, act in commands.actions().items()}

    def _listing(self) -> Mapping[str, Action]:
        """Return what the lists beside the text do."""
        return {**self.listing.actions(), "panel.delete": lambda _: self._delete_listed()}

    def about(self, unit: str, span: Span) -> str:
        """Say what there is to know of a passage that was walked to."""
        marks = self._opened.placed
        said = about(unit, self._opened.article, marks, span, kinds=self._kinds)
        more = len(marks.on(span)) - 1 if unit == "mark" else 0
        return f"{said} · {more} more mark{'s' if more > 1 else ''} here" if more > 0 else said

    def count_hints(self, count: str) -> tuple[Hint, ...]:
        """Say what a number would choose that waits for a key."""
        kind = self._kinds.numbered(int(count)) if self._has_passage else None
        keys = self._keymap.keys("reading.highlight")
        further = [(keys[0], f"as {kind.name}")] if kind and keys else []
        following = self._keymap.keys("reading.next-quotation")
        return (*further, *((key, f"{count} quotations on") for key in following[:1]))

    @property
    def _has_passage(self) -> bool:
        return bool(self._surface.view.focused_span or self._surface.view.selection)

    def _when_ready(self, act: Action) -> Action:
        """Have the marks shown first: only who scrolls is not kept waiting for them."""

        def acting(count: int) -> object:
            self._surface.ready()
            return act(count)

        return acting

    def _cover(self, lines: int) -> None:
        """Keep what is gone to above what covers some lines at the bottom of the screen, the last one too."""
        self._surface.view.cover(max(0, lines - self._surface.status.outer_size.height))

    async def clicked(self, event: ArticleView.MarkClicked | ArticleView.LinkClicked) -> None:
        """Focus a mark that was clicked; ask whether to open a link."""
        if isinstance(event, ArticleView.LinkClicked):
            await self.asking.ask_for_link(event.number)
            return
        mark = self._opened.mark(event.id)
        if mark is not None and mark.span is not None:
            self._surface.view.focus_span(mark.span)
            self.listing.choose(event.id)
            self._surface.status.say(self.about("mark", mark.span))

    def _delete_listed(self) -> None:
        if self.listing.key:
            self._opened.delete(self.listing.key)

    def _toggle_picture(self) -> None:
        """Show or hide a picture; most readings do without."""
        if self._picturing is None:
            from reader.tui.screens.picturing import Picturing

            surface = self._surface
            self._picturing = Picturing(
                view=surface.view,
                fetch=self._opened.picture,
                start=surface.run,
                say=surface.status.say,
                complain=surface.complain,
            )
        self._picturing.toggle()

    def _select(self) -> None:
        self._surface.view.start_selection()
        self._surface.status.say("")

    def _release(self) -> None:
        view = self._surface.view
        view.end_selection()
        view.focus_span(None)
        view.clear_search()
        self._surface.status.say("")
