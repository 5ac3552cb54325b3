"""Where words said may start of which only the end is known: a guess, to be moved by whoever reads."""

from __future__ import annotations

import re

from reader.article.language import Language, matcher
from reader.article.model import Span
from reader.article.scripts import SMALL
from reader.article.segment import sentences

COLON = re.compile(rf"[:：]\s+(?=[^\W\d_{SMALL}])")
ANY_COLON = re.compile(r"[:：]\s+(?=\S)")
WORD = re.compile(r"\S+")
FEWEST_SAID = 2
FEWEST_CAPITALS = 2
EDGES = "\"'“”‘’.,!?()"


def guessed_start(text: str, language: Language) -> int | None:
    """Guess the start of words that end with their line.

    Behind the last verb of speech, "that" or colon of the last sentence; where a title begins; else behind
    a verb of speech and a colon in a sentence before.
    """
    own = sentences(text, language)[-1]
    report = matcher((*language.verbs, *language.complementisers)).finditer(text, own.start)
    places = [match.end() for match in (*COLON.finditer(text, own.start), *report)]
    long_enough = [place for place in places if len(text[place:].split()) >= FEWEST_SAID]
    place = max(long_enough) if long_enough else None
    title = _title_start(text, own, language)
    if title is not None and title > (place or 0):
        return title
    return _behind_speech(text, language) if place is None else _past_links(text, place, language)


def _title_start(text: str, own: Span, language: Language) -> int | None:
    """Find where the capitals begin that a sentence ends in; a whole sentence is no title."""
    if language.nouns_capitalised or not language.spaced:
        return None
    small = {*language.articles, *language.prepositions, *language.conjunctions}
    starts: list[int] = []
    for match in reversed(list(WORD.finditer(text, own.start, own.end))):
        word = match.group().strip(EDGES)
        if word[:1].isupper() or word[:1].isdigit():
            starts.append(match.start())
        elif word not in small:
            break
    return starts[-1] if len(starts) >= FEWEST_CAPITALS and starts[-1] > own.start else None


def _behind_speech(text: str, language: Language) -> int | None:
    """Find the last sentence that announces words said with a colon: what follows are several sentences."""
    verbs = matcher(language.verbs)
    for sentence in reversed(sentences(text, language)):
        colon = next(ANY_COLON.finditer(text, sentence.start, sentence.end), None)
        if colon and verbs.search(text, sentence.start, colon.start()):
            return colon.end()
    return None


def _past_links(text: str, place: int, language: Language) -> int:
    """Skip what links the words to their verb: a pronoun, or a preposition with its article."""
    first, second, *rest = [*WORD.finditer(text, place), None, None]
    if first is None or second is None:
        return place
    word, following = first.group().lower(), second.group().lower()
    if word in language.pronouns and len(rest) > 2:
        return second.start()
    if word not in language.prepositions:
        return place
    return rest[0].start() if rest[0] and following in language.articles else second.start()
