"""Which part of a page is the article: the candidates weighed, the rest of the page left out."""

from __future__ import annotations

from collections.abc import Collection

from lxml.html import HtmlElement

from reader.extraction.candidates import by_stated_text, by_tags, by_words, without_linked_rim
from reader.extraction.counting import Counts
from reader.extraction.framing import frame
from reader.extraction.pruning import prune
from reader.extraction.readability_voice import by_readability

_MUCH = 0.35
_SOMETHING = 0.15
_MOST = 0.75


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
    elif counts.running[top] < _MOST * counts.running[body]:
        top = _weighed(top, by_readability(body, figures), counts)
    top = without_linked_rim(top, counts)
    prune(top, counts, figures)
    return frame(top, counts, figures, title)


def _weighed(top: HtmlElement, other: HtmlElement | None, counts: Counts) -> HtmlElement:
    """Weigh our own candidate against readability-lxml's, where ours leaves out much of the page's text.

    A box around ours wins with more words and no greater share of links, one elsewhere with more words and
    fewer links.
    """
    if other is None or counts.running[other] <= counts.running[top]:
        return top
    if other in top.iterancestors():
        return other if counts.link_share(other) <= counts.link_share(top) else top
    return other if counts.linked[other] < counts.linked[top] else top


def _least(told: HtmlElement, top: HtmlElement) -> float:
    """Return how much the text must be that a page states: it may state no more than its first paragraphs."""
    return _MUCH if top in told.iterancestors() else _SOMETHING
