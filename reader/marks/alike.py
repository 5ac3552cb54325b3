"""A text in the one way in which every way to write the same words is written, for comparing."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from reader.article.model import Span

_MARKS = '"“”„‟«»″'
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_ODD = re.compile(
    rf"\s*[{_MARKS}][\s{_MARKS}]*|[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}]| (?=[:;!?])"
    r"|[’‘ʼ‛′´`]|[‐-―−]|…|[\ufb00-\ufb06]"
)
"""What is written in more than one way; a single space, which is nearly all white space, is not among it."""
_APOSTROPHES = frozenset("’‘ʼ‛′´`")


class Alike:
    """A text in which what differs in writing alone is written in one way, and where each of it came from."""

    def __init__(self, text: str) -> None:
        self._original = text
        # Beside each stretch that is written anew: where it begins and ends there, and began and ended.
        self._starts: list[int] = []
        self._stretches: list[tuple[int, int, int]] = []
        self.text = "".join(self._pieces())

    def span(self, start: int, end: int) -> Span:
        """Return the place in the original of a stretch, without white space at its ends."""
        first, last = self._start(start), self._end(end)
        words = self._original[first:last]
        first += len(words) - len(words.lstrip())
        return Span(first, max(first, last - (len(words) - len(words.rstrip()))))

    def _pieces(self) -> Iterator[str]:
        at = length = 0
        for match in _ODD.finditer(self._original):
            new = _written(match.group(), self._original[match.end() : match.end() + 1])
            yield self._original[at : match.start()]
            yield new
            length += match.start() - at
            self._starts.append(length)
            self._stretches.append((length + len(new), *match.span()))
            length += len(new)
            at = match.end()
        yield self._original[at:]

    def _start(self, place: int) -> int:
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return place
        end, first, last = self._stretches[at]
        return first if place < end else last + place - end

    def _end(self, place: int) -> int:
        at = bisect_right(self._starts, place - 1) - 1
        if at < 0:
            return place
        end, _, last = self._stretches[at]
        return last if place <= end else last + place - end


def _written(odd: str, following: str) -> str:
    """Write a stretch as every way to write it is written."""
    if marks := sum(character in _MARKS for character in odd):
        return '"' * marks
    if odd in _APOSTROPHES:
        return "'"
    if any(map(str.isspace, odd)):
        return "" if following and following in ":;!?" else " "
    if odd == "…" or unicodedata.category(odd[0]) == "Ll":
        return unicodedata.normalize("NFKC", odd)
    return "-" if unicodedata.category(odd[0]) in {"Pd", "Sm"} else ""
