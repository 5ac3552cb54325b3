"""Quotations that no mark shows any more: where lines were broken, somebody's words began or ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article.language import Language, matcher
from reader.article.model import Certainty, Quotation, Span
from reader.article.quotations import find_quotations
from reader.article.repair.chains import Chain, speaks
from reader.article.scripts import CASELESS
from reader.article.segment import sentences

# A sentence ends, and lower case follows: what follows was set apart.
LOWER_AFTER_END = re.compile(r"(?<=\w[.!?] )(?=[^\W\d_A-Z])")
FIRST_WORDS = re.compile(r"\W*(?:\S+\s+){0,2}\S+")
WORDS_ONLY = re.compile(r"^[\s.,;:!?、。]+|[\s.,;:、。]+$")
FEWEST_BEFORE = 2


def restored(chain: Chain, language: Language) -> tuple[Quotation, ...]:
    """Span the words that were somebody's in a broken sentence, as far as the breaks and the grammar tell."""
    if not chain.is_broken:
        return ()
    marked = find_quotations(chain.text, language)
    found = (_trimmed(chain.text, span) for span in _spans(chain, language))
    return tuple(
        Quotation(start=span.start, end=span.end, certainty=Certainty.PROBABLE)
        for span in found
        if span.start < span.end and not any(span.start < m.end and m.start < span.end for m in marked)
    )


def _spans(chain: Chain, language: Language) -> Iterator[Span]:
    """Go through the pieces; all but the last end in a break, where words said can end."""
    said_before = False
    last = len(chain.pieces) - 1
    for number, piece in enumerate(chain.pieces):
        following = chain.text[chain.pieces[number + 1].start :] if number < last else ""
        span = None
        if number < last:
            span = _said(chain, number, following, language, said_before=said_before)
        elif number and not said_before and _introduces(chain.text[: piece.start], language):
            span = piece
        said_before = span is not None
        if span is not None:
            yield span


def _said(chain: Chain, number: int, following: str, language: Language, *, said_before: bool) -> Span | None:
    """Find what is said in a piece that ends in a break."""
    piece = chain.pieces[number]
    text = chain.text[piece.start : piece.end]
    start = _inner_start(text, language)
    if start is not None:
        return Span(piece.start + start, piece.end)
    if number and not said_before and not _reports_first(text, language):
        return piece
    if number < len(chain.pieces) - 2 and not _reports_first(following, language):
        return None
    return _guessed(piece, text, following, language)


def _inner_start(text: str, language: Language) -> int | None:
    """Find where words begin inside a line that ends with them: the last place where grammar breaks off."""
    places = [
        match.end() for match in LOWER_AFTER_END.finditer(text) if _is_real_end(text, match.end(), language)
    ]
    if language.complementisers and not language.nouns_capitalised:
        places += [m.end() for m in _capital_after_that(language).finditer(text)]
    places += [match.end() for pattern in language.grammar_breaks for match in re.finditer(pattern, text)]
    return max(places) if places else None


def _is_real_end(text: str, place: int, language: Language) -> bool:
    """Tell a sentence's end from an abbreviation: put a capital behind it and see."""
    probe = text[:place] + text[place].upper() + text[place + 1 :]
    return any(sentence.start == place for sentence in sentences(probe, language))


def _capital_after_that(language: Language) -> re.Pattern[str]:
    """Match "that The": a determiner or a pronoun with a capital behind a complementiser."""
    starters = {*language.articles, *language.pronouns, *language.first_person} - {"i"}
    small = "|".join(re.escape(word) for word in sorted(starters, key=len, reverse=True) if word.isalpha())
    that = matcher(language.complementisers).pattern
    return re.compile(rf"(?i:{that})\s+(?=(?-i:[A-ZÀ-Ý])\w*)(?={_capitalised(small)})")


def _capitalised(words: str) -> str:
    spelt = (word[0].upper() + word[1:] for word in words.split("|") if word)
    return r"(?:" + ("|".join(spelt) or r"(?!)") + r")(?!\w)"


def _reports_first(text: str, language: Language) -> bool:
    """Tell whether a piece starts by saying who speaks, and so is not what is said."""
    start = FIRST_WORDS.match(text)
    return bool(start and speaks(start.group(), language)) if language.spaced else False


def _introduces(before: str, language: Language) -> bool:
    """Tell whether words said must follow: after a colon, or a verb of speech at the very end."""
    before = before.rstrip()
    if not language.spaced or not before:
        return False
    tail = " ".join(before.split()[-4:])
    return (
        (before[-1] == ":" and speaks(before, language))
        or speaks(before.split()[-1], language)
        or (before[-1] == "," and speaks(tail, language))
    )


def _guessed(piece: Span, text: str, following: str, language: Language) -> Span | None:
    """Guess where words began that end at a break: with the sentence, if the teller comes in only then."""
    if CASELESS.search(text):
        return None
    own = sentences(text, language)[-1]
    if _reports_first(following, language) and not speaks(text[own.start :], language):
        return piece if not speaks(text, language) else Span(piece.start + own.start, piece.end)
    report = list(matcher((*language.verbs, *language.complementisers)).finditer(text, own.start))
    if not report:
        return None
    start = report[-1].end()
    return Span(piece.start + start, piece.end) if len(text[start:].split()) >= FEWEST_BEFORE else None


def _trimmed(text: str, span: Span) -> Span:
    within = text[span.start : span.end]
    lead = WORDS_ONLY.match(within)
    start = span.start + (lead.end() if lead else 0)
    return Span(start, start + len(WORDS_ONLY.sub("", within)))
