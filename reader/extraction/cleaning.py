"""Takes out of a page what is no part of any article, whatever the page: machinery, menus, advertising."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from reader.extraction.formulas import write_out
from reader.extraction.tree import HEADINGS, is_called, is_in_line, is_longer, raw_text_of, text_of

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
cookies disqus donate donation editsection gdpr infolettre login modal newsletter newsletters onetrust
outbrain overlay paginator pagination paywall popup promo promos promotion recirc recirculation recommendation
recommendations recommended related share sharebar shares sharing sidebar signup social sponsor sponsored
subscribe subscription subscriptions taboola teaser teasers toolbar trending tracker relatedposts yarpp
anzeige werbung publicite publicidad pubblicita publicidade advertentie reklama
commentaires kommentare comentarios commenti reacties komentarze
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
_WITH_ID = etree.XPath("descendant-or-self::*[@id]")
_WITH_PANEL = etree.XPath("descendant-or-self::*[@aria-controls]")
_FRAME = frozenset({"html", "body", "main", "article", "head"})
_DISCUSSION = frozenset(
    {"comments", "disqus", "commentaires", "kommentare", "comentarios", "commenti", "reacties", "komentarze"}
)
# What is said of a match, minute by minute, is called comments as well.
_TICKERS = frozenset({"match", "minute", "ticker"})
_WALLS = frozenset({"paywall"})
_SHORTEST_WALLED = 80
_MOST = 0.3
_ORNAMENT = 200


def clean(body: HtmlElement) -> None:
    """Take out machinery, what is not shown, and boxes whose names say that they are no article.

    Names lie: a box that holds much of the page's text stays, whatever it is called. So does a `<nav>`:
    where a page closes its elements in the wrong order, libxml2 puts the rest of the page into it.
    """
    _unwrap_pages_without_scripts(body)
    write_out(body)
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
    half = len(raw_text_of(body)) / 2
    for element in list(body.iter("noscript")):
        if len(raw_text_of(element)) > half:
            element.drop_tag()


def _place_streamed(body: HtmlElement) -> None:
    """Put each streamed part where its place is kept, as the page's script would."""
    named = {str(one.get("id")): one for one in cast("list[HtmlElement]", _WITH_ID(body))}
    for name, part in named.items():
        place = named.get(f"P{name[1:]}", named.get(f"B{name[1:]}")) if _STREAMED.fullmatch(name) else None
        if place is not None and place is not body and part not in (place, *place.iterancestors()):
            place.addnext(part)


def _panels(body: HtmlElement) -> frozenset[str]:
    """Return the ids of what a button opens in its place: folded answers, steps, tabs."""
    return frozenset(
        panel
        for one in cast("list[HtmlElement]", _WITH_PANEL(body))
        if one.get("aria-expanded") or one.get("role") == "tab"
        for panel in one.get("aria-controls", "").split()
    )


def _is_panel(element: HtmlElement, panels: frozenset[str]) -> bool:
    """Tell whether a hidden element is a panel, holds just one, or follows the button that opens it."""
    inner = element[0] if len(element) == 1 and not (element.text or "").strip() else element
    for one in (element, inner):
        if one.get("id") in panels or one.get("role") in ("region", "tabpanel"):
            return True
    previous = element.getprevious()
    return previous is not None and _opens_next(previous)


def _opens_next(element: HtmlElement) -> bool:
    """Tell whether an element is, or its only child is, a button that folds what stands behind it."""
    button = element[0] if element.tag in HEADINGS and len(element) == 1 else element
    return (
        button.tag == "button" and "aria-expanded" in button.attrib and "aria-haspopup" not in button.attrib
    )


def drop(elements: Iterable[HtmlElement]) -> None:
    """Take elements out, with all in them; the text after each stays."""
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in _FRAME:
        return False
    if element.get("hidden") is not None and not _STREAMED.fullmatch(element.get("id") or ""):
        return True
    named, style = element.get("class"), element.get("style")
    if (named and _is_hidden_by_class(named)) or (style and _is_hidden_by_style(style)):
        return True
    # Pages hide all of themselves so while a dialog is open; a caption that is seen is read out elsewhere.
    ornament = element.get("aria-hidden") == "true" and not is_longer(element, _ORNAMENT)
    return ornament and next(element.iterancestors("figure"), None) is None


@lru_cache(maxsize=16_384)
def _is_hidden_by_class(named: str) -> bool:
    return _HIDDEN_CLASS.search(named) is not None or _has_no_display(named)


@lru_cache(maxsize=4_096)
def _is_hidden_by_style(style: str) -> bool:
    return _NOT_SHOWN.search(style) is not None


def _has_no_display(named: str) -> bool:
    names = named.split()
    return _NO_DISPLAY in names and not any(_DISPLAYED.fullmatch(name) for name in names)


def _is_discussion(element: HtmlElement) -> bool:
    """Readers can write more than the article has, but never its heading."""
    if not is_called(element, _DISCUSSION) or is_called(element, _TICKERS):
        return False
    return next(element.iter("h1", "main"), None) is None


def _is_junk(element: HtmlElement) -> bool:
    if element.tag in _FRAME:
        return False
    role = element.get("role")
    if role and role.lower() in _ROLES:
        return True
    if element.tag == "footer":
        return not any(ancestor.tag in ("blockquote", "figure") for ancestor in element.iterancestors())
    if not is_called(element, _JUNK_NAMES) or next(element.iter("h1", "main"), None) is not None:
        return False
    return not is_in_line(element) and not _is_walled(element)


def _is_walled(element: HtmlElement) -> bool:
    """Tell whether an element is a paragraph that the page has behind its wall, and not the wall."""
    return element.tag == "p" and is_called(element, _WALLS) and is_longer(element, _SHORTEST_WALLED)
