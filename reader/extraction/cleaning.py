"""Takes out of a page what is no part of any article, whatever the page: machinery, menus, advertising."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from reader.extraction.tree import names_of, text_of

_TAGS = """
script style noscript template svg canvas iframe object embed applet audio video map link meta input select
textarea option datalist progress meter dialog rt rp frame frameset
"""
_MACHINERY = _TAGS.split()
_ROLES = frozenset(
    {"navigation", "search", "dialog", "alertdialog", "complementary", "contentinfo", "menu", "toolbar"}
)
_JUNK = """
ad ads advert adverts advertisement advertising adsense banner breadcrumb breadcrumbs comments consent cookie
cookies disqus donate donation gdpr infolettre login modal newsletter newsletters onetrust outbrain overlay
paginator pagination paywall popup promo promos promotion recirc recirculation recommendation
recommendations recommended related share sharebar shares sharing sidebar signup skip social sponsor sponsored
subscribe subscription subscriptions taboola teaser teasers toolbar trending tracker
"""
_JUNK_NAMES = frozenset(_JUNK.split())
_HIDDEN_CLASS = re.compile(r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|visuallyHidden)\b")
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# React streams a page's parts in hidden boxes with such ids, and a script puts them in place.
_STREAMED = re.compile(r"S:\d")
_FRAME = frozenset({"html", "body", "main", "article", "head"})
_DISCUSSION = frozenset({"comments", "disqus"})
_MOST = 0.3


def clean(body: HtmlElement) -> None:
    """Take out machinery, what is not shown, and boxes whose names say that they are no article.

    Names lie: a box that holds much of the page's text stays, whatever it is called. So does a `<nav>`:
    where a page closes its elements in the wrong order, libxml2 puts the rest of the page into it.
    """
    drop(body.iter(*_MACHINERY))
    drop([element for element in body.iter() if _is_hidden(element)])
    most = len(text_of(body)) / 2
    drop([menu for menu in body.iter("nav") if len(text_of(menu)) < most])
    much = max(len(text_of(body)) * _MOST, 400)
    drop([one for one in body.iter() if _is_junk(one) and (len(text_of(one)) < much or _is_discussion(one))])


def drop(elements: Iterable[HtmlElement]) -> None:
    """Take elements out, with all in them; the text after each stays."""
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _FRAME:
        return False
    if "hidden" in element.attrib and not _STREAMED.match(element.get("id") or ""):
        return True
    if _HIDDEN_CLASS.search(element.get("class") or ""):
        return True
    return bool(_NOT_SHOWN.search(element.get("style") or ""))


def _is_discussion(element: HtmlElement) -> bool:
    """Readers can write more than the article has, but never its heading."""
    return (
        not _DISCUSSION.isdisjoint(names_of(element))
        and next(element.iter("h1", "article", "main"), None) is None
    )


def _is_junk(element: HtmlElement) -> bool:
    if element.tag in _FRAME:
        return False
    if (element.get("role") or "").lower() in _ROLES:
        return True
    if element.tag == "footer":
        return not any(ancestor.tag in ("blockquote", "figure") for ancestor in element.iterancestors())
    return not _JUNK_NAMES.isdisjoint(names_of(element)) and next(element.iter("h1", "main"), None) is None
