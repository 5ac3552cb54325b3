"""Lines that are bylines by what they say: "By Ada Fern" below a heading, "Written by Ada Fern" anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from reader.extraction.names import is_lead, without_lead
from reader.extraction.tree import is_longer

_THIS = re.compile(
    r"\A\s*(?:this|the) (?:article|blog|blog post|post|piece|story) (?:was|is) (?=written|posted|reported)",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(
    r"\s*(?:(?:written|posted|words|story|reported|article) by"
    r"|geschrieben von|verfasst von|écrit par|escrito por|scritto da|geschreven door)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:written|article|posted|story|words) by|authors?|author\(s\)|contributors?|autor(?:in|en|es)?"
    r"|auteure?s?|autore|autori|författare|forfatter|автор|авторы|yazar|작성자|글쓴이|기자|作者|執筆者?|文"
    r"|كاتب|الكاتب|نویسنده|מאת)\s*[:：]?",
    re.IGNORECASE,
)
_LABELLED = ("p", "span", "div", "h2", "h3", "h4", "h5", "h6", "em", "li", "small", "strong", "b", "dt", "th")
_LONGEST = 200
_NEAR = 40


def spaced(element: HtmlElement) -> str:
    """Return an element's text; "By" and the name are often parted by nothing but their elements."""
    return " ".join(" ".join(element.itertext()).split())


def beside(head: HtmlElement | None) -> Iterator[str]:
    """Yield the lines near a heading that begin as bylines do: "By Ada Fern"."""
    if head is None:
        return
    before = islice(_texts_before(head), _NEAR // 4)
    after = islice(_texts_after(head), _NEAR)
    pieces = [*reversed([*before]), *after]
    for at, piece in enumerate(pieces):
        if is_lead(piece) and at + 1 < len(pieces):
            yield pieces[at + 1]
        elif (rest := without_lead(piece)) != piece:
            yield rest


def _texts_after(head: HtmlElement) -> Iterator[str]:
    """Yield the short texts after a heading, as far as they are asked for."""
    for one in (head, *head.iterancestors()):
        yield from short_lines(one.tail)
        for sibling in one.itersiblings():
            for text in chain(sibling.itertext(), (sibling.tail,)):
                yield from short_lines(text)


def _texts_before(head: HtmlElement) -> Iterator[str]:
    """Yield the short texts before a heading, the nearest first."""
    for one in (head, *head.iterancestors()):
        for sibling in one.itersiblings(preceding=True):
            for text in (sibling.tail, *reversed(list(sibling.itertext()))):
                yield from short_lines(text)


def short_lines(text: str | None) -> Iterator[str]:
    """Yield a text, white space folded, if there is one and it is no longer than bylines are."""
    if text and len(bare := " ".join(text[: 2 * _LONGEST].split())) <= _LONGEST and bare:
        yield bare


def said_anywhere(root: HtmlElement) -> Iterator[str]:
    """Yield short lines anywhere that say outright who wrote: "Written by Ada Fern", "Author" and a name."""
    for element in root.iter(*_LABELLED):
        text = element.text
        if not text or len(text) > _LONGEST:
            continue
        if _is_label(element, text):
            yield from islice(_texts_after(element), 1)
        elif _OUTRIGHT.match(_THIS.sub("", text, count=1)) and not is_longer(element, _LONGEST):
            yield _THIS.sub("", spaced(element), count=1)


def _is_label(element: HtmlElement, text: str) -> bool:
    """Tell whether an element is a label before names, and none of a menu's."""
    if len(element) or not _LABEL.fullmatch(text.strip()):
        return False
    return next(element.iterancestors("a", "nav", "footer"), None) is None
