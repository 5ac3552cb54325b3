"""Marks to test with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reader.article.model import Span
from reader.marks.anchoring import describe
from reader.marks.model import Annotation, MarkKind
from tests.fakes import FIRST_MOMENT

TEXT = "Ministers met on Monday.\n\n“We will not sign,” said Jane Roe. Ministers left on Tuesday."


def a_mark(mark_id: str = "m1", **changes: Any) -> Annotation:  # noqa: ANN401 - any field
    """Make a mark on “We will not sign,”; `changes` replace its fields."""
    mark = Annotation(
        id=mark_id,
        article_id="a1",
        text_hash="0" * 64,
        selector=describe(TEXT, Span(27, 44)),
        kind=MarkKind.QUOTE,
        created=FIRST_MOMENT,
        modified=FIRST_MOMENT,
    )
    return replace(mark, **changes)
