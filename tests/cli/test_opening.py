"""A source alone is opened without click: both ways in agree on what a source is, and how errors look."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.opening import COMMANDS, answer_at_once, failure_line, is_source_alone
from reader.cli.root import pressmark
from reader.errors import ReaderError


def test_what_is_no_source_are_the_commands() -> None:
    assert set(pressmark.commands) == COMMANDS


@pytest.mark.parametrize("args", [["story.txt"], ["-"], ["./list"], ["https://example.org/list"]])
def test_a_source_alone_is_known(args: list[str]) -> None:
    assert is_source_alone(args)


@pytest.mark.parametrize(
    "args", [[], ["list"], ["--help"], ["-h"], ["story.txt", "--help"], ["open", "list"]]
)
def test_all_else_is_left_to_click(args: list[str]) -> None:
    assert not is_source_alone(args)


def test_completion_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_PRESSMARK_COMPLETE", "bash_source")
    assert not is_source_alone(["story.txt"])


@pytest.mark.parametrize(("own", "used"), [({}, "2000"), ({"TEXTUAL_FPS": "30"}, "30")])
def test_frames_come_at_once_unless_the_user_says_how_often(own: dict[str, str], used: str) -> None:
    answer_at_once(own)
    assert own == {"TEXTUAL_FPS": used}


def test_an_error_is_one_line_that_no_terminal_obeys() -> None:
    assert failure_line(ReaderError("no\x1b[2Jthing")) == "pressmark: no\ufffd[2Jthing"


def test_without_a_terminal_a_source_alone_is_refused_as_click_would_and_without_it(tmp_path: Path) -> None:
    code = (
        "import sys; from reader.cli.opening import open_alone; "
        "print(open_alone('story.txt'), 'click' in sys.modules, 'textual' in sys.modules)"
    )
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout == "1 False False\n"
    assert done.stderr.startswith("pressmark: ")
    assert done.stderr.count("\n") == 1
