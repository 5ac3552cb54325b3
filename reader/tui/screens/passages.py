"""What all commands on passages have: the passage that is meant, and ways to ask and to say what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.screen import ModalScreen

from reader.article.model import Span
from reader.article.normalise import clean_line
from reader.keys.bindings import Keymap
from reader.library import OpenArticle, PlacedMark
from reader.tui.widgets.article_view import ArticleView

NOTHING_CHOSEN = "Nothing is chosen: ] q goes to a quotation, v starts a selection."
SHOWN_OF_PASSAGE = 120
"""Code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """What marking needs of its screen."""

    ask: Callable[[ModalScreen[Any], Callable[[Any], None]], object]
    """Opens a dialog, and calls back with its result unless it was cancelled."""
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPassages:
    """Commands on the passages of one open article."""

    view: ArticleView
    opened: OpenArticle
    keymap: Keymap
    asker: Asker

    def _passage(self) -> Span | None:
        span = self.view.selection or self.view.focused_span
        if span is None:
            self.asker.say(NOTHING_CHOSEN)
        return span

    def _mark_on(self, span: Span) -> PlacedMark | None:
        return self.opened.placed.latest_on(span)

    def _done(self, span: Span, message: str) -> None:
        self.view.end_selection()
        self.view.focus_span(span)
        self.asker.say(message)

    def _key(self, command_id: str) -> str:
        return next(iter(self.keymap.keys(command_id)), "")

    def _words(self, span: Span) -> str:
        words = clean_line(self.opened.article.text_of(span))
        return words if len(words) <= SHOWN_OF_PASSAGE else words[:SHOWN_OF_PASSAGE] + "…"
