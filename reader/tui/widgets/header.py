"""The line at the top: where the article is from, how long it is, how far one has read."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from reader.article.normalise import guard
from reader.layout.bidi import visual
from reader.layout.widths import cut
from reader.ports import ArticleRecord

WORDS_PER_MINUTE = 230
"""Silent reading of non-fiction, over 190 studies (Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047)."""

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


def describe(record: ArticleRecord) -> str:
    """Say where an article is from and how long it is: site · date · language · words · minutes."""
    metadata = record.metadata
    minutes = max(1, round(record.words / WORDS_PER_MINUTE))
    parts = (
        metadata.site,
        shown_date(metadata.published),
        metadata.language,
        f"{record.words:,} words",
        f"{minutes} min",
    )
    return " · ".join(part for part in parts if part)


def shown_date(published: str | None) -> str | None:
    """Write an ISO date as 14 March 2026; one that is not ISO stays as it is."""
    if not published:
        return None
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day.day} {day:%B %Y}"
