"""Where on a page the article could stand: by where its words are, by tags, by what the page states."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from reader.extraction.counting import SENTENCE, Counts
from reader.extraction.tree import is_block, text_of

_CLEARLY = 0.68
# What sets a part of a text apart: the words before and after it belong to the same text.
_PARTS = frozenset({"ul", "ol", "dl", "blockquote"})
_NEARLY_ALL = 0.9
_HALF = 0.5
_TITLED = 0.15
_TAGGED = 0.25
_TWICE = 2
_LINKED_RIM = 0.1
_SHORTEST_BODY = 300
_OPENING = 60
_LONG_ENOUGH = 12


def by_words(top: HtmlElement, counts: Counts) -> HtmlElement:
    """Go down for as long as one child holds most of the words, but not into an `<article>`."""
    way = [top]
    while not is_article(way[-1]) and (inner := _box_with(way[-1], counts, _CLEARLY)) is not None:
        if inner.tag in _PARTS:
            return next((box for box in reversed(way) if _has_more(box, inner, counts)), top)
        way.append(inner)
    return way[-1]


def _has_more(box: HtmlElement, part: HtmlElement, counts: Counts) -> bool:
    """Tell whether a box has words around a part of it that are worth having."""
    return counts.running[box] >= counts.running[part] + SENTENCE


def without_linked_rim(top: HtmlElement, counts: Counts) -> HtmlElement:
    """Go down to a box with nearly all of the words, where links make up much of what stands around it."""
    while (inner := _box_with(top, counts, _NEARLY_ALL)) is not None:
        if counts.characters[top] > counts.characters[inner] and not has_linked_rim(top, inner, counts):
            break
        top = inner
    return top


def has_linked_rim(outer: HtmlElement, inner: HtmlElement, counts: Counts) -> bool:
    """Tell whether links make up much of what one box has and the box inside it has not."""
    characters = counts.characters[outer] - counts.characters[inner]
    linked = counts.linked[outer] - counts.linked[inner]
    return linked > _LINKED_RIM * characters


def _box_with(top: HtmlElement, counts: Counts, share: float) -> HtmlElement | None:
    """Return the child box that holds so much of an element's words."""
    boxes = [child for child in top if is_block(child) and child.tag not in ("p", "li")]
    best = max(boxes, key=counts.running.__getitem__, default=None)
    return best if best is not None and counts.running[best] >= max(share * counts.running[top], 1) else None


def by_tags(top: HtmlElement, counts: Counts, title: str | None) -> HtmlElement | None:
    """Return the `<article>` or `<main>` that is meant, where the words alone led to no such element.

    Of several the one with the page's title counts, else the one that holds by far the most.
    """
    around = {top, *top.iterancestors()}
    tagged = [one for one in counts.elements if _is_tagged(one) and counts.running[one]]
    if any(one in around for one in tagged):
        return _titled_sibling(top, tagged, counts, title)
    outer = set(tagged)
    inner = [one for one in tagged if outer.isdisjoint(one.iterancestors())]
    titled = [one for one in inner if has_title(one, title)]
    if len(titled) == 1 and counts.running[titled[0]] >= _TITLED * counts.running[top]:
        return titled[0]
    most = sorted((counts.running[one] for one in inner), reverse=True)
    if most and most[0] >= max(_TAGGED * counts.running[top], _TWICE * sum(most[1:2])):
        return max(inner, key=counts.running.__getitem__)
    return None


def _titled_sibling(
    top: HtmlElement, tagged: list[HtmlElement], counts: Counts, title: str | None
) -> HtmlElement | None:
    """Return the one `<article>` with the page's title, where the words led into another without it."""
    articles = [one for one in tagged if is_article(one)]
    if not is_article(top) or has_title(top, title) or any(one in articles for one in top.iterancestors()):
        return None
    titled = [one for one in articles if has_title(one, title)]
    fits = len(titled) == 1 and counts.running[titled[0]] >= _TITLED * counts.running[top]
    return titled[0] if fits else None


def by_stated_text(counts: Counts, stated: str | None) -> HtmlElement | None:
    """Return the element around the blocks whose words the page states as its article's."""
    letters = bare(stated or "")
    if len(letters) < _SHORTEST_BODY:
        return None
    found: Counter[HtmlElement] = Counter()
    for block in counts.elements:
        if counts.block[block] is block and counts.running[block] >= _LONG_ENOUGH and _has_own_words(block):
            own = bare(text_of(block))
            if own[:_OPENING] in letters:
                found.update(dict.fromkeys((block, *block.iterancestors()), len(own)))
    top = counts.body
    if found[top] < _HALF * len(letters):
        return None
    while (best := max(top, key=found.__getitem__, default=None)) is not None:
        if found[best] < _NEARLY_ALL * found[top] or best.tag == "p":
            break
        top = best
    return top


def is_article(element: HtmlElement) -> bool:
    """Tell whether an element says that it holds one article."""
    return element.tag == "article" or "articleBody" in (element.get("itemprop") or "")


def _is_tagged(element: HtmlElement) -> bool:
    return element.tag == "main" or is_article(element) or element.get("role") == "main"


def has_title(element: HtmlElement, title: str | None) -> bool:
    """Tell whether an element holds a heading with the page's title, or with most of it."""
    return title_of(element, title) is not None


def title_of(element: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the heading in an element that has the page's title, or most of it."""
    wanted = bare(title or "")
    for heading in element.iter("h1", "h2"):
        said = bare(text_of(heading))
        if said and (said == wanted or (len(said) > _LONG_ENOUGH and said in wanted)):
            return heading
    return None


def _has_own_words(block: HtmlElement) -> bool:
    return bool((block.text or "").strip()) or any((child.tail or "").strip() for child in block)


def bare(text: str) -> str:
    """Return a text's letters and digits alone, for comparing."""
    return "".join(character for character in text.casefold() if character.isalnum())
