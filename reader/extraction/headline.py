"""What an article is called: the one place where what a page says about that is settled.

The heading that the page shows counts where it is the article's: alike to, or at least about the same
thing as, the title stated for machines (JSON-LD `headline`, `og:title`, `<title>`). These are often
written for search engines, and carry the site's name. Else the stated title, in that order. A heading
that has no word of what two or more of these agree on is another story's, or a slogan.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice, permutations
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from reader.article.normalise import clean_line
from reader.extraction.json_ld import said_text
from reader.extraction.tree import is_block, is_longer, names_of, text_of

_SEPARATOR = re.compile(r"\s+[|·•»«—–-]\s+|\s*[|｜]\s*|\s+::\s+")
_BEST = ("dc.title", "dcterms.title", "dcterm.title", "og:title")
_OTHERS = ("twitter:title", "parsely-title", "sailthru.title")
_LOGO = frozenset({"logo", "brand", "sitename"})
_WORD = re.compile(r"\w+")
_FRONT = re.compile(r"(?:(?:https?:)?//[^/?#]+)?/|(?:https?:)?//[^/?#]+", re.IGNORECASE)
_SAME = 0.5
_ALIKE = 0.4
_LONGEST = 40
_SHORTEST = 12
_TITLE_WORDS = 4
_STEM = 4
_LINE = 300
_MOST = 200


def stated_titles(root: HtmlElement, said: Mapping[str, str], data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the titles that are stated for machines, the best first; one stated twice counts twice."""
    element = root.find(".//title")
    named = None if element is None else said_text(text_of(element))
    best, others = ([said_text(said.get(name)) for name in names] for names in (_BEST, _OTHERS))
    return tuple(filter(None, (said_text(data.get("headline")), *best, named, *others)))


def shown_heading(root: HtmlElement, stated: Sequence[str], site: str | None) -> HtmlElement | None:
    """Return the heading that shows the article's title.

    First an `<h1>` alike to what is stated, then a lower heading that repeats it, then the only `<h1>`,
    or the first, if it is not quite unlike.
    """
    sites = _names_of_site(stated, site)
    names = {bare(name) for name in sites}
    heads = [head for head in islice(root.iter("h1"), _MOST) if _may_be_title(head, names)]
    best = _most_alike(heads, stated)
    if best is not None and (not stated or _agreement(text_of(best), stated) > _SAME):
        return _first_alike(heads, best, stated)
    lower = _repeating(root, stated)
    if lower is not None or best is None:
        return lower
    # Of several the first is the article's, if any is: further down are the headings of other stories.
    if len(heads) > 1 and not (best is heads[0] and _agreement(text_of(best), stated) > _ALIKE):
        return None
    return best if _stands_alone(text_of(best), stated, sites) else None


def _most_alike(heads: Sequence[HtmlElement], stated: Sequence[str]) -> HtmlElement | None:
    return max(heads, key=lambda head: _agreement(text_of(head), stated), default=None)


def _first_alike(heads: Sequence[HtmlElement], best: HtmlElement, stated: Sequence[str]) -> HtmlElement:
    """Return the first heading that is about the same thing, where none says the very same."""
    if _agreement(text_of(best), stated) == 1:
        return best
    return next(head for head in heads if head is best or _agreement(text_of(head), stated) >= _SAME)


def title_of(
    head: HtmlElement | None, stated: Sequence[str], site: str | None, url: str | None
) -> str | None:
    """Settle the title."""
    if head is not None:
        return clean_line(" ".join("".join(_pieces(head)).split()))
    return without_site(stated[0], site, url) if stated else None


def _pieces(head: HtmlElement) -> Iterator[str]:
    """Yield the texts of a heading, with a space where a line breaks: "Storm<br>hits"."""
    for event, element in etree.iterwalk(head, events=("start", "end")):
        if element.tag == "br" or (element is not head and is_block(element)):
            yield " "
        if event == "start":
            yield element.text or ""
        elif element is not head:
            yield element.tail or ""


def shown_part(root: HtmlElement, stated: Sequence[str]) -> HtmlElement | None:
    """Return the line that repeats the title, or the longest part of it, on a page that has no headings."""
    wanted = {bare(part) for title in stated[:1] for part in (title, _longest_part(title))}
    wanted = {part for part in wanted if len(part) > _SHORTEST}
    if not wanted:
        return None
    # Before anything is folded: with its spaces and marks a title is not twice as long as its letters.
    longest = min(_LINE, 2 * max(map(len, wanted)))
    lines = root.iter("h2", "h3", "h4", "b", "strong", "p", "font", "td", "big", "center", "div")
    said = (line for line in lines if line.text and not line.text.isspace() and not is_longer(line, longest))
    return next((line for line in said if bare(text_of(line)) in wanted), None)


def _repeating(root: HtmlElement, stated: Sequence[str]) -> HtmlElement | None:
    """Return the first heading below the highest level that says the same as a stated title."""
    titles = tuple(dict.fromkeys(stated))
    lower = islice(root.iter("h2", "h3"), _MOST)
    return next((head for head in lower if any(same(text_of(head), one) for one in titles)), None)


