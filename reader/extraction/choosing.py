"""Which part of a page is the article.

readability-lxml says which elements it would keep. Where it loses much of what stands in the box that
holds most of the page's running text, that box is taken whole.
"""

from __future__ import annotations

import copy
import logging
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from lxml.html import HtmlElement
from readability import Document
from readability.readability import Unparseable

from reader.extraction.cleaning import drop
from reader.extraction.quotes import is_embed
from reader.extraction.tree import HEADINGS, INLINE, is_block, is_longer, link_share, text_of

_NUMBER = "data-pressmark"
_CLEARLY = 0.72
_LOST = 0.7
_LONGEST_TEASER = 1_000
_ALL = 0.98
_HARDLY_ANYTHING = 60
_SENTENCE = 8
_FEW_LINKS = 0.2
_SHORT = ("blockquote", "table", "ul", "ol", "dl", "pre")
_WHOLE = HEADINGS | {"p", "li", "blockquote", "pre", "td", "th", "dd", "dt"}
_LINKS = 0.5
_RETRY_LENGTH = 150

# It reports what it cannot read to a logger as well, which would write onto the screen.
logging.getLogger("readability").addHandler(logging.NullHandler())


def choose(body: HtmlElement, figures: Collection[HtmlElement]) -> HtmlElement:
    """Return the element that holds the article, with what is no part of it taken out."""
    words = _running_words(body)
    container = _container(body, words)
    kept = _kept_by_readability(body, figures)
    found = sum(words.own[element] for element in body.iter() if element.get(_NUMBER) in kept)
    inside = sum(words.own[element] for element in container.iter() if element.get(_NUMBER) in kept)
    lost = found < _LOST * words.all[container]
    if lost and (found < _HARDLY_ANYTHING or (_is_box(container, body, words) and inside > _CLEARLY * found)):
        return container
    return _pruned(body, kept, figures)


def _is_box(container: HtmlElement, body: HtmlElement, words: _Words) -> bool:
    """Tell whether a container is the article's own: says so, or leaves out something that the page has."""
    if container.tag in ("article", "main") or "articleBody" in (container.get("itemprop") or "").split():
        return True
    return words.all[container] < _ALL * words.all[body]


class _Words:
    """How many words of running text each element holds: directly, and in all."""

    def __init__(self) -> None:
        self.own: Counter[HtmlElement] = Counter()
        self.all: Counter[HtmlElement] = Counter()


def _running_words(body: HtmlElement) -> _Words:
    """Count the words outside links, by the block that they stand in; a few words alone do not count."""
    words = _Words()
    for element in body.iter():
        if element.tag != "a" and not any(up.tag == "a" for up in element.iterancestors()):
            texts = (element.text, *(child.tail for child in element))
            words.own[_block_of(element)] += sum(_word_count(text) for text in texts if text)
    for block, many in list(words.own.items()):
        if many < _SENTENCE:
            del words.own[block]
        else:
            words.all.update(dict.fromkeys([block, *block.iterancestors()], many))
    return words


def _block_of(element: HtmlElement) -> HtmlElement:
    """Return the block that an inline element stands in."""
    return next((one for one in (element, *element.iterancestors()) if one.tag not in INLINE), element)


