"""Where things stand in a TOML text, and what may have been meant."""

from __future__ import annotations

import tomllib

import pytest

from reader.keys.mistakes import Places, nearest, toml_fault

TEXT = """\
# highlight = ["x"]
top = 1
list.open = []

[ "reading" ] # keys
'note' = [
  "a",
  'b',   # highlight
]
highlight=["H"]
[[panels]]
[selection]
"""


@pytest.mark.parametrize(
    ("table", "line"),
    [("reading", 5), ("panels", 11), ("selection", 12), ("list", 3), ("top", 2), ("missing", 0)],
)
def test_a_table_is_found(table: str, line: int) -> None:
    assert Places(TEXT).line_of_table(table) == line


@pytest.mark.parametrize(
    ("table", "key", "value", "line"),
    [
        ("reading", "note", "", 6),
        ("reading", "note", "a", 7),
        ("reading", "note", "b", 8),
        ("reading", "note", "c", 6),
        ("reading", "highlight", "H", 10),
        ("list", "open", "", 3),
        ("reading", "missing", "", 5),
        ("missing", "missing", "x", 0),
    ],
)
def test_a_key_and_its_value_are_found(table: str, key: str, value: str, line: int) -> None:
    assert Places(TEXT).line_of(table, key, value) == line


def test_a_fault_without_a_place_is_told_whole() -> None:
    assert toml_fault(tomllib.TOMLDecodeError("something else"), TEXT) == (0, "something else")


def test_a_fault_at_the_end_is_on_the_last_line() -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads("a = 1\nb = [")
    assert toml_fault(caught.value, "a = 1\nb = [")[0] == 2


def test_the_nearest_name_is_told_and_all_of_them_where_none_is_near() -> None:
    assert nearest("hilight", ("note", "highlight")) == 'perhaps "highlight" is meant'
    assert nearest("zzz", ("note", "highlight")) == "there are note, highlight"
