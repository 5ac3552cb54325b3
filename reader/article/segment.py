"""Sentences, by a regular expression and the abbreviations of each language; words come from `words`."""

from __future__ import annotations

import re
from functools import lru_cache

from reader.article.clauses import clause_ends, has_clauses
from reader.article.language import Language, matcher
from reader.article.model import Span
from reader.article.scripts import LETTERS
from reader.article.unspaced import HIRAGANA, IDEOGRAPH, KATAKANA
from reader.article.words import INDIC_JOINERS, MARKS, words

__all__ = ["sentences", "words"]

CLOSERS = r"[\"'’”“»«›‹)\]」』）】〉》״]"
# Behind a space few marks close, and no word follows them; any other mark opens what comes.
SPACED_CLOSERS = r"[ \u00a0\u202f][»›”](?!\w)"
MARKS_OF_END = r"[.!?…‽⁇⁈⁉؟۔।॥։;。！？｡．။។៕።፧]+"
# It begins with a class, so that what is none of them is passed over quickly.
ENDS = re.compile(rf"{MARKS_OF_END}(?:{CLOSERS}|{SPACED_CLOSERS})*")
# No space follows what ends a sentence in the Far East, nor always in Burma, Cambodia and Ethiopia.
ENDS_ALONE = re.compile(rf"[。！？｡။។៕።፧]|(?<=[{IDEOGRAPH}{HIRAGANA}{KATAKANA}])[!?]|(?<!\d)．")
# A Greek question mark looks like a semicolon, and NFC makes it one.
NO_QUESTION = re.compile(r"(?<![\u0386-\u03ff\u1f00-\u1fff]);")
OPENING_MARKS = re.compile(r"(?:[«“„‟‘‚\"'‹»”’›(\[¿¡]\s?)*")
BARE_ENDS = re.compile(MARKS_OF_END)
WORD_BEFORE = re.compile(r"[^\s(\[«“„\"'’]*$")
LONGEST_ABBREVIATION = 24
LETTER = rf"[^\W\d_](?:[{INDIC_JOINERS}][^\W\d_])*[{MARKS}]*"
INITIAL = re.compile(rf"(?:{LETTER}\.[-‑]?)*{LETTER}")
ORDINAL = re.compile(r"\d{1,3}")
ONE_LETTER_WORDS = frozenset("iyoàa")
NEXT = re.compile(r"\s*")
NEXT_WORD = re.compile(r"[^\W_][\w’'-]*")
CLAUSE = re.compile(r"[^.,;:!?…。，、；：！？؟،«“„「\n]{0,60}")
MOST_WORDS_OF_ATTRIBUTION = 6
MOST_CHARACTERS_OF_ATTRIBUTION = 14


def sentences(text: str, language: Language) -> tuple[Span, ...]:
    """Cut a text into sentences; together they hold all that is not white space, in order.

    A line feed ends a sentence.
    """
    found: list[Span] = []
    in_clauses = has_clauses(text)
    for line in re.finditer(r"[^\n]+", text):
        start, limit = line.span()
        ends = [end.end() for end in ENDS.finditer(text, start, limit) if _is_end(text, end, limit, language)]
        if in_clauses:
            ends = sorted([*ends, *clause_ends(text, start, limit)])
        for end in [*ends, limit]:
            found.append(_trimmed(text, start, end))
            start = end
    return tuple(span for span in found if span.start < span.end)


def _is_end(text: str, end: re.Match[str], limit: int, language: Language) -> bool:
    """Tell whether a mark that can end a sentence does."""
    following = NEXT.match(text, end.end(), limit)
    after = following.end() if following else end.end()
    if after == limit:
        return True
    alone = ENDS_ALONE.search(text, *end.span()) is not None
    if not alone and (
        after == end.end() or not _can_start(text, after) or NO_QUESTION.match(text, end.start())
    ):
        return False
    if _closes_words(end.group()) and _attributes(text, after, limit, language):
        return False
    return alone or end.group() != "." or not _is_abbreviation(text, end.start(), after, language)


def _can_start(text: str, at: int) -> bool:
    """Tell whether a sentence can start here: not in lower case, in marks or not, nor with what goes on."""
    opening = OPENING_MARKS.match(text, at)
    first = text[opening.end() : opening.end() + 1] if opening else ""
    # Georgian has small letters alone.
    is_small = first.islower() and not LETTERS["ka"].match(first)
    return not is_small and text[at] not in ",;:.!?)]}…/&=+،؛"


def _closes_words(end: str) -> bool:
    """Tell whether words said end here, in a way that lets who said them follow; "He left.” She said …"."""
    bare = BARE_ENDS.match(end)
    return bare is not None and len(end) > bare.end() and bare.group() != "."


def _attributes(text: str, at: int, limit: int, language: Language) -> bool:
    """Tell whether a few words follow that only say who spoke: “Why?” Smith asked."""
    if text.startswith(language.quotation_tails, at):
        return True
    clause = CLAUSE.match(text, at, limit)
    said_by = clause.group().strip() if clause else ""
    short = (
        len(said_by.split()) <= MOST_WORDS_OF_ATTRIBUTION
        if language.spaced
        else len(said_by) <= MOST_CHARACTERS_OF_ATTRIBUTION
    )
    return short and bool(matcher(language.verbs, spaced=language.spaced).search(said_by))


def _is_abbreviation(text: str, dot: int, after: int, language: Language) -> bool:
    match = WORD_BEFORE.search(text, max(0, dot - LONGEST_ABBREVIATION), dot)
    word = match.group().lower() if match else ""
    if len(word) > 1 and word[0] in language.prefixes and word[1:] in language.abbreviations:
        return True
    if word in language.number_abbreviations and text[after].isdigit():
        return True
    if word in language.abbreviations:
        return f"{word}." in language.titles or not _starts_afresh(text, after, language)
    if ORDINAL.fullmatch(word):
        ordinal = language.ordinals_with_dot and text[after].isalpha() and not _ends_year(text, dot)
        return ordinal and not _starts_afresh(text, after, language)
    if not INITIAL.fullmatch(word) or len(re.findall(LETTER, word)) > 3 or word in ONE_LETTER_WORDS:
        return has_clauses(word)
    return "." not in word or not _starts_afresh(text, after, language)


def _starts_afresh(text: str, at: int, language: Language) -> bool:
    """Tell whether a word follows that has a capital only where a sentence begins."""
    word = NEXT_WORD.match(text, at)
    return word is not None and word.group()[0].isupper() and word.group().lower() in _openers(language)


@lru_cache(maxsize=64)
def _openers(language: Language) -> frozenset[str]:
    """List the words of grammar; days and months have their capital anywhere."""
    return frozenset((*language.pronouns, *language.articles, *language.prepositions, *language.conjunctions))


def _ends_year(text: str, dot: int) -> bool:
    return text[max(0, dot - 4) : dot].isdigit()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
