"""Where quotation marks and dashes say that somebody speaks, and how sure that is.

Marks also stand around titles, and around words held at arm's length. Nothing is left out for that:
each quotation has a score, and what is likely to be speech has at least `LIKELY`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from reader.article.dialogue import said_after_dash, said_in_marks
from reader.article.language import Language, matcher
from reader.article.model import LIKELY, Certainty, Quotation, Span
from reader.article.pairing import Pairing, opening_mark, pair_marks
from reader.article.segment import sentences, words

CHARACTERS_OF_A_WORD = 2
SCORE_BY_WORDS = (0.0, 0.15, 0.25, 0.5, 0.5, 0.6, 0.6, 0.6, 0.75)
"""How likely words in marks are to be said, by their number; the last one is for all that are longer."""
MOST_WORDS_OF_TITLE = 8
NEAR = 2
TRAILING = re.compile(r"[\s,，、،]+$")
LEADING = re.compile(r"[\s.,;:،]+")
FINISHED = re.compile(r"[.!?…。！？؟۔।]$")
SENTENCE_END = re.compile(r"[.!?…,。！？，،؟۔।]$")
INTRODUCED = re.compile(r"(?:[:：,，]\s*|^)\W{0,2}$")
LONGEST_INTRODUCTION = 8
LISTED = re.compile(r"\A[^\W\d_].*[;,]$|\A(?=[^\W\d_])[^.!?…]*$", re.DOTALL)


def find_quotations(text: str, language: Language) -> tuple[Quotation, ...]:
    """Find what is likely to be speech in one paragraph, outer and inner; spans leave the marks out."""
    return tuple(one for one in all_quotations((text,), language)[0] if one.score >= LIKELY)


def all_quotations(paragraphs: Sequence[str], language: Language) -> tuple[tuple[Quotation, ...], ...]:
    """Find all that stands in marks or behind a dash, for each of consecutive paragraphs, with its score.

    Words that go on in the next paragraph are a quotation in each: where it repeats the mark, as English
    and Spanish do, or closes what it did not open.
    """
    pairings = [pair_marks(text, language) for text in paragraphs]
    found: list[tuple[Quotation, ...]] = []
    held = ""
    for at, text in enumerate(paragraphs):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else ""
        closes = at + 1 < len(paragraphs) and pairings[at + 1].left_closed is not None
        goes_on = _goes_on(text, pairings[at], following, language, closes=closes)
        spans = _across(text, pairings[at], held=bool(held), goes_on=goes_on)
        found.append(_scored(text, spans, language))
        held = pairings[at].open_mark if goes_on else ""
    return tuple(found)


def _goes_on(text: str, pairing: Pairing, following: str, language: Language, *, closes: bool) -> bool:
    """Tell whether the words that a paragraph leaves open go on in the next one."""
    if pairing.left_open is None:
        return False
    repeats = opening_mark(following, language) in (pairing.open_mark, _closing_twin(pairing.open_mark))
    begins = pairing.left_open == 1
    return begins or (bool(following) and (closes or (repeats and opening_mark(following, language) != "")))


def _closing_twin(mark: str) -> str:
    """Return the other mark that French sets before each paragraph of one quotation."""
    return {"«": "»"}.get(mark, mark)


def _across(text: str, pairing: Pairing, *, held: bool, goes_on: bool) -> list[Span]:
    """Add to a paragraph's pairs what came in from the one before it and what goes on in the next one."""
    spans = list(pairing.pairs)
    if held and pairing.left_closed is not None:
        spans.append(Span(int(text.startswith("»")), pairing.left_closed))
    if goes_on and pairing.left_open is not None:
        spans.append(Span(pairing.left_open, len(text)))
    return spans


