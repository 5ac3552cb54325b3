"""The line at the top: where the article is from, how long it is, how far one has read."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from reader.article.normalise import guard
from reader.layout.bidi import visual
from reader.layout.widths import cut

SHORTEST_TITLE = 12
"""Cells; less of a title says nothing."""


class ArticleHeader(Widget):
    """One line about the article: its title as far as there is room, and what never gives way to it."""

    DEFAULT_CSS = """
    ArticleHeader { height: 1; padding: 0 1; color: $foreground-muted; background: $boost; }
    """
    title: reactive[str] = reactive("")
    about: reactive[str] = reactive("")
    progress: reactive[tuple[int, int, int]] = reactive((0, 0, 0))
    """Paragraph, paragraphs, per cent."""

    @override
    def render(self) -> Content:
        width = self.content_size.width
        paragraph, paragraphs, percent = self.progress
        place = f"¶ {paragraph}/{paragraphs}  {percent:3} %" if paragraphs else ""
        left = self._left(max(0, width - len(place) - 2))
        gap = max(1, width - left.cell_length - len(place))
        return Content.assemble(left, " " * gap, place).truncate(width)

    def _left(self, room: int) -> Content:
        about = Content(guard(self.about))
        room_for_title = room - about.cell_length - 3
        if not self.title or room_for_title < SHORTEST_TITLE:
            return about.truncate(room, ellipsis=True)
        title = Content.styled(visual(cut(guard(self.title), room_for_title)), "bold")
        return Content.assemble(title, " · ", about)
