"""Dates, as each language writes them: a day and a month, a month and a year, or all three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.article.entity_words import EntityWords
from reader.article.model import Span

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# From 1300 on: the calendars of Iran and of Islam count so now.
YEAR = r"(?:1[3-9]|20)\d\d"
ORDINAL = r"(?:\.|st|nd|rd|th|er|º|°|ª|e)?"
HAN = "[0-9０-９〇一二三四五六七八九十]"
HAN_DATE = re.compile(rf"(?:{HAN}{{2,4}}年)?{HAN}{{1,3}}月{HAN}{{1,3}}日|{HAN}{{4}}年{HAN}{{1,2}}月")
KOREAN_DATE = re.compile(r"(?:\d{4}년 ?)?\d{1,2}월 ?\d{1,2}일|\d{4}년 ?\d{1,2}월")
NUMERIC = re.compile(
    rf"(?<![\d.,/-])(?:{YEAR}-\d\d-\d\d|{DAY}[./](?:1[0-2]|0?[1-9])[./]{YEAR})(?![\d/-]|[.,]\d)"
)
# Arabic and Persian digits, each one character as before.
DIGITS = {base + digit: ord("0") + digit for base in (0x660, 0x6F0) for digit in range(10)}


def find_dates(text: str, words: EntityWords) -> Iterator[Span]:
    """Find dates, the longest at each place; days of the week, months and years alone are none."""
    last = 0
    text = text.translate(DIGITS)
    spans = sorted(
        (Span(*match.span()) for pattern in _patterns(words) for match in pattern.finditer(text)),
        key=lambda span: (span.start, -span.end),
    )
    for span in spans:
        if span.start >= last:
            yield span
            last = span.end


@lru_cache(maxsize=64)
def _patterns(words: EntityWords) -> tuple[re.Pattern[str], ...]:
    shared = (NUMERIC, HAN_DATE, KOREAN_DATE)
    return (*shared, _spelt(words)) if words.months else shared


def _spelt(words: EntityWords) -> re.Pattern[str]:
    """Spell "19 juin 2024", "3. Oktober", "5 de mayo de 2023", "March 14, 2026", "mars 2025"."""
    spellings = {form for month in words.months for form in (month, month.capitalize(), month.upper())}
    month = "(?:" + "|".join(sorted(map(re.escape, spellings), key=len, reverse=True)) + r")(?!\w)\.?"
    links = "|".join(map(re.escape, words.date_links))
    link = rf"[ ](?:(?:{links})[ ])?" if links else "[ ]"
    day_first = rf"{DAY}{ORDINAL}{link}{month}(?:,?{link}{YEAR})?"
    month_first = rf"{month}[ ]{DAY}(?:st|nd|rd|th)?(?![\d:.]\d|%)(?:,?[ ]{YEAR})?"
    month_alone = rf"{month},?{link}{YEAR}"
    any_order = f"{day_first}|{month_first}|{month_alone}"
    return re.compile(rf"(?<![\w.,/-])(?:{any_order})(?!\w)(?<!\.)")