def _scored(text: str, marked: Sequence[Span], language: Language) -> tuple[Quotation, ...]:
    parts = (part for one in marked for part in said_in_marks(text, one, language))
    in_marks = {span for one in parts if _is_worded(text, span := _words_within(text, one))}
    after_dash = {
        span for one in said_after_dash(text, language) if _is_worded(text, span := _words_within(text, one))
    }
    reports = _Reports(text, language) if in_marks else None
    scores = {span: _score(text, span, reports, language) for span in in_marks if reports}
    scores |= {span: _dash_score(text, span) for span in after_dash}
    return tuple(
        Quotation(start=span.start, end=span.end, certainty=Certainty.MARKED, score=scores[span])
        for span in sorted(scores, key=lambda span: (span.start, -span.end))
    )


def _is_worded(text: str, span: Span) -> bool:
    return any(map(str.isalnum, text[span.start : span.end]))


def _words_within(text: str, span: Span) -> Span:
    start = span.start
    if leading := LEADING.match(text, start, span.end):
        start = leading.end()
    return Span(start, start + len(TRAILING.sub("", text[start : span.end])))


def _score(text: str, span: Span, reports: _Reports, language: Language) -> float:
    """Weigh words in marks: their number and shape, and what reports them."""
    said = text[span.start : span.end]
    number = len(words(said)) if language.spaced else len(said) // CHARACTERS_OF_A_WORD
    score = SCORE_BY_WORDS[min(number, len(SCORE_BY_WORDS) - 1)]
    if reports.near(span):
        score += 0.35
    if FINISHED.search(said) and not said[0].islower():
        score += 0.3
    elif FINISHED.search(said) or SENTENCE_END.search(text[span.start : span.end + 1]):
        score += 0.15
    introduced = INTRODUCED.search(text[max(0, span.start - LONGEST_INTRODUCTION) : span.start]) is not None
    if introduced:
        score += 0.1
    if _has_first_person(said, language):
        score += 0.15
    if number <= MOST_WORDS_OF_TITLE and not introduced and _is_title(said, language):
        score -= 0.3
    return round(min(max(score, 0.05), 1.0), 2)


def _dash_score(text: str, span: Span) -> float:
    """Weigh what a dash opens: items of a list end in nothing, or in what parts them."""
    whole = text.strip()
    unfinished = LISTED.fullmatch(whole.lstrip("—–―- \u00a0")) is not None
    return 0.3 if unfinished and span.end >= len(whole) - 1 else 0.8


def _is_title(said: str, language: Language) -> bool:
    """Tell whether words look like a title: capitals on all but the small ones, and nothing ends them."""
    if SENTENCE_END.search(said):
        return False
    spelt = [said[word.start : word.end] for word in words(said)]
    heavy = [word for word in spelt if word.lower() not in _small_words(language)]
    # A German noun has its capital anyway; several words without a verb are a term or a title.
    return len(heavy) > int(language.nouns_capitalised) and all(
        word[0].isupper() or word[0].isdigit() for word in heavy
    )


@lru_cache(maxsize=64)
def _small_words(language: Language) -> frozenset[str]:
    return frozenset(
        (*language.articles, *language.prepositions, *language.conjunctions, *language.particles)
    )


def _has_first_person(said: str, language: Language) -> bool:
    return bool(language.first_person) and bool(
        matcher(language.first_person, spaced=language.spaced).search(said)
    )


class _Reports:
    """Which sentences of a text report speech, by a verb or a lead outside the words in question."""

    def __init__(self, text: str, language: Language) -> None:
        self._sentences = sentences(text, language)
        self._ends = [one.end for one in self._sentences]
        pattern = matcher((*language.verbs, *language.leads), spaced=language.spaced)
        found = (match.start() for match in pattern.finditer(text))
        self._places = [at for at in found if text[at - 1 : at] != "-"]

    def near(self, span: Span) -> bool:
        """Tell whether a sentence that the words touch, or that ends with them, reports speech.

        The words hold a letter, and so touch a sentence.
        """
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._ends, span.end + NEAR)
        start, end = self._sentences[first].start, self._ends[min(last, len(self._ends) - 1)]
        before = bisect_left(self._places, span.start) - bisect_left(self._places, start)
        after = bisect_left(self._places, end) - bisect_left(self._places, span.end)
        return before > 0 or after > 0
