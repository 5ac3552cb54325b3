"""How an article writes its words, for judging those that have a capital."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.article.entities.vocabulary import Vocabulary
from reader.article.entities.words import Word

COUNTED_SHARE = 2


@dataclass(frozen=True, slots=True)
class CaseEvidence:
    """How an article writes its words."""

    lower: frozenset[str]
    capital: Counter[str]
    """Words with a capital inside a sentence."""
    nouns: frozenset[str] = field(default=frozenset())
    """Words that an article stands before."""
    counted: frozenset[str] = field(default=frozenset())
    """Words of which the article speaks as of one among many: "a VPN"."""


def case_evidence(blocks: Iterable[Sequence[Word]], vocabulary: Vocabulary) -> CaseEvidence:
    """Collect how words are written over a whole article."""
    lower: set[str] = set()
    capital: Counter[str] = Counter()
    nouns: set[str] = set()
    counted: Counter[str] = Counter()
    for words in blocks:
        before: Word | None = None
        for word in words:
            if not word.capital:
                lower.add(word.text)
            elif not word.first:
                capital[word.text] += 1
                if before is not None and vocabulary.senses(before).article:
                    nouns.add(word.text)
                    counted[word.text] += vocabulary.senses(before).indefinite
            before = word
    among_many = (word for word, count in counted.items() if count * COUNTED_SHARE >= capital[word])
    return CaseEvidence(frozenset(lower), capital, frozenset(nouns), frozenset(among_many))
