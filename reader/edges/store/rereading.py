"""An article's marks, read again: only the rows that are other than before are parsed.

To read thousands takes the time of many keys; what another window writes is usually one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from reader.edges.store.journal.table import number_of, parsed
from reader.marks.model import Annotation

Rows = Sequence[tuple[int, Mapping[str, Any]]]
Decode = Callable[[Rows], Iterable[Annotation]]


class Rereading:
    """Remembers what the rows of the article that was read last say."""

    def __init__(self) -> None:
        self._known: dict[bytes, Annotation | None] = {}
        """By the row's bytes; None where it is of another article."""

    def read(self, lines: Iterable[bytes], article_id: str, decode: Decode) -> list[Annotation]:
        """Return the marks of an article.

        Args:
            lines: Rows, at least all of the article's, in any order, some twice.
            article_id: The article's.
            decode: Makes marks of rows, in their order; raises `StoreError`.
        """
        before, now = self._known, {number_of(line): line for line in lines}
        fresh = {number: line for number, line in now.items() if line not in before}
        known = {line: before[line] for number, line in now.items() if number not in fresh}
        rows = parsed(b",".join(fresh.values())) if fresh else []
        ours = [row for row in rows if row[1].get("article_id") == article_id]
        marks = dict(zip((number for number, _ in ours), decode(ours), strict=True))
        known |= {line: marks.get(number) for number, line in fresh.items()}
        self._known = known
        return [mark for mark in known.values() if mark is not None and mark.article_id == article_id]
