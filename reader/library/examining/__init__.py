"""What can be wrong with a library, as values; what is wrong among its rows is found here."""

from __future__ import annotations

from reader.library.examining.findings import Finding, Kind, Place
from reader.library.examining.rows import (
    clock_ahead,
    doubles,
    lost_articles,
    needless_tombstones,
    wanted_texts,
)

__all__ = [
    "Finding",
    "Kind",
    "Place",
    "clock_ahead",
    "doubles",
    "lost_articles",
    "needless_tombstones",
    "wanted_texts",
]
