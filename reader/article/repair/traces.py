"""Quotations that no mark shows any more: where lines were broken, somebody's words began or ended.

A break behind words said is their end. Their start is known where lines were broken before them
too, or where the line begins with them; else grammar tells, or it is guessed, at the verb of speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article.language import Language, matcher
from reader.article.model import Certainty, Quotation, Span
from reader.article.quotations import find_quotations
from reader.article.repair.chains import Chain
from reader.article.repair.evidence import (
    STARTS_CLOSED,
    ends_in_speech,
    ends_open,
    goes_on,
    is_personal,
    names_something,
    report_end,
    speaks,
)
from reader.article.repair.guesses import COLON, FEWEST_SAID, guessed_start
from reader.article.scripts import CAPITALS, CASELESS
from reader.article.segment import sentences

# A sentence ends, and lower case follows: what follows was set apart.
LOWER_AFTER_END = re.compile(rf"(?<=\w\w[.!?] )(?=[^\W\d_{CAPITALS}])")
WORDS_ONLY = re.compile(r"^[\s.,;:!?、。]+|[\s.,;:、。]+$")
REPORTED_ON = re.compile(r"^(?:\S+\s+){0,2}\S+,\s+")


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
    for number, piece in enumerate(chain.pieces):
        start = _start(chain, number, language, said_before=said_before)
        said_before = start is not None
        if start is not None:
            yield Span(piece.start + start, piece.end)


def _start(chain: Chain, number: int, language: Language, *, said_before: bool) -> int | None:
    """Find where in a piece the words start that go on to its end; None where nobody's do."""
    text = _piece(chain, number)
    last = number == len(chain.pieces) - 1
    before = _piece(chain, number - 1) if number else ""
    told = report_end(before, text, language) if number else None
    if told is not None and said_before:
        return _after_report(chain, number, told, language)
    if number and not said_before:
        return (
            _behind_break(chain, number, language) if last else 0 if told is None else _inner(text, language)
        )
    return None if last else _before_break(chain, number, language)


def _piece(chain: Chain, number: int) -> str:
    piece = chain.pieces[number]
    return chain.text[piece.start : piece.end]


def _after_report(chain: Chain, number: int, told: int, language: Language) -> int | None:
    """Go on behind "she said": with the next sentence, or behind the comma where only a pronoun was named."""
    text, last = _piece(chain, number), number == len(chain.pieces) - 1
    if text[told:].strip():
        return told if not last or _goes_on_saying(chain, text[told:], language) else None
    inner = _inner(text, language)
    if inner is not None and not last:
        return inner
    clause = REPORTED_ON.match(text)
    if clause is None or not speaks(clause.group(), language) or not text[clause.end() :].split():
        return None if last or chain.broken_before else guessed_start(text, language)
    first = text[clause.end() :].split()[0].lower()
    if first in language.relatives or not (is_personal(text[clause.end() :], language) or not last):
        return None
    return clause.end()


def _goes_on_saying(chain: Chain, rest: str, language: Language) -> bool:
    """Tell whether the end of a paragraph, behind who spoke, is theirs: "I", or nothing named or reported.

    Where lines are broken before words said, too, they would stand in a line of their own.
    """
    if chain.broken_before:
        return False
    return is_personal(rest, language) or not (speaks(rest, language) or names_something(rest, language))


def _behind_break(chain: Chain, number: int, language: Language) -> int | None:
    """Read the last piece: said where it was announced, or where one goes on who was just named."""
    before = chain.text[: chain.pieces[number].start].rstrip()
    previous = _piece(chain, number - 1)
    earlier = _piece(chain, number - 2) if number > 1 else ""
    named = bool(earlier) and report_end(earlier, previous, language) == len(previous)
    opened = chain.broken_before and (ends_open(before, language) or before[-1] in ",:")
    return 0 if named or opened or _introduces(before, language) else None


def _introduces(before: str, language: Language) -> bool:
    """Tell whether words said must follow: after a colon, or a verb of speech at the very end."""
    if not language.spaced or not before:
        return False
    tail = " ".join(before.split()[-4:])
    return (
        (before[-1] == ":" and speaks(before, language))
        or speaks(before.split()[-1], language)
        or (before[-1] == "," and speaks(tail, language))
    )


def _before_break(chain: Chain, number: int, language: Language) -> int | None:
    """Find the start of words that end with their line: where grammar breaks off, else a guess."""
    text, following = _piece(chain, number), _piece(chain, number + 1)
    inner = _inner(text, language)
    if inner is not None or CASELESS.search(text):
        return inner
    if report_end(text, following, language) is not None:
        if number:
            return guessed_start(text, language)
        return 0 if chain.broken_before else _whole(text, language)
    if ends_in_speech(text, language) or ends_open(text, language):
        return None
    return None if _announces(chain, number, language) else guessed_start(text, language)


def _announces(chain: Chain, number: int, language: Language) -> bool:
    """Tell whether the next piece, and not the end of this one, is what was said: it goes on with nothing."""
    if number >= len(chain.pieces) - 2:
        return False
    following = _piece(chain, number + 1)
    goes = goes_on(following, language) and guessed_start(following, language) is not None
    closed = STARTS_CLOSED.match(following) is not None
    return chain.broken_before or not (goes or closed or _tells_more(following, language))


def _tells_more(text: str, language: Language) -> bool:
    """Tell whether somebody says something new in a piece: a verb of speech, and words behind it."""
    told = matcher(language.verbs, spaced=language.spaced).finditer(text)
    return any(len(text[verb.end() :].split()) >= FEWEST_SAID for verb in told)


def _whole(text: str, language: Language) -> int:
    """Take the sentences that end with a line and are somebody's: from the first "I" on, else the last one.

    What stands before a sentence that reports speech is no part of them.
    """
    spans = sentences(text, language)
    told = [text[span.start : span.end] for span in spans[:-1]]
    own = [is_personal(one, language) for one in told]
    reports = [at for at, one in enumerate(told) if speaks(one, language) and not own[at]]
    first = reports[-1] + 1 if reports else 0
    start = spans[next((at for at in range(first, len(told)) if own[at]), -1)].start
    colon = next(COLON.finditer(text, start), None)
    if colon and not is_personal(text[start : colon.start()], language):
        return colon.end()
    return start


def _inner(text: str, language: Language) -> int | None:
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
    return re.compile(rf"(?i:{that})\s+(?=(?-i:[{CAPITALS}])\w*)(?={_capitalised(small)})")


def _capitalised(words: str) -> str:
    spelt = (word[0].upper() + word[1:] for word in words.split("|") if word)
    return r"(?:" + ("|".join(spelt) or r"(?!)") + r")(?!\w)"


def _trimmed(text: str, span: Span) -> Span:
    within = text[span.start : span.end]
    lead = WORDS_ONLY.match(within)
    start = span.start + (lead.end() if lead else 0)
    return Span(start, start + len(WORDS_ONLY.sub("", within)))
