"""Wrapping: where the lines of a text begin and end.

Greedy, and exact in cells. A line ends at white space, which belongs to no line; after a hyphen or
dash inside a word; at a zero-width space; between wide East Asian characters, where the simple
rules of kinsoku allow it; between the words of Thai and its neighbours, where they are known. No-break
spaces hold, and so do the spaces that French sets inside « » and before : ; ! ?. Soft hyphens are
nothing, clusters stay whole, a word longer than the line is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from enum import IntEnum

from reader.layout.breaking import DASHES, can_break, glued, word_starts
from reader.layout.widths import BREAKING_SPACES, is_even, is_simple, measure, one_cell_places

_SPACE = re.compile(f"[{BREAKING_SPACES}]")
_SPACES = re.compile(f"[{BREAKING_SPACES}]*")
# The dash is looked for before what stands in front of it, which would be looked at everywhere.
_INNER_DASH = re.compile(rf"[{DASHES}](?<=[^\W_].)(?=[^\W\d_])")
"""A dash inside a word, after which a line may end."""

Put = Callable[[int], None]
"""Takes where a line starts, then where it ends, then where the next one starts."""


class Form(IntEnum):
    """How a text without line feeds is wrapped, the fastest way first."""

    PLAIN = 0
    """A character is a cell, and every line ends at a single space."""
    DASHED = 1
    """The same, but some words have dashes."""
    EVEN = 2
    """Every character is one cell or two, and stands alone."""
    CLUSTERS = 3
    """Everything else."""


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the start and end of each line; a line feed always ends one, and an empty text is one line."""
    edges: list[int] = []
    text = glued(text)
    wrap_glued(text, width, edges.append, form_of(text))
    return list(zip(edges[::2], edges[1::2], strict=True))


def wrap_glued(text: str, width: int, put: Put, form: Form | None) -> None:
    """Wrap a text that `glued` made; `form` is what `form_of` says of it, whatever the width."""
    width = max(1, width)
    if form is not None:
        _WRAPPERS[form](text, width, put)
        return
    base = 0
    for piece in text.split("\n"):
        _WRAPPERS[_form_of_line(piece)](piece, width, _moved(put, base))
        base += len(piece) + 1


def form_of(text: str) -> Form | None:
    """Tell how a text is wrapped; None where it has line feeds, so that each of its lines differs."""
    return None if "\n" in text else _form_of_line(text)


def _form_of_line(text: str) -> Form:
    if not is_simple(text):
        return Form.EVEN if is_even(text) else Form.CLUSTERS
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        return Form.EVEN
    return Form.DASHED if _INNER_DASH.search(text) else Form.PLAIN


def _moved(put: Put, base: int) -> Put:
    return lambda edge: put(base + edge)


def _wrap_plain(text: str, width: int, put: Put) -> None:
    start, stop = 0, len(text)
    while stop - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end < 0:
            put(start)
            start += width
            put(start)
        else:
            put(start)
            put(end)
            start = end + 1
    put(start)
    put(stop)


def _wrap_dashed(text: str, width: int, put: Put) -> None:
    dashes = [dash for dash in DASHES if dash in text]
    start, stop = 0, len(text)
    while stop - start > width:
        limit = start + width
        space = text.rfind(" ", start, limit + 1)
        put(start)
        start = _after_dash(text, dashes, max(start, space), limit)
        if start > 0:
            put(start)
        elif space < 0:
            put(limit)
            start = limit
        else:
            put(space)
            start = space + 1
    put(start)
    put(stop)


def _after_dash(text: str, dashes: Sequence[str], start: int, limit: int) -> int:
    """Find the last place after a dash inside a word at which a line from `start` may end; 0 for none."""
    best = 0
    for dash in dashes:
        place = text.rfind(dash, start, limit)
        while place >= 0 and not _INNER_DASH.match(text, place):
            place = text.rfind(dash, start, place)
        best = max(best, place + 1)
    return best


def _wrap_even(text: str, width: int, put: Put) -> None:
    _wrap_fitted(_EvenFit(text, width), put)


def _wrap_clusters(text: str, width: int, put: Put) -> None:
    _wrap_fitted(_ClusterFit(text, width), put)


class _EvenFit:
    """A text whose characters are one cell or two: how many fit is found from the narrow ones' places."""

    words: Collection[int] = ()
    """Where words begin behind others without a space."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self._width = width
        self._narrow = one_cell_places(text)

    def limit(self, start: int) -> int:
        """Return the end of what fits on a line from `start`, one character at least."""
        first = bisect_left(self._narrow, start)
        count = self._width // 2
        while True:
            narrow = bisect_left(self._narrow, start + count) - first
            fitting = (self._width + narrow) // 2
            if fitting == count:
                return min(len(self.text), start + max(1, self._with_next(start, count, narrow)))
            count = fitting

    def _with_next(self, start: int, count: int, narrow: int) -> int:
        """Count the next character too where it is a narrow one for which there is just room."""
        at = start + count
        has_room = 2 * count - narrow < self._width
        return count + (has_room and bisect_left(self._narrow, at + 1) > bisect_left(self._narrow, at))

    def edges(self, start: int, limit: int) -> Sequence[int]:
        """Return where a line from `start` may end at all."""
        return range(start + 1, limit + 1)

    def settle(self, at: int) -> int:
        """Return the start of the cluster at an offset."""
        return at


class _ClusterFit:
    """Any text: its clusters are measured one by one."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self._width = width
        self._measured = measure(text)
        self.words = word_starts(text)

    def limit(self, start: int) -> int:
        """Return the end of what fits on a line from `start`, one cluster at least."""
        cells, edges = self._measured.cells, self._measured.edges
        first = bisect_left(edges, start)
        last = bisect_right(cells, cells[first] + self._width) - 1
        return edges[max(min(first + 1, len(edges) - 1), last)]

    def edges(self, start: int, limit: int) -> Sequence[int]:
        """Return where a line from `start` may end at all."""
        edges = self._measured.edges
        return edges[bisect_right(edges, start) : bisect_right(edges, limit)]

    def settle(self, at: int) -> int:
        """Return the start of the cluster at an offset: a space that carries a mark is there to be seen."""
        return self._measured.edges[bisect_right(self._measured.edges, at) - 1]


def _wrap_fitted(fit: _EvenFit | _ClusterFit, put: Put) -> None:
    text = fit.text
    start, inked = 0, _skipped(text, 0)
    while (limit := fit.limit(start)) < len(text):
        end = _last_break(text, fit.edges(start, limit), inked, fit.words)
        put(start)
        put(_trimmed(text, start, end))
        start = _skipped(text, end)
        if start == len(text):
            return
        start = fit.settle(start)
    put(start)
    put(_trimmed(text, start, len(text)))


def _last_break(text: str, edges: Sequence[int], inked: int, words: Collection[int]) -> int:
    """Find the last edge at which the line may end, but not inside the text's leading space."""
    for at in reversed(edges):
        if at > inked and can_break(text, at, words):
            return at
    return edges[-1]


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and _SPACE.match(text[end - 1]):
        end -= 1
    return end


def _skipped(text: str, start: int) -> int:
    return _SPACES.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing, too


_WRAPPERS: dict[Form, Callable[[str, int, Put], None]] = {
    Form.PLAIN: _wrap_plain,
    Form.DASHED: _wrap_dashed,
    Form.EVEN: _wrap_even,
    Form.CLUSTERS: _wrap_clusters,
}
