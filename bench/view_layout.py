"""How long it takes to lay a text out, without a screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from bench.view_texts import chinese, lines

REPEATS = 5
COLUMN = 72
CHARACTERS = 1_000_000


def layout_rows(word_counts: Iterable[int]) -> list[list[str]]:
    """Lay long texts out, whole; return a row for each: what it is, CPU time, goal."""
    rows = [
        [
            f"{count:,} words, wrapped whole",
            least(list(lines(count))),
            "≤ 40 ms" if count < 10**6 else "≤ 80 ms",
        ]
        for count in word_counts
    ]
    return [*rows, [f"{CHARACTERS:,} Chinese characters", least(list(chinese(CHARACTERS))), "≤ 150 ms"]]


def least(paragraphs: list[str]) -> str:
    """Return the least CPU time that it took, of a few tries: the others met a busy machine."""
    from reader.article.assemble import BlockDraft, assemble
    from reader.article.model import BlockKind, Metadata
    from reader.layout.lines import Layout

    drafts = [BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs]
    article = assemble(drafts, Metadata())

    def wrap() -> None:
        layout = Layout(article, COLUMN, frozenset())
        # Whatever is put off until it is seen is part of the whole.
        layout.line(len(layout) - 1)

    return f"{1000 * min(timed(wrap) for _ in range(REPEATS)):.0f} ms"


def timed(act: Callable[[], None]) -> float:
    """Return the CPU seconds that something takes."""
    before = time.process_time()
    act()
    return time.process_time() - before
