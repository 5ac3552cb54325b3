"""The one door through which text from outside enters an article.

Whatever a terminal would obey is taken out here: C0 controls, DEL, whole escape sequences,
bidirectional embeddings, overrides and isolates, tag characters, interlinear annotations,
unpaired surrogates, the byte-order mark, and noncharacters. C1 controls are read as browsers read
them, as windows-1252 (https://html.spec.whatwg.org/#numeric-character-reference-end-state), and
so become quotation marks and dashes again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import overload

from reader.article.guarding import INVISIBLE_ORDERS, guard, guard_lines

__all__ = ["clean_line", "clean_lines", "clean_with_places", "guard", "guard_lines"]

C1 = re.compile("[\x80-\x9f]")
# An escape sequence goes whole, or "[31m" would stay as words: CSI; OSC, DCS, SOS, PM, APC; two bytes.
ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?" r"|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?" r"|\x1b[ -/]*[0-~]?"
)
OBEYED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f{INVISIBLE_ORDERS}]")
ODD = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f{INVISIBLE_ORDERS}]")
"""What is taken out or read as something else; white space is not among it."""
# A space alone stays as it is, and so is no match.
WHITE = re.compile(
    "[\t\r\n\x0b\x0c\u2028\u2029][ \t\r\n\x0b\x0c\u2028\u2029]*| [ \t\r\n\x0b\x0c\u2028\u2029]+"
)
LINE_BREAKS = re.compile(
    "[ \t]*(?:\r\n?|[\n\x0b\x0c\u2028\u2029])(?:[ \t]*(?:\r\n?|[\n\x0b\x0c\u2028\u2029]))*"
)
TABS = re.compile("\t")
# It says where a word may be broken, is no part of the word, and hides it from whoever searches.
SOFT_HYPHEN = re.compile("\xad")
EDGES = re.compile(r"\A\s+|\s+\Z")
LINE_EDGES = re.compile(r"\A(?:[ \t]*\n)+|\s+\Z")
WORD = re.compile(r"\S*[^\x00-\u02ff\s]\S*")
HANGUL_VOWELS_AND_TAILS = range(0x1160, 0x1200)


def clean_line(text: str) -> str:
    """Make text from outside one harmless line: NFC, no controls, white space folded and trimmed."""
    return clean_with_places(text).text


def clean_lines(text: str) -> str:
    """Like `clean_line`, for text whose lines and runs of spaces mean something (preformatted, tables)."""
    return clean_with_places(text, keep_lines=True).text


@dataclass(frozen=True, slots=True)
class _Edits:
    """Where stretches of a text were replaced: their starts and ends, and those of what is there now."""

    starts: list[int]
    ends: list[int]
    new_starts: list[int]
    new_ends: list[int]

    def moved(self, place: int) -> int:
        """Tell where an offset went."""
        at = bisect_right(self.starts, place) - 1
        if at < 0:
            return place
        if place >= self.ends[at]:
            return self.new_ends[at] + place - self.ends[at]
        return min(self.new_starts[at] + place - self.starts[at], self.new_ends[at])


@dataclass(frozen=True, slots=True)
class Places(Sequence[int]):
    """Where each offset of a text went; worked out when asked for, as few ever are."""

    length: int
    edits: tuple[_Edits, ...] = ()

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, place: int) -> int: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[int, ...]: ...

    def __getitem__(self, place: int | slice) -> int | tuple[int, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(self.length)))
        place = range(self.length)[place]
        for edits in self.edits:
            place = edits.moved(place)
        return place


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, and where each place of the raw text went."""

    text: str
    places: Places
    """For each offset of the raw text, and for its end, the offset in the cleaned one."""


def clean_with_places(raw: str, *, keep_lines: bool = False) -> Cleaned:
    """Clean as `clean_line` or `clean_lines` does, and tell where every offset went."""
    cleaned = Cleaned(raw, Places(len(raw) + 1))
    if not _is_plain(raw):
        cleaned = _without_orders(cleaned)
        cleaned = _with_lines(cleaned) if keep_lines else _in_one_line(cleaned)
    if unicodedata.is_normalized("NFC", cleaned.text):
        return cleaned
    return _edit(cleaned, _compositions(cleaned.text))


def _is_plain(text: str) -> bool:
    """Tell quickly of most lines that there is nothing to clean: letters, marks, single spaces between."""
    return text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" ")


def _without_orders(cleaned: Cleaned) -> Cleaned:
    if ODD.search(cleaned.text):
        cleaned = _replace(cleaned, C1, _as_windows_1252)
        cleaned = _replace(cleaned, ESCAPES, "")
        cleaned = _replace(cleaned, OBEYED, "")
    return _replace(cleaned, SOFT_HYPHEN, "") if "\xad" in cleaned.text else cleaned


def _with_lines(cleaned: Cleaned) -> Cleaned:
    cleaned = _replace(cleaned, LINE_BREAKS, "\n")
    cleaned = _replace(cleaned, TABS, "    ")
    return _replace(cleaned, LINE_EDGES, "")


def _in_one_line(cleaned: Cleaned) -> Cleaned:
    cleaned = _replace(cleaned, WHITE, " ")
    has_edges = cleaned.text[:1].isspace() or cleaned.text[-1:].isspace()
    return _replace(cleaned, EDGES, "") if has_edges else cleaned


def _replace(cleaned: Cleaned, pattern: re.Pattern[str], new: str | Callable[[str], str]) -> Cleaned:
    edits = (
        (*match.span(), new if isinstance(new, str) else new(match.group()))
        for match in pattern.finditer(cleaned.text)
    )
    return _edit(cleaned, (edit for edit in edits if cleaned.text[edit[0] : edit[1]] != edit[2]))


def _edit(cleaned: Cleaned, changes: Iterable[tuple[int, int, str]]) -> Cleaned:
    """Replace each stretch by its new text, and carry the places along."""
    pieces: list[str] = []
    edits = _Edits([], [], [], [])
    cursor = length = 0
    for start, end, new in changes:
        pieces += (cleaned.text[cursor:start], new)
        length += start - cursor
        edits.starts.append(start)
        edits.ends.append(end)
        edits.new_starts.append(length)
        length += len(new)
        edits.new_ends.append(length)
        cursor = end
    if not pieces:
        return cleaned
    pieces.append(cleaned.text[cursor:])
    places = Places(cleaned.places.length, (*cleaned.places.edits, edits))
    return Cleaned("".join(pieces), places)


def _as_windows_1252(control: str) -> str:
    return control.encode("latin-1").decode("windows-1252", "ignore")


def _compositions(text: str) -> Iterator[tuple[int, int, str]]:
    """Find what NFC changes, cluster by cluster; nothing composes across white space."""
    for word in WORD.finditer(text):
        if unicodedata.is_normalized("NFC", word.group()):
            continue
        starts = [at for at in range(*word.span()) if at == word.start() or not _joins(text[at])]
        for start, end in pairwise([*starts, word.end()]):
            composed = unicodedata.normalize("NFC", text[start:end])
            if composed != text[start:end]:
                yield start, end, composed


def _joins(character: str) -> bool:
    """Tell whether a character can compose with the one before it."""
    return unicodedata.category(character).startswith("M") or ord(character) in HANGUL_VOWELS_AND_TAILS
