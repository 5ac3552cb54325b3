"""How pages mark up somebody's words: `<q>`, elements called quotation, block quotes with their speaker."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from reader.extraction.tree import names_of, text_of

_OPENING = frozenset('«“„‟"‹‘‚「『〈《»”›')
_CLOSING = frozenset('»”“‟"›’」』〉》«‹')
_QUOTATION_NAMES = frozenset({"quote", "quotation", "quoted", "citation"})
_NAMED_QUOTATIONS = frozenset({"em", "i", "span"})
_ATTRIBUTION_NAMES = frozenset({"attribution", "author", "source", "speaker", "cite", "byline"})
_POSTS = frozenset({"tweet", "instagram", "tiktok", "bluesky", "mastodon"})
_DASHES = re.compile(r"\A[\s\-‐-―~–—]+|[\s,.:;]+\Z")
_AFTER_NAME = re.compile(r"\s*(?:[,(،、（]|\s[–—-]\s).*", re.DOTALL)
_LONGEST = 160


def is_embed(element: HtmlElement) -> bool:
    """Tell whether a block quote is a post from elsewhere, set into the page."""
    return not _POSTS.isdisjoint(names_of(element))


def is_quotation(element: HtmlElement) -> bool:
    """Tell whether an inline element's class says that it holds somebody's words."""
    return element.tag in _NAMED_QUOTATIONS and not _QUOTATION_NAMES.isdisjoint(names_of(element))


def earns_marks(element: HtmlElement, before: str) -> bool:
    """Tell whether a `<q>` needs marks: some pages print them around it, or in it."""
    words = text_of(element)
    if not words or (words[0] in _OPENING and words[-1] in _CLOSING and len(words) > 1):
        return False
    # A comma or a full stop may stand before the closing mark.
    after = (element.tail or "").lstrip(" \t\r\n\u00a0,.;:!?…、。")[:1]
    return not (before in _OPENING and after in _CLOSING and before and after)


def attribution(quote: HtmlElement) -> tuple[str | None, HtmlElement | None]:
    """Return a block quote's speaker, and the element in it that names them and is no part of their words.

    A `<cite>` in the middle is a book's title; only what ends the quote says who spoke.
    """
    named = [one for one in quote.iter() if one is not quote and _names_speaker(one)]
    for element in reversed(named):
        said = text_of(element)
        if said and len(said) <= _LONGEST and _ends(element, quote) and said != text_of(quote):
            return _AFTER_NAME.sub("", _DASHES.sub("", said)).strip() or None, element
    return None, None


def _names_speaker(element: HtmlElement) -> bool:
    return element.tag in ("cite", "footer") or not _ATTRIBUTION_NAMES.isdisjoint(names_of(element))


def _ends(element: HtmlElement, quote: HtmlElement) -> bool:
    """Tell whether nothing but white space follows an element in a quote."""
    while element is not quote:
        if (element.tail or "").strip() or any(text_of(after) for after in element.itersiblings()):
            return False
        parent = element.getparent()
        if parent is None:
            return False
        element = parent
    return True
