"""What is done with one open article: its commands. Made with the first key; the first sight needs none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen
from textual.worker import Worker

from reader.article.model import Span
from reader.keys.bindings import Keymap
from reader.library import OpenArticle
from reader.library.focused import about
from reader.ports import Choices
from reader.tui.screens.asking import Asking
from reader.tui.screens.base import Action
from reader.tui.screens.copying import CopyCommands
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
from reader.tui.screens.passages import Asker
from reader.tui.screens.tagging import Entities
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from reader.tui.screens.picturing import Picturing
    from reader.tui.widgets.prompt import Prompt
    from reader.tui.widgets.side_panel import SidePanel


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """What a desk needs of its screen."""

    view: ArticleView
    status: StatusLine
    make_panel: Callable[[], Awaitable[SidePanel]]
    make_prompt: Callable[[], Awaitable[Prompt]]
    ask: Callable[[ModalScreen[Any], Callable[[Any], None]], object]
    ready: Callable[[], None]
    """Shows the marks, which are waited for, where they are not shown yet."""
    complain: Callable[[str], None]
    open_source: Callable[[str], object]
    choose_look: Callable[[str, Choices], object]
    run: Callable[[Coroutine[Any, Any, None]], Worker[None]]


class Desk:
    """The commands of one open article."""

    def __init__(self, opened: OpenArticle, surface: Surface, keymap: Keymap, notes: Path) -> None:
        self._opened = opened
        self._surface = surface
        self._picturing: Picturing | None = None
        view, status = surface.view, surface.status
        self.listing = Listing(opened=opened, view=view, make_panel=surface.make_panel, say=status.say)
        self.asking = Asking(
            view=view, status=status, make_prompt=surface.make_prompt, open_source=surface.open_source
        )
        asker = Asker(ask=surface.ask, say=status.say)
        marking = Marking(view=view, opened=opened, keymap=keymap, notes=notes, asker=asker)
        entities = Entities(
            view=view,
            opened=opened,
            keymap=keymap,
            asker=asker,
            choose_look=surface.choose_look,
            cover=self._cover,
        )
        copying = CopyCommands(
            view=view,
            opened=opened,
            ask=surface.ask,
            start=surface.run,
            say=status.say,
            complain=surface.complain,
        )
        on_marks: Mapping[str, Action] = {
            **walking(view, self._about, status.say),
            **growing(view, self._about, status.say),
            **folding(view, status.say),
            **searching(view, status.say),
            **selecting(view, status.say),
            **marking.actions(),
            **entities.actions(),
            **copying.actions(),
            **setting(view, surface.choose_look),
            **going_back(view, status.say),
            **self.listing.actions(),
            **self.asking.actions(),
            "panel.delete": lambda _: self._delete_listed(),
            "reading.picture": lambda _: self._toggle_picture(),
            "reading.select": lambda _: self._select(),
            "reading.release": lambda _: self._release(),
        }
        self.actions = {**scrolling(view), **{name: self._when_ready(act) for name, act in on_marks.items()}}

    def _when_ready(self, act: Action) -> Action:
        """Have the marks shown first: only who scrolls is not kept waiting for them."""

        def acting(count: int) -> object:
            self._surface.ready()
            return act(count)

        return acting

    def _cover(self, lines: int) -> None:
        """Have the text end above what covers some lines at the bottom of the screen, the last one too."""
        view, status = self._surface.view, self._surface.status
        view.styles.margin = (0, 0, max(0, lines - status.outer_size.height), 0)

    def point_at(self, mark_id: str) -> None:
        """Focus the mark that was clicked."""
        mark = self._opened.mark(mark_id)
        if mark is not None and mark.span is not None:
            self._surface.view.focus_span(mark.span)
            self.listing.choose(mark_id)
            self._surface.status.say(self._about("stop", mark.span))

    def _about(self, unit: str, span: Span) -> str:
        return about(unit, self._opened.article, self._opened.placed, span)

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
