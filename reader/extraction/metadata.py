"""What a page says of itself: JSON-LD, OpenGraph, meta elements, and what it shows.

Title, byline and date have modules of their own, each of which settles disagreements in one written order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader.article.model import Metadata
from reader.extraction.bylines import byline
from reader.extraction.headline import shown_heading, shown_part, stated_titles, title_of
from reader.extraction.json_ld import article_data, name_of, said_paragraphs, said_text
from reader.extraction.links import absolute
from reader.extraction.published import published_date

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?", re.IGNORECASE)
_IMAGE = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
# Dublin Core's names are written with either.
_COLON = re.compile(r"\A(dc|dcterms?):")
_SECOND_LEVEL = 3
_PHRASE = 3


class Head(NamedTuple):
    """What a page says before its text."""

    metadata: Metadata
    title: str | None
    """The title where it may stand as a line of the text: a `<title>` alone often names a file."""
    base: str | None
    """What the page's relative addresses are relative to."""
    heading: HtmlElement | None
    """The element that shows the title."""
    text: str | None
    """The article's text as JSON-LD has it, without its paragraphs."""
    paragraphs: tuple[str, ...] = ()
    """The same, as far as its paragraphs are told."""


def read_head(root: HtmlElement, url: str | None) -> Head:
    """Collect what a page says of itself; call it before the tree is cleaned."""
    said = _meta(root)
    data = article_data(root)
    base = base_of(root, url)
    sites = _sites(said, data)
    site = next(iter(sites), None)
    stated = stated_titles(root, said, data)
    head = shown_heading(root, stated, site)
    if head is None:
        head = shown_part(root, stated)
    language = _language(root, said, data)
    title = title_of(head, stated, site, url)
    metadata = Metadata(
        title=title,
        byline=byline(root, said, data, head, sites=sites),
        site=site,
        url=_canonical(root, said, base, url) or url,
        published=published_date(root, said, data, head, language=language, url=url),
        language=language,
        image=_image(said, data, base),
    )
    told = head is not None or "og:title" in said or "headline" in data
    is_phrase = len((title or "").split()) >= _PHRASE
    body = data.get("articleBody")
    return Head(
        metadata, title if told or is_phrase else None, base, head, said_text(body), said_paragraphs(body)
    )


def base_of(root: HtmlElement, url: str | None) -> str | None:
    """Return what a page's relative addresses are relative to."""
    element = root.find(".//base[@href]")
    return (absolute(element.get("href"), url) if element is not None else None) or url


def _meta(root: HtmlElement) -> dict[str, str]:
    """Return meta elements' contents by lower-case name; the first of a name counts."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and content.strip() and (name := element.get(attribute)):
                for one in name.lower().split():
                    said.setdefault(_COLON.sub(r"\1.", one), content)
    return said


def _sites(said: Mapping[str, str], data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what the site is called, the best name first."""
    names = (
        said_text(said.get("og:site_name")),
        name_of(data.get("publisher")),
        said_text(said.get("application-name")),
    )
    return tuple(filter(None, names))


def _language(root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any]) -> str | None:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    stated = (
        root.get("lang"),
        root.get("xml:lang"),
        root.get(xml),
        said.get("content-language"),
        said.get("og:locale"),
    )
    article = root.find(".//article[@lang]")
    of_article = None if article is None else article.get("lang")
    for value in (of_article, *stated, data.get("inLanguage"), said.get("language")):
        found = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
        if found:
            code, _, region = found.groups()
            return f"{code.lower()}-{region.upper()}" if region else code.lower()
    return None


def _canonical(root: HtmlElement, said: Mapping[str, str], base: str | None, url: str | None) -> str | None:
    """Return the address that a page gives itself; one of another site, or of the site's front, is none."""
    links = [link for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for stated in (*(link.get("href") for link in links), said.get("og:url")):
        address = absolute(stated, base)
        if address and (url is None or _may_replace(address, url)):
            return address
    return None


def _may_replace(address: str, url: str) -> bool:
    one, other = urlsplit(address), urlsplit(url)
    at_front = one.path in ("", "/") and other.path not in ("", "/") and not one.query
    return not at_front and registered(one.hostname) == registered(other.hostname)


def registered(host: str | None) -> str:
    """Return the part of a host's name that a site owns, as far as its shape tells: `post.co.uk`."""
    labels = (host or "").lower().split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= _SECOND_LEVEL
    return ".".join(labels[-3:] if short else labels[-2:])


def _image(said: Mapping[str, str], data: Mapping[str, Any], base: str | None) -> str | None:
    image = data.get("image")
    first = image[0] if isinstance(image, list) and image else image
    of_data = first.get("url") if isinstance(first, dict) else first
    for value in (*(said.get(name) for name in _IMAGE), of_data):
        address = absolute(value, base) if isinstance(value, str) else None
        if address:
            return address
    return None