def _word_count(text: str) -> int:
    """Count words; where a script writes no spaces, two characters make one."""
    return sum(max(1, (len(word) + 1) // 2 if word[0] > "\u2e7f" else 1) for word in text.split())


def _container(body: HtmlElement, words: _Words) -> HtmlElement:
    """Go down from the body for as long as one child holds most of the words."""
    node = body
    while True:
        boxes = [child for child in node if is_block(child) and child.tag not in ("p", "li")]
        best = max(boxes, key=words.all.__getitem__, default=None)
        if best is None or words.all[best] < _CLEARLY * words.all[node] or not words.all[best]:
            return node
        node = best


class _Numbered(Document):
    """readability-lxml on a copy of a tree that is cleaned already, without figures."""

    def __init__(self, body: HtmlElement, figures: Collection[HtmlElement]) -> None:
        super().__init__("", retry_length=_RETRY_LENGTH)
        self._body = body
        self._left_out = {element.get(_NUMBER) for element in figures}

    def _parse(self, input: str | bytes) -> HtmlElement:
        tree = copy.deepcopy(self._body.getroottree().getroot())
        drop([element for element in tree.iter() if element.get(_NUMBER) in self._left_out])
        return tree

    def get_clean_html(self) -> str:
        return text_of(self._html())


def _kept_by_readability(body: HtmlElement, figures: Collection[HtmlElement]) -> frozenset[str]:
    """Return the numbers of the elements that readability-lxml keeps."""
    for number, element in enumerate(body.iter()):
        element.set(_NUMBER, str(number))
    document = _Numbered(body, figures)
    try:
        document.summary()
    except Unparseable:
        return frozenset()
    chosen = document.html
    return (
        frozenset()
        if chosen is None
        else frozenset(filter(None, (one.get(_NUMBER) for one in chosen.iter())))
    )


def _pruned(body: HtmlElement, kept: frozenset[str], figures: Collection[HtmlElement]) -> HtmlElement:
    """Take out of the nearest box around all that is kept what is not."""
    told = [one for one in body.iter() if is_block(one) and one.get(_NUMBER) in kept and one is not body]
    top = _whole_article(_around(told, body))
    set_in = [one for one in (*figures, *_set_in(top, kept)) if not _in_teaser(one, top)]
    wanted = {*told, *set_in, *_headings(top, kept)}
    within = {ancestor for element in wanted for ancestor in element.iterancestors()} | wanted
    others = [one for one in top.iterdescendants() if is_block(one) and one not in within]
    drop([one for one in others if not _inside(one, wanted)])
    return top


def _around(elements: list[HtmlElement], body: HtmlElement) -> HtmlElement:
    """Return the innermost element around some, or the only one of them."""
    if not elements:
        return body
    chains = ([element, *element.iterancestors()] for element in _outermost(elements))
    first = next(chains)
    common = set(first)
    for chain in chains:
        common.intersection_update(chain)
    return next((one for one in first if one in common), body)


def _whole_article(top: HtmlElement) -> HtmlElement:
    """Return the `<article>` around the text: the first picture often stands above the text's own box."""
    return next((one for one in top.iterancestors() if one.tag == "article"), top)


def _outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    every = set(elements)
    return [one for one in elements if not any(up in every for up in one.iterancestors())]


def _inside(element: HtmlElement, wanted: set[HtmlElement]) -> bool:
    """Tell whether an element lies in a block of text that is wanted, and so is wanted too."""
    return any(up in wanted and up.tag in _WHOLE for up in element.iterancestors())


def _in_teaser(figure: HtmlElement, top: HtmlElement) -> bool:
    """Tell whether a figure belongs to a link to something else."""
    parent = figure.getparent()
    if parent is None or parent is top or is_longer(parent, _LONGEST_TEASER):
        return False
    return link_share(parent) > _LINKS


def _set_in(top: HtmlElement, kept: frozenset[str]) -> Iterator[HtmlElement]:
    """Yield what readability-lxml drops for being short, and posts from elsewhere, adverts to it."""
    for element in top.iter(*_SHORT):
        if element.tag == "blockquote" and is_embed(element):
            yield element
        elif _is_between(element, kept) and link_share(element) < _FEW_LINKS:
            yield from (element, *element.iterdescendants())


def _is_between(element: HtmlElement, kept: frozenset[str]) -> bool:
    """Tell whether what stands before an element and what stands after it were kept."""
    before, after = element.getprevious(), element.getnext()
    return before is not None and after is not None and {before.get(_NUMBER), after.get(_NUMBER)} <= kept


def _headings(top: HtmlElement, kept: frozenset[str]) -> list[HtmlElement]:
    """Return the headings that readability-lxml dropped although what comes right after them was kept."""
    found: list[HtmlElement] = []
    waiting: list[HtmlElement] = []
    for element in top.iterdescendants():
        if element.tag in HEADINGS and link_share(element) < _LINKS:
            waiting.append(element)
        elif is_block(element) and (element.text or "").strip():
            if element.get(_NUMBER) in kept:
                found += waiting
            waiting = []
    return found
