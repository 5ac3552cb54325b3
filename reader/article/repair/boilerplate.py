"""What a page prints around its article: taken out as whole lines, never out of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.article.language import Language
from reader.article.repair.lines import Line, is_terminated

LONGEST_HEADLINE = 140
LONGEST_LINE = 220
MOST_WORDS_AFTER = 6
LONGEST_AFTER = 40
LEAST_PROSE = 60
LEAST_PROSE_UNSPACED = 25
ORNAMENTS = re.compile(r"^[\s►▶→»>›•|-]+|[\s:：…»>›→►▶|.-]+$")
HEADLINE_AFTER = re.compile(r"\s*[:：]\s*\S")


def without_boilerplate(lines: Sequence[Line], language: Language) -> tuple[Line, ...]:
    """Leave out what is no part of the article; from "Related news" on where only links follow."""
    return tuple(_kept(lines, language))


def is_boilerplate(text: str, language: Language) -> bool:
    """Tell whether a whole line is something that a page prints around an article."""
    if len(text) > LONGEST_LINE:
        return False
    line, phrases = bare(text), _phrases(language)
    if line in phrases.whole or _begins(line, phrases.beginnings, text):
        return True
    introduced = ":" in text or "：" in text
    return introduced and any(_introduces(text, phrase) for phrase in language.boilerplate.related)


@lru_cache(maxsize=64)
def bare(text: str) -> str:
    """Write a line as it is compared with phrases: lower case, without ornaments at its ends."""
    # The capital İ of Turkish becomes two characters in lower case.
    return ORNAMENTS.sub("", text).lower().replace("i\u0307", "i").replace("'", "’")


def _kept(lines: Sequence[Line], language: Language) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if line.columns or line.whole or not is_boilerplate(line.text, language):
            yield line
        elif _ends_article(lines, number, language):
            return


def _ends_article(lines: Sequence[Line], number: int, language: Language) -> bool:
    alone = bare(lines[number].text) in language.boilerplate.related
    rest = range(number + 1, len(lines))
    return alone and not any(_is_prose(lines[other], language) for other in rest)


def _is_prose(line: Line, language: Language) -> bool:
    least = LEAST_PROSE if language.spaced else LEAST_PROSE_UNSPACED
    return is_terminated(line.text) and (len(line.text) >= least or line.whole)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """A language's boilerplate, ready to compare with each line of a text."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]


@lru_cache(maxsize=64)
def _phrases(language: Language) -> _Phrases:
    lines = language.boilerplate
    every = (
        *lines.related,
        *lines.advertising,
        *lines.share,
        *lines.newsletter,
        *lines.cookies,
        *lines.navigation,
        *lines.comments,
    )
    return _Phrases(
        frozenset(phrase for phrase in every if not phrase.endswith("…")),
        tuple(phrase.removesuffix("…") for phrase in every if phrase.endswith("…")),
    )


def _introduces(text: str, phrase: str) -> bool:
    """Match "Read more: a headline"."""
    after = text[len(phrase) :]
    same = bare(text[: len(phrase)]) == phrase.removesuffix("…")
    return same and len(after) <= LONGEST_HEADLINE and HEADLINE_AFTER.match(after) is not None


def _begins(line: str, beginnings: tuple[str, ...], text: str) -> bool:
    """Tell whether a line begins as boilerplate does and says little more, but no sentence."""
    if not line.startswith(beginnings) or is_terminated(text):
        return False
    rests = (line.removeprefix(one) for one in beginnings if line.startswith(one))
    return any(
        len(rest.split()) <= MOST_WORDS_AFTER and len(rest) <= LONGEST_AFTER and rest[:1] in ("", " ", ",")
        for rest in rests
    )
