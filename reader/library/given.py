"""What is given of a mark, and what is not."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final


class Keep(Enum):
    """Says of a mark's field that it stays as it is, since None and "" are values."""

    KEEP = auto()


KEEP: Final = Keep.KEEP
