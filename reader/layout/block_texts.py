"""What the lines of an article are made of, whatever their width: texts, ways to wrap them, directions."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article.direction import strong_direction
from reader.article.guarding import guard_lines
from reader.article.model import Article, Direction
from reader.layout.bidi import has_right_to_left, levels_of
from reader.layout.breaking import glued
from reader.layout.wrap import Form, form_of


class BlockTexts:
    """The text of each block as it is wrapped, whatever the width."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.starts = [block.start for block in article.blocks]
        self._forms: dict[int, Form | None] = {}
        self._changed: dict[int, str] = {}
        self._levels: dict[int, tuple[bool, Sequence[int] | None]] = {}

    def to_wrap(self, number: int) -> tuple[str, Form | None]:
        """Return a block's text, with spaces that hold where lines may not end, and how it is wrapped."""
        block = self.article.blocks[number]
        text = self.article.text[block.start : block.end]
        if number not in self._forms:
            safe = glued(guard_lines(text))
            if safe != text:
                self._changed[number] = safe
            self._forms[number] = form_of(safe)
        return self._changed.get(number, text), self._forms[number]

    def direction(self, number: int) -> tuple[bool, Sequence[int] | None]:
        """Tell whether a block runs from right to left, and the level of each character where any does."""
        if number not in self._levels:
            block = self.article.blocks[number]
            self._levels[number] = self.direction_in(guard_lines(self.article.text_of(block)))
        return self._levels[number]

    def direction_in(self, text: str) -> tuple[bool, Sequence[int] | None]:
        """Tell the same of words that are not in the article's text."""
        is_article_rtl = self.article.metadata.direction is Direction.RTL
        if not is_article_rtl and not has_right_to_left(text):
            return False, None
        rtl = (strong_direction(text) or self.article.metadata.direction) is Direction.RTL
        if not has_right_to_left(text):
            return rtl, None
        levels = [level for line in text.split("\n") for level in (*levels_of(line, rtl=rtl), int(rtl))]
        return rtl, levels[:-1]
