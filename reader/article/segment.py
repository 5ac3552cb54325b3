"""Sentences and words, by a regular expression and the abbreviations of each language."""

from __future__ import annotations

import re

from reader.article.language import Language
from reader.article.model import Span

CLOSERS = r"[\"'’”“»«›‹)\]」』）】〉》]"
ENDS = re.compile(rf"(?:[.!?…‽؟۔।॥]+|[。！？｡]+)(?:[ \u00a0\u202f]?{CLOSERS})*")
FULL_WIDTH_END = re.compile(r"[。！？｡]")
WORD_BEFORE = re.compile(r"[^\s(\[«“„\"'’]*$")
INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
ORDINAL = re.compile(r"\d{1,3}")
NEXT = re.compile(r"\s*")
# Marks join the letter before them, and a joiner the next one, so that a span never cuts a cluster.
MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u0591-\u05bd\u0900-\u0903\u093a-\u094f\u0e31"
    r"\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d\ufe00-\ufe0f"
)
IDEOGRAPH = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORDS = re.compile(
    rf"[{IDEOGRAPH}][{MARKS}]*|[\u3041-\u309f][\u3041-\u309f{MARKS}]*|[\u30a0-\u30ff][\u30a0-\u30ff{MARKS}]*"
    rf"|[^\W_\u3041-\u30ff{IDEOGRAPH}][\w{MARKS}]*(?:[.,:'’·\-‑][^\W_\u3041-\u30ff{IDEOGRAPH}][\w{MARKS}]*)*"
)


def sentences(text: str, language: Language) -> tuple[Span, ...]:
    """Cut a text into sentences; together they hold all that is not white space, in order.

    A line feed ends a sentence.
    """
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in ENDS.finditer(text, line.start(), line.end()):
            if _is_end(text, end, line.end(), language):
                found.append(_trimmed(text, start, end.end()))
                start = end.end()
        found.append(_trimmed(text, start, line.end()))
    return tuple(span for span in found if span.start < span.end)


def words(text: str) -> tuple[Span, ...]:
    """Find the words: with what hyphens and apostrophes join; an ideograph or a run of kana is one."""
    return tuple(Span(*match.span()) for match in WORDS.finditer(text))


def _is_end(text: str, end: re.Match[str], limit: int, language: Language) -> bool:
    """Tell whether a mark that can end a sentence does."""
    if FULL_WIDTH_END.match(end.group()):
        return True
    following = NEXT.match(text, end.end(), limit)
    after = following.end() if following else end.end()
    if after == limit:
        return True
    if after == end.end() or not _can_start(text[after]):
        return False
    return end.group() != "." or not _is_abbreviation(text, end.start(), text[after], language)


def _can_start(character: str) -> bool:
    """Tell whether a sentence can start with it: all but lower case and what continues one."""
    return not character.islower() and character not in ",;:.!?)]}»”’…/&=+"


def _is_abbreviation(text: str, dot: int, following: str, language: Language) -> bool:
    match = WORD_BEFORE.search(text, max(0, dot - 24), dot)
    word = match.group().lower() if match else ""
    if word in language.abbreviations:
        return True
    if ORDINAL.fullmatch(word):
        return language.nouns_capitalised and following.isalpha() and not _ends_year(text, dot)
    return (
        bool(INITIAL.fullmatch(word))
        and len(word.replace(".", "")) <= 3
        and word not in ("i", "y", "o", "à", "a")
    )


def _ends_year(text: str, dot: int) -> bool:
    return text[max(0, dot - 4) : dot].isdigit()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
