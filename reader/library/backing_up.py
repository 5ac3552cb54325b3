"""Which backups there are to be, by their names alone: the names say when each was made, and what for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

STEM = "annotations"
DAILY = ""
BY_HAND = "by-hand"
BEFORE = "before"
BEFORE_RESTORE = f"{BEFORE}-restore"
BEFORE_DOCTOR = f"{BEFORE}-doctor"
KEPT_DAYS = 7
KEPT_BEFORE = 3
_MOMENT = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(rf"{STEM}-(\d{{8}}T\d{{6}}Z)(?:-([a-z0-9-]+))?\.json", re.ASCII)


class Backup(NamedTuple):
    """A backup, as its name tells it; later ones are greater."""

    made: datetime
    purpose: str
    """Empty for one of each day."""

    @property
    def name(self) -> str:
        """Return the name of its file."""
        suffix = f"-{self.purpose}" if self.purpose else ""
        return f"{STEM}-{self.made.astimezone(UTC):{_MOMENT}}{suffix}.json"


def before_version(version: int) -> str:
    """Name the purpose of what is made before a library is brought to a version."""
    return f"{BEFORE}-version-{version}"


def backup_named(name: str) -> Backup | None:
    """Read a name; None where no backup has it."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        made = datetime.fromisoformat(found[1])  # `strptime` would import half a calendar.
    except ValueError:  # The 45th of a month.
        return None
    return Backup(made, found[2] or DAILY)


def backups_among(names: Iterable[str]) -> tuple[Backup, ...]:
    """Return those of some names that are backups', the newest first."""
    return tuple(sorted(filter(None, map(backup_named, names)), reverse=True))


def is_due(backups: Iterable[Backup], today: date) -> bool:
    """Tell whether the day, in UTC, has no backup yet. One by hand is none: it may be of its evening."""
    return all(one.made.date() != today for one in backups if one.purpose == DAILY)


def new_backup(backups: Collection[Backup], now: datetime, purpose: str) -> Backup:
    """Name a new backup; where there is one of this second and purpose, as if made in the next."""
    made = now.astimezone(UTC).replace(microsecond=0)
    while Backup(made, purpose) in backups:
        made += timedelta(seconds=1)
    return Backup(made, purpose)


def superseded(backups: Iterable[Backup], made: Backup) -> tuple[Backup, ...]:
    """Return what can go now that one more was made.

    The newest of each day and the newest of those before something stay, and what was just made, whatever a
    clock that was set back says; what was made by hand is the user's.
    """
    others = sorted({*backups} - {made}, reverse=True)
    daily = [one for one in others if one.purpose == DAILY]
    before = [one for one in others if one.purpose.startswith(f"{BEFORE}-")]
    kept_days = KEPT_DAYS - (made.purpose == DAILY)
    kept_before = KEPT_BEFORE - made.purpose.startswith(f"{BEFORE}-")
    return (*daily[kept_days:], *before[kept_before:])


def those_begun(backups: Sequence[Backup], begun: str) -> tuple[Backup, ...]:
    """Return the backups that somebody can mean by a name, its beginning, or the beginning of its date."""
    exact = tuple(one for one in backups if begun in (one.name, one.name.removesuffix(".json")))
    dates = (f"{STEM}-{begun.replace('-', '')}", begun)
    return exact or tuple(one for one in backups if begun and one.name.startswith(dates))
