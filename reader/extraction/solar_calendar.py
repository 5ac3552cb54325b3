"""The solar calendar of Iran and Afghanistan, by which pages in Persian are dated."""

from __future__ import annotations

from datetime import date

YEARS = range(1300, 1480)
"""The years, 1921 to 2101, for which the rule of eight leap years in 33 is right."""
_CYCLE, _LEAP_YEARS = 33, 8
_FIRST_CYCLE = 1595
"""How many years before the first one the cycles can be counted from."""
_DAYS_BEFORE = 356_033
_LONG_MONTHS, _LONG, _SHORT = 6, 31, 30


def gregorian(year: int, month: int, day: int) -> date | None:
    """Return the day by the common calendar; None where the solar calendar has no such day."""
    longest = _LONG if month <= _LONG_MONTHS else _SHORT
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= longest:
        return None
    cycles, rest = divmod(year + _FIRST_CYCLE, _CYCLE)
    leap_days = cycles * _LEAP_YEARS + (rest + 3) // 4
    of_year = (month - 1) * _SHORT + min(month - 1, _LONG_MONTHS) + day
    return date.fromordinal(365 * (year + _FIRST_CYCLE) + leap_days + of_year - _DAYS_BEFORE)
