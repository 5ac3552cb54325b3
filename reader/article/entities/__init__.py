"""Whom and what an article speaks of: people, organisations, places, events and dates, by rules.

Runs of capitals are cut down to names; titles, heads ("ministry", "street"), the names of territories
and the words around vote for a kind, over the whole text; short forms are linked to full ones; and
then each place is found where any of these names stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.article.entities.acronyms import abbreviates
from reader.article.entities.blocks import Block, Piece
from reader.article.entities.cutting import find_pieces
from reader.article.entities.dates import find_dates
from reader.article.entities.evidence import CaseEvidence, case_evidence
from reader.article.entities.naming import Profile, Thing, name_things
from reader.article.entities.scanning import words_of
from reader.article.entities.uncased import find_uncased, has_capitals
from reader.article.entities.vocabulary import Senses, Vocabulary
from reader.article.entities.votes import PERSON, TITLE, Votes, votes_of
from reader.article.entities.words import SAME, NameIndex, Word
from reader.article.language import Language
from reader.article.model import Article, BlockKind, EntityKind, EntitySuggestion, Span, overlaps

NOT_PROSE = frozenset({BlockKind.PREFORMATTED})
ALL_CAPITALS = 0.85
LEAST_WORDS = 4
IN_BRACKETS = re.compile(r" \(([^\W\d_]{2,8})\)")


def suggest(
    article: Article, language: Language, territories: Mapping[str, str]
) -> tuple[EntitySuggestion, ...]:
    """Suggest what an article speaks of, with every mention, in the order of the first ones.

    Args:
        article: As assembled; what it suggests already is not looked at.
        language: The article's.
        territories: Names of territories and towns in that language, each with a code of its own.
    """
    text = article.text.translate(SAME)
    dates = tuple(find_dates(text, language.entities))
    found = list(_dates(article.text, dates))
    if not has_capitals(text):
        found += _uncased(article, language, territories, dates)
    elif language.spaced:
        vocabulary = Vocabulary(language, territories)
        blocks = _blocks(article, text, vocabulary, dates)
        things = _things(blocks, article, vocabulary)
        found += _mentions(text, blocks, things)
    return tuple(sorted(found, key=lambda suggestion: suggestion.mentions[0]))


def _uncased(
    article: Article, language: Language, territories: Mapping[str, str], dates: Sequence[Span]
) -> Iterator[EntitySuggestion]:
    text = article.text.translate(SAME)
    blocks = [block.span for block in article.blocks if block.kind not in NOT_PROSE]
    mentions: dict[tuple[str, EntityKind], list[Span]] = {}
    for span, name, kind in find_uncased(text, blocks, language, territories):
        if not any(overlaps(span, date) for date in dates):
            mentions.setdefault((name, kind), []).append(span)
    for (name, kind), spans in mentions.items():
        yield EntitySuggestion(name=name, kind=kind, mentions=tuple(spans))


def _dates(text: str, spans: Iterable[Span]) -> Iterator[EntitySuggestion]:
    by_name: dict[str, list[Span]] = {}
    for span in spans:
        by_name.setdefault(text[span.start : span.end], []).append(span)
    for name, mentions in by_name.items():
        yield EntitySuggestion(name=name, kind=EntityKind.DATE, mentions=tuple(mentions))


def _blocks(article: Article, text: str, vocabulary: Vocabulary, dates: Sequence[Span]) -> list[Block]:
    dated = frozenset(place for span in dates for place in range(span.start, span.end))
    words = [
        [word for word in words_of(text, block.span, vocabulary) if word.start not in dated]
        for block in article.blocks
        if block.kind not in NOT_PROSE
    ]
    case = case_evidence((some for some in words if not _is_title_case(text, some, vocabulary)), vocabulary)
    return [Block(text, some, vocabulary, case) for some in words]


def _is_title_case(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell whether all words of a headline but the small ones have capitals: then they say nothing."""
    if not words or text[words[-1].end : words[-1].end + 1] == ".":
        return False
    telling = [word for word in words if not _is_small(vocabulary.senses(word))]
    return len(telling) >= LEAST_WORDS and sum(word.capital for word in telling) > ALL_CAPITALS * len(telling)


def _is_small(senses: Senses) -> bool:
    return senses.common or senses.joiner or senses.particle


def _things(blocks: Sequence[Block], article: Article, vocabulary: Vocabulary) -> tuple[Thing, ...]:
    profiles: dict[str, Profile] = {}
    acronyms: dict[str, str] = {}
    for block in blocks:
        for piece in _pieces(block):
            name = block.name(piece)
            profiles.setdefault(name, Profile(name)).add(votes_of(block, piece))
            end = block.span(piece).end
            bracketed = IN_BRACKETS.match(block.text, end)
            if bracketed and abbreviates(bracketed[1], name):
                acronyms[bracketed[1]] = name
    for name in _photographers(article):
        if name in profiles:
            profiles[name].add(Votes({PERSON: TITLE}))
    return name_things(profiles, acronyms, vocabulary)


def _pieces(block: Block) -> Iterator[Piece]:
    """Find names; where all words have capitals, only those of places are known."""
    if (
        not _is_title_case(block.text, block.words, block.vocabulary)
        or block.vocabulary.language.nouns_capitalised
    ):
        return find_pieces(block)
    return (Piece(at, at + 1) for at, word in enumerate(block.words) if word.known)


def _photographers(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if block.credit is not None and block.credit.photographer:
            yield block.credit.photographer.translate(SAME)


def _mentions(text: str, blocks: Sequence[Block], things: Sequence[Thing]) -> Iterator[EntitySuggestion]:
    by_name = {name: thing for thing in reversed(things) for name in thing.called}
    by_name.update({thing.name: thing for thing in things})
    index = NameIndex(by_name)
    mentions: dict[Thing, list[Span]] = {}
    for block in blocks:
        for span in _in_block(block, index):
            mentions.setdefault(by_name[text[span.start : span.end]], []).append(span)
    for thing, spans in mentions.items():
        yield EntitySuggestion(name=thing.name, kind=thing.kind, mentions=tuple(spans))


def _in_block(block: Block, index: NameIndex) -> Iterator[Span]:
    last = 0
    for word in block.words:
        if word.start < last:
            continue
        name = index.longest(block.text, word)
        if name is not None and not _is_common_here(word, name, block.case):
            last = word.start + len(name)
            yield Span(word.start, last)


def _is_common_here(word: Word, name: str, case: CaseEvidence) -> bool:
    """Tell whether a word that begins a sentence is rather the one that the article has in lower case too."""
    alone = word.first and " " not in name and not word.known
    return alone and name.lower() in case.lower and case.capital[name] <= 1
