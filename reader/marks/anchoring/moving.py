"""Sentences that stand elsewhere now: a diff keeps the order, and loses whatever was moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from reader.marks.anchoring.word_diff import NOWHERE, common

FOUND = 0.5
"""A sentence of which so much was found in its order was not moved, and is not what was moved."""
ALIKE = 0.65
"""What two sentences must have in common, of what they have, for one to be the other."""
MARGIN = 0.1
"""By how much a sentence must be more like another than the next best is."""
LOOKED_AT = 4
SHORTEST = 4
"""Words and signs; fewer are alike by accident."""


class Match(NamedTuple):
    """Two sentences that may be one."""

    score: float
    old: range
    new: range


class Texts(NamedTuple):
    """Two texts in numbers for words, with their sentences."""

    old: Sequence[int]
    new: Sequence[int]
    old_sentences: Sequence[range]
    new_sentences: Sequence[range]


def find_moved(texts: Texts, became: list[int]) -> frozenset[int]:
    """Find sentences that were moved, say in `became` what their words are now, and return those words."""
    left = _left(texts.old_sentences, {at for at, now in enumerate(became) if now != NOWHERE})
    taken = set(became) if left else set()
    free = _left(texts.new_sentences, taken) if left else []
    moved: dict[int, int] = {}
    claimed: set[range] = set()
    for match in sorted(matches(texts, left, free), key=lambda one: -one.score):
        if match.new not in claimed:
            claimed.add(match.new)
            moved |= _longer(texts, match, taken)
            taken.update(match.new)
            for at in match.old:
                became[at] = NOWHERE
    _take_back(became, {now for sentence in claimed for now in sentence})
    for at, now in moved.items():
        became[at] = now
    return frozenset(moved)


def _left(sentences: Sequence[range], found: Collection[int]) -> list[range]:
    return [
        one for one in sentences if len(one) >= SHORTEST and sum(at in found for at in one) < FOUND * len(one)
    ]


def matches(texts: Texts, left: Sequence[range], free: Sequence[range]) -> Iterator[Match]:
    """Give what each sentence may have become, if one is clearly most like it."""
    having: dict[tuple[int, int], list[int]] = {}
    for number, sentence in enumerate(free):
        for pair in _pairs_of_words(texts.new, sentence):
            having.setdefault(pair, []).append(number)
    for sentence in left:
        shared: Counter[int] = Counter()
        for pair in _pairs_of_words(texts.old, sentence):
            shared.update(having.get(pair, ()))
        alike = [_match(texts, sentence, free[number]) for number, _ in shared.most_common(LOOKED_AT)]
        best, second = [*sorted(alike, reverse=True, key=lambda one: one.score), None, None][:2]
        if best and best.score >= ALIKE and not (second and _are_rivals(best, second)):
            yield best


def _are_rivals(best: Match, second: Match) -> bool:
    """Tell whether either could be meant; two that follow each other may be the parts of one."""
    apart = second.new.stop != best.new.start and best.new.stop != second.new.start
    return apart and best.score - second.score < MARGIN


def _pairs_of_words(words: Sequence[int], sentence: range) -> set[tuple[int, int]]:
    return {(words[at], words[at + 1]) for at in sentence[:-1]}


def _match(texts: Texts, old: range, new: range) -> Match:
    from rapidfuzz.distance import LCSseq

    both = LCSseq.similarity(texts.old[old.start : old.stop], texts.new[new.start : new.stop])
    return Match(2 * both / (len(old) + len(new)), old, new)


def _longer(texts: Texts, match: Match, taken: Collection[int]) -> dict[int, int]:
    """Pair the words of a match, and of what follows it or comes before it where that parted its sentence."""
    pairs = _pairs(texts, match)
    start, end = match.new.start, match.new.stop
    while start > 0 and start - 1 not in taken and match.new.start - start < len(match.old):
        start -= 1
    while end < len(texts.new) and end not in taken and end - match.new.stop < len(match.old):
        end += 1
    more = _pairs(texts, match._replace(new=range(start, end)))
    return more if len(more) >= len(pairs) + SHORTEST else pairs


def _pairs(texts: Texts, match: Match) -> dict[int, int]:
    _, old, new = match
    pairs = common(texts.old[old.start : old.stop], texts.new[new.start : new.stop])
    return {old.start + one: new.start + other for one, other in pairs}


def _take_back(became: list[int], claimed: Collection[int]) -> None:
    """Let go of single words that the diff took for words of a sentence that was moved there."""
    for at, now in enumerate(became):
        if now in claimed:
            became[at] = NOWHERE
