"""What is the same, cut to what stands next to a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.marks.differing.model import Piece, Way

NEAR = 60
"""Code points that are left on either side of a change, and up to the word's end."""
LONGEST_WORD = 20
LEFT_OUT = "…"


def near(pieces: Sequence[Piece], most: int = NEAR) -> tuple[Piece, ...]:
    """Cut what is the same to what is near a change; ellipses stand for what is left out."""
    last = len(pieces) - 1
    return tuple(_cut(piece, most, is_first=not at, is_last=at == last) for at, piece in enumerate(pieces))


def _cut(piece: Piece, most: int, *, is_first: bool, is_last: bool) -> Piece:
    if piece.way is not Way.SAME:
        return piece
    head = "" if is_first else _head(piece.words, most)
    tail = "" if is_last else _tail(piece.words, most)
    if is_first and is_last:
        head = _head(piece.words, 2 * most)
    if len(head) + len(tail) + LONGEST_WORD >= len(piece.words):
        return piece
    return Piece(Way.SAME, f"{head}{' ' * bool(head)}{LEFT_OUT}{' ' * bool(tail)}{tail}")


def _head(words: str, most: int) -> str:
    """Return the beginning, up to the end of a word where one is near."""
    end = words.find(" ", most, most + LONGEST_WORD)
    return words[: end if end >= 0 else most].rstrip()


def _tail(words: str, most: int) -> str:
    return _head(words[::-1], most)[::-1]


def written(pieces: Sequence[Piece]) -> Iterator[str]:
    """Write pieces as diffs by words are written: [-deleted-]{+inserted+}."""
    for way, words in pieces:
        yield f"[-{words}-]" if way is Way.DELETED else f"{{+{words}+}}" if way is Way.INSERTED else words


def gap_between(before: Piece | None, piece: Piece) -> str:
    """Set deleted words apart from those that came for them, where no sign does."""
    if before is None or (before.way, piece.way) != (Way.DELETED, Way.INSERTED):
        return ""
    return "" if before.words[-1].isspace() or piece.words[0].isspace() else " "
