"""Who wrote an article: the one place where what a page says about that is settled.

In this order, the first that gives a name counts:

1. what is stated for machines and names a person: JSON-LD `author`, `creator`, then meta elements
2. what is shown: `itemprop`, `rel=author`, elements called a byline, a line "By Ada Fern" below the heading
3. what is stated but names no person: an organisation, the site itself, an account ("ada_f")
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from lxml.html import HtmlElement

from reader.extraction.json_ld import is_organisation, name_of, said_text
from reader.extraction.names import (
    as_names,
    is_lead,
    is_person,
    leading_names,
    reads_as_names,
    without_lead,
)
from reader.extraction.tree import is_longer, names_of

_STATED = """
dc.creator dcterms.creator author article:author og:article:author parsely-author sailthru.author
cxenseparse:author citation_author byl byline authors article:author_name author_name article.author
"""
_SAYS_AUTHOR = re.compile(r"writ|author|\bby\b|auteur|autor|verfasst|escrito|scritto|автор", re.IGNORECASE)
_NAMES = frozenset(
    {"byline", "bylines", "author", "authors", "writer", "autor", "auteur", "signature", "autore"}
)
# Most elements' names are told apart from these without being taken into words.
_MAY_NAME = re.compile("byline|writer|author|auteur|autor|signature", re.IGNORECASE)
_NOT_A_NAME = """
avatar image img photo bio biography description social share comment comments related sidebar footer
recommended role title job position follow tags articles posts more teaser excerpt
"""
_NOT_NAMES = frozenset(_NOT_A_NAME.split())
_PART_OF_NAME = frozenset({"first", "last", "given", "family", "user", "firstname", "lastname"})
_ELSEWHERE = frozenset({"comment", "comments", "related", "teaser", "recommended", "sidebar"})
_COMMENTS = frozenset({"comment", "comments"})
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|contributors?|staff|journalists?|auteurs?|autor(?:es|en)?|redakt\w+)/[\w.%+-]{3,}|[?&]_?author="
)
_FAMILY_FIRST = re.compile(r"\A([^,]+), ([^,]+)\Z")
_PARTS = re.compile(r"\s*[|•·∙]\s*")
_OUTRIGHT = re.compile(
    r"\s*(?:(?:written|posted|words|story|reported|article) by"
    r"|geschrieben von|verfasst von|écrit par|escrito por|scritto da)\b",
    re.IGNORECASE,
)
_TAGS = """
a span p div address li h2 h3 h4 h5 h6 em strong b i cite small
"""
_SHOWN_TAGS = _TAGS.split()
_LONGEST = 200
_NEAR = 40
_MOST = 100


def byline(
    root: HtmlElement,
    said: Mapping[str, str],
    data: Mapping[str, Any],
    head: HtmlElement | None,
    *,
    sites: Sequence[str],
) -> str | None:
    """Settle the authors' names.

    Args:
        root: The page, not cleaned yet.
        said: What its meta elements say.
        data: What JSON-LD says of the article.
        head: The heading that shows the article's title.
        sites: What the site and its publisher are called.
    """
    no_person: list[str] = []
    for value, may_be_person in _stated(root, said, data):
        name = as_names(value) if value else None
        if name and may_be_person and is_person(name, sites):
            return name
        if name:
            no_person.append(name)
    shown = _names_among(chain(_shown(root, head), _beside(head), islice(_said_anywhere(root), _MOST)))
    for name in shown:
        if is_person(name, sites):
            return name
        no_person.append(name)
    return next(iter(no_person), None)


def _stated(
    root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any]
) -> Iterator[tuple[str | None, bool]]:
    """Yield what is stated, and whether that may be a person."""
    for key in ("author", "creator"):
        yield name_of(data.get(key)), not is_organisation(data.get(key))
    for name in _STATED.split():
        if name in said:
            yield _all_said(root, name), True
    if _SAYS_AUTHOR.search(said.get("twitter:label1", "")):
        yield said_text(said.get("twitter:data1")), True


def _all_said(root: HtmlElement, name: str) -> str | None:
    """Return what all meta elements of a name say: of several authors, each has one."""
    found = [
        _FAMILY_FIRST.sub(r"\2 \1", text) if name.startswith("citation") else text
        for element in root.iter("meta")
        if name in _names_of_meta(element) and (text := said_text(element.get("content")))
    ]
    return ", ".join(dict.fromkeys(found)) or None


def _names_of_meta(element: HtmlElement) -> list[str]:
    named = element.get("name") or element.get("property") or element.get("itemprop") or ""
    return named.lower().replace("dc:", "dc.").split()


def _names_among(shown: Iterable[str]) -> Iterator[str]:
    for text in shown:
        # A date or a section may stand before the name: "Dec. 19, 2025 · Ada Fern".
        for part in _PARTS.split(text):
            if name := leading_names(as_names(part, shown=True) or ""):
                yield name


def _shown(root: HtmlElement, head: HtmlElement | None) -> Iterator[str]:
    """Yield the texts of elements that say they name the author: those said so most clearly first."""
    around = frozenset() if head is None else frozenset(head.iterancestors())
    found: list[tuple[int, HtmlElement]] = []
    for element in root.iter(*_SHOWN_TAGS):
        rank = _rank(element)
        if rank is not None and not is_longer(element, _LONGEST) and not _is_elsewhere(element, rank, around):
            found.append((rank, element))
    for _, element in sorted(found, key=lambda one: one[0])[:_MOST]:
        yield from _readings(element)


def _rank(element: HtmlElement) -> int | None:
    itemprop, rel, target = element.get("itemprop"), element.get("rel"), element.get("href")
    if (itemprop and "author" in itemprop.split()) or (rel and "author" in rel.split()):
        return 0
    if target and _AUTHOR_PAGE.search(target):
        return 2
    if not _MAY_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return None
    names = names_of(element)
    if _NAMES.isdisjoint(names) or not _NOT_NAMES.isdisjoint(names):
        return None
    return 1 if "name" in names or "byline" in names else 3


def _readings(element: HtmlElement) -> Iterator[str]:
    """Yield what an element may say: what is called the name in it, its links, its text, its pieces."""
    for one in element.iterdescendants():
        names = names_of(one)
        if one.get("itemprop") == "name" or ("name" in names and _PART_OF_NAME.isdisjoint(names)):
            yield _spaced(one)
    links = [text for one in element.iter("a") if one is not element and (text := _spaced(one))]
    if links and all(map(reads_as_names, links)):
        yield ", ".join(dict.fromkeys(links))
    yield _spaced(element)
    yield from (line for piece in element.itertext() for line in _short(piece))


def _spaced(element: HtmlElement) -> str:
    """Return an element's text; "By" and the name are often parted by nothing but their elements."""
    return " ".join(" ".join(element.itertext()).split())


