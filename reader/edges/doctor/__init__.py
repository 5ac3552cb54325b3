"""Examines a library's files, and mends them."""

from __future__ import annotations

from reader.edges.doctor.examining import examine
from reader.edges.doctor.mending import mend

__all__ = ["examine", "mend"]
