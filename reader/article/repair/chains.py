"""Which lines are parts of one sentence that a lost quotation mark broke, and which are whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.article.language import Language, matcher
from reader.article.model import Span
from reader.article.repair.lines import Line, is_terminated, joined
from reader.article.scripts import CASELESS

LONGEST_HEADING = 90
MOST_HEADING_WORDS = 14
UNSPACED_HEADING = 24
LONGEST_ATTRIBUTION = 10
LAST_WORD = re.compile(r"([\w]+[’']?)$")
LAST_WORDS = re.compile(r"(?:\S+\s+){0,3}\S+$")
FIRST_WORD = re.compile(r"[\"“„«»‘‚'’\[(\s—–]*([^\s]+)")
LONE_MARK = re.compile(r"[.,;:!?、。，；：！？)»”’」』\s]{1,3}")
STARTS_CLOSED = re.compile(r"[.,;:!?、。，；：！？)»”’」』…](?![\w.])")
CASELESS_CONTINUATION = r"(?:{})(?=[\u4e00-\u9fff、\d])"
INNER_END = re.compile(r"[.!?]\s+\S|[。！？、]\s*\S")
FEWEST_LISTED = 3
LONGEST_LISTED = 45


@dataclass(frozen=True, slots=True)
class Chain:
    """Lines put together; `pieces` are where each of them stands in the text."""

    text: str
    pieces: tuple[Span, ...]
    line: Line

    @property
    def is_broken(self) -> bool:
        """Whether it was put together at all."""
        return len(self.pieces) > 1


def chains(lines: Sequence[Line], language: Language) -> tuple[Chain, ...]:
    """Put broken lines together: first where a sentence is open, then tails behind a closed one."""
    damaged = is_damaged(lines, language)
    listed = _listed(lines)
    parts: list[list[int]] = []
    for at in range(len(lines)):
        if parts and _continues(lines, at, listed, language, damaged=damaged):
            parts[-1].append(at)
        else:
            parts.append([at])
    return _with_tails([_chain([lines[at] for at in part], language) for part in parts], language)


def is_damaged(lines: Sequence[Line], language: Language) -> bool:
    """Tell whether a text was badly extracted: a mark alone in a line, or a line that starts mid-sentence."""
    listed = _listed(lines)
    return any(LONE_MARK.fullmatch(line.text) for line in lines) or any(
        not later.gap
        and at + 1 not in listed
        and not is_terminated(line.text)
        and starts_inside(later.text, language)
        for at, (line, later) in enumerate(pairwise(lines))
    )


def starts_inside(text: str, language: Language) -> bool:
    """Tell whether a line starts inside a sentence: in lower case, or with a word that starts none."""
    match = FIRST_WORD.match(text)
    if match is None:
        return False
    word = match[1]
    if CASELESS.match(word):
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
    return short and not INNER_END.search(text) and text[-1:] not in ",;:、，；：("


def speaks(text: str, language: Language) -> bool:
    """Tell whether a verb of speech stands in a text."""
    return bool(matcher(language.verbs, spaced=language.spaced).search(text))


def _continues(
    lines: Sequence[Line], at: int, listed: frozenset[int], language: Language, *, damaged: bool
) -> bool:
    """Tell whether a line goes on with the one before it."""
    before, line = lines[at - 1], lines[at]
    if before.columns or line.columns:
        return False
    if LONE_MARK.fullmatch(line.text) or STARTS_CLOSED.match(line.text):
        return True
    if is_terminated(before.text) or before.whole or line.whole or (line.gap and not _has_lone_mark(lines)):
        return False
    if starts_inside(line.text, language):
        return at not in listed and before.text[-1] not in ":："
    return _is_open(before.text, language) or (damaged and _is_middle(lines, at, language))


def _has_lone_mark(lines: Sequence[Line]) -> bool:
    return any(LONE_MARK.fullmatch(line.text) for line in lines)


def _is_open(text: str, language: Language) -> bool:
    """Tell whether no sentence and no heading ends so: after a comma, an article, a conjunction."""
    if text[-1] in ",，、(（[«„“‘「『":
        return True
    if not language.spaced:
        return not is_heading_like(text, language) and text.endswith(language.open_words)
    word = LAST_WORD.search(text)
    if word is None:
        return False
    last = word[1].lower().replace("'", "’")
    if last in language.articles or last in language.complementisers:
        return True
    return last in language.open_words and (not is_heading_like(text, language) or speaks(text, language))


def _is_middle(lines: Sequence[Line], at: int, language: Language) -> bool:
    """Tell whether a line with a capital goes on with an unfinished one, in a text that is damaged."""
    before, line = lines[at - 1].text, lines[at].text
    if _ends_in_speech(before, language):
        return True
    if _reports_first(line, language) and len(before.split()) >= FEWEST_LISTED:
        return True
    if is_terminated(line) or speaks(line, language):
        return False
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    goes_on = bool(after) and (STARTS_CLOSED.match(after) is not None or starts_inside(after, language))
    return goes_on and (speaks(before, language) or not is_heading_like(before, language))


def _reports_first(text: str, language: Language) -> bool:
    """Tell whether a line only says who spoke, so that it ends what another began."""
    return language.spaced and is_attribution(text, language)


def _ends_in_speech(text: str, language: Language) -> bool:
    end = LAST_WORDS.search(text)
    if end is None or not language.spaced:
        return False
    verbs = matcher(language.verbs)
    return bool(verbs.search(end.group().split()[-1])) or (
        text[-1] == ":" and bool(verbs.search(end.group()))
    )


def is_attribution(text: str, language: Language) -> bool:
    """Tell whether a line only says who spoke: a short sentence with a verb of speech, and nothing said."""
    short = len(text.split()) <= LONGEST_ATTRIBUTION if language.spaced else len(text) <= UNSPACED_HEADING
    if not short or not is_terminated(text) or not speaks(text, language):
        return False
    if any(mark in text for mark in '«“„"「'):
        return False
    verb = matcher(language.verbs, spaced=language.spaced).search(text)
    after = text[verb.end() :] if verb else ""
    return not language.complementisers or not matcher(language.complementisers).search(after)


def _listed(lines: Sequence[Line]) -> frozenset[int]:
    """Find runs of short lines in lower case: a list or a poem, not one broken sentence."""
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        if line.text[:1].islower() and len(line.text) <= LONGEST_LISTED and line.text[-1].isalnum():
            run.append(at)
            found |= set(run) if len(run) >= FEWEST_LISTED else set()
        else:
            run = []
    return frozenset(found)


def _chain(lines: Sequence[Line], language: Language) -> Chain:
    text, pieces = "", list[Span]()
    for line in lines:
        whole = joined(text, line.text, language)
        pieces.append(Span(len(whole) - len(line.text), len(whole)))
        text = whole
    return Chain(text, tuple(pieces), lines[0])


def _with_tails(found: Sequence[Chain], language: Language) -> tuple[Chain, ...]:
    """Join what starts inside a sentence to a closed one before it, if it ends as a sentence does."""
    result: list[Chain] = []
    for chain in found:
        tail = result and not chain.line.gap and not chain.line.columns and not chain.line.whole
        if (
            tail
            and starts_inside(chain.text, language)
            and is_terminated(chain.text)
            and is_terminated(result[-1].text)
        ):
            result[-1] = _merged(result[-1], chain, language)
        else:
            result.append(chain)
    return tuple(result)


def _merged(one: Chain, other: Chain, language: Language) -> Chain:
    text = joined(one.text, other.text, language)
    by = len(text) - len(other.text)
    moved = tuple(Span(piece.start + by, piece.end + by) for piece in other.pieces)
    return Chain(text, (*one.pieces, *moved), one.line)
