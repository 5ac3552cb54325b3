"""What a filter can go on with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import EntityKind
from reader.library.filter_ways import Completer, completed, understood
from reader.library.filters import read_filter
from reader.marks.model import Entity
from tests.library.listed import listed

COMPLETER = Completer(
    [
        listed("one", speaker="Jane Roe", tags=("war",), entities=(Entity(EntityKind.PLACE, "Geneva"),)),
        listed("two", speaker="Jane Roe", tags=("water", "war")),
        listed("three", speaker="Åsa Brandt"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("", ()),
        ("sp", ("speaker:",)),
        ("sea -s", ("-speaker:", "-status:", "-site:", "-since:")),
        ("speaker:", ('speaker:"Jane Roe" ', 'speaker:"Åsa Brandt" ')),
        ("speaker:bra", ('speaker:"Åsa Brandt" ',)),
        ('speaker:"asa b', ('speaker:"Åsa Brandt" ',)),
        ("tag:wa", ("tag:war ", "tag:water ")),
        ("status:d", ("status:disputed ",)),
        ("kind:i", ("kind:idea ",)),
        ("since:", ("since:2026-03 ",)),
        ("entity:gen", ("entity:Geneva ",)),
        ("colour:r", ()),
        ("tag:war ", ()),
    ],
)
def test_fields_and_the_values_that_the_library_has_are_proposed(typed: str, ways: tuple[str, ...]) -> None:
    assert COMPLETER.ways(typed) == ways


def test_a_way_takes_the_place_of_the_last_word() -> None:
    assert completed("sea -sp", "-speaker:") == "sea -speaker:"
    assert completed('sea speaker:"jane r', 'speaker:"Jane Roe" ') == 'sea speaker:"Jane Roe" '


def test_a_field_without_a_value_asks_for_nothing_yet() -> None:
    assert understood("sea kind:") == "sea "
    assert understood('sea speaker:"') == "sea "
    assert understood("kind:doubt") == "kind:doubt"
    assert understood("colour:") == "colour:"


@given(st.text(alphabet='ab:-" kindtagsce', max_size=20))
def test_whatever_is_proposed_can_be_understood(typed: str) -> None:
    for way in COMPLETER.ways(typed):
        read_filter(way if way.endswith(" ") else f"{way}2026")
