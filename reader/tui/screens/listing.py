"""What the reading screen's side panel does: it lists, follows what is read, and jumps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reader.article.model import Article, Span
from reader.library import PlacedMark
from reader.tui.screens.base import Action
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.side_panel import SidePanel
from reader.tui.widgets.side_sections import Item, Section, marked, sections


class Listing:
    """The lists beside one article."""

    def __init__(self, *, view: ArticleView, panel: SidePanel, say: Callable[[str], None]) -> None:
        self._view = view
        self._panel = panel
        self._say = say
        self._sections: dict[str, Section] = {}

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        panel = self._panel
        return {
            "panel.down": lambda count: panel.go(count),
            "panel.up": lambda count: panel.go(-count),
            "panel.jump": lambda _: panel.jump(),
            "panel.next-list": lambda count: panel.turn(count),
            "panel.previous-list": lambda count: panel.turn(-count),
            "panel.close": lambda _: self._show(None),
            "reading.panel": lambda _: self._show("marks"),
            "reading.outline": lambda _: self._show("outline"),
        }

    @property
    def is_shown(self) -> bool:
        """Whether any list is on the screen."""
        return bool(self._panel.display)

    def list_article(self, article: Article) -> None:
        """List what an article holds."""
        self._sections = sections(article, ())

    def list_marks(self, marks: Sequence[PlacedMark]) -> None:
        """List these marks and no others."""
        self._sections["marks"] = marked(marks)
        self._panel.show(self._sections)

    def focus(self, item: Item) -> None:
        """Focus in the text what the cursor of the list is on, so that marking commands mean it."""
        if item.spans and self._panel.has_focus:
            self._view.focus_span(item.spans[0])

    def jump(self, item: Item, *, hide: bool) -> None:
        """Go to an entry's place, or to the next of its places where one has the focus."""
        span = self._next_place(item)
        if span is None:
            self._say("Its passage is not in this version of the text.")
            return
        if hide:
            self._panel.display = False
        self._view.focus()
        self._view.leave_place()
        self._view.focus_span(span, reveal=True)

    def _next_place(self, item: Item) -> Span | None:
        focus = self._view.focused_span
        if focus not in item.spans:
            return item.spans[0] if item.spans else None
        return item.spans[(item.spans.index(focus) + 1) % len(item.spans)]

    def _show(self, name: str | None) -> None:
        """Show a list, or none; the list that is shown already is hidden."""
        panel = self._panel
        panel.display = name is not None and not (panel.display and panel.section == name)
        if name is not None and panel.display:
            panel.turn_to(name)
            panel.follow(self._view.visible_text())
        (panel if panel.display else self._view).focus()
