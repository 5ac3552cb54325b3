"""Where words came in: of the places that explain a text alike, the one where a whole sentence came in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Sliding(NamedTuple):
    """Two texts in numbers for words, and in `became`, told anew, which of the newer each of the older is."""

    old: Sequence[int]
    new: Sequence[int]
    became: list[int]

    def to(self, starts: Collection[int]) -> None:
        """Let words that came in begin at one of some, if the words around them can be told so too.

        A near copy before or behind what it was made of begins or ends as that does: a diff takes the words
        that both have from the one, and the rest from the other.
        """
        for at in range(len(self.old) - 1):
            first, last = self.became[at] + 1, self.became[at + 1]
            if 0 < first < last and first not in starts and not self._back(at, first, last, starts):
                self._on(at + 1, first, last, starts)

    def _back(self, at: int, first: int, last: int, starts: Collection[int]) -> bool:
        """Take the end of what came in for the words before it, up to one that is at `at`."""
        for many in range(1, min(last - first, at + 1) + 1):
            own = at + 1 - many
            if self.became[own] != first - many or self.old[own] != self.new[last - many]:
                return False
            if first - many in starts:
                self.became[own : at + 1] = range(last - many, last)
                return True
        return False

    def _on(self, at: int, first: int, last: int, starts: Collection[int]) -> None:
        """Take the beginning of what came in for the words behind it, from the one on that is at `at`."""
        for many in range(min(last - first, len(self.old) - at)):
            if self.became[at + many] != last + many or self.old[at + many] != self.new[first + many]:
                return
            if first + many + 1 in starts:
                self.became[at : at + many + 1] = range(first, first + many + 1)
                return
