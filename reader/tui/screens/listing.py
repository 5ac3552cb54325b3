"""What the reading screen's side panel does: it lists, follows what is read, and jumps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from reader.article.model import Span
from reader.library import OpenArticle
from reader.marks.kinds import Kinds
from reader.tui.screens.base import Action
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from reader.library.sections import Item, Section
    from reader.tui.widgets.side_panel import SidePanel


class Listing:
    """The lists beside one article; panel and lists are made when they are first asked for."""

    def __init__(
        self,
        *,
        opened: OpenArticle,
        view: ArticleView,
        kinds: Kinds,
        make_panel: Callable[[], Awaitable[SidePanel]],
        say: Callable[[str], None],
    ) -> None:
        self._opened = opened
        self._view = view
        self._kinds = kinds
        self._make_panel = make_panel
        self._say = say
        self._panel: SidePanel | None = None
        self._sections: dict[str, Section] = {}

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""

        def on_panel(act: Callable[[SidePanel, int], None]) -> Action:
            return lambda count: act(self._panel, count) if self._panel else None

        return {
            "panel.down": on_panel(lambda panel, count: panel.go(count)),
            "panel.up": on_panel(lambda panel, count: panel.go(-count)),
            "panel.jump": on_panel(lambda panel, _: panel.jump()),
            "panel.next-list": on_panel(lambda panel, count: panel.turn(count)),
            "panel.previous-list": on_panel(lambda panel, count: panel.turn(-count)),
            "panel.close": lambda _: self._show(None),
            "reading.panel": lambda _: self._show("marks"),
            "reading.outline": lambda _: self._show("outline"),
        }

    @property
    def is_shown(self) -> bool:
        """Whether any list is on the screen."""
        return self._panel is not None and bool(self._panel.display)

    @property
    def has_focus(self) -> bool:
        """Whether the keys are for the lists."""
        return self._panel is not None and self._panel.screen.focused is self._panel

    @property
    def key(self) -> str:
        """The key of the entry under the cursor; empty where it has none."""
        return self._panel.key if self._panel else ""

    def marks_changed(self) -> None:
        """List the marks as they are now; a list that is hidden is made when it is shown."""
        if self._panel is not None and self.is_shown:
            self._list_marks(self._panel)

    def choose(self, key: str) -> None:
        """Put the cursor on the entry with a key, if it is listed."""
        if self._panel is not None:
            self._panel.choose(key)

    def follow(self) -> None:
        """Put the cursor on what is read."""
        if self._panel is not None and self.is_shown:
            self._panel.follow(self._view.visible_text())

    def focus(self, item: Item) -> None:
        """Focus in the text what the cursor of the list is on, so that marking commands mean it."""
        if item.spans and self.has_focus:
            self._view.focus_span(item.spans[0])

    def jump(self, item: Item, *, hide: bool) -> None:
        """Go to an entry's place, or to the next of its places where one has the focus."""
        span = self._next_place(item)
        if span is None:
            self._say("Its passage is not in this version of the text.")
            return
        if hide and self._panel is not None:
            self._panel.display = False
        self._view.screen.set_focus(self._view)
        self._view.leave_place()
        self._view.focus_span(span, reveal=True)

    def _next_place(self, item: Item) -> Span | None:
        focus = self._view.focused_span
        if focus not in item.spans:
            return item.spans[0] if item.spans else None
        return item.spans[(item.spans.index(focus) + 1) % len(item.spans)]

    def _list_marks(self, panel: SidePanel) -> None:
        from reader.library.sections import marked

        # A new table: the panel finds its entry by the old one.
        self._sections = {**self._sections, "marks": marked(self._opened.placed, self._kinds)}
        panel.show(self._sections)

    async def _made(self) -> SidePanel:
        from reader.library.sections import sections

        if self._panel is None:
            self._panel = await self._make_panel()
            self._sections = sections(self._opened.article, self._opened.placed, self._kinds)
        return self._panel

    async def _show(self, name: str | None) -> None:
        """Show a list, or none; the list that is shown already is hidden."""
        panel = await self._made()
        panel.display = name is not None and not (panel.display and panel.section == name)
        if name is not None and panel.display:
            self._list_marks(panel)
            panel.turn_to(name)
            panel.follow(self._view.visible_text())
        (panel if panel.display else self._view).focus()
