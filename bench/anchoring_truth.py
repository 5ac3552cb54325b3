"""Where a passage went, as whoever edited the text knows, and what an answer is worth beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bench.anchoring_texts import CUT_IN
from reader.article.model import Span
from reader.marks.anchoring.anchored import Anchored

HALF = 1 / 2
PARTS = ((8, HALF), (80, 1 / 3), (250, 1 / 3), (800, 1 / 3))
"""Letters of others between two of a passage that part it, and what share of it in one part is right, too:
what came in can be taken for a part of it or not, and of a passage that was torn each larger part."""


class Truth(NamedTuple):
    """Where a passage went."""

    left: float
    """How much of it is left in one place."""
    hulls: tuple[Span, ...]
    """That place, with what stands there for its words; and others, where it was torn."""
    anywhere: frozenset[int]
    """All places of its letters, and of what stands for them."""


def truth(span: Span, went: dict[int, list[int]]) -> Truth:
    """Follow the letters of a passage."""
    stayed = {at for origin in range(*span) for at in went.get(origin, ())}
    instead = {at for origin in range(*span) for at in went.get(CUT_IN - 1 - origin, ())}
    parts = [
        (share, Span(group[0], group[-1] + 1), needed)
        for apart, needed in PARTS
        for group in _groups(sorted(stayed | instead), apart)
        for share in [len(stayed.intersection(group)) / (span.end - span.start)]
    ]
    parts.sort(key=lambda part: -part[0])
    hulls = tuple(dict.fromkeys(hull for share, hull, needed in parts if share >= needed))
    return Truth(max((share for share, _, _ in parts), default=0), hulls, frozenset(stayed | instead))


def _groups(places: Sequence[int], apart: int) -> list[list[int]]:
    groups: list[list[int]] = []
    for at in places:
        if groups and at - groups[-1][-1] <= apart:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def judged(found: Anchored, where: Truth) -> str:
    """Say what an answer is."""
    if found.span is None:
        return "lost" if where.left >= HALF else "gone"
    if where.left >= HALF:
        return "right" if any(_same(found.span, hull) for hull in where.hulls) else "wrong"
    return "rest" if where.anywhere.intersection(range(*found.span)) else "wrong"


def _same(one: Span, other: Span) -> bool:
    """Tell whether at least half of what is in either is in both."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return 2 * both >= max(one.end, other.end) - min(one.start, other.start)
