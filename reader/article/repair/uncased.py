"""Broken sentences in scripts without capitals: no lower case tells there that a line goes on."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.article.language import Language, matcher
from reader.article.repair.lines import is_terminated

LONGEST_TOPIC = 60
KOREAN_PARTICLE = re.compile(r"[가-힣]{2}(?:은|는|이|가|을|를|의|에|에서|에게|과|와|으로|까지)$")
REPORT_MARKS = ("，", "：", ":", ",")


def wants_more(text: str, language: Language, *, damaged: bool) -> bool:
    """Tell whether a line ends inside a report: somebody says something, and what is said must follow.

    In a text that is known to be damaged, any particle at a line's end leaves its sentence open.
    """
    if language.cased or is_terminated(text):
        return False
    if language.topics:
        return _ends_in_topic(text, language) or (damaged and KOREAN_PARTICLE.search(text) is not None)
    return _reports_that(text, language) if language.spaced else _reports_on(text, language)


def _ends_in_topic(text: str, language: Language) -> bool:
    """Tell whether a line ends with somebody of whom something must be said: "森本教授は", "이 위원장은"."""
    return _topic_at_end(language).search(text[-LONGEST_TOPIC:]) is not None


def _reports_that(text: str, language: Language) -> bool:
    """Tell whether a verb of speech has its "that" behind it, or "and" before it at the start of the line."""
    verb = matcher(language.verbs).search(text)
    if verb is None:
        return False
    that = matcher(language.complementisers).search(text, verb.end())
    joined = verb.start() == 0 and bool(language.definite_prefix) and text.startswith("و")
    return that is not None or joined


def _reports_on(text: str, language: Language) -> bool:
    """Tell whether a verb of speech has a comma or a colon behind it: "黄志强表示，"."""
    return any(text[verb.end() : verb.end() + 1] in REPORT_MARKS for verb in _verbs(text, language))


def _verbs(text: str, language: Language) -> list[re.Match[str]]:
    return list(matcher(language.verbs, spaced=language.spaced).finditer(text))


@lru_cache(maxsize=16)
def _topic_at_end(language: Language) -> re.Pattern[str]:
    """Match a person's role or honorific, or a pronoun, with what marks a topic at a line's end."""
    honorifics = "|".join(sorted(map(re.escape, language.honorifics), key=len, reverse=True)) or r"(?!)"
    topics = "|".join(sorted(map(re.escape, language.topics), key=len, reverse=True))
    pronouns = "|".join(sorted(map(re.escape, language.pronouns), key=len, reverse=True)) or r"(?!)"
    named = rf"(?:{honorifics}|(?<!\w)(?:{pronouns}))"
    return re.compile(rf"{named}(?:[(（][^()（）]{{1,8}}[)）])?(?:{topics})、?$")
