"""Real streams: locales, closed pipes, the terminal as keyboard behind a pipe."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.streams import awaited_signals, read_pipe
from tests.terminal import ENTER, Terminal

PRESSMARK = [sys.executable, "-m", "reader"]
# Instead of the interface: says what was piped, then a line from where Textual reads keys.
PROBE = """
import asyncio, os, sys
from reader.cli.program import Program
from reader.cli.root import pressmark

def probe(config, library, keymap, source):
    keyboard = sys.__stdin__
    print("source", source, "keyboard", keyboard.fileno(), keyboard.isatty(), sys.stdin.isatty())
    if source == "-":
        page = asyncio.run(library().fetcher.fetch("-"))
        print("piped", len(page.body))
    print("typed", os.read(keyboard.fileno(), 100))
    return 5

pressmark(prog_name="pressmark", obj=Program(run_interface=probe))
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PRESSMARK_LIBRARY": str(tmp_path / "library"),
    }


def probed(*args: str) -> list[str]:
    return [sys.executable, "-c", PROBE, *args]


def test_data_is_utf_8_whatever_the_locale(env: dict[str, str]) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*PRESSMARK, "keys"], env=env | plain, capture_output=True, check=True)
    assert "↓" in done.stdout.decode("utf-8")


def test_a_reader_that_went_away_is_no_complaint(env: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PRESSMARK, "keys"], env=env, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_without_any_stdin_there_is_nothing_to_read(env: dict[str, str]) -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", *PRESSMARK, "read", "-"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "pressmark: -: nothing is piped in; pipe a text into pressmark.\n"


def test_without_a_terminal_the_other_command_is_named_and_nothing_written(
    env: dict[str, str], tmp_path: Path
) -> None:
    command = [*PRESSMARK, "story.txt"]
    done = subprocess.run(command, env=env, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"`pressmark read story.txt` prints instead" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_in_a_terminal_the_interface_is_run_and_its_code_returned(env: dict[str, str]) -> None:
    with Terminal(probed("story.txt"), env=env) as terminal:
        terminal.wait_for("source story.txt keyboard 0 True True")
        terminal.send("]q" + ENTER)
        terminal.wait_for("typed b']q\\n'")
        assert terminal.wait_exit() == 5


def test_a_pipe_is_read_whole_and_keys_come_from_the_terminal(env: dict[str, str]) -> None:
    with Terminal(probed("-"), env=env, piped=b"words " * 50_000) as terminal:
        terminal.wait_for("source - keyboard 0 True True")
        terminal.wait_for("piped 300000")
        terminal.send("]q" + ENTER)
        terminal.wait_for("typed b']q\\n'")
        assert terminal.wait_exit() == 5


@pytest.mark.parametrize("redirection", ["</dev/null", "<&-"])
def test_keys_come_from_the_terminal_where_stdin_is_no_terminal(
    env: dict[str, str], redirection: str
) -> None:
    command = ["sh", "-c", f'exec "$@" {redirection}', "sh", *probed("story.txt")]
    with Terminal(command, env=env) as terminal:
        terminal.wait_for("source story.txt keyboard 0 True True")
        terminal.send("]q" + ENTER)
        assert terminal.wait_exit() == 5


def test_a_text_typed_into_the_terminal_can_be_opened(env: dict[str, str]) -> None:
    with Terminal(probed("-"), env=env) as terminal:
        terminal.wait_for("then press Ctrl+D")
        terminal.send("pasted" + ENTER + "\x04")
        terminal.wait_for("piped 7")
        terminal.send(ENTER)
        assert terminal.wait_exit() == 5


def test_ctrl_c_at_the_pipe_is_exit_130_without_a_traceback(env: dict[str, str]) -> None:
    with Terminal([*PRESSMARK, "read", "-"], env=env) as terminal:
        terminal.wait_for("then press Ctrl+D")
        terminal.send("\x03")
        assert terminal.wait_exit() == 130
        assert "Traceback" not in terminal.screen_text()


def test_a_signal_that_ends_nothing_does_not_end_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()

    def write_and_close(*_: object) -> None:
        os.write(writing, b"words " * 1_000)
        os.close(writing)

    before = signal.signal(signal.SIGALRM, write_and_close)
    with os.fdopen(reading, encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        signal.setitimer(signal.ITIMER_REAL, 0.01)
        try:
            assert len(read_pipe()) == 6_000
        finally:
            signal.signal(signal.SIGALRM, before)
    assert signal.set_wakeup_fd(-1) == -1


def test_a_signal_from_before_the_wait_for_a_pipe_still_ends_that_wait() -> None:
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    try:
        with awaited_signals() as signals:
            signal.raise_signal(signal.SIGALRM)
            assert select.select([signals], [], [], 0)[0] == [signals]
    finally:
        signal.signal(signal.SIGALRM, before)


def test_keys_are_as_wide_as_they_need_whatever_the_terminal(env: dict[str, str]) -> None:
    with Terminal([*PRESSMARK, "keys"], env=env, columns=120, lines=300) as terminal:
        assert terminal.wait_exit() == 0
        assert "Highlight the selection or what has the focus" in terminal.screen_text()


@pytest.mark.parametrize(("columns", "widest"), [(50, 50), (120, 80)])
def test_text_is_as_wide_as_the_terminal_but_no_wider_than_80(
    env: dict[str, str], tmp_path: Path, columns: int, widest: int
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A headline\n\nThe minister said that " + "nothing had been decided and " * 20 + "so.\n")
    with Terminal([*PRESSMARK, "read", str(story)], env=env, columns=columns, lines=60) as terminal:
        assert terminal.wait_exit() == 0
        assert widest - 15 < max(map(len, terminal.screen_text().splitlines())) <= widest
