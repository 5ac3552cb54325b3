"""Which backups are made and kept, by their names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from reader.library.backing_up import (
    BEFORE_RESTORE,
    BY_HAND,
    DAILY,
    Backup,
    backup_named,
    backups_among,
    before_version,
    is_due,
    new_backup,
    superseded,
    those_begun,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def daily(day: int) -> Backup:
    return Backup(NOON.replace(day=day), DAILY)


def before(day: int, purpose: str = BEFORE_RESTORE) -> Backup:
    return Backup(NOON.replace(day=day), purpose)


@pytest.mark.parametrize("purpose", [DAILY, BY_HAND, BEFORE_RESTORE, before_version(2)])
def test_a_name_tells_what_it_was_made_of(purpose: str) -> None:
    assert backup_named(Backup(NOON, purpose).name) == Backup(NOON, purpose)


def test_names_are_those_that_people_read() -> None:
    assert Backup(NOON, DAILY).name == "annotations-20261122T120000Z.json"
    assert Backup(NOON, before_version(2)).name == "annotations-20261122T120000Z-before-version-2.json"


def test_a_name_says_the_moment_in_utc() -> None:
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    assert Backup(tokyo, DAILY).name == Backup(NOON, DAILY).name


@pytest.mark.parametrize(
    "name",
    [
        "annotations.json",
        "annotations-20261145T120000Z.json",
        "annotations-20261122T120000Z.json.journal",
        "annotations-20261122T120000Z-../x.json",
        "annotations.sync-conflict-20261122-120000-ABC.json",
        "annotations-٢٠٢٦1122T120000Z.json",
        "",
    ],
)
def test_what_is_no_backup_has_no_such_name(name: str) -> None:
    assert backup_named(name) is None


def test_the_newest_comes_first() -> None:
    names = [daily(3).name, "notes.txt", daily(7).name, before(5).name]
    assert backups_among(names) == (daily(7), before(5), daily(3))


def test_a_day_has_one_backup() -> None:
    assert is_due([], date(2026, 11, 22))
    assert is_due([daily(21)], date(2026, 11, 22))
    assert not is_due([daily(22)], date(2026, 11, 22))


def test_what_was_made_by_hand_or_before_something_is_not_the_days() -> None:
    assert is_due([Backup(NOON, BY_HAND), before(22)], date(2026, 11, 22))


def test_seven_days_are_kept_and_three_of_the_others_and_all_by_hand() -> None:
    by_hand = [Backup(NOON.replace(day=day), BY_HAND) for day in range(1, 20)]
    days = [daily(day) for day in range(1, 11)]
    others = [before(1), before(2, before_version(2)), before(3), before(4, "before-doctor")]
    there = [*by_hand, *days, *others]
    assert set(superseded(there, daily(10))) == {daily(1), daily(2), daily(3), before(1)}


def test_a_backup_of_another_purpose_takes_the_place_of_no_day() -> None:
    there = [*(daily(day) for day in range(1, 8)), before(8), before(9), before(10), before(11)]
    assert superseded(there, before(11)) == (before(8),)


def test_what_was_just_made_stays_though_a_clock_was_set_back_a_year() -> None:
    there = [daily(day) for day in range(1, 8)]
    old = Backup(NOON - timedelta(days=365), DAILY)
    assert superseded([*there, old], old) == (daily(1),)


def test_two_backups_of_one_second_have_two_names() -> None:
    first = new_backup([], NOON, BY_HAND)
    second = new_backup([first], NOON, BY_HAND)
    assert first.made == NOON
    assert second.made == NOON + timedelta(seconds=1)


@pytest.mark.parametrize(
    "begun", ["annotations-20261107T", "2026-11-07", "20261107", daily(7).name, daily(7).name[:-5]]
)
def test_a_backup_is_meant_by_its_beginning_or_its_date(begun: str) -> None:
    assert those_begun([daily(7), daily(6)], begun) == (daily(7),)


def test_a_whole_name_means_one_though_another_begins_so() -> None:
    both = [before(7), daily(7)]
    assert those_begun(both, daily(7).name.removesuffix(".json")) == (daily(7),)
    assert those_begun(both, "2026-11") == tuple(both)


def test_no_name_means_no_backup() -> None:
    assert those_begun([daily(7)], "") == ()
    assert those_begun([daily(7)], "x") == ()
