"""What of the kept texts and pages nothing points to any more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

GRACE = timedelta(days=1)
"""What is younger may be about to be pointed to, or be what somebody takes back."""
_HASH = re.compile(rb'"([0-9a-f]{64})"')


def hashes_in(content: bytes) -> frozenset[str]:
    """Return whatever hashes stand in a library's file, its journal or a backup, in whatever fields.

    Nothing is parsed: so a damaged file tells its own, and a row that cannot be read keeps its text.
    """
    return frozenset(one[1].decode() for one in _HASH.finditer(content))


def is_old(modified: float, now: datetime) -> bool:
    """Tell whether a file was written long enough ago, by its time in seconds since 1970."""
    return modified < (now - GRACE).timestamp()


def orphans(names: Iterable[tuple[str, float]], pointed: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Return the hashes that nothing points to and whose files are old enough.

    Args:
        names: Each file's hash, and when it was written.
        pointed: What is pointed to.
        now: The time.
    """
    wanted = frozenset(pointed)
    return tuple(name for name, modified in names if name not in wanted and is_old(modified, now))
