"""What is done with a library as a whole: backed up, restored, examined, mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.edges.store.backups import Backups, Kept
from reader.edges.store.copies import NAME
from reader.edges.store.restoring import restore, telling, writing_to
from reader.edges.store.upkeep import LibraryUpkeep

if TYPE_CHECKING:
    from reader.library.examining import Finding


@dataclass(frozen=True)
class Keeping:
    """A library's folder, seen from outside."""

    library: Path
    now: Callable[[], datetime]

    @property
    def base(self) -> Path:
        """Where the library's file is."""
        return self.library / NAME

    @property
    def backups(self) -> Backups:
        """Return its backups."""
        return LibraryUpkeep(self.library, self.now).backups

    def back_up(self) -> Kept | None:
        """Make a backup; None where nothing was kept yet. Raises `StoreError`."""
        if not self.base.exists():
            return None
        with telling(self.base), writing_to(self.base):
            return self.backups.make(self.base)

    def restore(self, wanted: Kept) -> Kept | None:
        """See `restoring.restore`."""
        return restore(self.base, self.backups, wanted)

    def examine(self) -> tuple[Finding, ...]:
        """Find what is wrong with it. Raises `StoreError`."""
        from reader.edges.doctor import examine

        with telling(self.base):
            return examine(self.library, self.now())

    def mend(self, findings: Sequence[Finding], *, is_backed_up: bool) -> None:
        """Mend what was found; see `mending.mend`."""
        from reader.edges.doctor import mend

        mend(self, findings, is_backed_up=is_backed_up)
