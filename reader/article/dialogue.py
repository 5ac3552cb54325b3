"""Lines that a dash opens: what is said in them, and where the teller comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.article.language import Language, matcher
from reader.article.model import Span
from reader.article.scripts import CAPITALS

OPENING = re.compile(r"[ \t\u00a0]*(?:[—–―]|-(?=[ \u00a0]))[ \u00a0]*")
LINE = re.compile(r"[^\n]+")
# Spanish hangs the dash on the teller's first word; others put spaces on both sides.
HUNG_DASH = re.compile(r"(?<=\s)[—–―](?=[^\W\d_])")
FREE_DASH = re.compile(r"(?<=\s)[—–―-](?=\s)")
ANY_DASH = re.compile(r"[—–―](?=[\s.,;:!?…]|$)|(?<=\s)[—–―-](?=\s)|(?<=\s)[—–―](?=\w)")
WORDS_BEFORE_VERB = r"(?:[\w’'-]+[ \u00a0]+){0,2}"
LONGEST_LINE = 10_000
APPOSED = re.compile(rf"[ \u00a0]([^\W\d{CAPITALS}_]+)(?:[ \u00a0][\w’'-]+){{0,5}}\.(?=\s)")
ASIDE_END = re.compile(r"[,.!?…](?=\s)")


def said_after_dash(text: str, language: Language) -> tuple[Span, ...]:
    """Read lines of dialogue: what follows the dash is said, but not the teller's words in between.

    A hyphen opens a line only where somebody is told to speak in it: lists begin with one as well.
    """
    if not language.dashes_open_speech:
        return ()
    return tuple(
        span
        for line in LINE.finditer(text)
        for span in _said_in_line(text, line.start(), line.end(), language)
    )


def said_in_marks(text: str, span: Span, language: Language) -> tuple[Span, ...]:
    """Leave the teller out who comes in between the marks: "«Мы ждём, — сказала она. — И не одни»"."""
    if not language.dashes_open_speech or span.end - span.start > LONGEST_LINE:
        return (span,)
    return tuple(_between_tellers(text, span.start, span.end, language))


def _between_tellers(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    while start < end:
        aside = _aside_in_marks(text, start, end, language)
        yield Span(start, aside.start)
        start = aside.end


def _aside_in_marks(text: str, start: int, end: int, language: Language) -> Span:
    """Find where the teller comes in: behind a dash, or a comma where the language has that, with a verb."""
    dash = _reporting_dash(text, start, end, language)
    comma = _inserted(language).search(text, start, dash.start() if dash else end)
    if comma is not None:
        return Span(comma.start(), _end_with_apposition(text, comma.end(), end, language))
    if dash is None:
        return Span(end, end)
    closing = ANY_DASH.search(text, dash.end(), end)
    return Span(dash.start(), closing.end() if closing else end)


def _said_in_line(text: str, start: int, end: int, language: Language) -> tuple[Span, ...]:
    opening = OPENING.match(text, start, end)
    if opening is None or opening.end() == end or end - start > LONGEST_LINE:
        return ()
    said = tuple(_said(text, opening.end(), end, language))
    is_hyphen = "-" in opening.group()
    return () if is_hyphen and said == (Span(opening.end(), end),) else said


def _said(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    """Alternate between what is said and the teller."""
    while start < end:
        aside = _next_aside(text, start, end, language)
        yield Span(start, aside.start)
        start = aside.end


def _next_aside(text: str, start: int, end: int, language: Language) -> Span:
    """Find where the teller comes in and where they stop: between dashes, else between commas."""
    hung = HUNG_DASH.search(text, start, end)
    free = _reporting_dash(text, start, hung.start() if hung else end, language)
    first = free or hung
    dash = first.start() if first else end
    comma = _after_comma(language).search(text, start, dash)
    if comma is not None:
        return Span(comma.start(), _end_after_comma(text, comma.end(), end))
    if dash == end:
        return Span(end, end)
    closing = ANY_DASH.search(text, dash + 1, end)
    return Span(dash, closing.end() if closing else end)


def _reporting_dash(text: str, start: int, end: int, language: Language) -> re.Match[str] | None:
    """Find a free dash with a verb of speech behind it; without one a dash is punctuation."""
    begins = _begins_report(language)
    return next(
        (dash for dash in FREE_DASH.finditer(text, start, end) if begins.match(text, dash.end())), None
    )


def _end_after_comma(text: str, at: int, end: int) -> int:
    """End the teller's words at the next comma, or where their sentence does and another one follows."""
    match = ASIDE_END.search(text, at, end)
    return match.end() if match else end


def _end_with_apposition(text: str, at: int, end: int, language: Language) -> int:
    """End the teller's words behind what is said of the speaker: "raconte Léa Roux, conductrice. Puis …"."""
    first = _end_after_comma(text, at, end)
    apposed = APPOSED.match(text, first, end)
    named = text[at:first].split()[-1:] != [] and text[at:first].split()[-1][0].isupper()
    if apposed is None or not named or apposed[1].lower() in (*language.open_words, *language.pronouns):
        return first
    return apposed.end()


@lru_cache(maxsize=32)
def _begins_report(language: Language) -> re.Pattern[str]:
    verbs = matcher(language.verbs, spaced=language.spaced).pattern
    return re.compile(rf"\s*{WORDS_BEFORE_VERB}(?:{verbs})", re.IGNORECASE)


@lru_cache(maxsize=32)
def _inserted(language: Language) -> re.Pattern[str]:
    """Match the comma before a verb and its subject, where the press sets them between the marks."""
    if not language.auxiliaries:
        return re.compile(r"(?!)")
    verbs, auxiliaries = matcher(language.verbs).pattern, matcher(language.auxiliaries).pattern
    finite = rf"(?:{verbs})(?<!é)(?=-|\s+(?:(?-i:[{CAPITALS}])|{matcher(language.articles).pattern}))"
    said = rf"(?:{finite}|(?:{auxiliaries})(?:-\w+)*\s+(?:{verbs}))"
    return re.compile(
        rf"(?:,|(?<=[!?…]))[ \u00a0\u202f]+(?={said})(?-i:(?=[^\W\d_{CAPITALS}]))", re.IGNORECASE
    )


@lru_cache(maxsize=32)
def _after_comma(language: Language) -> re.Pattern[str]:
    verbs = matcher(language.verbs, spaced=language.spaced).pattern
    return re.compile(
        rf"(?:,|(?<=[!?…]))[ \u00a0]+(?=(?:{verbs}))(?-i:(?=[^\W\d_{CAPITALS}]))", re.IGNORECASE
    )
