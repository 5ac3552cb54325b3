"""Dates that a page shows its readers: short lines near the heading, or said to be of publication."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.extraction.dates import Said, dates_in, last_said, stated_date
from reader.extraction.tree import body_of, is_longer, names_of

_YEAR = re.compile(r"\d{4}|(?:令和|平成)")
_DATED_NAMES = """
date dates published publication pubdate publish posted time timestamp datetime dateline meta byline info
"""
_DATED = frozenset(_DATED_NAMES.split())
_ELSEWHERE_NAMES = """
comment comments related recommended recent popular trending teaser promo upcoming
"""
_ELSEWHERE = frozenset(_ELSEWHERE_NAMES.split())
_BESIDE = frozenset({"sidebar", "footer"})
_BESIDE_TAGS = frozenset({"aside", "footer", "nav"})
_OWN = frozenset({"author", "byline", "entry", "meta", "post"})
_TODAY = frozenset({"today", "todays"})
_NOT_READ = frozenset({"script", "style", "noscript", "template", "option", "textarea"})
_TOLD = {Said.PUBLISHED: 3, Said.UPDATED: 2}
_LONGEST = 150
_BEFORE, _AFTER = 250, 600
_NEAR = 2
_LABEL = 40
_WEB = "1993"
"""When pages began: what is shown of an earlier day is what an article tells of."""
_ALONE = 30
_ENOUGH = 3
_MOST = 300
_MOST_LINES = 3_000
"""Lines with a number like a year that are read for dates: no page of an article has so many."""


class _Line(NamedTuple):
    """A piece of a page's text, the words before it, how far down it stands, and in what."""

    text: str
    before: str
    place: int
    element: HtmlElement


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that a page shows, where, and how much speaks for its being the article's."""

    date: str
    place: int
    score: int
    changed: bool
    alone: bool
    """Whether nothing else stands in its line."""


def best_shown(root: HtmlElement, head: HtmlElement | None, language: str | None) -> Shown | None:
    """Return the date with the most to speak for it: publication before a change, else the first."""
    shown, at_head = _shown(body_of(root), head, language)
    real = [one for one in shown if one.score]
    good = [one for one in real if _weight(one, at_head) >= _ENOUGH]
    if not good and len({one.date for one in real}) == 1:
        return real[0]
    return max(good, key=lambda one: (not one.changed, _weight(one, at_head)), default=None)


def shown_beside(head: HtmlElement | None, language: str | None) -> Shown | None:
    """Return the date of publication that a page shows beside its heading, as far as it is beyond doubt."""
    if head is None:
        return None
    boxes = head.iterancestors()
    # The whole page need not be read for what is near.
    box = next((one for one in boxes if one.tag == "body" or is_longer(one, _BEFORE + _AFTER)), head)
    shown, at_head = _shown(box, head, language, further=False)
    sure = (one for one in shown if _is_near(one, at_head) and _is_sure(one))
    return max(sure, key=lambda one: one.score, default=None)


def _is_sure(one: Shown) -> bool:
    """Tell whether a date near the heading is no change, no story's day, and not another article's."""
    return not one.changed and one.score > (0 if one.alone else 1) and one.date >= _WEB


def _weight(one: Shown, at_head: int | None) -> int:
    return one.score + _NEAR * _is_near(one, at_head)


def _is_near(one: Shown, at_head: int | None) -> bool:
    return at_head is not None and -_BEFORE < one.place - at_head < _AFTER


def _shown(
    top: HtmlElement, head: HtmlElement | None, language: str | None, *, further: bool = True
) -> tuple[list[Shown], int | None]:
    """Return the dates that stand in short lines, and the place of the heading.

    `further`: go on where what follows is no longer near the heading.
    """
    heading = frozenset() if head is None else frozenset(head.iter())
    around = frozenset() if head is None else frozenset(head.iterancestors())
    found: list[Shown] = []
    before, place, at_head, read = "", 0, None, 0
    for text, element in _texts(top):
        dates: list[Shown] = []
        if element in heading:
            at_head = place if at_head is None else at_head
        elif len(text) <= _LONGEST and (element.tag == "time" or _YEAR.search(text)):
            read += 1
            dates = [*_dates_of(_Line(text, before, place, element), around, language)]
            found += dates
        if (
            len(found) > _MOST
            or read > _MOST_LINES
            or (not further and at_head is not None and place > at_head + _AFTER)
        ):
            break
        place += len(text)
        # A label stands alone, or in the date's own line: the end of a sentence says nothing of the next.
        before = f"{before[-_LABEL:]} {text}" if len(text) <= _LABEL and not dates else ""
    return found, at_head


def _texts(top: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield each piece of text with the element that it stands in; a time may be left for a script to say."""
    for element in top.iter():
        text, tail = element.text, element.tail
        if element.tag == "time" and not text:
            text = element.get("datetime")
        if text and element.tag not in _NOT_READ and (bare := text.strip()):
            yield bare, element
        if tail and (bare := tail.strip()) and (parent := element.getparent()) is not None:
            yield bare, parent


def _dates_of(line: _Line, around: Collection[HtmlElement], language: str | None) -> Iterator[Shown]:
    """Yield the dates of a line, each judged by the words before it, else by those behind it."""
    text = " ".join(line.text.split())
    time = line.element if line.element.tag == "time" else next(line.element.iterancestors("time"), None)
    exact = stated_date(time.get("datetime"), language) if time is not None else None
    dates = [(0, exact)] if exact else dates_in(text, language)
    if not dates:
        return
    ancestors = [line.element, *line.element.iterancestors()]
    # What holds the heading as well is no box beside the article, whatever it is called.
    boxes = [*takewhile(lambda one: one not in around, ancestors)]
    end = 0
    for start, date in dates:
        label = text[end:start] if end else f"{line.before} {text[:start]}"
        said = last_said(label) or last_said(text[start:])
        score = 0 if _is_others(said, boxes) else _score(text, said, ancestors)
        yield Shown(date, line.place, score, said is Said.UPDATED, len(text) <= _ALONE)
        end = start + 1


def _score(text: str, said: Said | None, ancestors: Sequence[HtmlElement]) -> int:
    """Weigh what is said beside a date and what its elements are called."""
    names = frozenset().union(*map(names_of, ancestors[:4]))
    if not _TODAY.isdisjoint(names):
        return 0
    told = _TOLD.get(said, 0) if said else 0
    in_time = int(ancestors[0].tag == "time")
    return told + 2 * (not _DATED.isdisjoint(names)) + (len(text) <= _LABEL) + in_time


def _is_others(said: Said | None, boxes: Iterable[HtmlElement]) -> bool:
    """Tell whether a date is that of something else than the article."""
    return said is Said.CONSULTED or any(_is_elsewhere(one, told=said is Said.PUBLISHED) for one in boxes)


def _is_elsewhere(element: HtmlElement, *, told: bool) -> bool:
    """Tell whether an element is a box beside the article; `told`: its date is said to be of publication."""
    if element.tag in ("body", "html", "main"):
        return False
    names = names_of(element)
    if not _ELSEWHERE.isdisjoint(names):
        return True
    # An entry's own footer says who wrote it, and when.
    if told or (element.tag == "footer" and not _OWN.isdisjoint(names)):
        return False
    return element.tag in _BESIDE_TAGS or not _BESIDE.isdisjoint(names)
