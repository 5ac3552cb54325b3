"""When an article was published: the one place where what a page says about that is settled.

In this order, the first that gives a date counts:

1. what is stated for machines: JSON-LD `datePublished`, meta elements, `itemprop`, `<time pubdate>`;
   but an earlier date that the page shows beside the heading: programs state anew what they publish anew
2. what is shown: a short line with a date, near the heading, or said to be of publication
3. what the page's own data in scripts and attributes state
4. `dateCreated`, the day in the address, then the last change: later than publication, but a day
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.extraction.dates import address_date, stated_date
from reader.extraction.shown_dates import best_shown, shown_beside

_PUBLISHED = """
article:published_time og:article:published_time article:published og:published_time rnews:datepublished
article:published_date article:post_date og:article:published og:datepublished og:pubdate og:publish_date
datepublished date_published date-pub dc.date.issued dcterms.issued dcterms.created dc.date.created
dc.date.publication parsely-pub-date shareaholic:article_published_time
sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate pubdate pub_date publish_date
publishdate publish-date published published_time published_date published-date publication_date
publication-date pdate originalpublicationdate mediator_published_time vr:published_time
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
_SAYS_PUBLISHED = (
    "//*[@itemprop or @pubdate][@pubdate or contains(@itemprop, 'datePublished')]"
    "[self::time or self::span or self::div or self::p or self::abbr or self::meta]"
)
_WITH_DATA = "//@*[contains(., 'ublished') and contains(., '\"') and contains(., ':')]"
_MONTH = len("2026-03")
_DAY = len("2026-03-14")
# Where English is written with the day first, though many pages say only "en", or their program's "en-US".
_DAY_FIRST = "uk ie au nz in pk bd lk za ng ke gh ug tz zw sg my hk mt jm tt eu"
_DAY_FIRST_DOMAINS = frozenset(_DAY_FIRST.split())


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
    language = _written(language, url)
    if stated := _most_exact(stated_date(value, language) for value in _stated(root, said, data)):
        beside = shown_beside(head, language)
        return beside.date if beside and _is_better(beside.date, stated) else stated
    shown = best_shown(root, head, language)
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


def _written(language: str | None, url: str | None) -> str | None:
    """Return the language with the region by which the page's numbers are read."""
    host = urlsplit(url or "").hostname or ""
    if host.rpartition(".")[2] in _DAY_FIRST_DOMAINS and (language or "en").startswith("en"):
        return "en-GB"
    return language


def _is_better(shown: str, stated: str) -> bool:
    """Tell whether a date is earlier by more than time zones make, or the day of a month that is stated."""
    if len(shown) < _DAY:
        return False
    if len(stated) < _DAY:
        return shown.startswith(stated)
    return (date.fromisoformat(stated[:_DAY]) - date.fromisoformat(shown[:_DAY])).days > 1


def _most_exact(dates: Iterable[str | None]) -> str | None:
    """Return the first date; where it names no day, the first day of its month or year that is stated."""
    first: str | None = None
    for one in filter(None, dates):
        first = first or one
        if len(one) > _MONTH and one.startswith(first):
            return one
    return first


def _stated(root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any]) -> Iterator[object]:
    yield data.get("datePublished")
    yield from map(said.get, _PUBLISHED.split())
    for element in root.xpath(_SAYS_PUBLISHED):
        yield (
            element.get("datetime")
            or element.get("content")
            or element.get("title")
            or "".join(element.itertext())
        )


def _from_state(root: HtmlElement) -> str | None:
    """Return what the page's own data say: in scripts, and in the attributes that components read."""
    texts = chain((script.text for script in root.iter("script")), root.xpath(_WITH_DATA))
    for text in texts:
        if found := _STATE.search(text or ""):
            return stated_date(found[1])
    return None
