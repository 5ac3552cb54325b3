"""What belongs to an article between its title and the element that holds its text: a lead, a picture."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from lxml.html import HtmlElement

from reader.extraction.candidates import title_of
from reader.extraction.cleaning import drop
from reader.extraction.counting import Counts
from reader.extraction.pruning import is_beside
from reader.extraction.tree import is_called, text_of

_INGREDIENT = frozenset({"recipeIngredient", "ingredients"})
_INGREDIENTS = frozenset({"ingredient", "ingredients"})
_LEAD = 0.3
_FEW_LINKS = 0.3
_HIGHEST = 8


def frame(
    core: HtmlElement, counts: Counts, figures: Collection[HtmlElement], title: str | None
) -> HtmlElement:
    """Return the nearest element around an article's text that holds its title, all else taken out.

    What stays is what stands between the two: paragraphs, and pictures with their captions.
    """
    if title_of(core, title) is not None:
        return core
    for _, outer in zip(range(_HIGHEST), core.iterancestors(), strict=False):
        head = title_of(outer, title)
        if head is not None:
            break
    else:
        return core
    wanted = {core, *_between(head, core, counts, figures)}
    within = {up for one in wanted for up in one.iterancestors()} | wanted
    drop([one for one in outer.iterdescendants() if one not in within and one.getparent() in within - wanted])
    return outer


def _between(
    head: HtmlElement, core: HtmlElement, counts: Counts, figures: Collection[HtmlElement]
) -> Iterator[HtmlElement]:
    items: set[str] = set()
    left = _LEAD * counts.running[core]
    for element in counts.elements[counts.elements.index(head) : counts.elements.index(core)]:
        if element in figures:
            yield element
        elif _is_ingredient(element):
            # Said once more for narrow screens.
            if (item := text_of(element)) not in items:
                yield element
            items.add(item)
        elif _is_lead(element, counts) and counts.running[element] <= left:
            left -= counts.running[element]
            yield element


def _is_ingredient(element: HtmlElement) -> bool:
    """Tell whether an element is one of the things that a recipe takes: lines too short to be text."""
    return element.tag == "li" and (
        not _INGREDIENT.isdisjoint((element.get("itemprop") or "").split())
        or any(is_called(up, _INGREDIENTS) for up in islice(element.iterancestors(), 3))
    )


def _is_lead(element: HtmlElement, counts: Counts) -> bool:
    """Tell whether an element is a line of running text itself."""
    return (
        counts.block[element] is element
        and element not in counts.doubtful
        and counts.is_line(element)
        and counts.link_share(element) < _FEW_LINKS
        and not any(is_beside(one, counts) for one in counts.upwards(element))
    )
