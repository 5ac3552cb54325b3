"""Where readability-lxml would look for the article: a candidate beside our own."""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import islice
from typing import Any

from lxml.html import HtmlElement
from readability import Document
from readability.readability import REGEXES, clean

from reader.extraction.cleaning import drop
from reader.extraction.counting import Counts
from reader.extraction.tree import raw_text_of

# It reports what it cannot read to a logger as well, which would write onto the screen.
logging.getLogger("readability").addHandler(logging.NullHandler())


_BLOCKS = ("blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul")
"""How the names of tags begin that make its expression see a block."""
_INLINE = """
a b cite code em font i small span strong sub sup u
"""
_IN_LINE = frozenset(_INLINE.split())
# On lower case, and not told to look at both cases, they are three times as fast.
_UNLIKELY = re.compile(REGEXES["unlikelyCandidatesRe"].pattern)
_MAYBE = re.compile(REGEXES["okMaybeItsACandidateRe"].pattern)
_POSITIVE = re.compile(REGEXES["positiveRe"].pattern)
_NEGATIVE = re.compile(REGEXES["negativeRe"].pattern)
Candidate = dict[str, Any]
"""What readability-lxml notes of an element: `elem`, `content_score`."""
_CODE = frozenset({"pre", "code"})
_CONTENT = ("main", "article", "math")


class Scored(Document):
    """readability-lxml on a copy of a tree that is cleaned already; only its scores are asked for.

    Its passes over the tree are written anew with the same outcome: it writes each box out as HTML, with
    all in it, to look for a block in it, and describes each candidate for a log that nobody keeps.
    """

    def __init__(self, tree: HtmlElement, link_share: Callable[[HtmlElement], float | None]) -> None:
        super().__init__("")
        self._tree = tree
        self._link_share = link_share

    def _parse(self, input: str | bytes) -> HtmlElement:
        return self._tree

    def get_link_density(self, elem: HtmlElement) -> float:
        """Return what was counted already; it would read the text of each box anew."""
        known = self._link_share(elem)
        return super().get_link_density(elem) if known is None else known

    def class_weight(self, e: HtmlElement) -> int:
        """Weigh what an element is called."""
        return sum(_weight(named) for named in (e.get("class"), e.get("id")) if named)

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

    def score_paragraphs(self) -> dict[HtmlElement, Candidate]:
        """Give what each paragraph is worth to the element that it stands in, and half of it to the next."""
        candidates: dict[HtmlElement, Candidate] = {}
        for element in self.tags(self._tree, "p", "pre", "td", "blockquote"):
            text = _folded(raw_text_of(element))
            if len(text) < self.min_text_length:
                continue
            worth = 1 + len(text.split(",")) + min(len(text) / 100, 3)
            for part, outer in enumerate(islice(element.iterancestors(), 2), start=1):
                if outer not in candidates:
                    candidates[outer] = self.score_node(outer)
                candidates[outer]["content_score"] += worth / part
        for outer, candidate in candidates.items():
            candidate["content_score"] *= 1 - self.get_link_density(outer)
        return candidates

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
    drop([one for one, element in original.items() if element in left_out])

    def link_share(copied: HtmlElement) -> float | None:
        return counts.link_share(original[copied]) if copied in original else None

    best = Scored(tree, link_share).best()
    return None if best is None else original.get(best)


@lru_cache(maxsize=4_096)
def _weight(named: str) -> int:
    named = named.lower()
    return 25 * (_POSITIVE.search(named) is not None) - 25 * (_NEGATIVE.search(named) is not None)


def _folded(text: str) -> str:
    """Fold white space as readability-lxml does, which most paragraphs have no need of."""
    return clean(text) if "\n" in text or "\t" in text or "  " in text else text.strip()


@lru_cache(maxsize=16_384)
def _is_unlikely(named: str) -> bool:
    named = named.lower()
    return _UNLIKELY.search(named) is not None and _MAYBE.search(named) is None


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
