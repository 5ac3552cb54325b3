"""The short form of the torture."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.torture.crashes import kill_helpers, kill_writers, write_at_once
from tests.torture.damages import Served, blank, cut, flip, tear
from tests.torture.faults import ERRORS, calls_without_faults, fail_at

Way = Callable[[Path, int, random.Random], Served]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.json"


def test_no_commit_is_lost_or_made_up_when_writers_are_killed(path: Path) -> None:
    killed = kill_writers(path, 10, random.Random(1))
    assert killed.acknowledged > killed.kills
    assert killed.compactions > 1


def test_no_commit_is_lost_when_processes_that_compact_are_killed(path: Path) -> None:
    assert kill_helpers(path, 12, random.Random(4)).kills == 12


def test_two_who_insert_at_once_lose_nothing_and_a_reader_sees_no_error(path: Path) -> None:
    assert write_at_once(path, 2, 250) > 0


def test_nothing_torn_is_read(path: Path) -> None:
    assert tear(path, 150, random.Random(2)) > 100


@pytest.mark.parametrize("way", [flip, cut, blank])
def test_all_damage_is_told_and_what_is_read_of_it_is_as_it_was_written(path: Path, way: Way) -> None:
    served = way(path, 60, random.Random(3))
    assert (served.damages, served.told) == (60, 60)
    assert served.share > 0.5


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_a_call_to_the_system_that_fails_loses_nothing(tmp_path: Path, lasting: bool) -> None:
    calls = calls_without_faults(tmp_path / "whole.json")
    chosen = range(1, calls, 7)
    failed = sum(fail_at(tmp_path / f"{at}.json", at, ERRORS[at % 2], lasting=lasting) for at in chosen)
    assert failed > len(chosen) // (2 if lasting else 4)
