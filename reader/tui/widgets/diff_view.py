"""The view of a difference: drawn as articles are, with what became of the words, and of the marks beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from typing_extensions import override

from reader.article.model import Article, Span, overlaps
from reader.layout.line import Line
from reader.marks.differing.merged import Merged, Stretch
from reader.tui.widgets.article_column import Look
from reader.tui.widgets.article_layers import ByBlock, Gutter, Layer
from reader.tui.widgets.article_page import ArticlePage

SIGNS = {"deleted": "-", "inserted": "+", "moved": "»"}
"""What stands beside a line with such words alone."""
SEVERAL = "~"
COMPONENTS = {"deleted": "deleted", "inserted": "inserted", "moved": "added", "quiet": "added"}
Letter = tuple[str, str]
"""A mark's letter, and its colour."""


class DiffView(ArticlePage):
    """Shows two texts in one; the change that was gone to has a bar."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"article--deleted", "article--inserted"}
    DEFAULT_CSS = """
    DiffView { height: 1fr; }
    DiffView > .article--deleted { color: $text-error; text-style: strike; }
    DiffView > .article--inserted { color: $text-success; text-style: underline; }
    DiffView:ansi > .article--deleted { color: ansi_red; }
    DiffView:ansi > .article--inserted { color: ansi_green; }
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._merged = Merged()
        self._letters: Sequence[tuple[int, Letter]] = ()
        self._at = -1

    def show_merged(self, merged: Merged, article: Article, letters: Mapping[int, list[Letter]]) -> None:
        """Show a difference from its beginning.

        Args:
            merged: The words.
            article: The same, to be laid out.
            letters: Of the marks that it touches, by where they are in the text.
        """
        self._merged, self._at = merged, -1
        self._letters = [(place, one) for place, some in sorted(letters.items()) for one in some]
        self.show(article)
        self.fold(())

    @property
    def change(self) -> tuple[int, int]:
        """The number of the change that was gone to, from 1, 0 for none; and how many there are."""
        return self._at + 1, len(self._merged.changes)

    def go_to_change(self, step: int) -> bool:
        """Go some changes on or back; False where there is none that way."""
        changes = self._merged.changes
        at = min(max(0, self._at + step), len(changes) - 1)
        if at == self._at or not changes:
            return False
        self._at = at
        self.reveal(changes[at])
        self.redraw()
        return True

    @override
    def drawn_over(self, line: Line) -> list[Layer]:
        over = self._stretches.over(line.block, line.span)
        return [*super().drawn_over(line), *(Layer(one.span, COMPONENTS[one.look]) for one in over)]

    @override
    def gutter_of(self, line: Line) -> Gutter:
        if not line.has_text:
            return Gutter()
        over = self._stretches.over(line.block, line.span)
        signs = "".join({SIGNS[one.look] for one in over if one.look in SIGNS})
        letters = tuple(letter for place, letter in self._letters if line.start <= place < line.end)
        is_here = self._at >= 0 and overlaps(self._merged.changes[self._at], line.span)
        return Gutter(letters, "focus" if is_here else "", signs if len(signs) < 2 else SEVERAL)

    @override
    def kind_in(self, span: Span) -> str:
        return ""

    @override
    def _open(self, article: Article) -> None:
        merged: Merged | None = getattr(self, "_merged", None)
        self._stretches: ByBlock[Stretch] = ByBlock(article, merged.stretches if merged else ())
        super()._open(article)