def _is_elsewhere(element: HtmlElement, rank: int, around: Collection[HtmlElement]) -> bool:
    """Tell whether an element stands in what is no part of the article: comments, teasers."""
    for one in (element, *element.iterancestors()):
        # What holds the heading as well is no box beside the article, whatever it is called.
        if one.tag in ("body", "html", "main") or one in around:
            return False
        # What is said to be the author outright may stand beside or below the text.
        if rank and (
            one.tag in ("aside", "footer", "nav", "figure") or not _ELSEWHERE.isdisjoint(names_of(one))
        ):
            return True
        if not _COMMENTS.isdisjoint(names_of(one)):
            return True
    return False


def _beside(head: HtmlElement | None) -> Iterator[str]:
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
        yield from _short(one.tail)
        for sibling in one.itersiblings():
            for text in (*sibling.itertext(), sibling.tail):
                yield from _short(text)


def _texts_before(head: HtmlElement) -> Iterator[str]:
    """Yield the short texts before a heading, the nearest first."""
    for one in (head, *head.iterancestors()):
        for sibling in one.itersiblings(preceding=True):
            for text in (sibling.tail, *reversed(list(sibling.itertext()))):
                yield from _short(text)


def _short(text: str | None) -> Iterator[str]:
    if text and len(bare := " ".join(text[: 2 * _LONGEST].split())) <= _LONGEST and bare:
        yield bare


def _said_anywhere(root: HtmlElement) -> Iterator[str]:
    """Yield short lines anywhere that say outright who wrote: "Written by Ada Fern"."""
    for element in root.iter("p", "span", "div", "h3", "h4", "h5", "h6", "em", "li", "small"):
        if element.text and _OUTRIGHT.match(element.text) and not is_longer(element, _LONGEST):
            yield _spaced(element)
