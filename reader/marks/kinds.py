"""The kinds of mark, the user's among them: each has a letter, a colour and a style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress
from typing import NamedTuple

from reader.article.model import EntityKind
from reader.marks.model import Annotation, MarkKind, PlacedMark, State, Status

COLOURS = ("blue", "teal", "green", "red", "violet", "yellow")
"""What a kind can be drawn in; each theme has its own shade of it."""
STYLES = ("plain", "underline", "bold", "italic")
"""How the words of a kind are drawn beside their colour."""
MOST = 9
"""Kinds that a digit can choose."""

ENTITY_LETTERS = {
    EntityKind.PERSON: "P",
    EntityKind.ORGANISATION: "O",
    EntityKind.PLACE: "G",
    EntityKind.EVENT: "E",
    EntityKind.DATE: "T",
    EntityKind.OTHER: "X",
}
"""G is for geography: P is taken by persons."""
NO_ENTITY = "·"


class Signs(NamedTuple):
    """What stands behind the letter of a mark that was checked, or is not to leave the library."""

    confirmed: str
    disputed: str
    off_record: str


SIGNS = Signs("✓", "✗", "⊘")
LETTER_SIGNS = Signs("c", "d", "o")
"""For terminals whose fonts have no others."""
LETTERED_TERMINALS = frozenset({"linux", "vt100", "vt102", "vt220", "dumb"})
"""The consoles of Linux and of old terminals, by their TERM."""


def signs_of(terminal: str) -> Signs:
    """Return the signs that a terminal can show, by its TERM."""
    return LETTER_SIGNS if terminal in LETTERED_TERMINALS else SIGNS


BECAME = {State.CHANGED: "~", State.GONE: "-"}
"""What stands behind the letter of a mark whose words are not those that were marked."""


class Kind(NamedTuple):
    """A kind of highlight."""

    name: str
    letter: str
    """Stands in the gutter and in lists, so that no colour is needed."""
    colour: str
    """One of `COLOURS`."""
    style: str = "plain"
    """One of `STYLES`."""


BUILT_IN = (
    Kind(MarkKind.QUOTE.value, "Q", "blue"),
    Kind(MarkKind.FACT.value, "F", "green"),
    Kind(MarkKind.DOUBT.value, "D", "red"),
    Kind(MarkKind.IDEA.value, "I", "violet"),
)


class Kinds:
    """The kinds of highlight in the order of their digits: the built-in ones, then the user's."""

    def __init__(self, own: Iterable[Kind] = (), signs: Signs = SIGNS) -> None:
        self._by_name = {kind.name: kind for kind in (*BUILT_IN, *own)}
        self._signs = signs

    def __len__(self) -> int:
        return len(self._by_name)

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._by_name.values())

    def numbered(self, number: int) -> Kind | None:
        """Return the kind that a digit chooses, counted from 1; None where there are not so many."""
        kinds = list(self)
        return kinds[number - 1] if 0 < number <= len(kinds) else None

    def named(self, name: str) -> Kind:
        """Return a kind; one that is not known any more, as its marks show, keeps its first letter."""
        return self._by_name.get(name) or Kind(name, name[:1].upper() or "?", "yellow")

    def letter_of(self, annotation: Annotation) -> str:
        """Return what stands for a mark: its kind's letter, or that of the first thing that it names."""
        if annotation.kind != MarkKind.MENTION:
            return self.named(annotation.kind).letter
        return ENTITY_LETTERS[annotation.entities[0].kind] if annotation.entities else NO_ENTITY

    def signs_of(self, *annotations: Annotation) -> str:
        """Return the signs of a mark, or of some together; often none, and what matters most comes first."""
        said = {mark.status for mark in annotations}
        off_record = any(mark.off_record for mark in annotations)
        shown = (off_record, Status.DISPUTED in said, Status.CONFIRMED in said)
        signs = (self._signs.off_record, self._signs.disputed, self._signs.confirmed)
        return "".join(compress(signs, shown))

    def state_signs_of(self, *marks: PlacedMark) -> str:
        """Return the same, with what became of the words behind what is off the record: other words, none."""
        signs = self.signs_of(*(mark.annotation for mark in marks))
        states = {mark.state for mark in marks}
        became = "".join(sign for state, sign in BECAME.items() if state in states)
        head = int(any(mark.annotation.off_record for mark in marks))
        return f"{signs[:head]}{became}{signs[head:]}"


NO_OWN_KINDS = Kinds()
