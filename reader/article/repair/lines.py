"""The lines of a flat text: hard-wrapped paragraphs put together, empty lines remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from reader.article.language import Language
from reader.article.normalise import clean_line, clean_lines
from reader.article.scripts import CAPITALS, joins_without_space

WIDEST_WRAP = 100
NARROWEST_WRAP = 30
FULL_SHARE = 0.8
INSIDE_SHARE = 0.5
ENOUGH_BREAKS = 3
NARROWEST_SURE_WRAP = 50
SLACK = 2
UNSPACED_SLACK = 4
LONGEST_SYLLABLE = 10
LONGEST_WORD = 60
BREAK = re.compile("\r\n?|[\n\x0b\x0c\u2028\u2029]")
FIRST_WORD = re.compile(r"\S+")
COLUMNS = re.compile(r"\S {3,}\S")
TERMINAL = re.compile(
    r"[.!?…‽؟۔।॥。！？｡][\"'’”“»«›‹)\]」』）】\u00a0\u202f ]*$"
    # A note's number stands behind the full stop.
    r"|[^\W\d_]{2}[.!?][\"'’”»)]?(?:\d{1,3}|(?:\[\d{1,3}\])+)$"
)
CLOSING = ".,;:!?…)]}»”’›、。，；：！？」』）"
OPENING_AT_END = "(（[「『"
OPENING_AFTER_SPACE = "«“„‘"
BULLET = re.compile(r"(?:[-*•·‣]|\d{1,2}[.)]|[a-z]\))\s")
REPLY = re.compile(r"\s*((?:> ?)+)(?!\S*>)")
FEWEST_REPLIES = 2
CUT_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]{2,})-$")
CUT_AFTER = re.compile(rf"[^\W\d{CAPITALS}_]{{2,}}")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph unwrapped from several."""

    text: str
    gap: bool = False
    """An empty line stands before it."""
    whole: bool = False
    """A paragraph as its author wrapped it: it is not joined with anything."""
    columns: bool = False
    """Spaces and line feeds mean something here."""
    quoted: bool = False
    """Each of its lines began with a ">", as in an answer to a letter."""


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    laid_out: str
    """With its indentation and its runs of spaces."""

    @property
    def indent(self) -> int:
        return len(self.laid_out) - len(self.laid_out.lstrip(" "))

    @property
    def width(self) -> int:
        return self.indent + _width(self.text)


def read_lines(text: str) -> tuple[Line, ...]:
    """Cut a text into lines, through the door; hard-wrapped paragraphs become one line each."""
    raw = BREAK.split(text)
    replies = sum(REPLY.match(line) is not None for line in raw) >= FEWEST_REPLIES
    words = _words(text) if "-\n" in text or "-\r" in text else frozenset()
    found: list[Line] = []
    for quoted, group in groupby(raw, key=lambda line: replies and REPLY.match(line) is not None):
        lines = _read_part([REPLY.sub("", line) if quoted else line for line in group], words)
        found += (replace(line, whole=True, quoted=True) for line in lines) if quoted else lines
    return tuple(found)


def _words(text: str) -> frozenset[str]:
    """Name the words of a text, those with a hyphen as one, but not what a line's end cuts off."""
    return frozenset(word.group().lower() for word in WORD.finditer(re.sub(r"\S+-\s*\n\s*\S+", " ", text)))


def _read_part(part: Sequence[str], words: frozenset[str]) -> Iterator[Line]:
    raw = [_Raw(clean_line(line), clean_lines(line)) for line in part]
    groups = [tuple(group) for filled, group in groupby(raw, key=lambda line: bool(line.text)) if filled]
    width = _wrap_width([group for group in groups if not _is_columns(group)])
    return (line for group in groups for line in _group_lines(group, width, words))


