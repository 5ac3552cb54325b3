"""The blocks of an article, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from reader.article.model import BLOCK_SEPARATOR, Article, Metadata
from reader.marks.anchoring.moving import Texts
from reader.marks.anchoring.tokens import Tokens, numbered
from reader.marks.differing.model import HEADLINE, Difference, Field, Hunk, Piece, Way
from reader.marks.differing.pairing import Pair, Paired, neighbours, paired
from reader.marks.differing.words import compared, cut

Cut = Callable[[str], Tokens]


class Ranges(NamedTuple):
    """Blocks of either text, by number, that are told as one."""

    old: range
    new: range
    moved: bool = False


def differences(old: Article, new: Article) -> Difference:
    """Compare two texts of one article."""
    old_words, new_words = _words(old), _words(new)
    cut_up = cache(cut)  # Of each block twice: to pair it, and to compare it.
    texts = _texts(old_words, new_words, cut_up)
    pairs = paired(old_words, new_words, texts)
    ranges = _ordered(_together(texts, pairs), len(old_words), len(new_words))
    hunks = tuple(_hunk(old, new, one, cut_up) for one in ranges)
    return Difference(tuple(_fields(old.metadata, new.metadata)), hunks, old.blocks, new.blocks)


def _words(article: Article) -> list[str]:
    return [article.text_of(block) for block in article.blocks]


def _texts(old: list[str], new: list[str], cut_up: Cut) -> Texts:
    """Write blocks in numbers for words."""
    old_cut, new_cut = [cut_up(one).words for one in old], [cut_up(one).words for one in new]
    numbers = numbered(_flat(old_cut), _flat(new_cut))
    return Texts(*numbers, _ranges(old_cut), _ranges(new_cut))


def _flat(blocks: list[list[str]]) -> Tokens:
    return Tokens([word for block in blocks for word in block], [])


def _ranges(blocks: list[list[str]]) -> list[range]:
    ranges, at = [], 0
    for block in blocks:
        ranges.append(range(at, at + len(block)))
        at += len(block)
    return ranges


def _together(texts: Texts, pairs: Paired) -> list[Ranges]:
    """Put parts of blocks with what they are parts of; what was moved is for itself."""
    parts: dict[Pair, list[Pair]] = {pair: [pair] for pair in pairs.kept}
    by_old = {pair.old: pair for pair in pairs.kept}
    by_new = {pair.new: pair for pair in pairs.kept}
    for part, is_old in neighbours(texts, pairs):
        parts[by_new[part.new] if is_old else by_old[part.old]].append(part)
    kept = [
        Ranges(_spanned(one.old for one in some), _spanned(one.new for one in some))
        for some in parts.values()
    ]
    moved = [Ranges(range(old, old + 1), range(new, new + 1), moved=True) for old, new in pairs.moved]
    return [*kept, *moved]


def _spanned(numbers: Iterable[int]) -> range:
    found = sorted(numbers)
    return range(found[0], found[-1] + 1)


def _ordered(ranges: list[Ranges], old_count: int, new_count: int) -> Iterator[Ranges]:
    """Give all blocks in the order of the new text, what was deleted in front of what came for it."""
    taken = {number for one in ranges for number in one.old}
    deleted = [number for number in range(old_count) if number not in taken][::-1]
    limits = _limits(ranges, old_count, new_count)
    by_new = {one.new.start: one for one in ranges}
    inside = {number for one in ranges for number in one.new[1:]}
    for new in range(new_count):
        if new not in inside:
            yield from _deleted(deleted, limits[new], new)
            yield by_new.get(new) or Ranges(range(0), range(new, new + 1))
    yield from _deleted(deleted, old_count, new_count)


def _limits(ranges: list[Ranges], old_count: int, new_count: int) -> list[int]:
    """Return for each new block the first old one that comes behind it, or became it."""
    starts = {one.new.start: one.old.start for one in ranges if not one.moved}
    limits, limit = [], old_count
    for new in reversed(range(new_count)):
        limit = starts.get(new, limit)
        limits.append(limit)
    return limits[::-1]


def _deleted(deleted: list[int], limit: int, new: int) -> Iterator[Ranges]:
    """Take off what was deleted before an old block, and give it; the first stands last."""
    while deleted and deleted[-1] < limit:
        number = deleted.pop()
        yield Ranges(range(number, number + 1), range(new, new))


def _hunk(old: Article, new: Article, ranges: Ranges, cut_up: Cut) -> Hunk:
    before, now = _joined(old, ranges.old), _joined(new, ranges.new)
    kind = (new.blocks[ranges.new[0]] if ranges.new else old.blocks[ranges.old[0]]).kind
    return Hunk(
        ranges.old,
        ranges.new,
        compared(before, now, cut_up),
        kind,
        _start(old, ranges.old),
        _start(new, ranges.new),
        ranges.moved,
    )


def _joined(article: Article, blocks: range) -> str:
    return BLOCK_SEPARATOR.join(article.text_of(article.blocks[number]) for number in blocks)


def _start(article: Article, blocks: range) -> int:
    if blocks.start < len(article.blocks):
        return article.blocks[blocks.start].start
    return len(article.text)


def _fields(old: Metadata, new: Metadata) -> Iterator[Field]:
    for name, before, now in (
        (HEADLINE, old.title, new.title),
        ("byline", old.byline, new.byline),
        ("published", old.published, new.published),
    ):
        if (before or "") == (now or ""):
            continue
        # A date is read whole.
        pieces = _whole(before, now) if name == "published" else compared(before or "", now or "")
        yield Field(name, pieces)


def _whole(old: str | None, new: str | None) -> tuple[Piece, ...]:
    pieces = Piece(Way.DELETED, old or ""), Piece(Way.INSERTED, new or "")
    return tuple(piece for piece in pieces if piece.words)
