"""Takes out of the element that holds the article what stands in it and is no part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from reader.extraction.cleaning import drop
from reader.extraction.counting import Counts
from reader.extraction.lists import Lists
from reader.extraction.tree import is_block, is_called

_BESIDE = """
affiliate attribution author authors bio biography byline bylines copyright cta date dateline disclaimer
feedback jetpack likes meta metadata popover posted published sharedaddy tags timestamp tooltip vcard
"""
_BESIDE_NAMES = frozenset(_BESIDE.split())
_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "nav", "header", "footer", "table", "form", "dl"})
_BODIES = ("h1", "main", "article", "figure", "blockquote")
_SET_IN = frozenset({"blockquote", "figure", "table"})
_LINKS = 0.5
_LITTLE = 0.1
_SMALL_BOX = 0.2
_QUESTION = 30


def prune(top: HtmlElement, counts: Counts, figures: Collection[HtmlElement]) -> None:
    """Take out repetitions, lists of links, forms, bylines and boxes about the author."""
    drop(list(_others(top, counts, figures)))


def _others(top: HtmlElement, counts: Counts, figures: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    whole = counts.running[top]
    lists = Lists(top, counts)
    for element in top.iterdescendants():
        if element in figures:
            continue
        small = counts.running[element] < _SMALL_BOX * whole
        if (element in counts.repeated and _is_said(element, top, counts)) or (
            small and is_beside(element, counts)
        ):
            yield element
        if small and element.tag in _BOXES and _is_other(element, top, counts, lists):
            yield element


def _is_said(box: HtmlElement, top: HtmlElement, counts: Counts) -> bool:
    """Tell whether the article says a second time what is in a box: the better copy may be outside it."""
    better = next((counts.better[one] for one in box.iter() if one in counts.better), None)
    return better is None or top in better.iterancestors()


def _is_other(box: HtmlElement, top: HtmlElement, counts: Counts, lists: Lists) -> bool:
    if counts.running[box] > _LITTLE * counts.running[top]:
        return False
    if counts.link_share(box) > _LINKS:
        return not lists.stands_in_text(box)
    if box.tag == "form" and counts.running[box] < _QUESTION:
        return True
    if top in counts.doubtful or counts.plain[box] > _SMALL_BOX * counts.plain[top]:
        return False
    return box in counts.doubtful and not _is_set_in(box)


def is_beside(element: HtmlElement, counts: Counts) -> bool:
    """Tell whether an element is a line or a box around the text: its date, its author, its tags."""
    in_line = counts.running[counts.block[element]] > 0 and not is_block(element)
    if in_line or not (element.tag == "time" or is_called(element, _BESIDE_NAMES)):
        return False
    return next(element.iter(*_BODIES), None) is None and not _is_set_in(element)


def _is_set_in(element: HtmlElement) -> bool:
    """Tell whether an element is part of a quotation, a picture or a table, and so says something of it."""
    return any(up.tag in _SET_IN for up in element.iterancestors())
