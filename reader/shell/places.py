"""Which passage is meant: a paragraph or a sentence by number, an entry of a list, the words themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.article.model import Span
from reader.errors import ReaderError
from reader.marks.anchoring import occurrences
from reader.shell.listing import LISTS, entry_of, no_such
from reader.shell.reading import Reading

# No number of a paragraph has more digits; Python refuses to read thousands of them.
_PARAGRAPHS = re.compile(
    r"(?P<first>[0-9]{1,9})(?:\.(?P<sentence>[0-9]{1,9})|\s*[-–]\s*(?P<last>[0-9]{0,9}))?"
)
_ENTRY = re.compile(r"(?P<unit>[^\W\d_]+)\s+(?P<number>[0-9]{1,9})")
_QUOTED = re.compile(r"[\"“„‟«»](?P<words>.+)[\"”“»«]", re.DOTALL)
_UNITS = (*LISTS, "paragraph")


class Passage(NamedTuple):
    """A passage that was named."""

    span: Span
    unit: str
    choice: str = ""
    """Says, of words that stand in several places, which was chosen."""


def passage_meant(reading: Reading, named: str) -> Passage:
    """Find what `3`, `3.2`, `3-5`, `quotation 2` or the words themselves mean; raises `ReaderError`."""
    if quoted := _QUOTED.fullmatch(named):
        return _words(reading, quoted["words"])
    if numbers := _PARAGRAPHS.fullmatch(named):
        return _paragraphs(reading, numbers)
    entry = _ENTRY.fullmatch(named)
    unit = _unit(entry["unit"]) if entry else None
    if entry is None or unit is None:
        return _words(reading, named)
    if unit == "paragraph":
        return Passage(paragraph(reading, int(entry["number"])), unit)
    return _entry(reading, unit, int(entry["number"]))


def paragraph(reading: Reading, number: int) -> Span:
    """Return where a paragraph is; raises `ReaderError` where there is none of this number."""
    if not 1 <= number <= len(reading.paragraphs):
        raise ReaderError(no_such("paragraph", number, len(reading.paragraphs)))
    return reading.paragraphs[number - 1]


def count_meant(argument: str) -> int:
    """Read a number from 1 on, which is 1 where none is given; raises `ReaderError`."""
    if not argument:
        return 1
    if is_count(argument):
        return int(argument)
    raise ReaderError(f"“{argument}” is no number from 1 on.")


def is_count(text: str) -> bool:
    """Tell whether a text is a number from 1 on, of a size that can be."""
    return re.fullmatch(r"0*[1-9][0-9]{0,8}", text) is not None


def _paragraphs(reading: Reading, numbers: re.Match[str]) -> Passage:
    first = paragraph(reading, int(numbers["first"]))
    if numbers["sentence"]:
        return Passage(_sentence(reading, first, int(numbers["sentence"])), "sentence")
    if numbers["last"] is None:
        return Passage(first, "paragraph")
    last = paragraph(reading, int(numbers["last"] or len(reading.paragraphs)))
    if last < first:
        raise ReaderError("The paragraphs are named the wrong way around: the first of them comes first.")
    return Passage(Span(first.start, last.end), "passage" if last != first else "paragraph")


def _sentence(reading: Reading, within: Span, number: int) -> Span:
    sentences = reading.sentences(reading.block_at(within.start))
    if not 1 <= number <= len(sentences):
        raise ReaderError(no_such("sentence", number, len(sentences)))
    return sentences[number - 1]


def _unit(word: str) -> str | None:
    """Return the unit that a word is, in the plural, or short for."""
    short = word.lower().removesuffix("s")
    found = [unit for unit in _UNITS if short and unit.startswith(short)]
    return found[0] if len(found) == 1 else None


def _entry(reading: Reading, unit: str, number: int) -> Passage:
    """Return where an entry of a list is; where it has the focus, its next place."""
    spans = entry_of(reading, unit, number).spans
    if not spans:
        raise ReaderError("Its passage is not in this version of the text.")
    at = spans.index(reading.focus) + 1 if reading.focus in spans else 0
    return Passage(spans[at % len(spans)], unit)


def _words(reading: Reading, words: str) -> Passage:
    """Find words exactly as they are, else as a search does; in the focus, else from there on."""
    found = _exactly(reading, words) or reading.searchable.find(words)
    if not found:
        raise ReaderError(f"“{words}” is not in this article.")
    here = reading.here()
    inside = (n for n, one in enumerate(found) if here.start <= one.start and one.end <= here.end)
    after = (n for n, one in enumerate(found) if one.start >= here.start)
    at = next(inside, next(after, 0))
    choice = f"place {at + 1} of {len(found)} where these words stand" if len(found) > 1 else ""
    return Passage(found[at], "passage", choice)


def _exactly(reading: Reading, words: str) -> Sequence[Span]:
    starts = occurrences(reading.article.text, words) if words.strip() else ()
    return [Span(start, start + len(words)) for start in starts]
