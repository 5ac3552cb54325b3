"""Tells lists that are part of a text from lists of links around it: links fill both."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from lxml.html import HtmlElement

from reader.extraction.counting import Counts

_LISTS = frozenset({"ul", "ol"})
_PICTURES = ("img", "picture", "svg", "video")
_BEHIND = 3
_BESIDE = 2


class Lists:
    """Knows where the lines of an article's running text stand, as soon as that is asked for."""

    def __init__(self, top: HtmlElement, counts: Counts) -> None:
        self._top = top
        self._counts = counts
        self._lines_beside: dict[HtmlElement, int] = {}

    def stands_in_text(self, box: HtmlElement) -> bool:
        """Tell whether a list of links is the author's: paragraphs stand beside it, and go on behind it.

        Lists of other articles stand in boxes of their own, at the end, or as a single line.
        """
        if box.tag not in _LISTS or not self._has_items(box) or next(box.iter(*_PICTURES), None) is not None:
            return False
        at = bisect(self._lines, self._places[box])
        return 0 < at <= len(self._lines) - _BEHIND and self._beside(box) >= _BESIDE

    def _has_items(self, box: HtmlElement) -> bool:
        return sum(1 for _ in islice((one for one in box.iter("li") if self._counts.characters[one]), 2)) > 1

    def _beside(self, box: HtmlElement) -> int:
        parent = box.getparent()
        if parent not in self._lines_beside:
            self._lines_beside[parent] = sum(
                1 for one in parent if one.tag not in _LISTS and self._counts.is_line(one)
            )
        return self._lines_beside[parent]

    @cached_property
    def _places(self) -> Mapping[HtmlElement, int]:
        return {element: place for place, element in enumerate(self._top.iter())}

    @cached_property
    def _lines(self) -> Sequence[int]:
        return [place for element, place in self._places.items() if self._counts.is_line(element)]
