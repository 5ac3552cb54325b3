"""Which part of a page is the article: the candidates weighed, the rest of the page left out."""

from __future__ import annotations

from collections.abc import Collection

from lxml.html import HtmlElement

from reader.extraction.candidates import by_stated_text, by_tags, by_words
from reader.extraction.counting import Counts
from reader.extraction.framing import frame
from reader.extraction.pruning import prune

_MUCH = 0.35
_SOMETHING = 0.15


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
    prune(top, counts, figures)
    return frame(top, counts, figures, title)


def _least(told: HtmlElement, top: HtmlElement) -> float:
    """Return how much the text must be that a page states: it may state no more than its first paragraphs."""
    return _MUCH if top in told.iterancestors() else _SOMETHING
