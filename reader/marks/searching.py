"""Find a passage by words that were copied from elsewhere: by the very words, else by close ones.

A browser, a PDF or a colleague's message writes the same words otherwise: white space, apostrophes,
quotation marks, dashes, soft hyphens and ligatures that differ count as equal. What is found is always
told in the article's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.article.mentions import SPACED
from reader.article.model import Span
from reader.article.normalise import clean_line
from reader.marks.alike import Alike

ALIKE = 75.0
"""How alike, of 100, words must be to be taken for those looked for (`python -m bench.searching`)."""
SHORT_ALIKE = 88.0
"""The same for fewer than `SHORT` characters, which are alike by accident more often."""
SHORT = 40
MARGIN = 10.0
"""By how much the best place must be more like what is looked for than the next best."""
WORTH_SHOWING = 55.0
"""Less alike words are not even named as what could have been meant."""
MOST_SHOWN = 5
REACH = 16
"""Characters at either end of a close place, beside a fifth of its length, where it can begin and end."""
GONE = "\0"
"""Stands where a place was found, so that the next best is another; no article holds it."""

_TORN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n\s*(?=[^\W\d_])")
"""Where a line ends within a word: its hyphen may be the word's own, or not."""
_BEFORE = re.compile(r"\A(?:[\"' ]|\[?\.{3}\]?)+")
_BEHIND = re.compile(r"(?:[\"' ]|\[?\.{3}\]?)+\Z")
_WORD = re.compile(rf"{SPACED}+(?:['-]{SPACED}+)*|\w")
_LETTER = re.compile(SPACED)


class Close(NamedTuple):
    """Words that are like those that are looked for."""

    span: Span
    score: float
    """How alike they are, up to 100."""


@dataclass(frozen=True, slots=True)
class Search:
    """Where words stand in a text."""

    exact: tuple[Span, ...]
    """Every place of the very words, in order."""
    close: tuple[Close, ...] = ()
    """The places of words that are like them, the likest first; looked for only where none is exact."""
    needed: float = ALIKE
    """How alike words of this length must be to be taken for them."""

    @property
    def clear(self) -> Close | None:
        """The one close place that is meant; None where none is like enough, or another is nearly as like."""
        best, second = [*self.close, None, None][:2]
        if best is None or best.score < self.needed:
            return None
        return best if second is None or best.score - second.score >= MARGIN else None


def search(text: str, quote: str, within: Span | None = None) -> Search:
    """Find the places of a quotation, or of a part of it that has no marks and no ellipses at its ends.

    Args:
        text: Where to look.
        quote: The words, as they were copied.
        within: The part of the text that counts; all of it, where it is None.
    """
    start, end = within or Span(0, len(text))
    alike = Alike(text[start:end])
    for wanted in _ways_to_write(quote):
        if exact := tuple(_exact(alike, wanted)):
            return Search(tuple(_moved(span, start) for span in exact))
    words = _bare("".join(_parts(quote)))
    needed = SHORT_ALIKE if len(words) < SHORT else ALIKE
    found = (Close(_moved(one.span, start), one.score) for one in _close(alike, words))
    return Search((), tuple(sorted(found, key=lambda one: -one.score)), needed)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _parts(quote: str) -> list[str]:
    """Take a quotation apart where a line ends within a word, each part written in the one way."""
    return [Alike(clean_line(part)).text for part in _TORN.split(quote)]


def _ways_to_write(quote: str) -> Iterator[re.Pattern[str]]:
    """Give what finds a quotation: as it is, then without the marks and ellipses around it."""
    parts = _parts(quote)
    yield from _patterns(parts)
    bare = [*parts]
    bare[0] = _BEFORE.sub("", bare[0])
    bare[-1] = _BEHIND.sub("", bare[-1])
    if bare != parts:
        yield from _patterns(bare)


def _patterns(parts: Iterable[str]) -> Iterator[re.Pattern[str]]:
    pattern = "-?".join(map(re.escape, parts))
    if _WORD.search(pattern):
        yield re.compile(pattern)


def _exact(alike: Alike, wanted: re.Pattern[str]) -> Iterator[Span]:
    """Give every place; where words stand as words of their own, they are not looked for within others."""
    places = list(_places(alike.text, wanted))
    whole = [(start, end) for start, end in places if not _is_torn(alike.text, start, end)]
    for start, end in whole or places:
        yield alike.span(*_without_marks(alike.text, start, end))


def _places(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    match = wanted.search(text)
    while match:
        yield match.span()
        match = wanted.search(text, match.start() + 1)


def _is_torn(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins or ends within a word."""
    return any(
        _LETTER.match(text, at - 1) and _LETTER.match(text, at) for at in (start, end) if 0 < at < len(text)
    )


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave quotation marks around the whole out of it: the words are what is quoted."""
    words = text[start:end]
    is_quoted = len(words) > 2 and words[0] == words[-1] == '"' and words.count('"') == 2
    return (start + 1, end - 1) if is_quoted else (start, end)


def _bare(words: str) -> str:
    return _lower(_BEHIND.sub("", _BEFORE.sub("", words)))


def _lower(text: str) -> str:
    """Fold case, one for one, so that places stay."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def _close(alike: Alike, words: str) -> Iterator[Close]:
    """Give the places of words that are like some, about the likest first, none on another."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    text = _lower(alike.text)
    for _ in range(MOST_SHOWN if _WORD.search(words) else 0):
        found = partial_ratio_alignment(words, text, score_cutoff=WORTH_SHOWING)
        if found is None or found.dest_start == found.dest_end:
            return
        start, end, score = _fitted(text, words, found.dest_start, found.dest_end)
        if score >= WORTH_SHOWING:
            yield Close(alike.span(start, end), score)
        text = f"{text[:start]}{GONE * (end - start)}{text[end:]}"


def _fitted(text: str, words: str, start: int, end: int) -> tuple[int, int, float]:
    """Move the ends of a place to ends of words, so that it is as like as it can be."""
    from rapidfuzz.fuzz import ratio

    reach = REACH + len(words) // 5
    around = list(_WORD.finditer(text, max(0, start - reach), min(len(text), end + reach)))
    starts = [word.start() for word in around if abs(word.start() - start) <= reach]
    ends = [word.end() for word in around if abs(word.end() - end) <= reach]
    for _ in range(2):
        start = max(
            (at for at in starts if at < end), key=lambda at: ratio(words, text[at:end]), default=start
        )
        end = max((at for at in ends if at > start), key=lambda at: ratio(words, text[start:at]), default=end)
    stop = end + 1
    if text[end:stop] and text[end:stop] == words[-1:] and not words[-1:].isspace():
        end = stop
    return start, end, ratio(words, text[start:end])
