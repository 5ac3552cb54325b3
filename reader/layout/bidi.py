"""Right-to-left text, for terminals that draw characters from left to right as they come.

The levels are those of the Unicode Bidirectional Algorithm (https://unicode.org/reports/tr9/), found by
python-bidi, which is imported only for text that has letters of such a script. Reordering a line by
them (rule L2), mirroring (L4) and the joined forms of Arabic letters are done here, since places in the
line have to be found again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reader.article.direction import strong_direction
from reader.article.model import Direction

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LEVEL = r"Level\(\s*(\d+),?\s*\)"
_LONGEST = 20_000
"""Code points of a paragraph beyond which its levels are found line by line."""
_PRESENTATION_FORMS = (*range(0xFB50, 0xFBC2), *range(0xFBD3, 0xFD3E), *range(0xFE70, 0xFEFD))
_TRANSPARENT = frozenset(["Mn", "Cf"])
_TATWEEL = "\u0640"


def has_right_to_left(text: str) -> bool:
    """Tell whether a text has characters of a script that runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def levels_of(paragraph: str, *, rtl: bool) -> Sequence[int]:
    """Return the embedding level of each code point; odd ones run from right to left.

    Args:
        paragraph: Without line feeds.
        rtl: Which way the paragraph as a whole runs.
    """
    if len(paragraph) > _LONGEST:
        return _own_levels(paragraph, rtl=rtl)
    from bidi import get_display

    # It says the levels only as the text of a debugging record: one for each byte of UTF-8.
    record = get_display(paragraph, base_dir="R" if rtl else "L", debug=True)
    found = [
        int(level)
        for level in re.findall(_LEVEL, record.rpartition("levels: [")[2].partition("paragraphs:")[0])
    ]
    levels: list[int] = []
    at = 0
    for character in paragraph:
        levels.append(found[at])
        at += len(character.encode("utf-8", "surrogatepass"))
    return levels


def _own_levels(paragraph: str, *, rtl: bool) -> Sequence[int]:
    """Tell letters from letters alone, for a paragraph that is no paragraph of prose."""
    base = int(rtl)
    return [1 if _RIGHT_TO_LEFT.match(character) else 2 * base for character in paragraph]


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the places of a line's parts from left to right (rule L2: the deepest runs are turned first)."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=0)
    for level in range(max(levels, default=0), lowest_odd - 1, -1) if lowest_odd else ():
        start = 0
        while start < len(order):
            if levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def visual(text: str, direction: Direction | None = None) -> str:
    """Return a line that stands alone, such as a title in a list, as it is drawn from left to right.

    It runs as its first letter does, unless a direction is given.
    """
    if not has_right_to_left(text):
        return text
    levels = levels_of(text, rtl=(direction or strong_direction(text)) is Direction.RTL)
    # A mark stays with the letter that it stands on.
    starts = [at for at, character in enumerate(text) if not at or not _is_transparent(character)]
    shapes = joined(text)
    pieces = [shapes[start:end] for start, end in pairwise([*starts, len(text)])]
    order = visual_order([levels[start] for start in starts])
    return "".join(mirrored(pieces[place]) if levels[starts[place]] % 2 else pieces[place] for place in order)


def mirrored(cluster: str) -> str:
    """Return a cluster as it looks in a run from right to left: brackets and quotation marks are turned."""
    from bidi.mirror import MIRRORED

    return MIRRORED.get(cluster, cluster)


def joined(text: str) -> str:
    """Give Arabic letters the forms that they take beside each other, one for one.

    For terminals that join nothing, and for those that would join the letters of a turned run the wrong
    way. There are no ligatures, so that every letter keeps its place.
    """
    letters = [at for at, character in enumerate(text) if not _is_transparent(character)]
    shapes = list(text)
    for index, at in enumerate(letters):
        before = text[letters[index - 1]] if index else ""
        after = text[letters[index + 1]] if index + 1 < len(letters) else ""
        forms = _forms().get(text[at])
        if forms:
            joins_before = _joins_after(before) and ("final" in forms or "medial" in forms)
            joins_after = _joins_after(text[at]) and _joins_before(after)
            shapes[at] = forms.get(_shape(joins_before, joins_after), text[at])
    return "".join(shapes)


def _shape(joins_before: bool, joins_after: bool) -> str:
    if joins_before:
        return "medial" if joins_after else "final"
    return "initial" if joins_after else "isolated"


def _joins_after(character: str) -> bool:
    """Tell whether a letter is joined to the one that follows."""
    return character == _TATWEEL or "initial" in _forms().get(character, {})


def _joins_before(character: str) -> bool:
    """Tell whether a letter is joined to the one before."""
    return character == _TATWEEL or "final" in _forms().get(character, {})


def _is_transparent(character: str) -> bool:
    return unicodedata.category(character) in _TRANSPARENT


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the presentation forms of each Arabic letter, as Unicode's decompositions tell."""
    forms: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION_FORMS:
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2:
            kind, letter = parts
            forms.setdefault(chr(int(letter, 16)), {})[kind.strip("<>")] = chr(code)
    return forms
