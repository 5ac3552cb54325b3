"""Which part of a page is the article: the candidates weighed, the rest of the page left out."""

from __future__ import annotations

from collections.abc import Collection

from lxml.html import HtmlElement

from reader.extraction.candidates import by_stated_text, by_tags, by_words, has_linked_rim, without_linked_rim
from reader.extraction.counting import Counts
from reader.extraction.framing import frame
from reader.extraction.pruning import prune
from reader.extraction.readability_voice import by_readability

_MUCH = 0.35
_SOMETHING = 0.15
_MOST = 0.75
_NEARLY_ALL = 0.9


def choose(
    body: HtmlElement, figures: Collection[HtmlElement], title: str | None, stated: str | None
) -> HtmlElement:
    """Return the element that holds the article, with what is no part of it taken out."""
    counts = Counts(body)
    top = by_words(body, counts)
    tagged = by_tags(top, counts, title)
    if tagged is not None:
        top = by_words(tagged, counts)
    told = by_stated_text(counts, stated)
    if told is not None and counts.running[told] > _least(told, top) * counts.running[top]:
        top = told
    else:
        top = _weighed(top, by_readability(body, figures, counts), counts)
    top = without_linked_rim(top, counts)
    prune(top, counts, figures)
    return frame(top, counts, figures, title)


def _weighed(top: HtmlElement, other: HtmlElement | None, counts: Counts) -> HtmlElement:
    """Weigh our own candidate against readability-lxml's.

    A box around ours wins with clearly more words and no greater share of links, one elsewhere with more
    words and fewer links, one inside ours with nearly all of the words where links are what it leaves out.
    """
    if other is None or other is top:
        return top
    words, others = counts.running[top], counts.running[other]
    if other in top.iterancestors():
        return other if words < _MOST * others and counts.link_share(other) <= counts.link_share(top) else top
    if top in other.iterancestors():
        return other if others >= _NEARLY_ALL * words and has_linked_rim(top, other, counts) else top
    return other if others > words and counts.linked[other] < counts.linked[top] else top


def _least(told: HtmlElement, top: HtmlElement) -> float:
    """Return how much the text must be that a page states: it may state no more than its first paragraphs."""
    return _MUCH if top in told.iterancestors() else _SOMETHING
