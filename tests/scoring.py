"""Counts how much of an annotated article a cleaned one has, as the reference articles are judged.

Texts are compared without white space and quotation marks, so that a mark which a `<q>` earns costs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from reader.article.model import Article, Block, BlockKind, EntitySuggestion, Quotation, Span

MARKS = re.compile(r"[\s«»“”„‟\"‹›「」『』\u200e\u200f]+")


class Share(NamedTuple):
    """So many of so many."""

    right: int
    whole: int


def bare(text: str | None) -> str:
    """Leave out what is not compared."""
    return MARKS.sub("", text or "").replace("'", "’").replace("‘", "")


class Compared:
    """A cleaned article beside what it should be."""

    def __init__(self, gold: dict[str, Any], article: Article) -> None:
        self.gold = [block for block in gold["blocks"] if block["type"] != "boilerplate"]
        self.left_out = [block["text"] for block in gold["blocks"] if block["type"] == "boilerplate"]
        self.entities = gold["entities"]
        self.all_blocks = gold["blocks"]
        self.article = article
        self.texts = [bare(article.text_of(block)) for block in article.blocks]

    def blocks(self) -> Share:
        """Count the blocks that are there with the same kind and words."""
        there = Counter(zip(map(_kind, self.article.blocks), self.texts, strict=True))
        if self.gold[0]["type"] == "title" and bare(self.article.metadata.title) == bare(
            self.gold[0]["text"]
        ):
            there["heading", bare(self.gold[0]["text"])] += 1
        wanted = Counter((_gold_kind(block["type"]), bare(block["text"])) for block in self.gold)
        return Share((wanted & there).total(), wanted.total())

    def kept_out(self) -> Share:
        """Count the lines of boilerplate that are in no block."""
        gone = sum(not any(bare(line) in text for text in self.texts) for line in self.left_out)
        return Share(gone, len(self.left_out))

    def quotations(self) -> Share:
        """Count the quotations that are there to the letter, in the same block."""
        found = Counter((block, words) for block, words, _ in self._found())
        wanted = Counter((block, words) for block, words, _ in self._wanted())
        return Share((found & wanted).total(), wanted.total())

    def speakers(self) -> Share:
        """Count the speakers that are right, of all that a gold names."""
        found = set(self._found())
        wanted = [one for one in self._wanted() if one[2]]
        return Share(sum(one in found for one in wanted), len(wanted))

    def mentions(self) -> float:
        """Weigh the mentions with their kinds: F1."""
        wanted, got = Counter(self._gold_mentions()), Counter(self._mentions())
        return 2 * (wanted & got).total() / max(1, wanted.total() + got.total())

    def _found(self) -> Iterator[tuple[str, str, str]]:
        for quotation in self.article.quotations:
            words = bare(self.article.text[quotation.start : quotation.end])
            yield self._home(quotation), words, bare(quotation.speaker)

    def _wanted(self) -> Iterator[tuple[str, str, str]]:
        for block in self.gold:
            for quotation in block["quotes"]:
                yield bare(block["text"]), bare(quotation["text"]), bare(quotation["speaker"])

    def _gold_mentions(self) -> Iterator[tuple[str, str, str]]:
        for entity in self.entities:
            for mention in entity["mentions"]:
                block = self.all_blocks[mention["block"]]
                yield bare(block["text"]), bare(mention["text"]), entity["kind"]

    def _mentions(self) -> Iterator[tuple[str, str, str]]:
        for entity in self.article.entities:
            for span in entity.mentions:
                yield self._home(span), bare(self.article.text_of(span)), _entity_kind(entity)

    def _home(self, span: Span | Quotation) -> str:
        blocks = zip(self.article.blocks, self.texts, strict=True)
        return next((text for block, text in blocks if block.span.start <= span.start < block.span.end), "")


def _kind(block: Block) -> str:
    return "heading" if block.kind is BlockKind.TITLE else str(block.kind.value)


def _gold_kind(kind: str) -> str:
    return "heading" if kind == "title" else kind


def _entity_kind(entity: EntitySuggestion) -> str:
    return entity.kind.value
