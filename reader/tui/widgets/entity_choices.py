"""What an entity is chosen by: its kind, and names that are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from typing_extensions import override

from reader.article.model import EntityKind
from reader.article.normalise import guard
from reader.layout.bidi import visual
from reader.layout.widths import cell_width, cut
from reader.library.completing import Candidate
from reader.marks.kinds import ENTITY_LETTERS

MOST_NAMES = 5
LOW = 16
"""Lines of the screen below which fewer names are shown."""


class KindChoice(Widget, can_focus=True):
    """The kinds of entity, none of them cut; the chosen one stands out by brackets as well as colour."""

    DEFAULT_CSS = """
    KindChoice { height: auto; margin-top: 1; }
    """
    chosen: reactive[EntityKind] = reactive(EntityKind.PERSON, layout=True)

    def __init__(self, letters: Mapping[EntityKind, str]) -> None:
        super().__init__()
        self._letters = letters

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    @override
    def render(self) -> Content:
        return Content("\n").join(Content("").join(line) for line in self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[list[Content]]:
        """Put the kinds on as many lines as they need: at their spaces, text would be cut within them."""
        lines: list[list[Content]] = [[]]
        for part in self._parts():
            if lines[-1] and sum(one.cell_length for one in [*lines[-1], part]) > width:
                lines.append([])
            lines[-1].append(part)
        return lines

    def _parts(self) -> list[Content]:
        return [
            Content.styled(f"[{letter} {kind.value}]", "reverse" if self.has_focus else "bold")
            if kind is self.chosen
            else Content(f" {letter} {kind.value} ")
            for kind, letter in self._letters.items()
        ]

    def choose(self, step: int) -> None:
        """Go to the kind `step` places on."""
        kinds = list(self._letters)
        self.chosen = kinds[(kinds.index(self.chosen) + step) % len(kinds)]


class NameChoice(Widget):
    """Some names that may be meant, one of which can be chosen; it is pointed at."""

    DEFAULT_CSS = """
    NameChoice { height: auto; }
    """
    found: reactive[tuple[Candidate, ...]] = reactive(())
    chosen: reactive[int | None] = reactive(None)

    @property
    def most(self) -> int:
        """How many names there is room for."""
        return MOST_NAMES if self.app.size.height >= LOW else 2

    @property
    def candidate(self) -> Candidate | None:
        """The name that is chosen."""
        return None if self.chosen is None else self.found[self.chosen]

    def offer(self, found: Sequence[Candidate]) -> None:
        """Show other names, none of them chosen."""
        is_higher = len(found) > len(self.found)
        self.chosen, self.found = None, tuple(found)
        if is_higher:
            self.refresh(layout=True)

    def choose(self, step: int) -> None:
        """Choose the name some places on; before the first and behind the last one stands what was typed."""
        places = len(self.found) + 1
        place = ((0 if self.chosen is None else self.chosen + 1) + step) % places
        self.chosen = place - 1 if place else None

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Never lower than it was: all around it would jump while one types.
        return max(self.size.height, len(self.found))

    @override
    def render(self) -> Content:
        rows = (self._row(number, one) for number, one in enumerate(self.found))
        return Content("\n").join(rows)

    def _row(self, number: int, one: Candidate) -> Content:
        width = self.content_size.width
        is_chosen = number == self.chosen
        counts = _counts(one)
        also = f" ({', '.join(one.aliases)})" if one.aliases else ""
        lead = f"{'▸' if is_chosen else ' '} {ENTITY_LETTERS[one.entity.kind]} "
        names = cut(guard(f"{one.entity.name}{also}"), max(1, width - cell_width(lead + counts) - 1))
        gap = " " * max(1, width - cell_width(lead + names + counts))
        row = Content(f"{lead}{visual(names)}{gap}{counts}")
        return row.stylize("reverse bold") if is_chosen else row


def _counts(one: Candidate) -> str:
    here = f"× {one.mentions} here" if one.mentions else ""
    marks = f"{one.marks:,} mark{'s' if one.marks > 1 else ''}" if one.marks else ""
    return " · ".join(filter(None, (here, marks)))
