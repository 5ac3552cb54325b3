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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

C1 = re.compile("[\x80-\x9f]")
# An escape sequence goes whole, or "[31m" would stay as words: CSI; OSC, DCS, SOS, PM, APC; two bytes.
ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?" r"|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)?" r"|\x1b[ -/]*[0-~]?"
)
_INVISIBLE_ORDERS = (
    "\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e007f"
)
OBEYED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f{_INVISIBLE_ORDERS}]")
UNSAFE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_INVISIBLE_ORDERS}]")
WHITE = re.compile("[ \t\r\n\x0b\x0c\u2028\u2029]+")
LINE_BREAKS = re.compile(
    "[ \t]*(?:\r\n?|[\n\x0b\x0c\u2028\u2029])(?:[ \t]*(?:\r\n?|[\n\x0b\x0c\u2028\u2029]))*"
)
TABS = re.compile("\t")
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


def guard(text: str) -> str:
    """Replace whatever a terminal would obey by U+FFFD, one for one, so that offsets stay right.

    For the places where text is drawn: what came in through this module has nothing to replace.
    """
    return UNSAFE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, and where each place of the raw text went."""

    text: str
    places: tuple[int, ...]
    """For each offset of the raw text, and for its end, the offset in the cleaned one."""


def clean_with_places(raw: str, *, keep_lines: bool = False) -> Cleaned:
    """Clean as `clean_line` or `clean_lines` does, and tell where every offset went."""
    cleaned = Cleaned(raw, tuple(range(len(raw) + 1)))
    cleaned = _replace(cleaned, C1, _as_windows_1252)
    cleaned = _replace(cleaned, ESCAPES, "")
    cleaned = _replace(cleaned, OBEYED, "")
    if keep_lines:
        cleaned = _replace(cleaned, LINE_BREAKS, "\n")
        cleaned = _replace(cleaned, TABS, "    ")
        cleaned = _replace(cleaned, LINE_EDGES, "")
    else:
        cleaned = _replace(cleaned, WHITE, " ")
        cleaned = _replace(cleaned, EDGES, "")
    if unicodedata.is_normalized("NFC", cleaned.text):
        return cleaned
    return _edit(cleaned, _compositions(cleaned.text))


def _replace(cleaned: Cleaned, pattern: re.Pattern[str], new: str | Callable[[str], str]) -> Cleaned:
    edits = (
        (match.start(), match.end(), new if isinstance(new, str) else new(match.group()))
        for match in pattern.finditer(cleaned.text)
    )
    return _edit(cleaned, edits)


def _edit(cleaned: Cleaned, edits: Iterable[tuple[int, int, str]]) -> Cleaned:
    """Replace each stretch by its new text, and carry the places along."""
    pieces: list[str] = []
    moved: list[int] = []
    cursor = length = 0
    for start, end, new in edits:
        pieces += (cleaned.text[cursor:start], new)
        moved += range(length, length + start - cursor)
        length += start - cursor
        moved += (length + min(step, len(new)) for step in range(end - start))
        length += len(new)
        cursor = end
    if not pieces:
        return cleaned
    pieces.append(cleaned.text[cursor:])
    moved += range(length, length + len(cleaned.text) - cursor + 1)
    return Cleaned("".join(pieces), tuple(moved[place] for place in cleaned.places))


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
