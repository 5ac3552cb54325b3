"""Where quotation marks say that somebody speaks, in one block's text.

A stack over the language's marks, which are read tolerantly: straight marks and other languages'
marks count, an apostrophe closes nothing, a mark without its partner spoils nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.article.language import Language, Marks, matcher
from reader.article.model import Certainty, Quotation, Span
from reader.article.segment import sentences, words

FEWEST_WORDS = 3
MOST_DEPTH = 6
FEWEST_UNSPACED = 5
APOSTROPHES = frozenset("'’‘")
TURNED = frozenset("«»‹›")
DASH = re.compile(r"\s*[—–―]\s*")
INNER_DASH = re.compile(r"\s+[—–―](?=\S)|[—–―](?=[\s.,;:!?]|$)")
TRAILING = re.compile(r"[\s,，、]+$")
LATER_CLOSER = re.compile(r"\s(?:[^'’‘]|(?<=\w)['’](?=\w))*(?<=\S)['’](?!\w)")
LEADING = re.compile(r"[\s.,;:]+")


@dataclass(frozen=True, slots=True)
class _Opened:
    mark: str
    at: int


@lru_cache(maxsize=64)
def _partners(language: Language) -> dict[str, str]:
    """For each mark that can open, the marks that can close it; the language's own pairs first."""
    partners: dict[str, str] = {}
    for pair in (
        *language.marks,
        *language.other_marks,
        Marks("“", "”"),
        Marks("«", "»"),
        Marks("「", "」"),
        Marks("『", "』"),
    ):
        partners[pair.open] = partners.get(pair.open, "") + pair.close
    return partners


def find_quotations(text: str, language: Language) -> tuple[Quotation, ...]:
    """Find the quotations that marks show, outer and inner; spans hold the words without the marks.

    A few words in marks are left out where nothing near them speaks: a title, or words held at arm's length.
    """
    marked = {span for span in _marked(text, language) if _is_speech(text, span, language)}
    spans = sorted({*marked, *_after_dash(text, language)}, key=lambda s: (s.start, -s.end))
    return tuple(Quotation(start=s.start, end=s.end, certainty=Certainty.MARKED) for s in spans)


def _marked(text: str, language: Language) -> tuple[Span, ...]:
    found = (_words_within(text, start, end) for start, end in _paired(text, language))
    return tuple(span for span in found if span.start < span.end)


def _paired(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Pair the marks; what a closed pair leaves open inside is dropped."""
    partners = _partners(language)
    closers = frozenset("".join(partners.values()))
    stack: list[_Opened] = []
    for at, character in enumerate(text):
        if character not in closers and character not in partners:
            continue
        depth = _closed_depth(stack, character, partners)
        if depth is not None and _may_close(text, at):
            yield stack[depth].at + 1, at
            del stack[depth:]
        elif character in partners and _may_open(text, at, language):
            stack.append(_Opened(character, at))
    yield from _left_open(text, stack)


def _closed_depth(stack: list[_Opened], character: str, partners: dict[str, str]) -> int | None:
    """Find the innermost open mark that a character can close."""
    deepest = len(stack) - 1
    depths = range(deepest, max(deepest - MOST_DEPTH, -1), -1)
    return next((depth for depth in depths if character in partners[stack[depth].mark]), None)


def _may_close(text: str, at: int) -> bool:
    """Tell whether a mark can close: an apostrophe inside a word cannot, nor a mark at a word's start."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in APOSTROPHES:
        return not (after.isalnum() or before.isspace() or _is_possessive(text, at))
    if text[at] in TURNED or not after.isalnum():
        return True
    return not before.isspace() and text[at] != '"'


def _is_possessive(text: str, at: int) -> bool:
    """Tell whether an apostrophe belongs to a plural ("the players’ union"), for another one closes later."""
    return text[at - 1 : at] == "s" and LATER_CLOSER.match(text, at + 1) is not None


def _may_open(text: str, at: int, language: Language) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if not after or (before.isalnum() and language.spaced):
        return False
    if text[at] in TURNED:
        return text[at] in "«‹" or not after.isspace()
    return not after.isspace()


def _left_open(text: str, stack: list[_Opened]) -> Iterator[tuple[int, int]]:
    """Let a quotation that opens its block and never closes run on: the next block goes on with it."""
    if stack and stack[0].at == 0 and stack[0].mark not in APOSTROPHES:
        yield 1, len(text)


def _words_within(text: str, start: int, end: int) -> Span:
    if leading := LEADING.match(text, start, end):
        start = leading.end()
    return Span(start, start + len(TRAILING.sub("", text[start:end])))


def _is_speech(text: str, span: Span, language: Language) -> bool:
    """Tell whether words in marks are long enough to be said, or something near them speaks."""
    within = text[span.start : span.end]
    if not any(character.isalnum() for character in within):
        return False
    if language.spaced and len(words(within)) >= FEWEST_WORDS:
        return True
    if not language.spaced and len(within) > FEWEST_UNSPACED:
        return True
    return _speaks_near(text, span, language)


def _speaks_near(text: str, span: Span, language: Language) -> bool:
    around = [s for s in sentences(text, language) if s.start < span.end + 2 and span.start < s.end]
    outside = " ".join(
        text[s.start : min(s.end, span.start)] + " " + text[max(span.end, s.start) : s.end] for s in around
    )
    return bool(matcher((*language.verbs, *language.leads), spaced=language.spaced).search(outside))


def _after_dash(text: str, language: Language) -> tuple[Span, ...]:
    """Read a line of dialogue: what follows the dash is said, not what stands between two later ones."""
    opening = DASH.match(text) if language.dashes_open_speech else None
    if opening is None or opening.end() == len(text):
        return ()
    inner = [match.span() for match in INNER_DASH.finditer(text, opening.end())]
    edges = [opening.end(), *(place for cut in inner for place in cut), len(text)]
    said = [(edges[n], edges[n + 1]) for n in range(0, len(edges) - 1, 4)]
    trimmed = (_words_within(text, start, _before_aside(text, start, end, language)) for start, end in said)
    return tuple(span for span in trimmed if span.start < span.end)


def _before_aside(text: str, start: int, end: int, language: Language) -> int:
    """End the words of a dialogue where the teller comes in: ", dit-il"."""
    aside = re.compile(
        r",\s+(?=(?:" + matcher(language.verbs, spaced=language.spaced).pattern + r"))", re.IGNORECASE
    )
    match = aside.search(text, start, end)
    return match.start() if match else end
