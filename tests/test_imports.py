"""What a command imports: no more than it needs, so that it answers at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    *("textual", "rich", "httpx", "lxml", "readability", "tinydb", "langdetect", "ruamel", "asyncio"),
    *("babel", "spacy", "PIL", "icu4py", "rapidfuzz"),
)
CODE = """
import sys
from reader.cli import main
try:
    main()
except SystemExit as end:
    print("exit", end.code, file=sys.stderr)
print("loaded", *(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def loaded_by(home: Path, *args: str) -> list[str]:
    """Run a command and return which of the heavy packages it imported."""
    env = {"HOME": str(home), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", CODE.format(heavy=HEAVY), *args]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    *_, end, loaded = done.stderr.splitlines()
    assert end == "exit 0"
    return loaded.split()[1:]


@pytest.mark.parametrize(
    "args",
    [("--help",), ("--version",), ("read", "--help"), ("shell", "--help"), ("keys",)]
    + [(command, "--help") for command in ("annotate", "annotations", "quotations", "entities")]
    + [("annotation", "edit", "--help"), ("entity", "describe", "--help")],
)
def test_help_version_and_keys_import_nothing_heavy(tmp_path: Path, args: tuple[str, ...]) -> None:
    assert loaded_by(tmp_path, *args) == []
    assert list(tmp_path.iterdir()) == []


def test_the_list_imports_neither_interface_nor_network_nor_parser(tmp_path: Path) -> None:
    assert {"textual", "httpx", "lxml", "langdetect"}.isdisjoint(loaded_by(tmp_path, "list"))


def test_reading_a_text_imports_no_interface_and_no_network(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A headline\n\nThe minister said on Monday that nothing had been decided.\n")
    assert {"textual", "httpx", "icu4py"}.isdisjoint(loaded_by(tmp_path, "read", str(story)))


def test_a_session_of_lines_imports_no_interface_and_no_network(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A headline\n\nThe minister said on Monday that nothing had been decided.\n")
    assert {"textual", "rich", "httpx"}.isdisjoint(loaded_by(tmp_path, "shell", str(story)))
