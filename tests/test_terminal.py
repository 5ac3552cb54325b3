"""The harness itself: what it shows, sends, answers and waits for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal import ENTER, ESCAPE, Screens, Terminal, WaitedInVainError

TEXTUAL_APP = """
from textual.app import App
from textual.widgets import Static
class Probe(App):
    def on_mount(self): self.mount(Static("ready", id="word"))
    def on_key(self, event): self.query_one(Static).update(f"<{event.key}> {self.size.width}")
    def on_resize(self, event): self.call_later(self.say_width)
    def say_width(self): self.query_one(Static).update(f"ready {self.size.width}")
    def key_q(self): self.exit(return_code=3)
app = Probe()
app.run()
print("gone")
raise SystemExit(app.return_code)
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def no_answer(_: bytes) -> None:
    """Take a terminal's answer nowhere."""


def drawn(*chunks: bytes) -> str:
    screens = Screens(20, 3, no_answer)
    for chunk in chunks:
        screens.feed(chunk)
    return "\n".join(line.rstrip() for line in screens.shown.display).rstrip()


def test_what_is_typed_comes_back_from_cat() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("bonjour é" + ENTER)
        terminal.wait_until(lambda: terminal.screen_text().count("bonjour é") == 2, "the echo and the line")


def test_end_of_input_ends_cat_with_code_0() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("\x04")
        assert terminal.wait_exit() == 0


def test_the_exit_code_and_the_last_words_are_kept() -> None:
    with Terminal(python("print('last words'); raise SystemExit(7)")) as terminal:
        assert terminal.wait_exit() == 7
        assert "last words" in terminal.screen_text()
        assert b"last words\r\n" in terminal.raw


def test_waiting_in_vain_shows_the_screen() -> None:
    with Terminal(["cat"]) as terminal:
        terminal.send("something else" + ENTER)
        with pytest.raises(WaitedInVainError, match="something else"):
            terminal.wait_for("never shown", timeout=0.3)


def test_waiting_ends_at_once_when_the_program_ends() -> None:
    with Terminal(python("")) as terminal, pytest.raises(WaitedInVainError, match="waited for"):
        terminal.wait_for("never shown", timeout=600)


def test_a_program_is_told_the_size_and_its_change() -> None:
    code = (
        "import os, signal\n"
        "signal.signal(signal.SIGWINCH, lambda *_: print('now', *os.get_terminal_size(), flush=True))\n"
        "print('first', *os.get_terminal_size(), flush=True)\n"
        "while True: signal.pause()"
    )
    with Terminal(python(code), columns=66, lines=11) as terminal:
        terminal.wait_for("first 66 11")
        terminal.resize(120, 40)
        terminal.wait_for("now 120 40")
        assert len(terminal.screen.display) == 40


def test_ctrl_c_interrupts_as_in_a_shell() -> None:
    with Terminal(python("import time\nprint('up', flush=True)\ntime.sleep(60)")) as terminal:
        terminal.wait_for("up")
        terminal.send("\x03")
        assert terminal.wait_exit() != 0
        assert "KeyboardInterrupt" in terminal.screen_text()


def test_a_pipe_comes_through_stdin_and_keys_through_the_terminal() -> None:
    code = "import sys; data = sys.stdin.read(); print(len(data), open('/dev/tty').readline().upper())"
    with Terminal(python(code), piped=b"x" * 300_000) as terminal:
        terminal.send("key" + ENTER)
        terminal.wait_for("300000 KEY")


def test_a_textual_app_draws_takes_keys_resizes_and_leaves(tmp_path: Path) -> None:
    with Terminal(python(TEXTUAL_APP), env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("ready 80")
        terminal.send("]")
        terminal.wait_for("<right_square_bracket> 80")
        terminal.send(ESCAPE)
        terminal.wait_for("<escape>")
        terminal.resize(44, 12)
        terminal.wait_for("ready 44")
        terminal.send("q")
        assert terminal.wait_exit() == 3
        assert terminal.screen_text().strip() == "gone"


@pytest.mark.parametrize(
    "sequence",
    [
        b"\x1b[>25u",
        b"\x1b[<u",
        b"\x1b[?2048$p",
        b"\x1b[2 q",
        b"\x1b]52;c;eA==\x07",
        b"\x1bPq\x1b\\",
        b"\x1b[4:3m",
    ],
)
def test_sequences_that_pyte_does_not_know_draw_nothing(sequence: bytes) -> None:
    assert drawn(b"a" + sequence + b"b") == "ab"


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_sequence_in_two_pieces_is_one(cut: int) -> None:
    sequence = b"\x1b[?2026h"
    assert drawn(b"a" + sequence[:cut], sequence[cut:] + b"b") == "ab"


def test_the_alternate_screen_goes_and_what_was_below_is_back() -> None:
    assert drawn(b"below\x1b[?1049h", b"\x1b[Habove") == "above"
    assert drawn(b"below\x1b[?1049h\x1b[Habove\x1b[?1049l") == "below"


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        (b"\x1b[?2026$p", b"\x1b[?2026;0$y"),
        (b"\x1b[c", b"\x1b[?62c"),
        (b"ab\x1b[6n", b"\x1b[1;3R"),
    ],
)
def test_queries_are_answered(query: bytes, answer: bytes) -> None:
    answers: list[bytes] = []
    Screens(20, 3, answers.append).feed(query)
    assert answers == [answer]
