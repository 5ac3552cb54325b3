"""Where a line may end: at which characters, and at which spaces not."""

from __future__ import annotations

import re

from reader.layout.widths import BREAKING_SPACES

DASHES = "-\u2010\u2013\u2014"
_SPACE = re.compile(f"[{BREAKING_SPACES}]")
# Korean is left out: it writes spaces, and its readers expect whole words.
_IDEOGRAPHIC = (
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
    if not (re.match(_IDEOGRAPHIC, before) or re.match(_IDEOGRAPHIC, after)):
        return False
    if before in _TOGETHER and after == before:
        return False
    return before not in _NEVER_LAST and after not in _NEVER_FIRST
