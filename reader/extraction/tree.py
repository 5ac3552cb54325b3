"""From a page's source to a tree of elements, and small questions about elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.article.normalise import ESCAPES

_INLINE = """
a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb ruby s samp small
span strike strong sub sup time tt u var wbr
math menclose mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt
mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
"""
INLINE = frozenset(_INLINE.split())
"""Elements that stand inside a line; every other one begins a block."""
CELLS = frozenset({"td", "th"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOKEN = re.compile(r"[A-Za-z0-9]+")
_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
# What programs make up to tell elements apart: `58ad1d2`, `27iG7`. Letters behind a digit name nothing.
_HASH = re.compile(r"[0-9a-f]*[0-9][a-f][0-9a-f]*|[A-Fa-f0-9]{32,}")
_COUNTED = re.compile(r"[0-9].*")
_SWITCHED = """
and disabled enabled false has hide hides layout main no none not off on show shows true width with without
"""
_ARRANGING = frozenset(_SWITCHED.split())
# An id of so many words is made of a headline, for links to lead to.
_LONGEST_NAME = 5
_LETTERS = re.compile(r"[^\W\d_]{2}")
# Of the many numbers that pages write characters as, those that may be controls or halves of surrogate pairs.
_REFERENCE = re.compile(
    r"&#(?:x0*([01]?[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef])(?![0-9a-f])"
    r"|0*([12]?[0-9]|3[01]|5[5-7][0-9]{3}|6553[45])(?![0-9]));?",
    re.IGNORECASE,
)
_WITH_ESCAPE = re.compile("[^<>]*\x1b[^<>]*")
# No byte of a longer character in UTF-8 is one of these.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NONCHARACTERS = ("\ufffe", "\uffff")
_MOST_ELEMENTS = 200_000
# What is left where elements are nested beyond measure: text and its paragraphs.
_NESTING = re.compile(
    rb"<(?!/?(?:p|br|h[1-6]|li|html|head|body|title|script|style|meta)\b)/?[a-z][^<>]*>", re.I
)


# Asked by lxml for the class of each element that it meets; its own answer for HTML is a function in Python.
_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)
_NUMBER_OF_ELEMENTS = etree.XPath("count(//*)")


def parse(source: str) -> HtmlElement | None:
    """Return the page's root element; None where it has no element and no text at all.

    libxml2 stops at 256 elements inside one another, as in a page that never closes its `<font>`:
    such a page is read once more without the elements that nest.
    """
    body = _without_controls(source)
    root, complete = _parse(body)
    if not complete:
        root, _ = _parse(_NESTING.sub(b" ", body))
    if root is not None and _NUMBER_OF_ELEMENTS(root) > _MOST_ELEMENTS:  # type: ignore[operator]  # a number
        _cut(root)
    return root


def _cut(root: HtmlElement) -> None:
    """Leave out what comes after more elements than any article has, so that time is bounded."""
    last = next(islice(root.iter(), _MOST_ELEMENTS, None))
    for element in (last, *last.iterancestors()):
        parent = element.getparent()
        if parent is not None:
            del parent[parent.index(element) + 1 :]
    last.drop_tree()


def _without_controls(source: str) -> bytes:
    """Encode a page's source without the controls, written out or as references, that no tree can hold.

    Escape sequences go whole, here already: without its first character the rest would read as words.
    """
    if "&#" in source:
        source = _REFERENCE.sub(_control, source)
    if "\x1b" in source:
        source = _WITH_ESCAPE.sub(lambda found: ESCAPES.sub("", found.group()), source)
    # What cannot be encoded are halves of surrogate pairs.
    for noncharacter in _NONCHARACTERS:
        source = source.replace(noncharacter, "")
    return source.encode("utf-8", "ignore").translate(None, _CONTROLS)


def _control(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code < 0x20 and code not in (0x09, 0x0A, 0x0D):
        return chr(code)
    return "" if 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) else reference.group()


def _parse(source: bytes) -> tuple[HtmlElement | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        root = etree.fromstring(source, parser)
    except etree.LxmlError:
        return None, True
    # The stubs know no name for this error.
    return root, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def body_of(root: HtmlElement) -> HtmlElement:
    """Return the element that holds what is seen."""
    body = root.find("body")
    return root if body is None else body


def text_of(element: HtmlElement) -> str:
    """Return an element's text, white space folded."""
    return " ".join(raw_text_of(element).split())


def raw_text_of(element: HtmlElement) -> str:
    """Return an element's text as it stands in the source; `itertext` takes several times as long."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def is_longer(element: HtmlElement, length: int) -> bool:
    """Tell whether an element has more text than that, without reading all of it."""
    for piece in element.itertext():
        length -= len(piece.strip())
        if length < 0:
            return True
    return False


def names_of(element: HtmlElement) -> frozenset[str]:
    """Return the words in an element's class and id, in lower case: `relatedArticles-box` is three."""
    return _words(_named(element))


def is_called(element: HtmlElement, names: frozenset[str]) -> bool:
    """Tell whether an element's class or id names it so, and not what it stands beside: `with-sidebar`."""
    named = _named(element)
    return named != "" and _calls(named, names)


@lru_cache(maxsize=16_384)
def _calls(named: str, names: frozenset[str]) -> bool:
    return not names.isdisjoint(_words(named)) and any(
        not names.isdisjoint(words) and _ARRANGING.isdisjoint(words)
        # Style sheets write sizes and states into classes: `[--sidebar-width:18rem]`, `md:share`.
        for words in (_words(one) for one in named.split() if ":" not in one and "[" not in one)
    )


def _named(element: HtmlElement) -> str:
    in_class, in_id = element.get("class"), element.get("id")
    if in_id and (element.tag in HEADINGS or _is_headline(in_id)):
        in_id = None
    return f"{in_class} {in_id}" if in_class and in_id else in_class or in_id or ""


@lru_cache(maxsize=8192)
def _is_headline(identity: str) -> bool:
    return len(_TOKEN.findall(identity)) >= _LONGEST_NAME


@lru_cache(maxsize=8192)
def _words(named: str) -> frozenset[str]:
    tokens = (_COUNTED.sub("", token) for token in _TOKEN.findall(named) if not _HASH.fullmatch(token))
    return frozenset(word.lower() for token in tokens for word in _WORD.findall(token))


def ancestors_within(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    """Walk up from an element's parent to, and with, another element."""
    for ancestor in element.iterancestors():
        yield ancestor
        if ancestor is top:
            return


def is_block(element: HtmlElement) -> bool:
    """Tell whether an element begins a block of its own."""
    return element.tag not in INLINE and element.tag != "br"


def is_in_line(element: HtmlElement) -> bool:
    """Tell whether an element is a stretch of a line of text: words stand right before or behind it."""
    parent = element.getparent()
    if parent is None or element.tag not in INLINE or parent.tag in HEADINGS:
        return False
    previous = element.getprevious()
    before = parent.text if previous is None else previous.tail
    return bool(_LETTERS.search(f"{before or ''} {element.tail or ''}"))


def link_share(element: HtmlElement) -> float:
    """Return how much of an element's text is links, from 0 to 1."""
    whole = len(text_of(element))
    return sum(len(text_of(link)) for link in element.iter("a")) / whole if whole else 0.0