def is_terminated(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return TERMINAL.search(text) is not None


def ends_in_opening(text: str) -> bool:
    """Tell whether a bracket or a mark opens at a text's end.

    The mark that opens in English closes in German, and stands behind a word there.
    """
    if not text or text[-1] in OPENING_AT_END:
        return bool(text)
    return text[-1] in OPENING_AFTER_SPACE and not text[-2:-1].strip(" ([\u00a0\u202f")


def joined(before: str, after: str, language: Language) -> str:
    """Put two parts of a broken line together, with the space that their language writes between them."""
    return before + _glue(before, after, language) + after


def _glue(before: str, after: str, language: Language) -> str:
    if not before or not after:
        return ""
    if after[0] in "-‐‑" and after[1:2].isalpha():
        return ""
    if after[0] in CLOSING:
        return " " if language.code.startswith("fr") and after[0] in ":;!?»" else ""
    if (
        joins_without_space(before[-1], after[0])
        or ends_in_opening(before)
        or (before[-1] in "’'" and after[0].islower())
    ):
        return " " if before[-1] == "«" else ""
    hyphenated = before[-1] == "-" and before[-2:-1].isalpha() and after[0].isalpha()
    return "" if hyphenated and after.split()[0].lower() not in language.open_words else " "


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _wrap_width(groups: Sequence[Sequence[_Raw]]) -> int:
    """Find the width that a text is wrapped at; 0 where its lines end for other reasons."""
    widest = max((line.width for group in groups if len(group) > 1 for line in group), default=0)
    breaks = sum(len(group) - 1 for group in groups if _is_wrapped(group, widest))
    least = NARROWEST_WRAP if breaks >= ENOUGH_BREAKS else NARROWEST_SURE_WRAP
    return widest if breaks and least <= widest <= WIDEST_WRAP else 0


def _is_wrapped(group: Sequence[_Raw], width: int) -> bool:
    """Tell whether lines end where the next word would not have fitted, and mostly inside a sentence."""
    breaks = list(pairwise(group))
    full = sum(_is_full(line, following, width) for line, following in breaks)
    inside = sum(not is_terminated(line.text) for line, _ in breaks)
    return full >= FULL_SHARE * len(breaks) and inside >= INSIDE_SHARE * len(breaks)


def _is_columns(group: Sequence[_Raw]) -> bool:
    return len(group) > 1 and sum(bool(COLUMNS.search(line.laid_out)) for line in group) * 2 > len(group)


def _group_lines(group: Sequence[_Raw], width: int, words: frozenset[str]) -> Iterator[Line]:
    if _is_columns(group):
        yield Line("\n".join(line.laid_out for line in group), gap=True, columns=True)
        return
    width = width if _is_wrapped(group, width) else 0
    indent = -1
    for lines in _unwrapped(group, width):
        yield Line(_as_one(lines, words), gap=lines[0].indent != indent, whole=len(lines) > 1)
        indent = lines[-1].indent


def _unwrapped(group: Sequence[_Raw], width: int) -> list[list[_Raw]]:
    """Part the lines between empty lines into paragraphs: each line its own unless the text is wrapped."""
    paragraphs = [[group[0]]]
    for line, following in pairwise(group):
        filled = bool(width) and _is_full(line, following, width)
        if not width or _starts_anew(line, following, filled=filled):
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    return paragraphs


def _is_full(line: _Raw, following: _Raw, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted: that is why the line ended."""
    if _starts_anew(line, following, filled=True):
        return True
    if joins_without_space(line.text[-1], following.text[0]):
        return line.width + UNSPACED_SLACK >= width
    if CUT_BEFORE.search(line.text) and CUT_AFTER.match(following.text):
        return line.width + LONGEST_SYLLABLE >= width
    word = FIRST_WORD.match(following.text)
    return line.width + 1 + _width(word.group() if word else "") > width - SLACK


def _starts_anew(line: _Raw, following: _Raw, *, filled: bool) -> bool:
    if BULLET.match(following.text) or (following.indent > line.indent + 1 and not BULLET.match(line.text)):
        return True
    return not filled and is_terminated(line.text)


def _as_one(lines: Sequence[_Raw], words: frozenset[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        if _is_cut(text, line.text, words):
            text = text[:-1] + line.text
        else:
            text = joined(text, line.text, Language())
    return text


def _is_cut(before: str, after: str, words: frozenset[str]) -> bool:
    """Tell whether a hyphen at a line's end cuts a word ("speci-/fied") or joins two ("well-/known")."""
    start, end = CUT_BEFORE.search(before[-LONGEST_WORD:]), CUT_AFTER.match(after)
    if start is None or end is None:
        return False
    first, second = start[1].lower(), end.group()
    if f"{first}-{second}" in words:
        return False
    return first + second in words or not (first in words or second in words)
