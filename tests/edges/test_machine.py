"""A machine has a name, and keeps it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.edges.machine import machine_id, renew, stamping
from reader.errors import StoreError

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def test_a_name_is_made_once_and_another_only_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "state" / "machine"
    name = machine_id(path)
    assert re.fullmatch("[0-9a-f]{16}", name)
    assert machine_id(path) == name
    assert renew(path) != name
    assert machine_id(path) != name


@pytest.mark.parametrize("found", [b"", b"laptop\n", b"\xff\xfe", b"0123456789abcdeg"])
def test_what_is_no_name_is_replaced_by_one(tmp_path: Path, found: bytes) -> None:
    path = tmp_path / "machine"
    path.write_bytes(found)
    name = machine_id(path)
    assert re.fullmatch("[0-9a-f]{16}", name)
    assert machine_id(path) == name


def test_a_name_that_can_be_neither_read_nor_made_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file" / "machine"
    path.parent.write_text("no folder")
    with pytest.raises(StoreError, match="this machine's name"):
        machine_id(path)


def test_changes_are_dated_all_the_same_where_there_can_be_no_name(tmp_path: Path) -> None:
    path = tmp_path / "file" / "machine"
    path.parent.write_text("no folder")
    stamps = stamping(path, tmp_path, lambda: NOON)
    first = stamps("")
    second = stamps(first)
    assert second > first
    assert first[16:] == second[16:] != "0" * 16


def test_two_libraries_of_one_machine_are_dated_as_by_two(tmp_path: Path) -> None:
    path = tmp_path / "machine"
    one, other = (stamping(path, tmp_path / name, lambda: NOON)("") for name in ("here", "there"))
    assert one[:16] == other[:16]
    assert one[16:] != other[16:]
