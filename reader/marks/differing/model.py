"""What differs between two texts, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.article.model import BLOCK_SEPARATOR, Block, BlockKind

HEADLINE = "headline"


class Way(StrEnum):
    """What became of some words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """Some words, with the white space around them, that went one way."""

    way: Way
    words: str


class Field(NamedTuple):
    """Something that is known of an article beside its text, and is not as it was."""

    name: str
    """`headline`, `byline` or `published`."""
    pieces: tuple[Piece, ...]


class Hunk(NamedTuple):
    """Blocks of the old text, and what stands for them in the new; either can be none, not both.

    Mostly one block on either side. One that was parted, or two that were put together, are one hunk,
    with the empty line between them among its pieces.
    """

    old: range
    """The numbers of the blocks."""
    new: range
    pieces: tuple[Piece, ...]
    """Those that are not inserted are the old text, joined; those that are not deleted the new one."""
    kind: BlockKind
    """Of its first block, the new one where there is one."""
    old_start: int
    """Where it begins in the old text, in code points; where it would, if it is not in it."""
    new_start: int
    moved: bool = False
    """Whether it stood elsewhere among the others; other words can stand in it, too."""

    @property
    def is_same(self) -> bool:
        """Whether nothing is to be told of it."""
        return not self.moved and not self.is_reworded

    @property
    def is_reworded(self) -> bool:
        """Whether words were deleted or inserted."""
        return any(piece.way is not Way.SAME for piece in self.pieces)

    def text(self, but: Way) -> str:
        """Join the words, but for those that went one way."""
        return "".join(piece.words for piece in self.pieces if piece.way is not but)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two texts of an article."""

    fields: tuple[Field, ...]
    """The headline first, if it is not as it was."""
    hunks: tuple[Hunk, ...]
    """All of both texts in the order of the new one; what was deleted stands where it stood."""
    old_blocks: tuple[Block, ...]
    new_blocks: tuple[Block, ...]

    @property
    def changed(self) -> tuple[Hunk, ...]:
        """The hunks in which anything changed, but for the title where the headline tells it."""
        told = any(field.name == HEADLINE for field in self.fields)
        return tuple(
            hunk for hunk in self.hunks if not hunk.is_same and not (told and hunk.kind is BlockKind.TITLE)
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.fields and all(hunk.is_same for hunk in self.hunks)

    def place_in_new(self, place: int) -> int:
        """Return where a place of the old text is in the new; of what was deleted, where it would be."""
        hunk = min(
            (one for one in self.hunks if one.old and place < self._old_end(one)),
            key=lambda one: one.old.start,
            default=None,
        )
        if hunk is None:
            return self.new_blocks[-1].end if self.new_blocks else 0
        return (
            hunk.new_start + _shifted(hunk.pieces, max(0, place - hunk.old_start))
            if hunk.new
            else hunk.new_start
        )

    def _old_end(self, hunk: Hunk) -> int:
        return self.old_blocks[hunk.old[-1]].end + len(BLOCK_SEPARATOR)


def _shifted(pieces: tuple[Piece, ...], left: int) -> int:
    """Return how far into the new words a place of the old ones is."""
    new = 0
    for way, words in pieces:
        if way is Way.INSERTED:
            new += len(words)
        elif left < len(words):
            return new + (left if way is Way.SAME else 0)
        else:
            left -= len(words)
            new += len(words) if way is Way.SAME else 0
    return new
