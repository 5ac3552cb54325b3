"""Where a line may end: at which characters, and at which spaces not."""

from __future__ import annotations

import re
from collections.abc import Collection

from reader.layout.widths import BREAKING_SPACES

DASHES = "-\u2010\u2013\u2014"
_SPACE = f"[{BREAKING_SPACES}]"
# Korean is left out: it writes spaces, and its readers expect whole words.
_IDEOGRAPHIC = (
    "[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u312f\u31a0-\u9fff\uf900-\ufaff"
    "\uff01-\uff60\U00020000-\U0003fffd\u3001-\u3003\u3008-\u301f]"
)
_SOUTH_EAST = re.compile("[\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9fe\uaa60-\uaa7f]")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー」』）〕】》〉］｝〗〙〛〟｠’”»›…‥‐–—〜～％‰°′″℃)]},.!?:;%·‧／/⁇⁈⁉‼゠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ\u00a0\u202f\u2060"
)
_NEVER_LAST = frozenset("「『（〔【《〈［｛〖〘〚〝｟‘“«‹([{￥＄£€$\u00a0\u202f\u2060")
# An opening « follows white space, a closing » is followed by no letter: in German they stand the other way.
_GLUE = r"(?<=\s«) (?=\S)|(?<=\A«) (?=\S)|(?<=\S) (?=[»:;!?](?!\w))"
_GLUED = ("« ", " »", " :", " ;", " !", " ?")
_TOGETHER = frozenset("—…‥")


def glued(text: str) -> str:
    """Make the spaces at which French breaks no line no-break spaces: inside « », before : ; ! ?."""
    if any(sign in text for sign in _GLUED):
        return re.sub(_GLUE, "\u00a0", text)
    return text


def word_starts(text: str) -> Collection[int]:
    """Return where a line may end between two words of Thai, Lao, Khmer or Burmese, which set no spaces."""
    if text.isascii() or not _SOUTH_EAST.search(text):
        return ()
    from reader.article.unspaced import line_ends

    return frozenset(line_ends(text))


def can_break(text: str, at: int, words: Collection[int] = ()) -> bool:
    """Tell whether a line may end before the character at an offset, which is not the first.

    White space after the end of a line belongs to none, so that the line may end before or after it.
    `words` has the offsets at which a word begins behind another without a space: `word_starts` of the text.
    """
    before, after = text[at - 1], text[at]
    if at in words or ("\u4e00" <= before <= "\u9fff" and "\u4e00" <= after <= "\u9fff"):
        return True
    if re.match(_SPACE, before) or re.match(_SPACE, after) or before == "\u200b":
        return True
    if before in DASHES and at >= 2 and text[at - 2].isalnum() and after.isalpha():
        return True
    if not (re.match(_IDEOGRAPHIC, before) or re.match(_IDEOGRAPHIC, after)):
        return False
    if before in _TOGETHER and after == before:
        return False
    return before not in _NEVER_LAST and after not in _NEVER_FIRST
