"""Stamps of a hybrid logical clock: they sort as things happened, whatever the clocks on the wall say.

After Kulkarni et al., "Logical Physical Clocks" (2014). A stamp is a text of 32 hexadecimal digits:
twelve of milliseconds since 1970, four that count, sixteen that name the machine. Who knows a stamp gives
only later ones, so that a clock set back by a year changes nothing but the dates that people read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

TIME, MACHINE = 16, 16
"""Digits of a stamp that tell when, and who."""
NOBODY = "0" * MACHINE
"""Stands for the machine where nobody knows it: what was written before there were stamps."""
NEVER = "0" * (TIME + MACHINE)

Stamps = Callable[[str], str]
"""Gives the next stamp of this machine, after the last that is known."""


def next_stamp(last: str, now: datetime, machine: str) -> str:
    """Return a stamp that comes after `last`, and after everything that happened before `now` elsewhere.

    The stamp just before it is nobody's either; see `just_before`.

    Args:
        last: The latest stamp that this machine knows of, of any machine; empty where there is none.
        now: What the clock on the wall says.
        machine: Sixteen hexadecimal digits.
    """
    after_last = int(last[:TIME] or "0", 16) + 2
    return f"{max(after_last, _moment(now)):016x}{machine}"


def just_before(stamp: str) -> str:
    """Return the stamp that was left free, for what is to sort below something of the same moment."""
    return f"{max(0, int(stamp[:TIME], 16) - 1):016x}{machine_of(stamp)}"


def stamp_at(moment: datetime) -> str:
    """Return the stamp of what nobody stamped and is dated."""
    return f"{_moment(moment):016x}{NOBODY}"


def machine_of(stamp: str) -> str:
    """Return who gave a stamp."""
    return stamp[TIME:]


def _moment(at: datetime) -> int:
    return max(0, int(at.timestamp() * 1000)) << 16
