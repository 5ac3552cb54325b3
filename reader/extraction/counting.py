"""Counts the text of a page, once, so that whatever is asked of an element afterwards is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from reader.extraction.tree import INLINE, is_called, text_of

SENTENCE = 8
"""Fewer words than that in a line are no running text: a button, a name, a date."""
_REPEATED = 12
_REPEATED_BOX = 40
_DOUBTFUL = """
aside carousel colophon comment comments disqus footer gallery latest newsletter popular promo recommended
recommendations related respond sidebar slider slideshow sticky teaser teasers trending
"""
_DOUBTFUL_NAMES = frozenset(_DOUBTFUL.split())
_DOUBTFUL_TAGS = frozenset({"aside", "footer"})
_FRAME = frozenset({"html", "body", "main", "article"})
_DOUBT = 0.1
_HARDLY_ANYTHING = 0.2


class Counts:
    """What each element of a page holds; `running` weighs less where the page itself calls it an aside."""

    def __init__(self, body: HtmlElement) -> None:
        self.body = body
        self.elements: list[HtmlElement] = list(body.iter())
        self.running: dict[HtmlElement, float] = {}
        """Words of running text, outside links; fewer where an element is an aside by its name."""
        self.plain: defaultdict[HtmlElement, int] = defaultdict(int)
        """The same, whatever its name is."""
        self.characters: defaultdict[HtmlElement, int] = defaultdict(int)
        self.linked: defaultdict[HtmlElement, int] = defaultdict(int)
        """How many of the characters are links'."""
        self.block: dict[HtmlElement, HtmlElement] = {}
        """The block that an element stands in: itself, where it is one."""
        self.doubtful: set[HtmlElement] = set()
        self.repeated: set[HtmlElement] = set()
        """Boxes that say once more what the page says in another place."""
        self.better: dict[HtmlElement, HtmlElement] = {}
        """Where a block that is said again stands better."""
        self._words: defaultdict[HtmlElement, int] = defaultdict(int)
        self._count()
        self._weigh()
        self._add_up()

    def link_share(self, element: HtmlElement) -> float:
        """Return how much of an element's text is links, from 0 to 1."""
        whole = self.characters[element]
        return self.linked[element] / whole if whole else 0.0

    def upwards(self, element: HtmlElement) -> Iterator[HtmlElement]:
        """Walk up from an element, with it, to the page's body, without that."""
        while element is not self.body:
            yield element
            parent = element.getparent()
            if parent is None:
                return
            element = parent

    def is_line(self, element: HtmlElement) -> bool:
        """Tell whether running text stands in an element itself, and not in a box inside it."""
        return self._words[element] >= SENTENCE

    def _count(self) -> None:
        in_links: set[HtmlElement] = set()
        for element in self.elements:
            parent = element.getparent()
            if element.tag == "a" or parent in in_links:
                in_links.add(element)
            inside = element.tag in INLINE and parent in self.block
            self.block[element] = self.block[parent] if inside else element
            if parent in self.doubtful or (element is not self.body and _is_doubtful(element)):
                self.doubtful.add(element)
            if text := element.text:
                self._take(element, text, linked=element in in_links)
            if (tail := element.tail) and element is not self.body:
                self._take(parent, tail, linked=parent in in_links)

    def _take(self, element: HtmlElement, text: str, *, linked: bool) -> None:
        if bare := text.strip():
            self.characters[element] += len(bare)
            if linked:
                self.linked[element] += len(bare)
            else:
                self._words[self.block[element]] += word_count(bare)

    def _weigh(self) -> None:
        """Turn words into running words: whole lines alone, said once, less in asides."""
        running = {one: words for one, words in self._words.items() if words >= SENTENCE}
        sure = sum(words for one, words in running.items() if one not in self.doubtful)
        if sure < _HARDLY_ANYTHING * sum(running.values()):
            self.doubtful.clear()
        again = self._said_again(one for one, words in running.items() if words >= _REPEATED)
        self.running = dict.fromkeys(self.elements, 0.0)
        for one, words in running.items():
            self.plain[one] = words
            self.running[one] = words * (_DOUBT if one in self.doubtful else 1)
        if again:
            self._note_repeated(again, running)
        for one in again:
            if any(up in self.repeated for up in (one, *one.iterancestors())):
                self.running[one] = 0

    def _said_again(self, blocks: Iterable[HtmlElement]) -> set[HtmlElement]:
        """Return the blocks whose text stands in another box as well, where it stands better."""
        places: dict[str, list[HtmlElement]] = {}
        for block in blocks:
            places.setdefault(text_of(block), []).append(block)
        beside: Counter[HtmlElement] = Counter()
        for block, words in self._words.items():
            if words >= SENTENCE and (parent := block.getparent()) is not None:
                beside[parent] += words
        again: set[HtmlElement] = set()
        for same in places.values():
            if len(same) > 1:
                best = max(same, key=lambda one: (one not in self.doubtful, beside[one.getparent()]))
                # What stands in a footer too is no part of the article where it stands above either.
                asides = any(one in self.doubtful for one in same) and best not in self.doubtful
                others = [one for one in same if asides or one.getparent() is not best.getparent()]
                again.update(others)
                if not asides:
                    self.better.update(dict.fromkeys(others, best))
        return again

    def _note_repeated(self, again: set[HtmlElement], running: dict[HtmlElement, int]) -> None:
        old: defaultdict[HtmlElement, int] = defaultdict(int)
        new: defaultdict[HtmlElement, int] = defaultdict(int)
        for element in reversed(self.elements):
            (old if element in again else new)[element] += running.get(element, 0)
            parent = element.getparent()
            if element is not self.body:
                old[parent] += old[element]
                new[parent] += new[element]
        for element in self.elements:
            if not new[element] and old[element] >= _REPEATED_BOX and element is not self.body:
                self.repeated.add(element)

    def _add_up(self) -> None:
        for element in reversed(self.elements):
            if element is not self.body:
                parent = element.getparent()
                self.running[parent] += self.running[element]
                self.plain[parent] += self.plain[element]
                self.characters[parent] += self.characters[element]
                self.linked[parent] += self.linked[element]


def word_count(text: str) -> int:
    """Count words; where a script writes no spaces, two characters make one."""
    words = text.split()
    if text.isascii():
        return len(words)
    return sum(max(1, (len(word) + 1) // 2 if word[0] > "\u2e7f" else 1) for word in words)


def _is_doubtful(element: HtmlElement) -> bool:
    if element.tag in _FRAME or not (element.tag in _DOUBTFUL_TAGS or is_called(element, _DOUBTFUL_NAMES)):
        return False
    return next(element.iter("h1", "main"), None) is None
