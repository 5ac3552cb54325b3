"""The kinds of mark as the interface shows them."""

from __future__ import annotations

import os

from reader.config import Config
from reader.marks.kinds import Kinds, signs_of


def shown_kinds(config: Config) -> Kinds:
    """Return the kinds, the user's own among them, with the signs that the terminal can show."""
    return Kinds(config.kinds, signs_of(os.environ.get("TERM", "")))
