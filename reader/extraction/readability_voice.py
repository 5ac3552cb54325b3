"""Where readability-lxml would look for the article: a candidate beside our own."""

from __future__ import annotations

import copy
import logging
from collections.abc import Collection, Mapping

from lxml.html import HtmlElement
from readability import Document

from reader.extraction.cleaning import drop
from reader.extraction.counting import Counts

# It reports what it cannot read to a logger as well, which would write onto the screen.
logging.getLogger("readability").addHandler(logging.NullHandler())


class _Scored(Document):
    """readability-lxml on a copy of a tree that is cleaned already; only its scores are asked for."""

    def __init__(self, tree: HtmlElement, link_shares: Mapping[HtmlElement, float]) -> None:
        super().__init__("")
        self._tree = tree
        self._link_shares = link_shares

    def _parse(self, input: str | bytes) -> HtmlElement:
        return self._tree

    def get_link_density(self, elem: HtmlElement) -> float:
        """Return what was counted already; it would read the text of each box anew."""
        known = self._link_shares.get(elem)
        return super().get_link_density(elem) if known is None else known

    def best(self) -> HtmlElement | None:
        """Return the element that it takes for the article's own, in the copy."""
        self._html(True)
        self.remove_unlikely_candidates()
        self.transform_misused_divs_into_paragraphs()
        scores = self.score_paragraphs()
        best = self.select_best_candidate(scores)
        if not best:
            return None
        best = self.get_semantic_article_candidate(scores, best)
        best = self.get_semantic_main_candidate(scores, best)
        element: HtmlElement = best["elem"]
        return element


def by_readability(body: HtmlElement, figures: Collection[HtmlElement], counts: Counts) -> HtmlElement | None:
    """Return the element that readability-lxml scores highest, figures left aside; None where it finds none.

    It rewrites the tree that it reads, so that it is given a copy.
    """
    elements = list(body.iter())
    tree = copy.deepcopy(body)
    # Held, or lxml would make each element's object anew at the next visit.
    copies = list(tree.iter())
    original = dict(zip(copies, elements, strict=True))
    left_out = set(figures)
    drop([one for one in copies if original[one] in left_out])
    shares = {one: counts.link_share(element) for one, element in original.items()}
    best = _Scored(tree, shares).best()
    return None if best is None else original.get(best)
