"""Two short texts compared word by word, with the white space between the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.article.model import Span
from reader.article.unspaced import icu_words
from reader.article.words import words
from reader.layout.widths import clusters
from reader.marks.anchoring.tokens import Tokens, numbered
from reader.marks.anchoring.word_diff import NOWHERE, aligned
from reader.marks.differing.model import Piece, Way


class Stretch(NamedTuple):
    """A stretch of one text, and what it is compared with."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return self.old == self.new

    @property
    def weight(self) -> int:
        """Letters that differ, on the side that has more of them."""
        return 0 if self.is_same else max(len(self.old), len(self.new))


def cut(text: str) -> Tokens:
    """Cut a text into words, as a reader takes them, and the signs between them."""
    spans: list[Span] = []
    at = 0
    for word in words(text, icu_words):
        if word.start > at:
            spans += _signs(text, at, word.start)
        spans.append(word)
        at = word.end
    spans += _signs(text, at, len(text))
    return Tokens([text[start:end] for start, end in spans], [span.start for span in spans])


def compared(old: str, new: str, cut_up: Callable[[str], Tokens] = cut) -> tuple[Piece, ...]:
    """Tell which words were deleted and which inserted; deleted ones stand before what came for them.

    Args:
        old: A text.
        new: What it became.
        cut_up: As `cut`, where what was cut before is at hand.
    """
    if old == new:
        return (Piece(Way.SAME, old),) if old else ()
    if not old or not new:
        return (Piece(Way.DELETED if old else Way.INSERTED, old or new),)
    return tuple(_pieces(_without_crumbs(_stretches(Stretch(old, new), cut_up(old), cut_up(new)))))


def _signs(text: str, start: int, end: int) -> Iterator[Span]:
    between = text[start:end]
    for sign in between if between.isascii() else clusters(between):
        if not sign.isspace():
            yield Span(start, start + len(sign))
        start += len(sign)


def _stretches(texts: Stretch, old: Tokens, new: Tokens) -> Iterator[Stretch]:
    """Give both texts in stretches, the same words and other words; what is the same is mostly in one."""
    begun, at, new_at = 0, 0, 0
    for number, became in enumerate(aligned(*numbered(old, new))):
        if became == NOWHERE:
            continue
        span, now = old.span(number), new.span(became)
        gap, new_gap = texts.old[at : span.start], texts.new[new_at : now.start]
        if gap != new_gap:
            yield Stretch(texts.old[begun:at], texts.old[begun:at])
            yield from _between(gap, new_gap)
            begun = span.start
        at, new_at = span.end, now.end
    yield Stretch(texts.old[begun:at], texts.old[begun:at])
    yield from _between(texts.old[at:], texts.new[new_at:])


def _between(old: str, new: str) -> Iterator[Stretch]:
    """Give what stands between two words, the white space that is the same at either end apart."""
    head = _shared_space(old, new)
    tail = _shared_space(old[head:][::-1], new[head:][::-1])
    yield Stretch(old[:head], new[:head])
    yield Stretch(old[head : len(old) - tail], new[head : len(new) - tail])
    yield Stretch(old[len(old) - tail :], new[len(new) - tail :])


def _shared_space(one: str, other: str) -> int:
    shared = 0
    for here, there in zip(one, other, strict=False):
        if here != there or not here.isspace():
            break
        shared += 1
    return shared


def _without_crumbs(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Take for changed what is the same by chance: less than what differs on either side of it.

    Otherwise a sentence that was written anew is shredded by the commas and articles that both have.
    """
    kept: list[Stretch] = []
    for stretch in _joined(stretches):
        kept.append(stretch)
        while len(kept) > 2 and _is_crumb(*kept[-3:]):
            kept[-3:] = [_one(kept[-3:])]
    return kept


def _is_crumb(before: Stretch, middle: Stretch, behind: Stretch) -> bool:
    letters = sum(map(str.isalnum, middle.old))
    return middle.is_same and letters < min(before.weight, behind.weight) and "\n" not in middle.old


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Make one of neighbours that are all the same, or all not."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if not stretch.old and not stretch.new:
            continue
        if joined and joined[-1].is_same == stretch.is_same:
            joined[-1] = _one([joined[-1], stretch])
        else:
            joined.append(stretch)
    return joined


def _one(stretches: Sequence[Stretch]) -> Stretch:
    return Stretch("".join(one.old for one in stretches), "".join(one.new for one in stretches))


def _pieces(stretches: Sequence[Stretch]) -> Iterator[Piece]:
    for old, new in stretches:
        if old == new:
            yield Piece(Way.SAME, old)
            continue
        if old:
            yield Piece(Way.DELETED, old)
        if new:
            yield Piece(Way.INSERTED, new)
