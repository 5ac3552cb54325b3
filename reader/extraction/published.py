"""When an article was published: the one place where what a page says about that is settled.

In this order, the first that gives a date counts:

1. what is stated for machines: JSON-LD `datePublished`, meta elements, `itemprop`, `<time pubdate>`
2. what is shown: a short line with a date, near the heading, or said to be of publication
3. what the page's own data in scripts state
4. `dateCreated`, the day in the address, then the last change: later than publication, but a day
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from reader.extraction.dates import address_date, says_published, says_updated, shown_date, stated_date
from reader.extraction.tree import names_of

_PUBLISHED = """
article:published_time og:article:published_time article:published og:published_time rnews:datepublished
datepublished date_published date-pub dc.date.issued dcterms.issued dcterms.created dc.date.created
parsely-pub-date
sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate pubdate publish_date publishdate
publish-date published_date published-date publication_date publication-date pdate originalpublicationdate
article_date_original article.published article.created citation_publication_date citation_date
citation_online_date ptime sort_date displaydate dc.date dcterms.date date cludo:date
"""
_CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "updated",
)
_STATE = re.compile(
    r"""["']?\b(?:datePublished|publishedAt|published_at|publishedDate|publishDate|publish_date|publicationDate"""
    r"""|firstPublished(?:At|Date)?|published_time|pubDate)\\?["']?\s*:\s*\\?["'](\d{4}-\d{2}-\d{2}[^"'\\<]{0,30})"""
)
_YEAR = re.compile(r"(?:19|20)\d\d|[١٢۱۲][٠-٩۰-۹]{3}")
_DATED_NAMES = """
date dates published publication pubdate publish posted time timestamp datetime dateline meta byline info
"""
_DATED = frozenset(_DATED_NAMES.split())
_ELSEWHERE_NAMES = """
comment comments related sidebar footer recommended recent popular trending teaser promo
upcoming
"""
_ELSEWHERE = frozenset(_ELSEWHERE_NAMES.split())
_NOT_READ = frozenset({"script", "style", "noscript", "template", "option", "textarea"})
_LONGEST = 150
_BEFORE, _AFTER = 250, 600
_NEAR = 2
_LABEL = 40
_ENOUGH = 3
_MOST = 300
_MONTH = len("2026-03")


def published_date(
    root: HtmlElement,
    said: Mapping[str, str],
    data: Mapping[str, Any],
    head: HtmlElement | None,
    *,
    language: str | None,
    url: str | None,
) -> str | None:
    """Settle the date of publication; `head` is the heading that shows the article's title."""
    if stated := _most_exact(stated_date(value, language) for value in _stated(root, said, data)):
        return stated
    shown = _best(*_shown(root, head, language))
    if shown and not shown.changed:
        return shown.date
    last = (
        _from_state(root),
        stated_date(data.get("dateCreated"), language),
        address_date(url),
        shown.date if shown else None,
        *(stated_date(value, language) for value in (data.get("dateModified"), *map(said.get, _CHANGED))),
    )
    return next(filter(None, last), None)


def _most_exact(dates: Iterable[str | None]) -> str | None:
    """Return the first date; where it names no day, the first day of its month or year that is stated."""
    first: str | None = None
    for date in filter(None, dates):
        first = first or date
        if len(date) > _MONTH and date.startswith(first):
            return date
    return first


def _stated(root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any]) -> Iterator[object]:
    yield data.get("datePublished")
    yield from map(said.get, _PUBLISHED.split())
    for element in root.iter("time", "span", "div", "p", "abbr", "meta"):
        if "datePublished" in (element.get("itemprop") or "") or "pubdate" in element.attrib:
            yield (
                element.get("datetime")
                or element.get("content")
                or element.get("title")
                or "".join(element.itertext())
            )


def _from_state(root: HtmlElement) -> str | None:
    for script in root.iter("script"):
        if found := _STATE.search(script.text or ""):
            return stated_date(found[1])
    return None


@dataclass(frozen=True, slots=True)
class _Shown:
    """A date that a page shows, where, and how much speaks for its being the article's."""

    date: str
    place: int
    score: int
    changed: bool


def _best(shown: list[_Shown], at_head: int | None) -> _Shown | None:
    """Return the date with the most to speak for it: publication before a change, else the first."""

    def weight(one: _Shown) -> int:
        near = at_head is not None and -_BEFORE < one.place - at_head < _AFTER
        return one.score + _NEAR * near

    real = [one for one in shown if one.score]
    good = [one for one in real if weight(one) >= _ENOUGH]
    if not good and len({one.date for one in real}) == 1:
        return real[0]
    return max(good, key=lambda one: (not one.changed, weight(one)), default=None)


def _shown(
    root: HtmlElement, head: HtmlElement | None, language: str | None
) -> tuple[list[_Shown], int | None]:
    """Return the dates that stand in short lines, and the place of the heading."""
    body = root.find("body")
    around = frozenset() if head is None else frozenset(head.iterancestors())
    found: list[_Shown] = []
    before, place, at_head = "", 0, None
    for text, element in _texts(root if body is None else body):
        if at_head is None and head is not None and (element is head or head in element.iterancestors()):
            at_head = place
        elif _YEAR.search(text) and (date := _date_of(text, element, language)):
            score, changed = _weighed(text, before[-_LABEL:], element, around)
            found.append(_Shown(date, place, score, changed))
            if len(found) == _MOST:
                break
        place += len(text)
        before = f"{before[-_LABEL:]} {text[-_LABEL:]}"
    return found, at_head


def _texts(body: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield each piece of text with the element that it stands in."""
    for element in body.iter():
        if element.tag not in _NOT_READ and element.text and (bare := " ".join(element.text.split())):
            yield bare, element
        parent = element.getparent()
        if element.tail and parent is not None and (bare := " ".join(element.tail.split())):
            yield bare, parent


def _date_of(text: str, element: HtmlElement, language: str | None) -> str | None:
    if len(text) > _LONGEST:
        return None
    time = next((one for one in (element, *element.iterancestors()) if one.tag == "time"), None)
    exact = stated_date(time.get("datetime"), language) if time is not None else None
    return exact or shown_date(text, language)


def _weighed(
    text: str, before: str, element: HtmlElement, around: Collection[HtmlElement]
) -> tuple[int, bool]:
    """Weigh what is said before a date and what its elements are called; tell if it is of a change."""
    chain = [element, *element.iterancestors()]
    # What holds the heading as well is no box beside the article, whatever it is called.
    if any(_is_elsewhere(one) for one in chain if one not in around):
        return 0, False
    names = frozenset().union(*(names_of(one) for one in chain[:4]))
    label = f"{before[-_LABEL:]} {text}"
    changed = says_updated(label) and not says_published(text)
    score = 3 * says_published(label) + 2 * changed + 2 * (not _DATED.isdisjoint(names))
    return score + (len(text) <= _LABEL) + (element.tag == "time"), changed


def _is_elsewhere(element: HtmlElement) -> bool:
    if element.tag in ("body", "html", "main"):
        return False
    return element.tag in ("aside", "footer", "nav") or not _ELSEWHERE.isdisjoint(names_of(element))
