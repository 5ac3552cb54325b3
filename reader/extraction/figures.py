"""Finds pictures' captions, with the credit, the button's label and the picture's address.

A caption is a `<figure>`'s `<figcaption>`, or an element that is called a caption by its class, which
every second site has instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from reader.extraction.links import absolute
from reader.extraction.tree import ancestors_within, is_longer, names_of, text_of

_CAPTION = re.compile(r"caption|legende|bildunterschrift", re.IGNORECASE)
_NO_CAPTION = re.compile(r"captions?[-_]?(?:off|on|window|button|settings)", re.IGNORECASE)
_CREDITS = """
credit credits copyright photographer photocredit imagecredit attribution agency source rights byline
"""
_CREDIT_NAMES = frozenset(_CREDITS.split())
_CREDIT_RUN_TOGETHER = re.compile(
    r"(?:photo|image|picture|img|bild|foto)-?_?(?:credit|copyright|source)", re.IGNORECASE
)
_PICTURES = ("img", "picture", "amp-img", "video")
_WORDS_OF_ITS_OWN = ("blockquote", "pre", "table", "p", "ul", "ol")
_LONGEST = 1_000
_REACH = 4
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A caption as the page has it; the credit only where it stands in an element of its own."""

    text: str
    credit: str | None = None
    label: str | None = None
    image: str | None = None


def find_figures(body: HtmlElement, base: str | None) -> Mapping[HtmlElement, Figure]:
    """Return captions by the element whose place they take; inner figures come before outer ones."""
    found: dict[HtmlElement, Figure] = {}
    for element in [*reversed(list(body.iter("figure"))), *_called_captions(body)]:
        if element not in found and not any(ancestor in found for ancestor in element.iterancestors()):
            _find(element, base, found)
    return found


def _find(element: HtmlElement, base: str | None, found: dict[HtmlElement, Figure]) -> None:
    """Note a figure whole, or its caption alone where it holds a text, a table or other figures."""
    captions = [one for one in _caption_elements(element) if not _inside(one, element, found)]
    if element.tag == "figure" and _has_words_of_its_own(element, captions, found):
        for caption in captions:
            found[caption] = _figure(caption, [caption], base)
    else:
        found[element] = _figure(element, captions, base)


def _has_words_of_its_own(
    element: HtmlElement, captions: list[HtmlElement], found: Mapping[HtmlElement, Figure]
) -> bool:
    if any(one in found for one in element.iterdescendants()):
        return True
    if not captions and any(one.tag in _PICTURES for one in element.iter()):
        return len(text_of(element)) > _LONGEST
    return any(
        not _inside(one, element, captions) and text_of(one) for one in element.iter(*_WORDS_OF_ITS_OWN)
    )


def _inside(
    element: HtmlElement, top: HtmlElement, places: Mapping[HtmlElement, Figure] | list[HtmlElement]
) -> bool:
    return element in places or any(one in places for one in ancestors_within(element, top) if one is not top)


def _caption_elements(element: HtmlElement) -> list[HtmlElement]:
    """Return the outermost caption elements in an element, or itself."""
    named = [
        one
        for one in element.iter()
        if one.tag == "figcaption" or (one is not element and _is_called_caption(one))
    ]
    outer = [one for one in named if not any(up in named for up in ancestors_within(one, element))]
    if outer:
        return outer
    return [element] if _is_called_caption(element) else []


def _figure(element: HtmlElement, captions: list[HtmlElement], base: str | None) -> Figure:
    """Take a caption apart; what is no caption, credit or button in a figure is its caption too."""
    credits_ = [one for one in element.iter() if one is not element and _is_credit(one)]
    credits_ = [one for one in credits_ if not any(up in credits_ for up in one.iterancestors())]
    buttons = [text_of(one) for one in element.iter("button")]
    return Figure(
        text=_text_without(captions or [element], credits_),
        credit=" ".join(filter(None, map(text_of, credits_))) or None,
        label=next(filter(None, buttons), None),
        image=_image(element, base),
    )


def _text_without(elements: list[HtmlElement], left_out: list[HtmlElement]) -> str:
    pieces = (piece for element in elements for piece in (*_pieces(element, left_out), " "))
    return " ".join("".join(pieces).split())


def _pieces(element: HtmlElement, left_out: list[HtmlElement]) -> Iterator[str]:
    """Yield an element's texts in order, but for buttons' and those of some elements."""
    if element in left_out or element.tag == "button":
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child, left_out)
        # A line of its own is a word of its own.
        yield " " if child.tag in ("p", "div", "br", "li") else ""
        yield child.tail or ""


def _is_credit(element: HtmlElement) -> bool:
    if not _CREDIT_NAMES.isdisjoint(names_of(element)):
        return True
    named = element.get("class") or ""
    return bool(_CREDIT_RUN_TOGETHER.search(named)) or "copyrightHolder" in (element.get("itemprop") or "")


def _is_called_caption(element: HtmlElement) -> bool:
    named = element.get("class") or ""
    return bool(_CAPTION.search(named)) and not _NO_CAPTION.search(named)


def _called_captions(body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the boxes of captions that stand in no figure: with their picture where it is near."""
    for element in list(body.iter()):
        if _is_called_caption(element) and element.tag not in ("img", "body", "html", "caption"):
            length = len(text_of(element))
            if 0 < length <= _LONGEST:
                yield _box(element, length, body)


def _box(element: HtmlElement, length: int, body: HtmlElement) -> HtmlElement:
    """Return the nearest element around a caption that holds a picture and hardly another word."""
    for _, ancestor in zip(range(_REACH), ancestors_within(element, body), strict=False):
        if ancestor is body or is_longer(ancestor, length + 100):
            break
        if next(ancestor.iter(*_PICTURES), None) is not None:
            return ancestor
    return element


def _image(element: HtmlElement, base: str | None) -> str | None:
    for picture in element.iter("img", "amp-img"):
        for source in _SOURCES:
            address = absolute(picture.get(source), base)
            if address:
                return address
    return None
