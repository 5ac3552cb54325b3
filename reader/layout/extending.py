"""How a selection is drawn with Shift held down: it begins where one is, grows that way, and gives way back.

Unlike the caret's own motions, which go to where a word starts, these take in whole words and paragraphs.
The character at which a selection began stays in it, whichever way it is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.article.model import Span
from reader.layout.caret import Caret, Motions, Segmenter

STEPS: Final = ("left", "right", "up", "down", "word-left", "word-right", "paragraph-up", "paragraph-down")
"""The ways to draw a selection."""
_FORWARD = frozenset({"right", "down", "word-right", "paragraph-down"})


class Chosen(NamedTuple):
    """A selection: the character that stays, and the one that the caret is on."""

    fixed: int
    caret: Caret


class Extending:
    """Draws selections over one layout of at least one line."""

    def __init__(self, motions: Motions) -> None:
        self._motions = motions

    def begin(self, place: int, step: str) -> Chosen:
        """Select from a place on, or back: of what begins or ends there, a first piece."""
        here = Caret(self._motions.settle(place))
        match step:
            case "right":
                return Chosen(here.offset, here)
            case "down":
                return Chosen(here.offset, self._motions.line_end(here))
            case "word-right" | "paragraph-down":
                return Chosen(here.offset, self._motions.end_beyond(here.offset, self._parts(step)))
        before = self._motions.left(here)
        return Chosen(before.offset, before if step == "left" else self._back(here, step))

    def around(self, span: Span, step: str) -> Chosen:
        """Select a passage, with the caret at the end that a step goes to."""
        first = self._motions.settle(span.start)
        last = self._motions.settle(max(span.start, span.end - 1))
        return Chosen(first, Caret(last)) if step in _FORWARD else Chosen(last, Caret(first))

    def extend(self, chosen: Chosen, step: str) -> Chosen:
        """Move the caret a step; at the ends of the article it stays."""
        fixed, caret = chosen
        moved = self._on(caret, fixed, step) if step in _FORWARD else self._back(caret, step, fixed)
        return Chosen(fixed, moved)

    def _on(self, caret: Caret, fixed: int, step: str) -> Caret:
        match step:
            case "right":
                return self._motions.right(caret)
            case "down":
                return self._motions.vertical(caret, 1)
        if caret.offset < fixed:
            start = self._motions.next_start(caret, self._parts(step))
            return Caret(min(start.offset, fixed))
        return self._motions.end_beyond(self._motions.span_at(caret.offset).end, self._parts(step))

    def _back(self, caret: Caret, step: str, fixed: int | None = None) -> Caret:
        match step:
            case "left":
                return self._motions.left(caret)
            case "up":
                return self._motions.vertical(caret, -1)
        if fixed is not None and caret.offset > fixed:
            end = self._motions.end_before(caret.offset, self._parts(step))
            return Caret(max(end.offset, fixed))
        return self._motions.previous_start(caret, self._parts(step))

    def _parts(self, step: str) -> Segmenter:
        return self._motions.words if step.startswith("word") else self._block

    def _block(self, number: int) -> Sequence[Span]:
        return (self._motions.layout.article.blocks[number].span,)
