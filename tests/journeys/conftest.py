"""What every journey needs: the program as installed, an empty home, the seed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal import Terminal

SEED = Path(__file__).parents[2] / "seeds" / "000_2af5bd6c515bcf58.txt"
Launch = Callable[..., Terminal]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library folder that is not there yet."""
    return tmp_path / "library"


@pytest.fixture
def environment(tmp_path: Path, library: Path) -> dict[str, str]:
    """An empty home, and a library in a folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, "HOME": str(home), "PRESSMARK_LIBRARY": str(library), "TERM": "xterm-256color"}


@pytest.fixture
def launch(environment: dict[str, str]) -> Iterator[Launch]:
    """Starts pressmark in a terminal of its own, and ends it with the test."""
    with ExitStack() as stack:

        def start(
            *arguments: str, columns: int = 100, lines: int = 30, piped: bytes | None = None
        ) -> Terminal:
            argv = [sys.executable, "-m", "reader", *arguments]
            terminal = Terminal(argv, columns=columns, lines=lines, env=environment, piped=piped)
            return stack.enter_context(terminal)

        yield start
