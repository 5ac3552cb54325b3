"""What a page says of itself: JSON-LD, OpenGraph, meta elements, its first heading, its `<time>`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from reader.article.model import Metadata
from reader.article.normalise import clean_line
from reader.extraction.json_ld import article_data, name_of, said_text
from reader.extraction.links import absolute
from reader.extraction.tree import names_of, text_of

_DATE = re.compile(
    r"\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?)?",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?", re.IGNORECASE)
_BY = re.compile(
    r"(?i:by|von|par|por|de|di|door|av|af|od)\s+(?=[^\W\d_a-zß-ÿ])|(?i:by|author|autor|auteur)\s*:\s*"
)
_SEPARATOR = re.compile(r"\s+[|·•»—–-]\s+|\s*[|｜]\s*|\s+::\s+")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
_AUTHOR = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "twitter:data1",
)
_IMAGE = ("og:image", "og:image:url", "twitter:image", "twitter:image:src")
_LONGEST_BYLINE = 120


def read_metadata(root: HtmlElement, url: str | None) -> Metadata:
    """Collect a page's metadata; call it before the tree is cleaned."""
    said = _meta(root)
    data = article_data(root)
    base = _base(root, url)
    site = (
        said_text(said.get("og:site_name"))
        or name_of(data.get("publisher"))
        or said_text(said.get("application-name"))
    )
    return Metadata(
        title=_title(root, said, data, site),
        byline=_byline(root, said, data),
        site=site,
        url=_canonical(root, said, base) or url,
        published=_published(root, said, data),
        language=_language(root, said, data),
        image=_image(said, data, base),
    )


def base_of(root: HtmlElement, url: str | None) -> str | None:
    """Return what a page's relative addresses are relative to."""
    return _base(root, url)


def standing_title(root: HtmlElement, metadata: Metadata) -> str | None:
    """Return the title where the page shows or states it; a `<title>` alone often names a file."""
    heads = _headings(root)
    if not metadata.title:
        return heads[0] if len(heads) == 1 else None
    said = _meta(root)
    stated = {said_text(said.get("og:title")), said_text(article_data(root).get("headline"))} - {None}
    like = [head for head in heads if _alike(head, metadata.title)]
    return like[0] if like else metadata.title if stated else None


def _meta(root: HtmlElement) -> dict[str, str]:
    """Return meta elements' contents by lower-case name; the first of a name counts."""
    said: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and content.strip() and (name := element.get(attribute)):
                said.setdefault(name.strip().lower(), content)
    return said


def _title(
    root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any], site: str | None
) -> str | None:
    heads = _headings(root)
    element = root.find(".//title")
    named = None if element is None else said_text(text_of(element))
    candidates = (
        said_text(data.get("headline")),
        said_text(said.get("og:title")),
        named,
        said_text(said.get("twitter:title")),
    )
    stated = next(filter(None, candidates), None)
    if stated is None:
        return heads[0] if heads else None
    shown = next((head for head in heads if _alike(head, stated)), None)
    return shown or without_site(stated, site)


def without_site(title: str, site: str | None) -> str:
    """Take the site's name off a title's end, or off its beginning: "Storm hits coast | Example Post"."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    cuts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    if site and _bare(parts[-1]) == _bare(site):
        return title[: cuts[-1][0]]
    if site and _bare(parts[0]) == _bare(site):
        return title[cuts[0][1] :]
    # With no name to go by, a short last part after a longer title is taken for one.
    short = len(parts[-1].split()) <= 4 and len(title[: cuts[-1][0]].split()) >= 2 * len(parts[-1].split())
    return title[: cuts[-1][0]] if short and not site else title


def _headings(root: HtmlElement) -> list[str]:
    """Return the page's h1 headings but for those that only hold the site's logo."""
    heads = (clean_line(text_of(head)) for head in root.iter("h1") if not _is_logo(head))
    return [head for head in heads if head]


def _is_logo(head: HtmlElement) -> bool:
    return not {"logo", "brand", "sitename"}.isdisjoint(names_of(head))


def _alike(one: str, other: str) -> bool:
    """Tell whether a heading and a title say the same, but for what a site's name adds."""
    first, second = _bare(one), _bare(other)
    return bool(first and second) and (
        first == second or (len(first) > 12 and (first in second or second in first))
    )


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _byline(root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any]) -> str | None:
    stated = (
        name_of(data.get("author")),
        name_of(data.get("creator")),
        *(said_text(said.get(name)) for name in _AUTHOR),
    )
    for name in (*stated, *_shown_bylines(root)):
        # Some pages give an author's page instead of a name.
        if name and "://" not in name and len(name) <= _LONGEST_BYLINE and not name.startswith("@"):
            return _BY.sub("", name, count=1) if _BY.match(name) else name
    return None


def _shown_bylines(root: HtmlElement) -> Iterator[str | None]:
    for element in root.iter("a", "span", "p", "div", "address", "li"):
        told = element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split()
        if told or not {"byline", "author"}.isdisjoint((element.get("class") or "").lower().split()):
            yield clean_line(text_of(element)) or None


def _published(root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any]) -> str | None:
    stated = [data.get("datePublished"), data.get("dateCreated"), *(said.get(name) for name in _PUBLISHED)]
    shown = (element.get("datetime") or text_of(element) for element in _times(root))
    for value in (*stated, *shown):
        found = _DATE.match(value.strip()) if isinstance(value, str) else None
        if found:
            return _iso(found.group())
    return None


def _times(root: HtmlElement) -> list[HtmlElement]:
    """Return the page's `<time>` elements, those said to be of publication first."""
    times = list(root.iter("time"))
    return sorted(
        times, key=lambda one: not ("pubdate" in one.attrib or "datePublished" in (one.get("itemprop") or ""))
    )


def _iso(found: str) -> str:
    """Write a date as ISO 8601 does, as exact as it is: nothing is added."""
    date, _, clock = found.strip().upper().replace("T", " ").partition(" ")
    clock = clock.replace(" ", "")
    zone = re.search(r"([+-]\d{2})(\d{2})\Z", clock)
    if zone:
        clock = f"{clock[: zone.start()]}{zone[1]}:{zone[2]}"
    return f"{date}T{clock}" if clock else date


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


def _base(root: HtmlElement, url: str | None) -> str | None:
    element = root.find(".//base[@href]")
    return (absolute(element.get("href"), url) if element is not None else None) or url


def _canonical(root: HtmlElement, said: Mapping[str, str], base: str | None) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = absolute(link.get("href"), base)
            if address:
                return address
    return absolute(said.get("og:url"), base)


def _image(said: Mapping[str, str], data: Mapping[str, Any], base: str | None) -> str | None:
    image = data.get("image")
    first = image[0] if isinstance(image, list) and image else image
    of_data = first.get("url") if isinstance(first, dict) else first
    for value in (*(said.get(name) for name in _IMAGE), of_data):
        address = absolute(value, base) if isinstance(value, str) else None
        if address:
            return address
    return None
