"""Marks of a library with their articles, for tests of what lists them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from reader.library.filters import Listed
from reader.marks.model import Selector
from tests.edges.store.records import a_record
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark


def listed(
    words: str,
    *,
    article: str = "a1",
    day: int = 0,
    **changes: Any,  # noqa: ANN401 - any field of a mark
) -> Listed:
    """Return a mark on some words of an article, made so many days after the first."""
    mark = a_mark(
        f"{article} {words}",
        article_id=article,
        selector=Selector(words, "", "", 0),
        created=FIRST_MOMENT + timedelta(days=day),
        **changes,
    )
    return Listed(mark, a_record(article, added=FIRST_MOMENT + timedelta(days=day)))
