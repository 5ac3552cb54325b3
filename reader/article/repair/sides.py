"""On which sides of words said lines were broken: behind them always; before them in some texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article.language import Language
from reader.article.repair.evidence import ends_in_speech, is_cut_short, is_personal, report_end
from reader.article.repair.lines import Line, is_terminated

MARKED = re.compile(r"[«“„‘\"「『]\s?[^\W_](?:[^«»“”„\"「」『』]){12,}[»”“’\"」』]")
MARKED_WEIGHT = 3


def breaks_before(lines: Sequence[Line], language: Language) -> bool:
    """Tell whether lines were broken before what is said as well as after it.

    For: a line that ends in an article, in "she said," or in a verb of speech and a colon, and a line that
    only says who spoke with somebody's "I" in the next. Against: a line that says who spoke and goes on,
    words of speech with a colon behind them inside a line, and quotations whose marks are there.
    """
    score = sum(_break_evidence(lines, at, language) for at in range(1, len(lines)))
    return score > 0 and MARKED_WEIGHT * score > sum(MARKED.search(line.text) is not None for line in lines)


def _break_evidence(lines: Sequence[Line], at: int, language: Language) -> int:
    before, text = lines[at - 1].text, lines[at].text
    if is_terminated(before):
        return 0
    if before[-1] in ":：":
        return 2 * (ends_in_speech(before, language) and text[:1].isalpha())
    if before[-1] not in ",，":
        opened = ends_in_speech(before, language) or is_cut_short(before, language)
        return 2 * (opened and text[:1].isalpha())
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    after = lines[at + 2].text if at + 2 < len(lines) else ""
    told = report_end(before, text, language)
    if told is None and ends_in_speech(before, language):
        return 2
    return _report_evidence(text, told, (following, after), language)


def _report_evidence(text: str, end: int | None, after: tuple[str, str], language: Language) -> int:
    """Weigh a line behind words said, where it says who spoke, by what goes on in it or behind it."""
    following, second = after
    if end is None or not is_terminated(text):
        return 0
    if end < len(text):
        return -2 if is_personal(text[end:], language) else -1
    goes_on = is_personal(following, language) and is_terminated(following)
    reported = following[-1:] in ",?!" and report_end(following, second, language) is not None
    return int(goes_on and not reported)
