"""Words in scripts that set no spaces between them: Chinese, Japanese, Thai, Lao, Khmer, Burmese.

ICU's dictionaries know them, by icu4py, which is loaded by the first text in such a script. Where a
machine has none, nothing is known of words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icu4py.breakers import WordBreaker

Dictionary = Callable[[str], Sequence[int]]
"""Finds where the words of a text end, in code points, in order; it can take any text, and know nothing."""

IDEOGRAPH = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
HIRAGANA = r"\u3041-\u309f"
# Without the dot that parts foreign names.
KATAKANA = r"\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
# Without figures and punctuation.
SOUTH_EAST = (
    r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ecf\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u109a-\u109d"
    r"\u1780-\u17d3\u17d7\u17dc\u17dd\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa7f"
)
UNSPACED = f"{IDEOGRAPH}{HIRAGANA}{KATAKANA}{SOUTH_EAST}"
REPEATERS = r"\u3005\u303b"
"""Signs that repeat the ideograph before them."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_SOUTH_EAST = re.compile(f"[{SOUTH_EAST}]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BEYOND_UTF_16 = re.compile("[\U00010000-\U0010ffff]")
# Signs of repetition and length, small kana, and the vowels that are written behind their consonant.
_NEVER_FIRST = frozenset(
    "々〻ゝゞヽヾー゛゜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯｰﾞﾟ"
    "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46\u0eaf\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6\u17d7"
)
# The vowels that are written before their consonant, and what doubles or binds the next letter.
_NEVER_LAST = frozenset("っッเแโใไເແໂໃໄ\u17d2\u1039")
# The ending of a verb, of which ICU often knows the ideograph alone: nothing that a particle begins with.
_VERB_ENDING = re.compile(
    rf"(?<=[{IDEOGRAPH}])(?:[べびみきぎちりれらけげせめえ]|わ(?!か)|[かばまさた]れ|まっ|し[たて])"
)


def has_unspaced(text: str) -> bool:
    """Tell whether a text has words that no space parts."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def icu_words(text: str) -> Sequence[int]:
    """Find where words end as ICU's dictionaries have it; nothing where there is no ICU."""
    breaker = _word_breaker()
    if breaker is None:
        return ()
    # The dictionaries go by the script: no locale says more.
    segments = breaker(_LONE_SURROGATE.sub("\ufffd", text), "und").segments()
    return _in_code_points(text, [end for _, end in segments])


def pieces(text: str, start: int, end: int, ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut a run of unspaced letters at the ends of words, but for such as nobody writes."""
    held = start
    for at in ends[bisect_left(ends, start + 1) : bisect_left(ends, end)]:
        if at - start == 1 and (ending := _VERB_ENDING.match(text, at, end)):
            held = ending.end()
        if at >= held and not _splits_letters(text, at):
            yield start, at
            start = at
    yield start, end


def line_ends(text: str, dictionary: Dictionary = icu_words) -> Sequence[int]:
    """Return where a line may end between two words of South-East Asia, in order."""
    if not _SOUTH_EAST.search(text):
        return ()
    return [
        at
        for at in dictionary(text)
        if 0 < at < len(text)
        and _SOUTH_EAST.match(text, at)
        and _SOUTH_EAST.match(text, at - 1)
        and not _splits_letters(text, at)
    ]


def _splits_letters(text: str, at: int) -> bool:
    return text[at] in _NEVER_FIRST or text[at - 1] in _NEVER_LAST


def _in_code_points(text: str, ends: list[int]) -> list[int]:
    """Count code points where ICU counts units of UTF-16: two for a rare ideograph, an emoji."""
    units = [match.start() + number for number, match in enumerate(_BEYOND_UTF_16.finditer(text))]
    return [end - bisect_left(units, end) for end in ends] if units else ends


@cache
def _word_breaker() -> type[WordBreaker] | None:
    try:
        from icu4py.breakers import WordBreaker
    except ImportError:
        return None
    return WordBreaker
