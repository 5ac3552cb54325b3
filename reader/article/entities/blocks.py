"""A block of words that names are looked for in, and a name as it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.article.entities.evidence import CaseEvidence
from reader.article.entities.vocabulary import Senses, Vocabulary
from reader.article.entities.words import Word
from reader.article.model import Span

ROLE_REACH = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A name as it stands in a block: `words[first:end]` of its words."""

    first: int
    end: int
    titled: bool = False
    """Whether a title or a role that belongs to the run stands before it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block's words, and what is known of the article they are in."""

    text: str
    """The whole article's."""
    words: Sequence[Word]
    vocabulary: Vocabulary
    case: CaseEvidence

    def senses(self, at: int) -> Senses:
        """Return what a word can be."""
        return self.vocabulary.senses(self.words[at])

    def gap(self, at: int) -> str:
        """Return what stands between a word and the next one; a line feed where there is none."""
        if at < 0 or at + 1 >= len(self.words):
            return "\n"
        return self.text[self.words[at].end : self.words[at + 1].start]

    def has_role_before(self, at: int) -> bool:
        """Tell whether somebody's role stands shortly before a word, in the same clause."""
        for before in range(at - 1, max(-1, at - 1 - ROLE_REACH), -1):
            if "." in self.gap(before) or "," in self.gap(before):
                return False
            if self.senses(before).role:
                return True
        return False

    def is_joined_to_place(self, at: int) -> bool:
        """Tell whether the name of a place and a conjunction stand before a word."""
        if at < 2 or self.gap(at - 1) != " " or self.gap(at - 2) != " ":
            return False
        return self.words[at - 2].known and self.words[at - 1].text in self.vocabulary.language.conjunctions

    def name(self, piece: Piece) -> str:
        """Return a name's words as they stand."""
        span = self.span(piece)
        return self.text[span.start : span.end]

    def span(self, piece: Piece) -> Span:
        """Return where a name lies in the article."""
        return Span(self.words[piece.first].start, self.words[piece.end - 1].end)
