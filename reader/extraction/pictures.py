"""Puts captions back that choosing the article's text left out.

What is chosen as the article is where the running text is. The first picture often stands above it,
between heading and text; others in boxes of few words. A caption is never lost, so these come back,
each where it stood; pictures that lead to something else, or stand beside the article, stay out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from reader.extraction.tree import is_longer, link_share

_FRAMES = ("article", "header", "main")
_ELSEWHERE = ("aside", "nav", "footer")
_LONGEST_TEASER = 1_000
_LINKS = 0.5
_MOST_ABOVE = 3
_REACH = 6


class Pictures:
    """The figures of a page and where they stood, noted before the article is chosen."""

    def __init__(
        self,
        elements: Sequence[HtmlElement],
        heading: HtmlElement | None,
        figures: Collection[HtmlElement],
    ) -> None:
        """Note where figures stand; `elements` are the page's, in order, as it came."""
        self._places = {element: at for at, element in enumerate(elements)}
        self._heading = heading
        self._around_heading = () if heading is None else tuple(heading.iterancestors())
        self._around = {
            one: tuple(one.iterancestors())
            for one in sorted((one for one in figures if one in self._places), key=self._places.__getitem__)
            if not _is_elsewhere(one)
        }

    @property
    def own(self) -> Collection[HtmlElement]:
        """The figures that may belong to the article."""
        return self._around.keys()

    def put_back(self, top: HtmlElement) -> None:
        """Move into the article, in front of what followed them, the pictures of it that are not in it."""
        inside = {one for one in top.iter() if one in self._places}
        lost = [one for one in self._around if one not in inside and one is not top]
        above = set(self._above(top, lost)[:_MOST_ABOVE])
        wanted = [one for one in lost if one in above or top in self._around[one]]
        followers = sorted(inside - {top}, key=self._places.__getitem__) if wanted else []
        for figure in wanted:
            at = bisect_right(followers, self._places[figure], key=self._places.__getitem__)
            _insert(figure, top, followers[at] if at < len(followers) else None)

    def _above(self, top: HtmlElement, lost: list[HtmlElement]) -> list[HtmlElement]:
        """Return the figures between heading and text, and those above the heading in the box around both."""
        begins = self._places.get(top, -1)
        heading = self._places.get(self._heading, -1) if self._heading is not None else -1
        if heading < 0 or top in self._around_heading:
            return []
        box = self._box(top)
        return [
            one
            for one in lost
            if self._places[one] < begins and (self._places[one] > heading or box in self._around[one])
        ]

    def _box(self, top: HtmlElement) -> HtmlElement | None:
        above = set(top.iterancestors())
        box = next((one for one in self._around_heading if one in above or one.tag in _FRAMES), None)
        return None if box is None or box.tag == "body" else box


def _insert(figure: HtmlElement, top: HtmlElement, after: HtmlElement | None) -> None:
    """Put a figure before an element of the article, else at the article's end; text around it stays."""
    parent = figure.getparent()
    if parent is not None:
        figure.drop_tree()
    figure.tail = None
    if after is None:
        top.append(figure)
    elif after.getparent() is top and top.index(after) == 0:
        # What begins the text comes after the figure.
        figure.tail, top.text = top.text, None
        top.insert(0, figure)
    else:
        after.addprevious(figure)


def _is_elsewhere(figure: HtmlElement) -> bool:
    """Tell whether a figure belongs to something beside the article: a box at its side, a link elsewhere."""
    return any(one.tag in _ELSEWHERE for one in figure.iterancestors()) or any(
        link_share(one) > _LINKS for one in _small_boxes(figure)
    )


def _small_boxes(figure: HtmlElement) -> Iterator[HtmlElement]:
    for one in islice((figure, *figure.iterancestors()), _REACH):
        if one.tag == "body" or is_longer(one, _LONGEST_TEASER):
            return
        yield one
