"""Machines that mark, edit, remove and sync in any order, and are cut off: in the end all have the same."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.edges.store import TinyStore
from reader.edges.store.merging import canonical, tables_of
from reader.edges.sync.exchange import ChangeFolder, Me
from reader.edges.sync.folders import DiskFolder
from reader.edges.sync.writers import Writers
from reader.edges.texts import TextFolder
from reader.library.syncing import sync
from reader.marks.merging import next_stamp
from tests.edges.store.records import a_record
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark

MACHINES = 3
steps = st.lists(
    st.tuples(
        st.integers(0, MACHINES - 1),
        st.sampled_from(["mark", "edit", "remove", "sync", "sync", "tear", "roll back"]),
        st.integers(0, 4),
    ),
    max_size=25,
)


class Machine:
    """A library and a state folder, and the file that this machine has in the shared folder."""

    def __init__(self, home: Path, shared: Path, number: int) -> None:
        self._home = home
        self._shared = shared
        self._name = f"{number:016x}"
        self.database = home / "library" / "annotations.json"
        self._tick = 0
        self._store = TinyStore(self.database, stamps=self._stamp)
        self._store.keep_article(a_record())
        self._before = b""

    def _stamp(self, last: str) -> str:
        # Each machine's clock is an hour behind that of the one before it.
        now = FIRST_MOMENT + timedelta(seconds=self._tick, hours=-int(self._name, 16))
        return next_stamp(last, now, self._name)

    def do(self, act: str, number: int, tick: int) -> None:
        self._tick = tick
        mark_id = f"m{number}"
        known = {mark.id: mark for mark in self._store.annotations(a_record().id)}
        later = a_mark().modified + timedelta(seconds=tick)
        if act == "mark" and mark_id not in known:
            # One id is made on one machine.
            if number % MACHINES == int(self._name, 16):
                self._store.change_annotations(put=[a_mark(id=mark_id, modified=later)], remove=[])
        elif act == "edit" and mark_id in known:
            edited = replace(known[mark_id], note=f"{self._name[-1]}{tick}", modified=later)
            self._store.change_annotations(put=[edited], remove=[])
        elif act == "remove":
            self._store.change_annotations(put=[], remove=[mark_id])
        elif act == "sync":
            self.sync()
        elif act == "tear" and self.file.exists():
            self.file.write_bytes(self.file.read_bytes()[: -1 - number])
        elif act == "roll back" and self._before:
            self.file.write_bytes(self._before)

    @property
    def file(self) -> Path:
        return self._shared / f"{self._name}.changes"

    def sync(self) -> tuple[str, ...]:
        self._before = self.file.read_bytes() if self.file.exists() else b""
        me = Me("/library", lambda: self._name, self._rename)
        exchange = ChangeFolder(DiskFolder(self._shared), Writers(self._home / "sync.json"), me)
        return sync(self._store, TextFolder(self._home / "texts"), exchange).problems

    def _rename(self) -> str:
        raise AssertionError("no other machine has this name")


@settings(max_examples=25)
@given(steps)
def test_whatever_is_done_in_whatever_order_all_machines_end_alike(done: list[tuple[int, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        shared = Path(name) / "shared"
        shared.mkdir()
        machines = [Machine(Path(name) / str(number), shared, number) for number in range(MACHINES)]
        for tick, (which, act, number) in enumerate(done):
            machines[which].do(act, number, tick)
        for machine in (*machines, *machines):
            machine.sync()
        assert len({canonical(tables_of(machine.database)) for machine in machines}) == 1
        assert [machine.sync() for machine in machines] == [()] * MACHINES
