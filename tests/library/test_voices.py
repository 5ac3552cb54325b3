"""Who speaks in a passage is found without a look at every quotation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Article, BlockKind, Span, overlaps
from reader.library.voices import Voices
from tests.strategies import articles, spans_in


@given(st.data())
def test_the_speaker_is_the_one_that_a_look_at_every_quotation_finds(data: st.DataObject) -> None:
    article = data.draw(articles())
    span = data.draw(spans_in(max(1, len(article.text))).filter(lambda span: span.start < span.end))
    assert Voices(article).speaker_at(span) == speaker_slowly(article, span)


def speaker_slowly(article: Article, span: Span) -> str | None:
    """Tell who speaks, by all that is spoken."""
    quotes = [(block.span, block.speaker) for block in article.blocks if block.kind is BlockKind.BLOCKQUOTE]
    everything = [(one.span, one.speaker) for one in article.quotations] + quotes
    spoken = [(words, who) for words, who in everything if who and words.start < words.end]
    around = [(w.end - w.start, who) for w, who in spoken if w.start <= span.start and span.end <= w.end]
    if around:
        return min(around)[1]
    inside = [(words, who) for words, who in spoken if overlaps(words, span)]
    heard = sum(min(words.end, span.end) - max(words.start, span.start) for words, _ in inside)
    speakers = {who for _, who in inside}
    return speakers.pop() if len(speakers) == 1 and 2 * heard >= span.end - span.start else None
