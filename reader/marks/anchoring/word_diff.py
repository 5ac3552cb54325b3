"""Which words of a text are which of another: by rare words in a row, then word by word between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NOWHERE = -1
"""What a word has become that is not in the new text."""
IN_A_ROW = (3, 1)
"""So many words in a row, found once on either side, hold two texts together; more words are surer."""
SMALL = 64 * 64
"""Pairs of words that are compared at once, without looking for what holds them together."""
LARGE = 3000 * 3000
"""Pairs of words for which the matrix of their longest common sequence is kept: a bit each."""


class Box(NamedTuple):
    """A stretch of one text, and the stretch of the other that it is compared with."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def size(self) -> int:
        """Pairs of words."""
        return (self.old_end - self.old) * (self.new_end - self.new)


def aligned(old: Sequence[int], new: Sequence[int]) -> list[int]:
    """Tell for each word of a text which word of the other it is, or `NOWHERE`; later ones stay later."""
    became = [NOWHERE] * len(old)
    boxes = [Box(0, len(old), 0, len(new))]
    while boxes:
        box = _trimmed(old, new, boxes.pop(), became)
        if not box.size:
            continue
        anchors = _anchors(old, new, box) if box.size > SMALL else []
        if anchors:
            boxes += _between(anchors, box)
        else:
            for one, other in common(old[box.old : box.old_end], new[box.new : box.new_end]):
                became[box.old + one] = box.new + other
    return became


def common(old: Sequence[int], new: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the pairs of a longest common sequence."""
    from rapidfuzz.distance import LCSseq, Levenshtein

    # The latter needs no room that grows with both, but prefers to replace.
    distance = LCSseq if len(old) * len(new) <= LARGE else Levenshtein
    for block in distance.editops(old, new).as_matching_blocks():
        yield from zip(
            range(block.a, block.a + block.size), range(block.b, block.b + block.size), strict=True
        )


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Choose most of some pairs so that the second of each rises as the first does; those are in order."""
    ends: list[int] = []
    tops: list[int] = []
    below = [NOWHERE] * len(pairs)
    for number, (_, value) in enumerate(pairs):
        at = bisect_left(ends, value)
        below[number] = tops[at - 1] if at else NOWHERE
        ends[at : at + 1] = [value]
        tops[at : at + 1] = [number]
    chosen = []
    number = tops[-1] if tops else NOWHERE
    while number != NOWHERE:
        chosen.append(pairs[number])
        number = below[number]
    return chosen[::-1]


def _trimmed(old: Sequence[int], new: Sequence[int], box: Box, became: list[int]) -> Box:
    """Take off what is equal at both ends of a box."""
    first, first_new, last, last_new = box.old, box.new, box.old_end, box.new_end
    while first < last and first_new < last_new and old[first] == new[first_new]:
        became[first] = first_new
        first, first_new = first + 1, first_new + 1
    while first < last and first_new < last_new and old[last - 1] == new[last_new - 1]:
        last, last_new = last - 1, last_new - 1
        became[last] = last_new
    return Box(first, last, first_new, last_new)


def _anchors(old: Sequence[int], new: Sequence[int], box: Box) -> list[tuple[int, int]]:
    """Pair words that stand on both sides of a box in a row that each side has once."""
    for length in IN_A_ROW:
        there = _once(new, box.new, box.new_end, length)
        here = _once(old, box.old, box.old_end, length)
        pairs = [(at, there[row]) for row, at in here.items() if row in there]
        if pairs:
            return rising(sorted(pairs))
    return []


def _once(words: Sequence[int], start: int, end: int, length: int) -> dict[tuple[int, ...], int]:
    """Find where rows of words stand that a stretch has once."""
    rows = zip(*(words[start + shift : end] for shift in range(length)), strict=False)
    places: dict[tuple[int, ...], int] = {}
    twice = set()
    for at, row in enumerate(rows, start):
        if places.setdefault(row, at) != at:
            twice.add(row)
    return {row: at for row, at in places.items() if row not in twice}


def _between(anchors: Sequence[tuple[int, int]], box: Box) -> Iterator[Box]:
    """Give what lies between pairs, each pair at the beginning of what follows it."""
    starts = [(box.old, box.new), *anchors]
    ends = [*anchors, (box.old_end, box.new_end)]
    for (old, new), (old_end, new_end) in zip(starts, ends, strict=True):
        yield Box(old, old_end, new, new_end)
