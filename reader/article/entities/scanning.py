"""A block cut into words, with where sentences begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article.entities.vocabulary import Vocabulary
from reader.article.entities.words import WORD, Word
from reader.article.language import Language
from reader.article.model import Span

ELISION = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|(?:d|a|n|s|qu)ell|all|dall|sull|un)’(?=\w)", re.I)
# "Marsh’s", "I’ve", "she’ll".
CLITIC = re.compile(r"’(?:s|re|ve|ll|d|m)?$", re.I)
SENTENCE_END = re.compile(r"[.!?…:\n•|«“„\"‘›»”*/]|[–—-]\s")
ORDINAL_END = re.compile(r"^\s*\d{1,3}\.\s$")


def words_of(text: str, span: Span, vocabulary: Vocabulary) -> list[Word]:
    """Cut a block into words; names of territories and towns stay whole."""
    found: list[Word] = []
    last = span.start
    for match in WORD.finditer(text, span.start, span.end):
        if match.start() < last:
            continue
        first = last == span.start or _starts_sentence(text[last : match.start()], found, vocabulary)
        word = _word(match, vocabulary, first=first)
        name = vocabulary.gazetteer.index.longest(text, word) if word.capital else None
        if name is not None:
            word = Word(name, word.start, word.start + len(name), first, known=True)
        elif vocabulary.gazetteer.inflects and word.capital and vocabulary.gazetteer.code_of(word.text):
            word = word._replace(known=True)
        found.append(word)
        last = word.end
    return found


def _word(match: re.Match[str], vocabulary: Vocabulary, *, first: bool) -> Word:
    """Take off what is elided before a word, and what is hung on it."""
    text, start = match.group(), match.start()
    if "’" not in text:
        return Word(text, start, match.end(), first)
    if vocabulary.language.apostrophe_endings and text[0].isupper():
        text = text.partition("’")[0]
        return Word(text, start, start + len(text), first)
    elision = ELISION.match(text)
    if elision and (text[0].islower() or (vocabulary.elides and first)) and elision.end() < len(text):
        cut = elision.end()
        return Word(text[cut:], start + cut, match.end(), first=False)
    text = CLITIC.sub("", text)
    return Word(text, start, start + len(text), first)


def _starts_sentence(gap: str, before: Sequence[Word], vocabulary: Vocabulary) -> bool:
    if gap == " " or not SENTENCE_END.search(gap):
        return False
    if gap.strip() == "." and before:
        return not _is_short(before[-1].text, vocabulary.language)
    return not (vocabulary.language.nouns_capitalised and ORDINAL_END.match(gap))


def _is_short(word: str, language: Language) -> bool:
    """Tell whether a full stop after a word is its own: an initial's, an abbreviation's."""
    lower = word.lower()
    return (len(word) == 1 and word.isupper()) or lower in language.abbreviations
