"""The terminal under the interface: what wakes its thread, and what outlives a closed terminal."""

from __future__ import annotations

import gc
import io
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from typing_extensions import override

from reader.tui.app import PressmarkApp
from reader.tui.driver import LineStrip, Outlet, WakingEvent


def rings(event: WakingEvent) -> bool:
    return select.select([event.bell], [], [], 0)[0] == [event.bell]


def test_an_event_can_be_waited_for_by_select_while_it_is_set() -> None:
    event = WakingEvent()
    assert not rings(event)
    event.set()
    assert event.is_set()
    assert rings(event)


def test_an_event_that_is_set_or_cleared_twice_rings_once() -> None:
    event = WakingEvent()
    event.set()
    event.set()
    event.clear()
    event.clear()
    assert not rings(event)
    assert not event.is_set()


class ClosedTerminal(io.StringIO):
    """A stream whose other end is gone."""

    @override
    def flush(self) -> None:
        raise OSError(5, "Input/output error")


def test_what_is_written_to_a_terminal_that_is_gone_is_dropped() -> None:
    stream = ClosedTerminal()
    outlet = Outlet(stream)
    outlet.write("before")
    outlet.flush()
    outlet.write("after")
    outlet.flush()
    assert stream.getvalue() == "before"


def test_private_parts_of_textual_are_used_in_the_driver_alone() -> None:
    package = Path(__file__).parents[2] / "reader"
    private = re.compile(r"textual\._|from textual import .*\b_")
    users = {path.parent for path in package.rglob("*.py") if private.search(path.read_text("utf-8"))}
    assert users == {package / "tui" / "driver"}


@pytest.mark.parametrize("data", [b"plain", "naïve".encode()])
def test_an_outlet_has_the_number_of_its_stream(tmp_path: Path, data: bytes) -> None:
    with (tmp_path / "tty").open("w", encoding="utf-8") as file:
        outlet = Outlet(file)
        outlet.write(data.decode())
        outlet.flush()
        assert outlet.fileno() == file.fileno()
    assert (tmp_path / "tty").read_bytes() == data


def test_a_line_that_is_drawn_no_more_leaves_nothing_for_the_garbage_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        strip = LineStrip([Segment("some words")], 10)
        assert strip.divide([strip.cell_length]) == [strip]
        strip.crop_extend(0, strip.cell_length, None)
        del strip
        assert not [one for one in gc.get_objects() if isinstance(one, Strip) and one.text == "some words"]
    finally:
        gc.enable()


def test_lines_are_cut_alike_with_caches_and_without() -> None:
    segments = [Segment("日本語 "), Segment("words", Style(bold=True))]
    strip, other = LineStrip([*segments], 12), Strip([*segments])
    for _ in range(2):
        assert [*map(list, strip.divide([3, 9, 12]))] == [*map(list, other.divide([3, 9, 12]))]
        assert strip.crop(1, 8) == other.crop(1, 8)
        assert strip.adjust_cell_length(20) == other.adjust_cell_length(20)
        assert strip.apply_style(Style(italic=True)) == other.apply_style(Style(italic=True))
        assert strip.render(Console()) == other.render(Console())


PUT_OFF = """
import sys
import reader.tui.driver
import reader.tui.app
print([name for name in ("ssl", "textual.command", "textual.widgets._directory_tree") if name in sys.modules])
from textual.types import CallbackType, DirEntry
import textual.types, textual._types, textual.widgets._directory_tree
print(CallbackType is textual._types.CallbackType, DirEntry is textual.widgets._directory_tree.DirEntry)
print(textual.types.SelectType is sys.modules["textual.types"].SelectType)
import ssl, textual.command
print(ssl.SSLContext.__module__, textual.command.Provider.__module__)
"""


def test_what_a_start_needs_not_is_there_for_who_asks_later() -> None:
    done = subprocess.run([sys.executable, "-c", PUT_OFF], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "True", "True", "True", "ssl", "textual.command"]


def test_the_palette_of_textual_is_never_asked_for() -> None:
    assert not PressmarkApp.ENABLE_COMMAND_PALETTE
