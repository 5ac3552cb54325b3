"""Which block of a text became which of another: by words in a row that both have."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.marks.anchoring.moving import Texts, matches
from reader.marks.anchoring.word_diff import NOWHERE, aligned

ALIKE = 0.3
"""What two blocks must have in common, of what the smaller one has, to be told as one that was changed."""
COMMON = 12
"""Blocks that have the same two words in a row; where there are more, these say nothing."""
PARTED = 0.6
"""So much of a block must be of its neighbour's counterpart for it to be a part of that."""
SHORTEST = 4
"""Words and signs; fewer are no reason to say that a block was moved."""


FEW_LETTERS = 40
"""Code points of a block that stands for the one that was there, whatever its words."""


class Pair(NamedTuple):
    """A block of either text, by number."""

    old: int
    new: int


class Paired(NamedTuple):
    """Which blocks belong together; what is in none of these was deleted or inserted."""

    kept: list[Pair]
    """In the order of both texts."""
    moved: list[Pair]


def paired(old: Sequence[str], new: Sequence[str], texts: Texts) -> Paired:
    """Pair blocks: such as are alike, between these equal ones that are too short for that, then moved ones.

    Args:
        old: The blocks.
        new: What they are compared with.
        texts: The same in numbers for words, with the blocks as its sentences.
    """
    alike = _heaviest(list(_alike(texts)))
    every = [*alike, *_apart(texts, alike)]
    inline = _heaviest([(pair, _weight(texts, pair)) for pair in every])
    kept: list[Pair] = []
    for before, behind in pairwise([Pair(-1, -1), *inline, Pair(len(old), len(new))]):
        inside = range(before.old + 1, behind.old), range(before.new + 1, behind.new)
        kept += [*_short(old, new, inside), behind]
    kept.pop()
    taken, claimed = {pair.old for pair in kept}, {pair.new for pair in kept}
    return Paired(kept, [one for one in every if one.old not in taken and one.new not in claimed])


def _weight(texts: Texts, pair: Pair) -> int:
    return min(len(texts.old_sentences[pair.old]), len(texts.new_sentences[pair.new]))


def _alike(texts: Texts) -> Iterator[tuple[Pair, int]]:
    """Give blocks that may be one, and how many words in a row they share."""
    having: dict[tuple[int, int], list[int]] = {}
    for number, block in enumerate(texts.new_sentences):
        for row in _rows(texts.new, block):
            having.setdefault(row, []).append(number)
    for number, block in enumerate(texts.old_sentences):
        shared: Counter[int] = Counter()
        for row in _rows(texts.old, block):
            there = having.get(row, ())
            if len(there) <= COMMON:
                shared.update(there)
        for other, count in shared.items():
            if count >= ALIKE * _smaller(texts, Pair(number, other)):
                yield Pair(number, other), count


def _smaller(texts: Texts, pair: Pair) -> int:
    return max(1, min(len(texts.old_sentences[pair.old]), len(texts.new_sentences[pair.new])) - 1)


def _short(old: Sequence[str], new: Sequence[str], inside: tuple[range, range]) -> Iterator[Pair]:
    """Pair equal blocks between two pairs; and one with one, where both are too short for rows of words."""
    olds, news = inside
    if len(olds) == len(news) == 1:
        one, other = old[olds.start], new[news.start]
        if one == other or max(len(one), len(other)) <= FEW_LETTERS:
            yield Pair(olds.start, news.start)
        return
    numbers: dict[str, int] = {}
    here = [numbers.setdefault(old[at], len(numbers)) for at in olds]
    there = [numbers.setdefault(new[at], len(numbers)) for at in news]
    for at, now in enumerate(aligned(here, there)):
        if now != NOWHERE:
            yield Pair(olds[at], news[now])


def _rows(words: Sequence[int], block: range) -> set[tuple[int, int]]:
    return {(words[at], words[at + 1]) for at in block[:-1]}


