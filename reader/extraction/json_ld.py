"""JSON-LD: what a page says of its article in a script, in whatever shape, well formed or not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from reader.article.normalise import clean_line

_ARTICLE = re.compile(
    r"Article$|Posting$|Report$|^(?:CreativeWork|Review|Recipe|HowTo|Analysis|Column|Opinion)"
)
_PAGE = re.compile(r"(?:Page|VideoObject|PodcastEpisode|Product|Course)$")
_LOANED = ("datePublished", "dateModified", "author", "publisher", "inLanguage", "image")
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z"
)
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_PAIR = re.compile(
    r'"(@type|headline|datePublished|dateModified|author)"\s*:\s*(?:\[?\s*\{[^{}]*?"name"\s*:\s*)?"((?:[^"\\]|\\.)*)"'
)
_PARTING = re.compile(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_DEPTH = 8
_MOST_NAMES = 20


def article_data(root: HtmlElement) -> Mapping[str, Any]:
    """Return what is said of the article; empty where nothing is, or what is there is no JSON.

    The object that is an article counts, of several the one with the page's title; what it leaves out
    is taken from the object that is the page.
    """
    things = [thing for source in _sources(root) for thing in _things(_loaded(source), depth=0)]
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    articles = [thing for thing in things if _is(thing, _ARTICLE)]
    pages = [thing for thing in things if _is(thing, _PAGE)]
    data = dict(_of_this_page(articles, root))
    for page in pages[:1]:
        for key in _LOANED if data else ("headline", *_LOANED):
            data.setdefault(key, page.get(key))
    for key in ("author", "creator", "publisher"):
        data[key] = _resolved(data.get(key), by_id)
    return {key: value for key, value in data.items() if value}


def _sources(root: HtmlElement) -> Iterator[str]:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower():
            yield _WRAPPING.sub("", (element.text or "").strip()).strip().rstrip(";")


def _of_this_page(articles: Sequence[Mapping[str, Any]], root: HtmlElement) -> Mapping[str, Any]:
    """Return the article with the page's title, else the first with a headline, else the first."""
    element = root.find(".//title")
    title = _letters("".join(element.itertext())) if element is not None else ""
    for thing in articles:
        if (headline := said_text(thing.get("headline"))) and _letters(headline)[:60] in title:
            return thing
    return next((thing for thing in articles if thing.get("headline")), articles[0] if articles else {})


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _loaded(source: str) -> object:
    for attempt in (source, _LAST_COMMA.sub("", source), unescape(source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _by_pairs(source)


def _by_pairs(source: str) -> dict[str, Any]:
    """Read the few pairs that matter out of what is no JSON; the first of a name counts."""
    found: dict[str, Any] = {}
    for key, value in _PAIR.findall(source):
        found.setdefault(key, value.replace('\\"', '"').replace("\\/", "/"))
    return found


def _things(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"):
            yield from _things(data.get(key), depth + 1)
    elif isinstance(data, list):
        for one in data:
            yield from _things(one, depth + 1)


def _is(thing: Mapping[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = thing.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(one, str) and kind.search(one) for one in named)


def _resolved(value: object, by_id: Mapping[str, Mapping[str, Any]]) -> object:
    """Put in what a reference stands for: `{"@id": "#/ada"}`."""
    if isinstance(value, list):
        return [_resolved(one, by_id) for one in value[:_MOST_NAMES]]
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def said_text(value: object) -> str | None:
    """Return a string cleaned; pages escape twice, so what is left of entities is read once more."""
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = unescape(unescape(value))
    return clean_line(re.sub(r"</?[a-z][^<>]{0,200}>", "", value)) or None


def said_paragraphs(value: object) -> tuple[str, ...]:
    """Return a text's paragraphs: its lines, or what tags or their escapes part."""
    if not isinstance(value, str):
        return ()
    if "&" in value:
        value = unescape(unescape(value))
    lines = _PARTING.sub("\n", value).splitlines()
    return tuple(said for line in lines if (said := said_text(line)))


def is_organisation(value: object) -> bool:
    """Tell whether JSON-LD calls somebody an organisation."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and "Organization" in str(first.get("@type"))


def name_of(value: object, depth: int = 0) -> str | None:
    """Return the name of a person or an organisation, or of several, in any of JSON-LD's forms."""
    if isinstance(value, dict):
        return name_of(value.get("name"), depth + 1) if depth < 4 else None
    if isinstance(value, list):
        names = [name for one in value[:_MOST_NAMES] if depth < 4 and (name := name_of(one, depth + 1))]
        return ", ".join(dict.fromkeys(names)) or None
    return said_text(value)
