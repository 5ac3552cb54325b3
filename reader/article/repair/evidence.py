"""What the ends and starts of lines tell: an open sentence, a heading, somebody named as the speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article.language import Language, matcher
from reader.article.repair.lines import Line, ends_in_opening, is_terminated
from reader.article.scripts import CASELESS
from reader.article.segment import sentences

LONGEST_HEADING = 90
MOST_HEADING_WORDS = 14
UNSPACED_HEADING = 24
LONGEST_ATTRIBUTION = 10
VERB_REACH = 4
REACH_AFTER_COMMA = 28
WORDS_OF_NAME_AND_VERB = 4
LONGEST_LISTED = 60
FEWEST_LISTED = 3
LAST_WORD = re.compile(r"([\w]+[’']?)$")
WORD_REACH = 80
FIRST_WORD = re.compile(r"[\"“„«»‘‚'’\[(\s—–]*([^\s]+)")
ASIDE = re.compile(r"[,،，][^,،，]{1,60}[,،，]")
LONE_MARK = re.compile(r"[.,;:!?、。，；：！？)»”’」』\s]{1,3}")
STARTS_CLOSED = re.compile(
    r"(?:[.,;:!?、。，；：！？»”’」』](?=\s|[)\]\"”’»]|$)|[、。，；：！？」』](?!$)|[)\]]|[-‐‑](?=[^\W\d_]))"
)
CASELESS_CONTINUATION = r"(?:{})(?=[\u4e00-\u9fff、\d])"
NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|[-–—*•·‣])\s")
CLOSED_LEAD = re.compile(r"[\s.,;:!?、。，…»”’)]*")
INNER_END = re.compile(r"[.!?]\s+\S|[。！？、]\s*\S")
OPENING_MARKS = "«“„\"「『‘‚'"


def starts_inside(text: str, language: Language) -> bool:
    """Tell whether a line starts inside a sentence: in lower case, or with a word that starts none."""
    match = FIRST_WORD.match(text)
    if match is None:
        return False
    word = match[1]
    if CASELESS.match(word):
        if language.spaced:
            return word in language.continuations
        words = "|".join(map(re.escape, language.continuations)) or r"(?!)"
        return bool(re.match(CASELESS_CONTINUATION.format(words), text))
    letters = [character for character in word if character.isalpha()]
    numbered = len(letters) == 1 and word[-1] in ".)"
    return bool(letters) and word[0].islower() and all(c.islower() for c in letters) and not numbered


def is_heading_like(text: str, language: Language) -> bool:
    """Tell whether a line is short and unfinished enough to be a heading."""
    if language.spaced and not CASELESS.match(text):
        short = len(text) <= LONGEST_HEADING and len(text.split()) <= MOST_HEADING_WORDS
    else:
        short = len(text) <= (UNSPACED_HEADING if not language.spaced else LONGEST_HEADING)
    return short and not INNER_END.search(NUMBERED.sub("", text, count=1)) and text[-1:] not in ",;:、，；：("


def speaks(text: str, language: Language) -> bool:
    """Tell whether a verb of speech stands in a text."""
    return bool(matcher(language.verbs, spaced=language.spaced).search(text))


def is_personal(text: str, language: Language) -> bool:
    """Tell whether somebody says "I", "we" or "you" in a text."""
    words = (*language.first_person, *language.second_person)
    return bool(matcher(words, spaced=language.spaced).search(text))


def takes_up(text: str, language: Language) -> bool:
    """Tell whether a line starts with "it" or "that" and names nobody: it goes on with what was said."""
    first, *rest = text.replace("'", "’").lower().split()
    return first in language.takes_up and bool(rest) and not names_something(text, language)


def names_something(text: str, language: Language) -> bool:
    """Tell whether a capital stands inside a sentence; where all nouns have one, it is held to."""
    if language.nouns_capitalised:
        return True
    own = language.first_person
    return any(
        word[:1].isupper() and word.rstrip(".,!?").replace("'", "’").lower() not in own
        for span in sentences(text, language)
        for word in text[span.start : span.end].split()[1:]
    )


def is_attribution(text: str, language: Language) -> bool:
    """Tell whether a line only says who spoke: a short sentence with a verb of speech, and nothing said."""
    own = ASIDE.sub(" ", text)
    short = len(own.split()) <= LONGEST_ATTRIBUTION if language.spaced else len(own) <= UNSPACED_HEADING
    if not short or not is_terminated(text) or not speaks(text, language):
        return False
    if any(mark in text for mark in '«“„"「'):
        return False
    verb = matcher(language.verbs, spaced=language.spaced).search(text)
    after = text[verb.end() :] if verb else ""
    return not language.complementisers or not matcher(language.complementisers).search(after)


def report_end(before: str, text: str, language: Language) -> int | None:
    """Find where a clause ends that begins a line and says who spoke the words before it; None without one.

    Behind a comma the verb may stand deep in the first sentence ("Jane Roe, who chairs the board, said"),
    elsewhere only among its first words. A verb with a complementiser behind it reports something new.
    """
    lead = CLOSED_LEAD.match(text)
    skipped = lead.end() if lead else 0
    if not language.spaced or skipped == len(text):
        return None
    first = sentences(text[skipped:], language)[0]
    own = text[skipped + first.start : skipped + first.end]
    after_comma = (before[-1:] + text[:skipped]).strip()[-1:] in (",", "，")
    if after_comma and is_terminated(own) and len(own.split()) <= WORDS_OF_NAME_AND_VERB:
        return skipped + first.end
    if text[0] == "," and _is_inverted(own, language):
        return skipped + first.end
    verb = matcher((*language.verbs, *_sure_leads(language))).search(own)
    ended = before[-1:] in "?!…" or own[:1].islower() or is_attribution(own, language)
    if verb is None or not (after_comma or ended):
        return None
    reach = REACH_AFTER_COMMA if after_comma else VERB_REACH
    return skipped + first.end if len(own[: verb.start()].split()) < reach else None


def _is_inverted(clause: str, language: Language) -> bool:
    """Tell whether a verb of whatever kind is followed by who did it: ", glisse Zineb", ", sourit-il"."""
    first, *rest = clause.split()
    if first.lower().strip(".,").endswith(language.inversions):
        return True
    small = (*language.open_words, *language.prepositions, *language.relatives)
    named = bool(rest) and rest[0][0].isupper() and not language.nouns_capitalised
    return bool(language.inversions) and first.islower() and first.isalpha() and first not in small and named


def _sure_leads(language: Language) -> tuple[str, ...]:
    return tuple(lead for lead in language.leads if lead not in language.prepositions and " " in lead)


def only_reports(before: str, text: str, language: Language) -> bool:
    """Tell whether a line only says who spoke the words of the line before it."""
    end = report_end(before, text, language)
    return end is not None and end == len(text) and is_terminated(text)


def ends_open(text: str, language: Language) -> bool:
    """Tell whether no sentence and no heading ends so: after a comma, an article, a conjunction."""
    if text[-1] in "，、" or ends_in_opening(text):
        return True
    if not language.spaced:
        return not is_heading_like(text, language) and text.endswith(language.open_words)
    word = LAST_WORD.search(text, max(0, len(text) - WORD_REACH))
    if word is None:
        return False
    last = word[1].lower().replace("'", "’")
    if word[1].isupper():
        return False
    if last in language.articles or last in language.complementisers:
        return True
    return last in language.open_words and (not is_heading_like(text, language) or speaks(text, language))


def is_cut_short(text: str, language: Language) -> bool:
    """Tell whether a line is a linking word alone, or ends in one that not even a heading ends in.

    A conjunction behind a comma links items of a list.
    """
    *rest, last = text.split()
    linking = (
        *language.articles,
        *language.prepositions,
        *language.conjunctions,
        *language.complementisers,
    )
    if not rest:
        return not last.isupper() and last.lower() in language.open_words
    return last in linking and rest[-1][-1] != ","


def is_left_open(text: str, language: Language) -> bool:
    """Tell whether a line breaks off: too long for a heading, and no sentence ends with it."""
    return bool(text) and not is_terminated(text) and not is_heading_like(text, language)


def ends_in_speech(text: str, language: Language) -> bool:
    """Tell whether somebody is about to speak: a verb of speech ends the text, or stands by a final colon."""
    end = text.rsplit(maxsplit=2)[-2:]
    if not end or not language.spaced:
        return False
    verbs = matcher(language.verbs)
    if text[-1] == ":":
        return bool(verbs.search(text[sentences(text, language)[-1].start :]))
    return bool(verbs.search(end[-1])) or (text[-1] == "," and bool(verbs.search(" ".join(end))))


def is_listed_line(text: str) -> bool:
    """Tell whether a line is short, in lower case and unfinished."""
    return text[:1].islower() and len(text) <= LONGEST_LISTED and text[-1].isalnum()


def listed(lines: Sequence[Line], language: Language) -> frozenset[int]:
    """Find runs of short lines in lower case: a list or a poem, not one broken sentence."""
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        if is_listed_line(line.text) and not _is_linked(lines, at, language, inside=bool(run)):
            run.append(at)
            found |= set(run) if len(run) >= FEWEST_LISTED else set()
        else:
            run = []
    return frozenset(found)


def _is_linked(lines: Sequence[Line], at: int, language: Language, *, inside: bool) -> bool:
    """Tell whether a line belongs to a sentence: it is "and" alone, or begins behind a long open line."""
    text, before = lines[at].text, lines[at - 1].text if at else ""
    if text in language.open_words or (inside and goes_on(text, language)):
        return True
    return not inside and is_left_open(before, language) and before[-1] not in ":："


def goes_on(text: str, language: Language) -> bool:
    """Tell whether a line starts with a word that joins it to what was before: "and", "of", "to"."""
    first = text.split()[0].lower()
    return first != text and first in language.open_words and first not in language.articles
