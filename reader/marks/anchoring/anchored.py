"""What became of a passage."""

from __future__ import annotations

from typing import NamedTuple

from reader.article.model import Span
from reader.marks.model import State


class Anchored(NamedTuple):
    """Where a passage stands, and what is there now."""

    state: State
    span: Span | None
    words: str
    """What stands there; empty where it is gone."""


GONE = Anchored(State.GONE, None, "")


def anchored(text: str, span: Span, exact: str, *, moved: bool) -> Anchored:
    """Tell a passage that was found; it has the very words, or it is changed."""
    words = text[span.start : span.end]
    if words != exact:
        return Anchored(State.CHANGED, span, words)
    return Anchored(State.MOVED if moved else State.EXACT, span, words)
