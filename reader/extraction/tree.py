"""From a page's source to a tree of elements, and small questions about elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

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
# A letter behind a digit begins no word: ids are often hashes, and `5cd3ad80` is no advertisement.
_WORD = re.compile(r"(?<![A-Za-z\d])[a-z]+|(?<![A-Z\d])[A-Z]+(?![a-z])|(?<!\d)[A-Z][a-z]+")
_SWITCHED = """
and disabled enabled false has hide hides layout main no none not off on show shows true width with without
"""
_ARRANGING = frozenset(_SWITCHED.split())
_REFERENCE = re.compile(r"&#(?:x0*([0-9a-f]{1,6})|0*([0-9]{1,7}));?", re.IGNORECASE)
_WITH_ESCAPE = re.compile("[^<>]*\x1b[^<>]*")
_NO_TREE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_ELEMENTS = 80_000
# What is left where elements are nested beyond measure: text and its paragraphs.
_NESTING = re.compile(
    r"<(?!/?(?:p|br|h[1-6]|li|html|head|body|title|script|style|meta)\b)/?[a-z][^<>]*>", re.I
)


def parse(source: str) -> HtmlElement | None:
    """Return the page's root element; None where it has no element and no text at all.

    libxml2 stops at 256 elements inside one another, as in a page that never closes its `<font>`:
    such a page is read once more without the elements that nest.
    """
    source = without_controls(source)
    root, complete = _parse(source)
    if not complete:
        root, _ = _parse(_NESTING.sub(" ", source))
    if root is not None:
        _cut(root)
    return root


def _cut(root: HtmlElement) -> None:
    """Leave out what comes after more elements than any article has, so that time is bounded."""
    last = next(islice(root.iter(), _MOST_ELEMENTS, None), None)
    if last is None:
        return
    for element in (last, *last.iterancestors()):
        parent = element.getparent()
        if parent is not None:
            del parent[parent.index(element) + 1 :]
    last.drop_tree()


def without_controls(source: str) -> str:
    """Take controls out of a page's source, written out or as references, which no tree can hold.

    Escape sequences go whole, here already: without its first character the rest would read as words.
    """
    source = _REFERENCE.sub(_control, source)
    if "\x1b" in source:
        source = _WITH_ESCAPE.sub(lambda found: ESCAPES.sub("", found.group()), source)
    return _NO_TREE.sub("", source)


def _control(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code < 0x20 and code not in (0x09, 0x0A, 0x0D):
        return chr(code)
    return "" if 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) else reference.group()


def _parse(source: str) -> tuple[HtmlElement | None, bool]:
    parser = HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    try:
        root = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
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
    return " ".join("".join(element.itertext()).split())


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
    attributes = element.attrib
    return ("class" in attributes or "id" in attributes) and _calls(_named(element), names)


@lru_cache(maxsize=16_384)
def _calls(named: str, names: frozenset[str]) -> bool:
    return not names.isdisjoint(_words(named)) and any(
        not names.isdisjoint(words) and _ARRANGING.isdisjoint(words)
        # Style sheets write sizes and states into classes: `[--sidebar-width:18rem]`, `md:share`.
        for words in (_words(one) for one in named.split() if ":" not in one and "[" not in one)
    )


def _named(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


@lru_cache(maxsize=8192)
def _words(named: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(named))


def ancestors_within(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    """Walk up from an element's parent to, and with, another element."""
    for ancestor in element.iterancestors():
        yield ancestor
        if ancestor is top:
            return


def is_block(element: HtmlElement) -> bool:
    """Tell whether an element begins a block of its own."""
    return element.tag not in INLINE and element.tag != "br"


def link_share(element: HtmlElement) -> float:
    """Return how much of an element's text is links, from 0 to 1."""
    whole = len(text_of(element))
    return sum(len(text_of(link)) for link in element.iter("a")) / whole if whole else 0.0
