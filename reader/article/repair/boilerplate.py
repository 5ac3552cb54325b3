"""What a page prints around its article: taken out as whole lines, never out of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from reader.article.language import Language
from reader.article.repair.lines import Line, is_terminated

FIRST_LETTERS = 2
LONGEST_HEADLINE = 140
LONGEST_LINE = 220
MOST_WORDS_AFTER = 6
LONGEST_AFTER = 40
LEAST_PROSE = 60
# Headlines end in question marks, but not in full stops.
LEAST_SENTENCE = 40
LEAST_PROSE_UNSPACED = 25
ORNAMENTS = re.compile(r"^[\s►▶→»>›•|-]+|[\s:：…»>›→►▶|.-]+$")
HEADLINE_AFTER = re.compile(r"\s*[:：]\s*\S")


def without_boilerplate(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Leave out what is no part of the article; from "Related news" on where only links follow."""
    return tuple(_kept(without_closing(lines, language), language))


def is_boilerplate(text: str, language: Language) -> bool:
    """Tell whether a whole line is something that a page prints around an article."""
    if len(text) > LONGEST_LINE:
        return False
    return _is_listed(text, language) or _is_related(text, language)


@lru_cache(maxsize=64)
def bare(text: str) -> str:
    """Write a line as it is compared with phrases: lower case, without ornaments at its ends."""
    # The capital İ of Turkish becomes two characters in lower case.
    return ORNAMENTS.sub("", text).lower().replace("i\u0307", "i").replace("'", "’")


def without_closing(lines: Sequence[Line], language: Language) -> Sequence[Line]:
    """Leave out the lines behind the last paragraph that say whose the article is."""
    end = len(lines)
    while end > 1 and not lines[end - 1].whole and _may_close(lines[end - 1], language):
        end -= 1
    return [line for at, line in enumerate(lines) if at < end or not _closes(line.text, language)]


def _may_close(line: Line, language: Language) -> bool:
    return not _is_prose(line, language) or _closes(line.text, language)


def _closes(text: str, language: Language) -> bool:
    line = bare(text.lstrip("(（[【 ")) if len(text) <= LONGEST_LINE else ""
    found = next((one for one in language.boilerplate.closing if line.startswith(one)), "")
    return bool(found) and not line[len(found) : len(found) + 1].isalpha()


def _kept(lines: Sequence[Line], language: Language) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if line.columns or line.whole or not is_boilerplate(line.text, language):
            yield line
        elif _ends_article(line, lines[number + 1 :], language):
            return


def _ends_article(line: Line, rest: Sequence[Line], language: Language) -> bool:
    alone = bare(line.text) in language.boilerplate.related
    return alone and not any(_is_prose(other, language) for other in rest)


def _is_prose(line: Line, language: Language) -> bool:
    least = LEAST_PROSE if language.spaced else LEAST_PROSE_UNSPACED
    sentence = line.text[-1] == "." and len(line.text) >= LEAST_SENTENCE
    return is_terminated(line.text) and (len(line.text) >= least or line.whole or sentence)


@lru_cache(maxsize=32)
def _phrases(language: Language) -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """Part what a whole line says from what it may begin with; the latter by their first letters."""
    lines = language.boilerplate
    listed = (
        *lines.related,
        *lines.advertising,
        *lines.share,
        *lines.newsletter,
        *lines.cookies,
        *lines.navigation,
        *lines.comments,
    )
    begun: dict[str, tuple[str, ...]] = {}
    for phrase in listed:
        if phrase.endswith("…"):
            begun[phrase[:FIRST_LETTERS]] = (*begun.get(phrase[:FIRST_LETTERS], ()), phrase)
    return frozenset(phrase for phrase in listed if not phrase.endswith("…")), begun


def _is_listed(text: str, language: Language) -> bool:
    whole, begun = _phrases(language)
    line = bare(text)
    return line in whole or any(_matches(text, phrase) for phrase in begun.get(line[:FIRST_LETTERS], ()))


def _is_related(text: str, language: Language) -> bool:
    if ":" not in text and "：" not in text:
        return False
    return any(_introduces(text, phrase) for phrase in language.boilerplate.related)


def _introduces(text: str, phrase: str) -> bool:
    """Match "Read more: a headline"."""
    after = text[len(phrase) :]
    same = bare(text[: len(phrase)]) == phrase.removesuffix("…")
    return same and len(after) <= LONGEST_HEADLINE and HEADLINE_AFTER.match(after) is not None


def _matches(text: str, phrase: str) -> bool:
    """Match the start of a line that a few words follow."""
    line = bare(text)
    start = phrase.removesuffix("…")
    after = line.removeprefix(start)
    if after == line and line != start:
        return False
    short = len(after.split()) <= MOST_WORDS_AFTER and len(after) <= LONGEST_AFTER
    return short and after[:1] in ("", " ", ",") and not is_terminated(text)
