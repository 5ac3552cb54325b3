"""What the focus walks by: quotations, marks, captions, paragraphs, sentences; words for the caret."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from reader.article.model import Article, BlockKind, Span
from reader.layout.lines import NOT_PARAGRAPHS

if TYPE_CHECKING:
    from reader.article.language_words import Language


class Segments:
    """The words and sentences of an article's blocks, each found when it is first asked for."""

    def __init__(self, article: Article, language: Callable[[], Language]) -> None:
        self._article = article
        self._language = language
        self._words: dict[int, Sequence[Span]] = {}
        self._sentences: dict[int, Sequence[Span]] = {}

    def words(self, block: int) -> Sequence[Span]:
        """Return where each word of a block stands in the article's text."""
        if block not in self._words:
            from reader.article.segment import words
            from reader.article.unspaced import icu_words

            self._words[block] = self._placed(block, lambda text: words(text, icu_words))
        return self._words[block]

    def sentences(self, block: int) -> Sequence[Span]:
        """Return where each sentence of a block stands in the article's text."""
        if block not in self._sentences:
            from reader.article.segment import sentences

            language = self._language()
            self._sentences[block] = self._placed(block, lambda text: sentences(text, language))
        return self._sentences[block]

    def sentences_near(self, block: int, direction: int, folded: Collection[int]) -> list[Span]:
        """Return the sentences of a block and of the next one that has any, this way, but for folded ones."""
        near: list[Span] = []
        first = block
        while 0 <= block < len(self._article.blocks):
            found = [] if block in folded else list(self.sentences(block))
            near = near + found if direction > 0 else found + near
            if found and block != first:
                break
            block += direction
        return near

    def _placed(self, block: int, find: Callable[[str], Iterable[Span]]) -> Sequence[Span]:
        start, text = self._article.blocks[block].start, self._article.text_of(self._article.blocks[block])
        return tuple(Span(start + span.start, start + span.end) for span in find(text))


def paragraphs(article: Article) -> list[Span]:
    """Return where the paragraphs are."""
    return [block.span for block in article.blocks if block.kind not in NOT_PARAGRAPHS]


def captions(article: Article) -> list[Span]:
    """Return where the captions are."""
    return [block.span for block in article.blocks if block.kind is BlockKind.CAPTION]


def quotations(article: Article) -> list[Span]:
    """Return where somebody is likely to speak, in order; a block quote that holds none is one itself."""
    spans = {quotation.span for quotation in article.speech}
    for block in article.blocks:
        if block.kind is BlockKind.BLOCKQUOTE and not any(
            block.start <= span.start < block.end for span in spans
        ):
            spans.add(block.span)
    return sorted(spans)


def next_of(spans: Iterable[Span], origin: Span, *, walked: bool) -> Span | None:
    """Return the first span, in order, beyond the origin; one at its start too, unless it was walked to."""
    return next((span for span in spans if (span > origin if walked else span.start >= origin.start)), None)


def previous_of(spans: Sequence[Span], origin: Span, *, walked: bool) -> Span | None:
    """Return the last span, in order, before the origin."""
    return next(
        (span for span in reversed(spans) if (span < origin if walked else span.start < origin.start)), None
    )
