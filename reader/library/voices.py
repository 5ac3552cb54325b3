"""Who speaks where in an article."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from reader.article.model import Article, BlockKind, Span
from reader.marks.spans import Spans


class Spoken(NamedTuple):
    """What somebody says."""

    span: Span
    speaker: str


class Voices:
    """The quotations and block quotes of an article whose speakers are known, found by where they stand."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def speaker_at(self, span: Span) -> str | None:
        """Tell who speaks in a passage; None where nobody is known to, or several do.

        Of quotations around the passage the innermost counts. A passage around a quotation is its
        speaker's where at least half of it is spoken: a paragraph that quotes three words is not.
        """
        start, end = span
        spoken = [one for _, one in self._spoken.over(span)]
        around = [one for one in spoken if one.span.start <= start and end <= one.span.end]
        if around:
            return min(around, key=_length).speaker
        heard = sum(min(words.end, end) - max(words.start, start) for words, _ in spoken)
        speakers = {who for _, who in spoken}
        return speakers.pop() if len(speakers) == 1 and 2 * heard >= end - start else None

    @cached_property
    def _spoken(self) -> Spans[tuple[int, Spoken]]:
        found = [Spoken(one.span, one.speaker) for one in self._article.quotations if one.speaker]
        quotes = [one for one in self._article.blocks if one.kind is BlockKind.BLOCKQUOTE]
        found += [Spoken(one.span, one.speaker) for one in quotes if one.speaker]
        # Numbered, since two may be the same words by the same speaker.
        return Spans(lambda one: (one[1].span.start, one[0]), lambda one: one[1].span, enumerate(found))


def _length(spoken: Spoken) -> tuple[int, str]:
    return spoken.span.end - spoken.span.start, spoken.speaker
