"""Where readability-lxml would look for the article: a candidate beside our own."""

from __future__ import annotations

import copy
import logging
from collections.abc import Collection, Mapping
from functools import lru_cache

from lxml.html import HtmlElement
from readability import Document
from readability.readability import REGEXES

from reader.extraction.cleaning import drop
from reader.extraction.counting import Counts

# It reports what it cannot read to a logger as well, which would write onto the screen.
logging.getLogger("readability").addHandler(logging.NullHandler())


_BLOCKS = ("blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul")
"""How the names of tags begin that make its expression see a block."""
_INLINE = """
a b cite code em font i small span strong sub sup u
"""
_IN_LINE = frozenset(_INLINE.split())
_CODE = frozenset({"pre", "code"})
_CONTENT = ("main", "article", "math")


class Scored(Document):
    """readability-lxml on a copy of a tree that is cleaned already; only its scores are asked for.

    Its two passes over the tree before it scores are written anew with the same outcome: it writes each
    box out as HTML, with all in it, to look for a block in it.
    """

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

    def remove_unlikely_candidates(self) -> None:
        """Take out what is called a footer, a comment, a menu, unless an article or code is in it."""
        for element in list(self._tree.iterdescendants()):
            named = f"{element.get('class', '')} {element.get('id', '')}"
            if _is_unlikely(named) and not _holds_content(element):
                element.drop_tree()

    def transform_misused_divs_into_paragraphs(self) -> None:
        """Make paragraphs of boxes with no block in them, and of the lines between blocks in the others."""
        around = _around_blocks(self._tree)
        boxes = list(self._tree.iterdescendants("div"))
        for box in boxes:
            if box not in around:
                box.tag = "p"
        for box in boxes:
            if box in around:
                _set_off_lines(box, around)

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
    best = Scored(tree, shares).best()
    return None if best is None else original.get(best)


@lru_cache(maxsize=16_384)
def _is_unlikely(named: str) -> bool:
    unlikely = REGEXES["unlikelyCandidatesRe"].search(named) is not None
    return unlikely and REGEXES["okMaybeItsACandidateRe"].search(named) is None


def _holds_content(element: HtmlElement) -> bool:
    if element.tag == "body" or next(element.iter(*_CONTENT), None) is not None:
        return True
    return element.tag in _CODE or any(one.tag in _CODE for one in element.iterancestors())


def _around_blocks(tree: HtmlElement) -> set[HtmlElement | None]:
    """Return the elements with a block somewhere in them."""
    around: set[HtmlElement | None] = set()
    for element in reversed(list(tree.iter())):
        if element in around or str(element.tag).startswith(_BLOCKS):
            around.add(element.getparent())
    return around


def _set_off_lines(box: HtmlElement, around: Collection[HtmlElement | None]) -> None:
    """Put each run of inline elements into a paragraph, and each text between elements."""
    children = list(box)
    line: HtmlElement | None = None
    if box.text and box.text.strip():
        line = box.makeelement("p")
        line.text, box.text = box.text, None
        box.insert(0, line)
    for child in children:
        if child.tag not in _IN_LINE or child in around:
            line = None
            continue
        if line is None:
            line = child.makeelement("p")
            child.addprevious(line)
        line.append(child)
    for child in list(box):
        _set_off_tail(child)


def _set_off_tail(child: HtmlElement) -> None:
    if child.tail and child.tail.strip():
        line = child.makeelement("p")
        line.text, child.tail = child.tail, None
        child.addnext(line)
    if child.tag == "br":
        child.drop_tree()
