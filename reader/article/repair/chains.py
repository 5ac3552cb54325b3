"""Which lines are parts of one sentence that a lost quotation mark broke, and which are whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.article.language import Language
from reader.article.model import Span
from reader.article.repair.evidence import (
    LONE_MARK,
    NUMBERED,
    OPENING_MARKS,
    STARTS_CLOSED,
    ends_in_speech,
    ends_open,
    goes_on,
    is_attribution,
    is_cut_short,
    is_heading_like,
    is_left_open,
    is_personal,
    listed,
    only_reports,
    report_end,
    speaks,
    starts_inside,
    takes_up,
)
from reader.article.repair.lines import Line, is_terminated, joined
from reader.article.repair.sides import breaks_before
from reader.article.repair.uncased import wants_more
from reader.article.scripts import CAPITALS

FEWEST_WORDS = 3
FEWEST_IN_CLAUSE = 2
MOST_TELLER_WORDS = 4
"""Of a sentence that tells nothing but who asked: "Marsh said sarcastically."."""
STARTS_DASHED = re.compile(rf"[—–] [^\W\d{CAPITALS}_]")
BRACKET_REACH = 4
SALUTATION_WORDS = 5
SPEAKER_LABEL = re.compile(r"[^\W\d_][^.!?:]{1,30}: ")
MOST_TITLE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Chain:
    """Lines put together; `pieces` are where each of them stands in the text."""

    text: str
    pieces: tuple[Span, ...]
    line: Line
    broken_before: bool = False
    """Whether the text's lines were broken before what is said, too."""

    @property
    def is_broken(self) -> bool:
        """Whether it was put together at all."""
        return len(self.pieces) > 1


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a text, and what they tell together."""

    lines: tuple[Line, ...]
    language: Language
    damaged: bool
    """A mark stands alone in a line, or a line starts mid-sentence."""
    lone_mark: bool
    breaks_before: bool
    """Lines were broken before what is said, too."""
    listed: frozenset[int]

    def text(self, at: int) -> str:
        return self.lines[at].text if 0 <= at < len(self.lines) else ""


def chains(lines: Sequence[Line], language: Language) -> tuple[Chain, ...]:
    """Put the lines of broken sentences and paragraphs together."""
    known = _known(lines, language)
    parts: list[list[int]] = []
    for at in range(len(lines)):
        if parts and _continues(known, at):
            parts[-1].append(at)
        else:
            parts.append([at])
    return tuple(_chain([lines[at] for at in part], known) for part in parts)


def _known(lines: Sequence[Line], language: Language) -> _Text:
    found = listed(lines, language)
    lone = any(LONE_MARK.fullmatch(line.text) for line in lines)
    inside = any(
        not later.gap
        and at + 1 not in found
        and not is_terminated(line.text)
        and starts_inside(later.text, language)
        for at, (line, later) in enumerate(pairwise(lines))
    )
    return _Text(tuple(lines), language, lone or inside, lone, breaks_before(lines, language), found)


def _continues(known: _Text, at: int) -> bool:
    """Tell whether a line goes on with the one before it."""
    before, line = known.lines[at - 1], known.lines[at]
    if before.columns or line.columns:
        return False
    if LONE_MARK.fullmatch(line.text) or STARTS_CLOSED.match(line.text):
        return _closes(known, at)
    if before.whole or line.whole or (line.gap and not known.lone_mark):
        return False
    if is_terminated(before.text):
        return not line.gap and _goes_on_after_end(known, at)
    if starts_inside(line.text, known.language):
        apart = at in known.listed or _is_salutation(known, at - 1) or _is_stray(known, at)
        return before.text[-1] not in ":：" and not apart
    return _goes_on_without_capital(known, at) or _goes_on_with_capital(known, at)


def _goes_on_without_capital(known: _Text, at: int) -> bool:
    """Tell whether a line goes on with a report that a line before it left open, where nothing has capitals.

    What is said, and what goes on behind it, are lines of their own; a headline may report, too.
    """
    before, earlier, language = known.text(at - 1), known.text(at - 2), known.language
    if language.cased:
        return False
    if at > 1 and wants_more(before, language, damaged=known.damaged):
        return known.damaged or not is_terminated(known.text(at)) or is_terminated(known.text(at + 1))
    return at > 2 and wants_more(earlier, language, damaged=known.damaged) and is_terminated(known.text(at))


def _closes(known: _Text, at: int) -> bool:
    """Tell whether a line that starts with a mark goes on: a bracket needs its partner."""
    before, line = known.text(at - 1), known.lines[at]
    first = line.text[0]
    if first in ")]":
        near = "".join(known.text(place) for place in range(at - BRACKET_REACH, at))
        return near.count("(" if first == ")" else "[") > near.count(first)
    if is_terminated(before):
        return not line.gap and first not in "-‐‑" and (first not in "?!…" or len(line.text) == 1)
    return not line.gap or known.lone_mark


def _is_stray(known: _Text, at: int) -> bool:
    """Tell whether a line in lower case stands for itself: short below a short one, and nothing ends it."""
    before, line, after = known.text(at - 1), known.text(at), known.text(at + 1)
    if (
        is_terminated(line)
        or line[-1] == ","
        or goes_on(line, known.language)
        or speaks(before, known.language)
    ):
        return False
    short = is_heading_like(before, known.language) and is_heading_like(line, known.language)
    return (
        short
        and not after[:1].islower()
        and not STARTS_CLOSED.match(after)
        and not ends_open(before, known.language)
    )


def _is_salutation(known: _Text, at: int) -> bool:
    """Tell whether a text or a part of it starts with a few words and a comma, as letters do."""
    line, following = known.lines[at], known.text(at + 1)
    short = len(line.text.split()) <= SALUTATION_WORDS and line.text[-1] == ","
    return short and (at < 2 or line.gap) and report_end(line.text, following, known.language) is None


def _goes_on_after_end(known: _Text, at: int) -> bool:
    """Tell whether a line goes on behind a sentence: with who said it, or with what else was said."""
    before, text, language = known.text(at - 1), known.text(at), known.language
    if starts_inside(text, language):
        reported = before[-1] in "?!…" or report_end(before, text, language) is not None
        return is_terminated(text) and at not in known.listed and reported
    if not known.damaged or NUMBERED.match(text):
        return False
    told = report_end(before, text, language) if before[-1] in "?!" else None
    if told is not None and is_terminated(text[:told]) and len(text[:told].split()) <= MOST_TELLER_WORDS:
        return True
    return known.breaks_before and _is_more_said(known, at)


def _is_more_said(known: _Text, at: int) -> bool:
    """Tell whether somebody who was just named goes on: with "I" or "you", or taking up what was said."""
    before, text, after, language = known.text(at - 1), known.text(at), known.text(at + 1), known.language
    if not is_terminated(text) or speaks(text, language) or is_personal(before, language):
        return False
    if text[0] in OPENING_MARKS or starts_inside(after, language) or only_reports(text, after, language):
        return False
    if SPEAKER_LABEL.match(text) or not (is_personal(text, language) or takes_up(text, language)):
        return False
    return only_reports(known.text(at - 2), before, language) and known.text(at - 2)[-1:] in ",?!，"


def _goes_on_with_capital(known: _Text, at: int) -> bool:
    """Tell whether a line with a capital goes on with an unfinished one."""
    before, text, language = known.text(at - 1), known.text(at), known.language
    if NUMBERED.match(text) and not STARTS_DASHED.match(text):
        return False
    if not text[:1].isalnum():
        dashed = known.damaged and STARTS_DASHED.match(text) and not STARTS_DASHED.match(before)
        return bool(dashed) or ends_open(before, language)
    if before[-1] == ",":
        long = known.damaged and not _is_salutation(known, at - 1) and len(before.split()) > FEWEST_IN_CLAUSE
        told = report_end(before, text, language) is not None or ends_in_speech(before, language)
        return (long or told) and not _in_list(known, at)
    return ends_open(before, language) or (known.damaged and _is_middle(known, at))


def _in_list(known: _Text, at: int) -> bool:
    """Tell whether lines that end in a comma follow each other: a list, a poem, an address."""
    return known.text(at)[-1] == "," and known.text(at - 2)[-1:] == ","


def _is_middle(known: _Text, at: int) -> bool:
    """Tell whether a line with a capital goes on with an unfinished one, in a text that is damaged."""
    before, line, language = known.text(at - 1), known.text(at), known.language
    if known.breaks_before and _is_announced(known, at):
        return True
    if ends_in_speech(before, language) and before[-1] != ":":
        return True
    if is_attribution(line, language) and language.spaced and len(before.split()) >= FEWEST_WORDS:
        return True
    if is_terminated(line) or speaks(line, language) or not known.breaks_before:
        return False
    after = known.text(at + 1)
    open_still = bool(after) and (STARTS_CLOSED.match(after) is not None or starts_inside(after, language))
    return open_still and (speaks(before, language) or not is_heading_like(before, language))


def _is_announced(known: _Text, at: int) -> bool:
    """Tell whether words said begin with a line, where lines are broken before those too."""
    before, line, after, language = known.text(at - 1), known.text(at), known.text(at + 1), known.language
    if before[-1] in ":：":
        own = is_terminated(line) and is_personal(line, language) and not is_personal(before, language)
        reported = line[-1] in ",?!" and report_end(line, after, language) is not None
        return own or reported or ends_in_speech(before, language)
    if is_left_open(before, language) and is_terminated(line) and len(line.split()) <= MOST_TITLE_WORDS:
        return True
    return is_cut_short(before, language)


def _chain(lines: Sequence[Line], known: _Text) -> Chain:
    text, pieces = "", list[Span]()
    for line in lines:
        whole = joined(text, line.text, known.language)
        pieces.append(Span(len(whole) - len(line.text), len(whole)))
        text = whole
    return Chain(text, tuple(pieces), lines[0], known.breaks_before)
