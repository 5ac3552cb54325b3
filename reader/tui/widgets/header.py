"""The line at the top: where the article is from, how long it is, how far one has read."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from typing_extensions import override

from reader.article.guarding import guard
from reader.layout.bidi import visual
from reader.layout.widths import cell_width, cut
from reader.tui.widgets.article_style import filtered

SHORTEST_TITLE = 12
"""Cells; less of a title says nothing."""
BETWEEN = " · "


class ArticleHeader(Widget):
    """One line about the article: its title as far as there is room, and what never gives way to it."""

    DEFAULT_CSS = """
    ArticleHeader { height: 1; padding: 0 1; color: $foreground-muted; background: $boost; }
    """
    title: reactive[str] = reactive("")
    about: reactive[str] = reactive("")
    progress: reactive[tuple[int, int, int]] = reactive((0, 0, 0))
    """Paragraph, paragraphs, per cent."""

    _styles: tuple[Style, Style] | None = None
    """Of all but the title, and of the title; none where they are to be found anew."""

    @override
    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the line, past Textual's cache and its wrapping: it changes with every page."""
        usual, of_title = self._styles or self._find_styles()
        width = self.content_size.width
        paragraph, paragraphs, percent = self.progress
        place = f"¶ {paragraph}/{paragraphs}  {percent:3} %" if paragraphs else ""
        title, about = left_part(self.title, self.about, max(0, width - len(place) - 2))
        gap = max(1, width - cell_width(title) - cell_width(about) - len(place))
        words = Segment(title, of_title), Segment(f"{about}{' ' * gap}{place}", usual)
        line = Strip([edge := Segment(" ", usual), *words]).crop(0, width + 1)
        return [Strip([*line, edge]).crop(crop.x, crop.right)]

    @override
    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles = None

    def _find_styles(self) -> tuple[Style, Style]:
        usual = self.rich_style
        self._styles = filtered(self, usual), filtered(self, usual + Style(bold=True))
        return self._styles


@lru_cache(maxsize=16)
def left_part(title: str, about: str, room: int) -> tuple[str, str]:
    """Return as much of the title as there is room for, which can be nothing, and what stands after it."""
    about = guard(about)
    room_for_title = room - cell_width(about) - len(BETWEEN)
    if not title or room_for_title < SHORTEST_TITLE:
        return "", cut(about, room)
    return visual(cut(guard(title), room_for_title)), BETWEEN + about
