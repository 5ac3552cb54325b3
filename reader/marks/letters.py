"""The letter that stands for a mark in the gutter and in lists."""

from __future__ import annotations

from reader.article.model import EntityKind
from reader.marks.model import Annotation, MarkKind

LETTERS = {MarkKind.QUOTE: "Q", MarkKind.FACT: "F", MarkKind.DOUBT: "D", MarkKind.IDEA: "I"}
ENTITY_LETTERS = {
    EntityKind.PERSON: "P",
    EntityKind.ORGANISATION: "O",
    EntityKind.PLACE: "G",
    EntityKind.EVENT: "E",
    EntityKind.DATE: "T",
    EntityKind.OTHER: "X",
}
"""G is for geography: P is taken by persons."""


def letter_of(annotation: Annotation) -> str:
    """Return the letter that stands for a mark in the gutter and in lists."""
    if annotation.kind is not MarkKind.MENTION:
        return LETTERS[annotation.kind]
    return ENTITY_LETTERS[annotation.entities[0].kind] if annotation.entities else "·"
