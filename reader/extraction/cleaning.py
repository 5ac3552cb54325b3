"""Takes out of a page what is no part of any article, whatever the page: machinery, menus, advertising."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from reader.extraction.tree import is_called, is_longer, text_of

_TAGS = """
script style noscript template svg canvas iframe object embed applet audio video map link meta input select
textarea option datalist progress meter dialog rt rp frame frameset
"""
_MACHINERY = [*_TAGS.split(), "annotation", "annotation-xml"]
_ROLES = frozenset(
    {"navigation", "search", "dialog", "alertdialog", "complementary", "contentinfo", "menu", "toolbar"}
)
_JUNK = """
ad ads advert adverts advertisement advertising adsense banner breadcrumb breadcrumbs comments consent cookie
cookies disqus donate donation gdpr infolettre login modal newsletter newsletters onetrust outbrain overlay
paginator pagination paywall popup promo promos promotion recirc recirculation recommendation
recommendations recommended related share sharebar shares sharing sidebar signup social sponsor sponsored
subscribe subscription subscriptions taboola teaser teasers toolbar trending tracker
"""
_JUNK_NAMES = frozenset(_JUNK.split())
_HIDDEN_CLASS = re.compile(r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|visuallyHidden)\b")
# Bootstrap's name for "not shown"; with `d-md-block` and the like beside it, shown on some screens.
_NO_DISPLAY = "d-none"
_DISPLAYED = re.compile(r"d-(?:sm|md|lg|xl|xxl)-(?!none)\w+")
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# React streams a page's parts in hidden boxes with such ids, and a script puts them in place of others:
# https://github.com/facebook/react/blob/main/packages/react-dom-bindings/src/server/fizz-instruction-set
_STREAMED = re.compile(r"S:[0-9a-f]+")
_FRAME = frozenset({"html", "body", "main", "article", "head"})
_DISCUSSION = frozenset({"comments", "disqus"})
_MOST = 0.3
_ORNAMENT = 200


def clean(body: HtmlElement) -> None:
    """Take out machinery, what is not shown, and boxes whose names say that they are no article.

    Names lie: a box that holds much of the page's text stays, whatever it is called. So does a `<nav>`:
    where a page closes its elements in the wrong order, libxml2 puts the rest of the page into it.
    """
    _unwrap_pages_without_scripts(body)
    _place_streamed(body)
    drop(body.iter(*_MACHINERY))
    panels = _panels(body)
    drop([one for one in body.iter() if _is_hidden(one) and not _is_panel(one, panels)])
    half = len(text_of(body)) // 2
    drop([menu for menu in body.iter("nav") if not is_longer(menu, half)])
    much = max(int(len(text_of(body)) * _MOST), 400)
    drop([one for one in body.iter() if _is_junk(one) and (_is_discussion(one) or not is_longer(one, much))])


def _unwrap_pages_without_scripts(body: HtmlElement) -> None:
    """Open a `<noscript>` that holds the whole page: its text, or that of its paragraphs."""
    for element in list(body.iter("noscript")):
        if 2 * sum(map(len, element.itertext())) > sum(map(len, body.itertext())):
            element.drop_tag()


def _place_streamed(body: HtmlElement) -> None:
    """Put each streamed part where its place is kept, as the page's script would."""
    named = {str(one.get("id")): one for one in body.iter() if one.get("id")}
    for name, part in named.items():
        place = named.get(f"P{name[1:]}", named.get(f"B{name[1:]}")) if _STREAMED.fullmatch(name) else None
        if place is not None and place is not body and part not in (place, *place.iterancestors()):
            place.addnext(part)


def _panels(body: HtmlElement) -> frozenset[str]:
    """Return the ids of what a button opens in its place: folded answers, steps, tabs."""
    return frozenset(
        panel
        for element in body.iter()
        if element.get("aria-expanded") or element.get("role") == "tab"
        for panel in (element.get("aria-controls") or "").split()
    )


def _is_panel(element: HtmlElement, panels: frozenset[str]) -> bool:
    return element.get("id") in panels or element.get("role") in ("region", "tabpanel")


def drop(elements: Iterable[HtmlElement]) -> None:
    """Take elements out, with all in them; the text after each stays."""
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _FRAME:
        return False
    if "hidden" in element.attrib and not _STREAMED.fullmatch(element.get("id") or ""):
        return True
    if _HIDDEN_CLASS.search(element.get("class") or ""):
        return True
    if _NOT_SHOWN.search(element.get("style") or "") or _has_no_display(element):
        return True
    # Pages hide all of themselves so while a dialog is open; a caption that is seen is read out elsewhere.
    ornament = element.get("aria-hidden") == "true" and not is_longer(element, _ORNAMENT)
    return ornament and next(element.iterancestors("figure"), None) is None


def _has_no_display(element: HtmlElement) -> bool:
    names = (element.get("class") or "").split()
    return _NO_DISPLAY in names and not any(_DISPLAYED.fullmatch(name) for name in names)


def _is_discussion(element: HtmlElement) -> bool:
    """Readers can write more than the article has, but never its heading."""
    return is_called(element, _DISCUSSION) and next(element.iter("h1", "main"), None) is None


def _is_junk(element: HtmlElement) -> bool:
    if element.tag in _FRAME:
        return False
    if (element.get("role") or "").lower() in _ROLES:
        return True
    if element.tag == "footer":
        return not any(ancestor.tag in ("blockquote", "figure") for ancestor in element.iterancestors())
    return is_called(element, _JUNK_NAMES) and next(element.iter("h1", "main"), None) is None