def _stands_alone(text: str, stated: Sequence[str], sites: Collection[str]) -> bool:
    """Tell whether a page's only `<h1>`, in other words than those for search engines, is the title."""
    if len(text.split()) >= _TITLE_WORDS:
        return not _is_outvoted(text, stated, sites)
    # What stands behind a title is the section it is in: "Storm hits coast | World news | Example Post".
    sections = {bare(part) for title in stated for part in _SEPARATOR.split(title)[1:]}
    if bare(text) in sections or _agreement(text, stated) < _SAME:
        return False
    return any(_words(text) <= _words(title) for title in stated)


def _is_outvoted(text: str, stated: Sequence[str], sites: Collection[str]) -> bool:
    """Tell whether titles that agree with one another have no word in common with a heading.

    Two that are but the site's name say nothing about the article.
    """
    names = {bare(name) for name in sites}
    titles = [title for title in stated if bare(title) not in names]
    if not any(same(one, other) for one, other in combinations(titles, 2)):
        return False
    return _stems((text,)).isdisjoint(_stems(titles) - _stems(sites))


def _stems(texts: Iterable[str]) -> set[str]:
    """Return how the longer words begin, so that endings do not count, nor the words that all titles have."""
    return {word[:_STEM] for text in texts for word in _words(text) if len(word) >= _STEM}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _names_of_site(stated: Sequence[str], site: str | None) -> set[str]:
    """Return what the site could be called: its own word for it, and what stands beside titles."""
    beside = (_beside(one, other) for one, other in permutations(dict.fromkeys(stated), 2))
    return {name for name in (site, *map(_last_part, stated), *beside) if name}


def _beside(long: str, short: str) -> str | None:
    """Return what one title has before or behind another, if it is the shorter part."""
    if not len(short) < len(long) <= 2 * len(short):
        return None
    if long.endswith(short):
        return long.removesuffix(short)
    return long.removeprefix(short) if long.startswith(short) else None


def _longest_part(title: str) -> str:
    return max(_SEPARATOR.split(title), key=len)


def _last_part(title: str) -> str | None:
    """Return what stands behind a title's last separator, if it is the shorter part: the site's name."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts or len(title) - cuts[-1].end() >= cuts[-1].start():
        return None
    return title[cuts[-1].end() :]


def _may_be_title(head: HtmlElement, names_of_site: Collection[str]) -> bool:
    text = text_of(head)
    if len(text.split()) > _LONGEST or not _LOGO.isdisjoint(names_of(head)) or _leads_to_front(head):
        return False
    return bool(bare(text)) and bare(text) not in names_of_site


def _leads_to_front(head: HtmlElement) -> bool:
    """Tell whether a heading is, or is in, a link to a site's front page, as a site's name is."""
    links = chain(islice(head.iter("a"), 1), islice(head.iterancestors("a"), 1))
    return any(_FRONT.fullmatch((link.get("href") or "").strip()) for link in links)


def _agreement(text: str, stated: Sequence[str]) -> float:
    """Return how much of the shorter of two titles stands in the longer; of several, the most."""
    every = {part for title in stated for part in (title, _longest_part(title))}
    return max((_shared(text, one) for one in every), default=0.0)


def _shared(one: str, other: str) -> float:
    if same(one, other):
        return 1.0
    first, second = _words(one), _words(other)
    # Two words alone are a section's name, or the site's.
    return len(first & second) / max(min(len(first), len(second)), _TITLE_WORDS)


def same(one: str, other: str) -> bool:
    """Tell whether a heading and a title say the same, but for what a site's name or a section adds."""
    short, long = sorted((bare(one), bare(other)), key=len)
    return bool(short) and (short == long or (len(short) > max(_SHORTEST, len(long) / 2) and short in long))


def bare(text: str) -> str:
    """Return a text's letters and digits, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def without_site(title: str, site: str | None, url: str | None = None) -> str:
    """Take the site's name off a title's end, or off its beginning: "Storm hits coast | Example Post".

    What is known of the name is the site's own word for it, or the address's host.
    """
    cuts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    if not cuts:
        return title
    first, last = title[: cuts[0][0]], title[cuts[-1][1] :]
    if _names_site(last, site, url):
        return title[: cuts[-1][0]]
    if _names_site(first, site, url):
        return title[cuts[0][1] :]
    # With no name to go by, a short last part after a longer title is taken for one.
    rest = title[: cuts[-1][0]]
    short = len(last.split()) <= _TITLE_WORDS and len(rest.split()) >= 2 * len(last.split())
    return rest if short and not site else title


def _names_site(part: str, site: str | None, url: str | None) -> bool:
    name = bare(part)
    if not name:
        return False
    if site and name in (bare(site), bare(site.removeprefix("The "))):
        return True
    host = bare(urlsplit(url or "").hostname or "")
    return len(name) > 2 and name.removeprefix("the") in host and len(name) <= len(host)