def _heaviest(found: Sequence[tuple[Pair, int]]) -> list[Pair]:
    """Choose pairs that rise on both sides, and weigh most together."""
    best: list[tuple[int, int, int]] = []
    chain: list[tuple[Pair, int | None]] = []
    # `best` has, by the new block that a chain ends with, the weight of the heaviest; both rise.
    for (old, new), weight in sorted(found, key=lambda one: (one[0].old, -one[0].new)):
        at = bisect_left(best, (new,))
        total, below = (best[at - 1][1] + weight, best[at - 1][2]) if at else (weight, None)
        chain.append((Pair(old, new), below))
        if at < len(best) and best[at][0] == new and best[at][1] >= total:
            continue
        end = at
        while end < len(best) and best[end][1] <= total:
            end += 1
        best[at:end] = [(new, total, len(chain) - 1)]
    return _followed(chain, best[-1][2] if best else None)


def _followed(chain: Sequence[tuple[Pair, int | None]], last: int | None) -> list[Pair]:
    pairs = []
    while last is not None:
        pair, last = chain[last]
        pairs.append(pair)
    return pairs[::-1]


def _apart(texts: Texts, kept: Sequence[Pair]) -> list[Pair]:
    """Pair blocks that were changed a lot, or stand elsewhere now: what keeps the order loses those."""
    taken, claimed = {pair.old for pair in kept}, {pair.new for pair in kept}
    left, numbers = _long(texts.old_sentences, taken)
    free, others = _long(texts.new_sentences, claimed)
    pairs = []
    for match in sorted(matches(texts, left, free), key=lambda one: -one.score):
        pair = Pair(numbers[match.old.start], others[match.new.start])
        if pair.new not in claimed:
            claimed.add(pair.new)
            pairs.append(pair)
    return pairs


def _long(blocks: Sequence[range], taken: set[int]) -> tuple[list[range], dict[int, int]]:
    """Return the blocks that are free and no few words, and their numbers by their first word."""
    free = [
        (number, block)
        for number, block in enumerate(blocks)
        if number not in taken and len(block) >= SHORTEST
    ]
    return [block for _, block in free], {block.start: number for number, block in free}


def neighbours(texts: Texts, pairs: Paired) -> Iterator[tuple[Pair, bool]]:
    """Give blocks that are a part of a neighbour's counterpart, as if paired; with whether it is the old one.

    So is the second half of a paragraph that was parted, or the second of two that were put together.
    """
    old_free = _free(len(texts.old_sentences), [pair.old for pair in (*pairs.kept, *pairs.moved)])
    new_free = _free(len(texts.new_sentences), [pair.new for pair in (*pairs.kept, *pairs.moved)])
    for old, new in pairs.kept:
        for step in (-1, 1):
            yield from _run(texts, Pair(old, new), step, new_free, is_old=False)
            yield from _run(texts, Pair(old, new), step, old_free, is_old=True)


def _run(texts: Texts, pair: Pair, step: int, free: set[int], *, is_old: bool) -> Iterator[tuple[Pair, bool]]:
    """Give the free blocks in a row, beside one of a pair, that are of the other one's words."""
    at = (pair.old if is_old else pair.new) + step
    while at in free:
        part = Pair(at, pair.new) if is_old else Pair(pair.old, at)
        if not _is_part(texts, part, is_old=is_old):
            return
        free.discard(at)
        yield part, is_old
        at += step


def _is_part(texts: Texts, pair: Pair, *, is_old: bool) -> bool:
    rows = _rows(texts.old, texts.old_sentences[pair.old])
    others = _rows(texts.new, texts.new_sentences[pair.new])
    part = rows if is_old else others
    return len(part) >= SHORTEST - 1 and len(rows & others) >= PARTED * len(part)


def _free(count: int, taken: Sequence[int]) -> set[int]:
    return set(range(count)).difference(taken)
