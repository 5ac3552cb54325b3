"""A backup that could not be made is told in the line at the bottom, while one reads on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.errors import StoreError
from reader.tui.lookout import Lookout
from tests.layout.articles import lindvik
from tests.tui.program import library_of, program


class Full:
    """An upkeep whose disk is full."""

    def __init__(self) -> None:
        self.waited = False
        self._told = False

    def trouble(self) -> StoreError | None:
        told, self._told = self._told, True
        return None if told else StoreError(Path("backups"), "no backup could be made", "free some space")

    def wait(self) -> None:
        self.waited = True


async def test_a_backup_that_failed_is_told_and_what_runs_is_waited_for_at_the_end() -> None:
    upkeep = Full()
    async with program(library=replace(library_of(lindvik()), upkeep=upkeep)) as running:
        Lookout(running.app, running.library.store, upkeep).look()
        await running.settle()
        assert "no backup could be made; free some space." in running.text
    assert upkeep.waited
