"""Where readability-lxml would look for the article: a candidate beside our own."""

from __future__ import annotations

import copy
import logging
from collections.abc import Collection

from lxml.html import HtmlElement
from readability import Document

from reader.extraction.cleaning import drop

_NUMBER = "data-pressmark"

# It reports what it cannot read to a logger as well, which would write onto the screen.
logging.getLogger("readability").addHandler(logging.NullHandler())


class _Scored(Document):
    """readability-lxml on a copy of a tree that is cleaned already; only its scores are asked for."""

    def __init__(self, tree: HtmlElement) -> None:
        super().__init__("")
        self._tree = tree

    def _parse(self, input: str | bytes) -> HtmlElement:
        return self._tree

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


def by_readability(body: HtmlElement, figures: Collection[HtmlElement]) -> HtmlElement | None:
    """Return the element that readability-lxml scores highest, figures left aside; None where it finds none.

    It rewrites the tree that it reads, so that it is given a copy with the elements numbered.
    """
    elements = list(body.iter())
    for number, element in enumerate(elements):
        element.set(_NUMBER, str(number))
    tree = copy.deepcopy(body)
    left_out = {element.get(_NUMBER) for element in figures}
    drop([element for element in tree.iter() if element.get(_NUMBER) in left_out])
    best = _Scored(tree).best()
    for element in elements:
        del element.attrib[_NUMBER]
    found = None if best is None else best.get(_NUMBER)
    return None if found is None else elements[int(found)]
