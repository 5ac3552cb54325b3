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

from reader.extraction.byline_lines import beside, said_anywhere, short_lines, spaced
from reader.extraction.dates import dates_in
from reader.extraction.json_ld import is_organisation, name_of, said_text
from reader.extraction.names import (
    as_names,
    is_person,
    leading_names,
    reads_as_names,
    without_sites,
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
_DIGIT = re.compile(r"\d")
_PARTS = re.compile(r"\s*[|•·∙]\s*")
_TAGS = """
a span p div address li h2 h3 h4 h5 h6 em strong b i cite small
"""
_SHOWN_TAGS = _TAGS.split()
_LONGEST = 200
_WEEKDAY = 14
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
            return without_sites(name, sites)
        if name:
            no_person.append(name)
    shown = _names_among(chain(_shown(root, head), beside(head), islice(said_anywhere(root), _MOST)))
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
            if _DIGIT.search(part) and _is_date(part):
                continue
            if name := leading_names(as_names(part, shown=True) or ""):
                yield name


def _is_date(line: str) -> bool:
    """Tell whether a line is a date with nothing but a weekday before it."""
    dates = dates_in(line[:_LONGEST], None)
    before = line[: dates[0][0]].strip(" ,.") if dates else line
    return bool(dates) and " " not in before and len(before) <= _WEEKDAY


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
    if not element.get("class") and not element.get("id"):
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
            yield spaced(one)
    links = [text for one in element.iter("a") if one is not element and (text := spaced(one))]
    if links and all(map(reads_as_names, links)):
        yield ", ".join(dict.fromkeys(links))
    yield spaced(element)
    yield from (line for piece in element.itertext() for line in short_lines(piece))


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
