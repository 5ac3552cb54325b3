"""JSON-LD: what a page says of its article in a script, in whatever shape, well formed or not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from reader.article.normalise import clean_line

_ARTICLE_TYPES = re.compile(r"Article$|Posting$|Report$|^(?:NewsArticle|CreativeWork|WebPage|Review|Recipe)")


def article_data(root: HtmlElement) -> Mapping[str, Any]:
    """Return the object that describes the article; empty where none does, or what is there is no JSON."""
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            for thing in _things(_loaded(element.text or ""), depth=0):
                if any(_ARTICLE_TYPES.search(kind) for kind in _types(thing)) and ("headline" in thing):
                    return thing
    return {}


def _loaded(source: str) -> object:
    source = re.sub(
        r"\A\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*\Z", "", source.strip()
    )
    try:
        return json.loads(source.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 8:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(data.get(key), depth + 1)
    elif isinstance(data, list):
        for one in data:
            yield from _things(one, depth + 1)


def _types(thing: Mapping[str, Any]) -> list[str]:
    kinds = thing.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def said_text(value: object) -> str | None:
    """Return a string cleaned; pages escape twice, so what is left of entities is read once more."""
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = unescape(unescape(value))
    return clean_line(re.sub(r"</?[a-z][^<>]{0,200}>", "", value)) or None


def name_of(value: object, depth: int = 0) -> str | None:
    """Return the name of a person or an organisation, or of several, in any of JSON-LD's forms."""
    if isinstance(value, dict):
        return name_of(value.get("name"), depth + 1) if depth < 4 else None
    if isinstance(value, list):
        names = [name for one in value[:10] if depth < 4 and (name := name_of(one, depth + 1))]
        return ", ".join(dict.fromkeys(names)) or None
    return said_text(value)
