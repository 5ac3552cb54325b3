"""A text as words and signs, each letter for itself where no space parts words, and as sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.article.model import Span
from reader.article.unspaced import UNSPACED
from reader.article.words import FOLLOWING, SPACED_WORD

_TOKEN = re.compile(rf"{SPACED_WORD}|[{UNSPACED}][{FOLLOWING}]*|\n+|\S")
_ENDS = frozenset("\n.,;:!?…،؛؟۔।。、，；：！？")
# Without the abbreviations of each language: a sentence is only what moves as one, and its parts move, too.
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…؟۔।]+[\"'’”»)\]]*(?=\s)|[。！？]+[」』”）]*|(?=\n)|\Z)|[^\n]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a stretch of text, white space left out."""

    words: list[str]
    starts: list[int]
    """Where each begins, in the whole text."""

    def __len__(self) -> int:
        return len(self.words)

    def span(self, number: int) -> Span:
        """Return where one stands."""
        start = self.starts[number]
        return Span(start, start + len(self.words[number]))

    def is_word(self, number: int) -> bool:
        """Tell whether one is a word or a figure, and not a sign."""
        return self.words[number][0].isalnum()

    def is_break(self, number: int) -> bool:
        """Tell whether one parts two blocks."""
        return self.words[number][0] == "\n"

    def is_end(self, number: int) -> bool:
        """Tell whether one ends what stands before it."""
        return self.words[number][0] in _ENDS

    def behind_space(self) -> set[int]:
        """Return those that white space stands before."""
        return {at for at in range(1, len(self)) if self.starts[at] > self.span(at - 1).end}

    def letters(self, numbers: Iterable[int]) -> int:
        """Count the letters of some: what a passage says is in its long words, not in its signs."""
        return sum(len(self.words[number]) for number in numbers)

    def within(self, span: Span) -> range:
        """Return those that share a character with a span."""
        first = bisect_left(self.starts, span.start)
        if first and self.span(first - 1).end > span.start:
            first -= 1
        return range(first, max(first, bisect_left(self.starts, span.end)))


def tokens(text: str, within: Span) -> Tokens:
    """Cut a stretch of a text."""
    found = list(_TOKEN.finditer(text, *within))
    return Tokens([one.group() for one in found], [one.start() for one in found])


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Cut a stretch of a text roughly into sentences; a line feed ends one."""
    return (Span(*one.span()) for one in _SENTENCE.finditer(text, *within))


def numbered(old: Tokens, new: Tokens) -> tuple[list[int], list[int]]:
    """Name the words of two texts by numbers, the same word by the same."""
    numbers: dict[str, int] = {}
    return (
        [numbers.setdefault(word, len(numbers)) for word in old.words],
        [numbers.setdefault(word, len(numbers)) for word in new.words],
    )


def parting(text: str, at: int, step: int) -> int:
    """Return the nearest place, in a direction, where white space parts words, or an end of the text."""
    while 0 < at < len(text) and not text[at].isspace():
        at += step
    return min(max(0, at), len(text))
