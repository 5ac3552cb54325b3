"""What is typed for a mark is read, and mistakes name the nearest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.article.model import EntityKind
from reader.errors import ReaderError
from reader.library.typed import read_entity, read_entity_kind, read_kind, read_status
from reader.marks.kinds import Kind, Kinds
from reader.marks.model import Entity, Status

KINDS = Kinds([Kind("quarrel", "R", "teal")])


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("p", EntityKind.PERSON),
        ("Person", EntityKind.PERSON),
        ("org", EntityKind.ORGANISATION),
        ("organization", EntityKind.ORGANISATION),
        ("g", EntityKind.PLACE),
        ("pl", EntityKind.PLACE),
        ("d", EntityKind.DATE),
        ("T", EntityKind.DATE),
        ("x", EntityKind.OTHER),
        ("e", EntityKind.EVENT),
    ],
)
def test_a_kind_of_entity_is_its_name_its_beginning_or_its_letter(typed: str, kind: EntityKind) -> None:
    assert read_entity_kind(typed) == kind
    assert read_entity(f"{typed}: Jane  Roe") == Entity(kind, "Jane Roe")


def test_a_name_can_have_a_colon_in_it() -> None:
    assert read_entity("event:Geneva: the second round") == Entity(
        EntityKind.EVENT, "Geneva: the second round"
    )


def test_a_kind_of_mark_is_its_name_or_its_letter() -> None:
    typed = ["doubt", "D", "q", "Quarrel", "r", "mention"]
    assert [read_kind(one, KINDS) for one in typed] == [
        "doubt",
        "doubt",
        "quote",
        "quarrel",
        "quarrel",
        "mention",
    ]


def test_a_status_can_be_shortened() -> None:
    assert read_status("conf") is Status.CONFIRMED


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (lambda: read_entity("Jane Roe"), "is no entity; write kind and name, as in person:Jane Roe"),
        (lambda: read_entity("person: "), "is no entity"),
        (lambda: read_entity("persn:Jane"), '“persn” is no kind of entity; perhaps "person" is meant'),
        (lambda: read_entity(":Jane"), "is no kind of entity; there are person, organisation"),
        (lambda: read_kind("doubts", KINDS), '“doubts” is no kind of mark; perhaps "doubt" is meant'),
        (lambda: read_kind("Z", KINDS), "there are quote, fact, doubt, idea, quarrel, mention"),
        (lambda: read_status("checked"), '“checked” is no status; perhaps "unchecked" is meant'),
        (lambda: read_status(""), "is no status; there are"),
    ],
)
def test_a_mistake_is_told_with_what_is_near(read: Callable[[], object], told: str) -> None:
    with pytest.raises(ReaderError, match=told):
        read()
