"""Finds pictures' captions, with the credit, the button's label and the picture's address.

A caption is a `<figure>`'s `<figcaption>`, or an element that is called a caption by its class, which
every second site has instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from reader.extraction.cleaning import drop
from reader.extraction.links import largest, picture_address
from reader.extraction.tree import HEADINGS, ancestors_within, is_longer, names_of, text_of

_CAPTION = re.compile(r"caption|legende|bildunterschrift", re.IGNORECASE)
_NO_CAPTION = re.compile(
    r"captions?[-_]?(?:off|on|window|button|settings|link|toggle|close|icon|trigger|control)", re.IGNORECASE
)
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
_FEW_WORDS = 3
_DEEPEST = 4
_TITLES = frozenset({"title", "heading"})
_ADDRESSES = """
data-src data-original data-lazy-src data-lazy data-src-large data-full-src src
"""
_SOURCES = _ADDRESSES.split()
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_COUNTER = re.compile(r"\d{1,3}\s*(?:of|/|sur|von|de|di|van|из|z)\s*\d{1,3}", re.IGNORECASE)
_COUNTERS = frozenset({"counter", "count", "index", "number", "position"})
_CAMPAIGN = re.compile(r"[?&]utm_(?:campaign|medium)=", re.IGNORECASE)
_PROMOTED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A caption as the page has it; the credit only where it stands in an element of its own."""

    text: str
    credit: str | None = None
    label: str | None = None
    image: str | None = None


def find_figures(body: HtmlElement, base: str | None) -> Mapping[HtmlElement, Figure]:
    """Return captions by the element whose place they take; inner figures come before outer ones.

    Figures that only promote something are taken out of the page.
    """
    drop([one for one in body.iter("figure") if _is_promotion(one)])
    found: dict[HtmlElement, Figure] = {}
    figures = [one for one in body.iter("figure") if sum(1 for _ in one.iterancestors("figure")) < _DEEPEST]
    for element in [*reversed(figures), *_called_captions(body)]:
        if element not in found and not any(ancestor in found for ancestor in element.iterancestors()):
            _find(element, base, found)
    return found


def without_repeats(top: HtmlElement, figures: Mapping[HtmlElement, Figure]) -> Mapping[HtmlElement, Figure]:
    """Leave captions out that an article says twice: for screens wide and narrow, in a gallery's index."""
    said: set[str] = set()
    kept: dict[HtmlElement, Figure] = {}
    for element in top.iter():
        if figure := figures.get(element):
            words = "".join(character for character in figure.text.casefold() if character.isalnum())
            kept[element] = Figure(text="") if words and words in said else figure
            said.add(words)
    return kept


def _is_promotion(figure: HtmlElement) -> bool:
    """Tell whether a figure's words are mostly links with a campaign's name, as advertising has it."""
    links = [
        one
        for one in figure.iter("a")
        if _CAMPAIGN.search(one.get("href") or "") or one.get("rel") == "sponsored"
    ]
    linked = sum(len(text_of(one)) for one in links)
    return bool(linked) and linked >= _PROMOTED * len(text_of(figure))


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
    labels = (text_of(one) or one.get("aria-label") for one in element.iter() if _is_button(one))
    return Figure(
        text=_once(_text_without(captions or [element], credits_)),
        credit=_once(" ".join(dict.fromkeys(filter(None, map(text_of, credits_))))) or None,
        label=next(filter(None, labels), None),
        image=_image(element, base),
    )


def _text_without(elements: list[HtmlElement], left_out: list[HtmlElement]) -> str:
    pieces = (piece for element in elements for piece in (*_pieces(element, left_out), " "))
    return " ".join("".join(pieces).split())


def _pieces(element: HtmlElement, left_out: list[HtmlElement]) -> Iterator[str]:
    """Yield an element's texts in order, but for buttons' and counters' and those of some elements."""
    if element in left_out or _is_button(element) or _is_counter(element):
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child, left_out)
        # A line of its own is a word of its own.
        yield " " if child.tag in ("p", "div", "br", "li") else ""
        yield child.tail or ""


def _once(text: str) -> str:
    """Return a text that a page says twice in a row, once."""
    half = len(text) // 2
    first, second = text[:half].strip(), text[half:].strip()
    return first if first == second and len(first.split()) > 1 else text


def _is_button(element: HtmlElement) -> bool:
    return bool(element.tag == "button" or element.get("role") == "button")


def _is_counter(element: HtmlElement) -> bool:
    """Tell whether an element says which picture of how many this is: "1 of 4"."""
    if len(element) or not (text := (element.text or "").strip()) or not text[0].isdigit():
        return False
    return bool(_COUNTER.fullmatch(text)) or (text.isdigit() and not _COUNTERS.isdisjoint(names_of(element)))


def _is_credit(element: HtmlElement) -> bool:
    if not _CREDIT_NAMES.isdisjoint(names_of(element)):
        return True
    named = element.get("class") or ""
    return bool(_CREDIT_RUN_TOGETHER.search(named)) or "copyrightHolder" in (element.get("itemprop") or "")


def _is_called_caption(element: HtmlElement) -> bool:
    return _names_caption(element.get("class", ""))


@lru_cache(maxsize=16_384)
def _names_caption(named: str) -> bool:
    return bool(_CAPTION.search(named)) and not _NO_CAPTION.search(named)


def _called_captions(body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the boxes of captions that stand in no figure: with their picture where it is near."""
    for element in list(body.iter()):
        if _is_called_caption(element) and element.tag not in ("img", "body", "html", "caption"):
            length = len(text_of(element))
            if 0 < length <= _LONGEST and (box := _box(element, length, body)) is not None:
                yield box


def _box(element: HtmlElement, length: int, body: HtmlElement) -> HtmlElement | None:
    """Return the nearest element around a caption that holds a picture and hardly another word.

    Without a picture it stands alone. A box's heading that is called so is none.
    """
    if _is_heading(element):
        return None
    for _, ancestor in zip(range(_REACH), ancestors_within(element, body), strict=False):
        if ancestor is body or is_longer(ancestor, length + 100) or _has_text_beside(ancestor, element):
            break
        if next(ancestor.iter(*_PICTURES), None) is not None:
            return ancestor
    return element


def _has_text_beside(box: HtmlElement, caption: HtmlElement) -> bool:
    """Tell whether a paragraph of the text stands in a box with a caption: a step, and its picture."""
    inside = set(caption.iter())
    others = (one for one in box.iter("p") if one not in inside and not _is_credit(one))
    return any(len(text_of(one).split()) > _FEW_WORDS for one in others)


def _is_heading(element: HtmlElement) -> bool:
    titled = any(not _TITLES.isdisjoint(names_of(one)) for one in islice(element.iterancestors(), 2))
    has_picture = next(element.iter(*_PICTURES), None) is not None
    return not has_picture and (titled or any(one.tag in HEADINGS for one in element.iter()))


def _image(element: HtmlElement, base: str | None) -> str | None:
    """Return the picture's address, as far as it is in the page: scripts load many pictures late."""
    for picture in element.iter("img", "amp-img"):
        for source in _SOURCES:
            address = picture_address(picture.get(source), base)
            if address and not address.endswith(".svg"):
                return address
    for picture in element.iter("img", "amp-img", "source"):
        for named in _SETS:
            if address := picture_address(largest(picture.get(named) or ""), base):
                return address
    return None
