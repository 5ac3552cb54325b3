"""Applies the rules for a site to its page: what is the article, what is none of it, what it is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from lxml import etree
from lxml.html import HtmlElement

from reader.extraction.cleaning import drop
from reader.extraction.dates import stated_date
from reader.extraction.figures import Figure, find_figures
from reader.extraction.metadata import Head
from reader.extraction.names import as_names
from reader.extraction.rule_files import SiteRules
from reader.extraction.tree import text_of

_WHOLE_PAGE = ("html", "body")


class Ruling:
    """One site's rules at work on one page; its methods are called in the order that they stand in."""

    def __init__(self, rules: SiteRules) -> None:
        self._rules = rules
        self._parts: tuple[HtmlElement, ...] = ()
        self._stripped: tuple[HtmlElement, ...] = ()

    def source(self, source: str) -> str:
        """Replace in a page's source what the rules replace."""
        for old, new in self._rules.replacements:
            source = source.replace(old, new)
        return source

    def read(self, root: HtmlElement, head: Head) -> Head:
        """Find what the rules name, and let their title, author and date go before what else was found."""
        self._parts = _ruled_body(root, self._rules)
        self._stripped = _stripped(root, self._rules)
        title, author = _first_text(self._rules.title, root), ", ".join(_texts(self._rules.author, root))
        metadata = head.metadata
        date = stated_date(_first_text(self._rules.date, root), metadata.language)
        metadata = metadata._replace(
            title=title or metadata.title,
            byline=(as_names(author, shown=True) if author else None) or metadata.byline,
            published=date or metadata.published,
        )
        return head._replace(metadata=metadata, title=title or head.title)

    @property
    def prunes(self) -> bool:
        """Whether what looks like no article is to be taken out."""
        return self._rules.prune or not self._parts

    def strip(self, figures: Mapping[HtmlElement, Figure], base: str | None) -> Mapping[HtmlElement, Figure]:
        """Take out what the rules take out, but for captions, which are never lost; return all figures."""
        every = dict(figures)
        for part in self._parts:
            # What was taken for no article was not searched with the page.
            if all(one.tag != "html" for one in part.iterancestors()):
                every |= find_figures(part, base)
        for element in self._stripped:
            _strip(element, every)
        return every

    def body(self) -> HtmlElement | None:
        """Return what the rules say is the article, as one element; None where they find none."""
        return _joined(self._parts) if any(text_of(one) for one in self._parts) else None


def _ruled_body(root: HtmlElement, rules: SiteRules) -> tuple[HtmlElement, ...]:
    """Return the elements that are the article: of the first expression that finds any with text."""
    for path in rules.body:
        found = [one for one in _elements(path, root) if text_of(one)]
        if found:
            every = set(found)
            return tuple(one for one in found if every.isdisjoint(one.iterancestors()))
    return ()


def _joined(parts: tuple[HtmlElement, ...]) -> HtmlElement:
    """Put an article's parts into one element, in place of the first."""
    if len(parts) == 1:
        return parts[0]
    box: HtmlElement = parts[0].makeelement("div")
    if parts[0].getparent() is not None:
        parts[0].addprevious(box)
    for part in parts:
        # What follows a part is no part of it.
        part.tail = None
        box.append(part)
    return box


def _stripped(root: HtmlElement, rules: SiteRules) -> tuple[HtmlElement, ...]:
    """Return what the rules take out of a page."""
    found = [one for path in rules.strip for one in _elements(path, root)]
    if rules.strip_names or rules.strip_images:
        found += [one for one in root.iter() if _is_named(one, rules) or _is_image(one, rules)]
    return tuple(one for one in dict.fromkeys(found) if one.tag not in _WHOLE_PAGE)


def _strip(element: HtmlElement, figures: Collection[HtmlElement]) -> None:
    """Take an element out; the figures in it stay in its place."""
    if element in figures or element.getparent() is None:
        return
    for figure in [one for one in element.iterdescendants() if one in figures]:
        figure.tail = None
        element.addprevious(figure)
    drop([element])


def _elements(path: etree.XPath, root: HtmlElement) -> list[HtmlElement]:
    found = _found(path, root)
    return [one for one in found if isinstance(one, HtmlElement)]


def _found(path: etree.XPath, root: HtmlElement) -> list[object]:
    """Evaluate an expression; one that fails on this page finds nothing."""
    try:
        found = path(root)
    except etree.XPathError:
        return []
    return list(found) if isinstance(found, list) else [found]


def _first_text(paths: Iterable[etree.XPath], root: HtmlElement) -> str | None:
    return next(iter(_texts(paths, root)), None)


def _texts(paths: Iterable[etree.XPath], root: HtmlElement) -> list[str]:
    """Return the texts that the first expression finds, if it finds any; each once."""
    for path in paths:
        said = (text_of(one) if isinstance(one, HtmlElement) else one for one in _found(path, root))
        texts = [" ".join(text.split()) for text in said if isinstance(text, str)]
        if any(texts):
            return list(dict.fromkeys(filter(None, texts)))
    return []


def _is_named(element: HtmlElement, rules: SiteRules) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(named) > 1 and any(name in named for name in rules.strip_names)


def _is_image(element: HtmlElement, rules: SiteRules) -> bool:
    return element.tag == "img" and any(part in (element.get("src") or "") for part in rules.strip_images)
