"""Wrapping: where the lines of a text begin and end.

Greedy, and exact in cells. A line ends at white space, which belongs to no line; after a hyphen or
dash inside a word; at a zero-width space; between wide East Asian characters, where the simple
rules of kinsoku allow it. No-break spaces hold, and so do the spaces that French sets inside « »
and before : ; ! ?. Soft hyphens are nothing, clusters stay whole, a word longer than the line is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reader.layout.widths import BREAKING_SPACES, Cells, is_simple, measure

DASHES = "-\u2010\u2013\u2014"
_SPACE = re.compile(f"[{BREAKING_SPACES}]")
_SPACES = re.compile(f"[{BREAKING_SPACES}]*")
# Korean is left out: it writes spaces, and its readers expect whole words.
_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u312f\u31a0-\u9fff\uf900-\ufaff"
    "\uff01-\uff60\U00020000-\U0003fffd\u3001-\u3003\u3008-\u301f]"
)
_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー」』）〕】》〉］｝〗〙〟’”»›…‥‐–—〜～％‰°′″℃)]},.!?:;%"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ\u00a0\u202f\u2060"
)
_NEVER_LAST = frozenset("「『（〔【《〈［｛〖〘〝‘“«‹([{￥＄£€$\u00a0\u202f\u2060")
# An opening « follows white space, a closing » is followed by no letter: in German they stand the other way.
_GLUE = re.compile(r"(?<=\s«) (?=\S)|(?<=\A«) (?=\S)|(?<=\S) (?=[»:;!?](?!\w))")
_GLUED = ("« ", " »", " :", " ;", " !", " ?")
_TOGETHER = frozenset("—…‥")


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the start and end of each line; a line feed always ends one, and an empty text is one line."""
    text = glued(text)
    if "\n" not in text:
        return list(_wrapped(text, width, 0))
    lines: list[tuple[int, int]] = []
    base = 0
    for piece in text.split("\n"):
        lines += _wrapped(piece, width, base)
        base += len(piece) + 1
    return lines


def glued(text: str) -> str:
    """Make the spaces at which French breaks no line no-break spaces: inside « », before : ; ! ?."""
    if any(sign in text for sign in _GLUED):
        return _GLUE.sub("\u00a0", text)
    return text


def can_break(text: str, at: int) -> bool:
    """Tell whether a line may end before the character at an offset, which is not the first.

    White space after the end of a line belongs to none, so that the line may end before or after it.
    """
    before, after = text[at - 1], text[at]
    if "\u4e00" <= before <= "\u9fff" and "\u4e00" <= after <= "\u9fff":
        return True
    if _SPACE.match(before) or _SPACE.match(after) or before == "\u200b":
        return True
    if before in DASHES and at >= 2 and text[at - 2].isalnum() and after.isalpha():
        return True
    if not (_IDEOGRAPHIC.match(before) or _IDEOGRAPHIC.match(after)):
        return False
    if before in _TOGETHER and after == before:
        return False
    return before not in _NEVER_LAST and after not in _NEVER_FIRST


def _wrapped(text: str, width: int, base: int) -> Iterator[tuple[int, int]]:
    width = max(1, width)
    lines = _simple_lines(text, width) if is_simple(text) else _measured_lines(text, width)
    return ((base + start, base + end) for start, end in lines) if base else lines


def _simple_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Wrap where a character is a cell: the end of each line is found from its far side."""
    length = len(text)
    dashes = [dash for dash in DASHES if dash in text]
    start = 0
    inked = length - len(text.lstrip(" "))
    while length - start > width:
        limit = start + width
        space = text.rfind(" ", max(start, inked) + 1, limit + 1)
        end = max(space, _after_dash(text, dashes, max(start, space), limit)) if dashes else space
        if end <= start:
            end = limit
        shown = end
        while shown > start and text[shown - 1] == " ":
            shown -= 1
        yield start, shown
        start = end
        while start < length and text[start] == " ":
            start += 1
        if start == length:
            return
    yield start, start + len(text[start:].rstrip(" "))


def _after_dash(text: str, dashes: list[str], start: int, limit: int) -> int:
    """Find the last place after a dash inside a word at which a line from `start` may end; -1 for none."""
    best = -1
    for dash in dashes:
        place = text.rfind(dash, start, limit)
        while place >= 0 and not (
            0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalpha()
        ):
            place = text.rfind(dash, start, place)
        best = max(best, place + 1 if place >= 0 else -1)
    return best


def _measured_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Wrap by the measured cells of each cluster."""
    measured = measure(text)
    length = len(text)
    first = start = 0
    inked = _skipped(text, 0)
    while measured.cells[-1] - measured.cells[first] > width:
        last = max(first + 1, bisect_right(measured.cells, measured.cells[first] + width) - 1)
        end = measured.edges[_last_break(text, measured, (first, last), inked)]
        yield start, _trimmed(text, start, end)
        start = _skipped(text, end)
        if start == length:
            return
        # A space that carries a mark is a cluster to be seen, and no white space.
        first = bisect_right(measured.edges, start) - 1
        start = measured.edges[first]
    yield start, _trimmed(text, start, length)


def _last_break(text: str, measured: Cells, clusters: tuple[int, int], inked: int) -> int:
    """Find the last cluster before which the line may end, but not inside the text's leading space."""
    first, last = clusters
    for cluster in range(last, first, -1):
        at = measured.edges[cluster]
        if at == len(text) or (at > inked and can_break(text, at)):
            return cluster
    return last


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and _SPACE.match(text[end - 1]):
        end -= 1
    return end


def _skipped(text: str, start: int) -> int:
    return _SPACES.match(text, start).end()  # type: ignore[union-attr]
