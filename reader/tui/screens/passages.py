"""What the commands on a passage share: which passage is meant, the mark on it, and how it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.article.model import Span
from reader.article.normalise import clean_line
from reader.keys.bindings import Keymap
from reader.library import OpenArticle, PlacedMark
from reader.marks.kinds import Kinds
from reader.marks.model import MarkKind
from reader.ports import EditText
from reader.tui.screens.dialog import Ask
from reader.tui.widgets.article_view import ArticleView

NOTHING_CHOSEN = "Nothing is chosen: ] q goes to a quotation, v starts a selection."
SHOWN_OF_PASSAGE = 120
"""Code points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """What marking needs of its screen."""

    ask: Ask
    say: Callable[[str], None]
    edit: EditText


@dataclass(frozen=True, slots=True, kw_only=True)
class AtPassage:
    """The commands on passages of one open article."""

    view: ArticleView
    opened: OpenArticle
    keymap: Keymap
    kinds: Kinds
    notes: Path
    """Where notes are exported to."""
    asker: Asker

    def _passage(self) -> Span | None:
        span = self.view.selection or self.view.focused_span
        if span is None:
            self.asker.say(NOTHING_CHOSEN)
        return span

    def _mark_on(self, span: Span) -> PlacedMark | None:
        return self.opened.placed.latest_on(span)

    def _set(self, span: Span, old: PlacedMark | None, **given: Any) -> None:  # noqa: ANN401 - a mark's fields
        """Set what is said of a mark; a passage that is none, or is none any more, becomes one.

        While it was asked for another window may have deleted the mark: what was typed is kept nevertheless.
        So is what another typed into it meanwhile.
        """
        self.opened.refresh()
        if old is not None and self.opened.mark(old.annotation.id) is not None:
            self.opened.edit(old.annotation, **given)
        elif any(given.values()):
            self.opened.highlight(span, old.annotation.kind if old else MarkKind.QUOTE, **given)

    def _done(self, span: Span, message: str) -> None:
        self.view.end_selection()
        self.view.focus_span(span)
        self.asker.say(message)

    def _key(self, command_id: str) -> str:
        return next(iter(self.keymap.keys(command_id)), "")

    def _keeping(self) -> str:
        return f"{self._key('dialog.accept')} keeps · {self._key('dialog.cancel')} changes nothing"

    def _completing(self) -> str:
        return f"{self._key('completing.complete')} takes over [the name] · {self._keeping()}"

    def _words(self, span: Span) -> str:
        words = clean_line(self.opened.article.text_of(span))
        return words if len(words) <= SHOWN_OF_PASSAGE else words[:SHOWN_OF_PASSAGE] + "…"
