"""Where words came in: of places that say the same, the one where a whole sentence came in."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def slide(old: Sequence[int], new: Sequence[int], became: list[int], starts: Collection[int]) -> None:
    """Let words that came in begin where a sentence does, if the words around them can be told so too.

    A near copy before or behind what it was made of begins or ends as that does: a diff takes the words that
    both have from the one, and the rest from the other.

    Args:
        old: The older text.
        new: The newer one.
        became: Which word of the newer text each of the older is; told anew.
        starts: Where sentences of the newer text begin.
    """
    for at in range(len(old) - 1):
        first, last = became[at] + 1, became[at + 1]
        if 0 < first < last and first not in starts:
            _slide(old, new, became, at, starts)


def _slide(
    old: Sequence[int], new: Sequence[int], became: list[int], at: int, starts: Collection[int]
) -> None:
    first, last = became[at] + 1, became[at + 1]
    for many in range(1, last - first + 1):
        # The words before what came in are those at its end.
        own = at + 1 - many
        if own < 0 or became[own] != first - many or old[own] != new[last - many]:
            break
        if first - many in starts:
            became[own : at + 1] = range(last - many, last)
            return
    for many in range(1, last - first + 1):
        # The words behind it are those at its beginning.
        own = at + many
        if own >= len(old) or became[own] != last + many - 1 or old[own] != new[first + many - 1]:
            break
        if first + many in starts:
            became[at + 1 : own + 1] = range(first, first + many)
            return
