"""`pressmark shell` in a pipe: answers on stdout, what could not be done on stderr, an exit code."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from reader.cli.lines import Lines
from reader.cli.shell import answer_all
from reader.config import Config
from reader.library import Library
from reader.shell.answers import Answer
from tests.cli.programs import Home, cut_library
from tests.shell.sessions import opened

STORY = "A headline\n\nThe first paragraph.\n\nThe second one, which is « long »: " + "word " * 30


def run(home: Home, *lines: str, args: tuple[str, ...] = ()) -> Result:
    story = home.write("story.txt", STORY)
    return home.run("shell", *args, story, piped="".join(f"{line}\n" for line in lines).encode())


def test_each_command_is_answered_and_the_exit_code_is_0(home: Home) -> None:
    result = run(home, "", "next", "highlight", "export")
    assert (result.exit_code, result.stderr) == (0, "")
    told = result.stdout.splitlines()
    assert told[:4] == [
        "A headline",
        "en · 41 words · 1 min · 2 paragraphs",
        "Title: A headline",
        "1. The first paragraph.",
    ]
    assert told[4].startswith("2. The second one, which is « long »: word word")
    assert told[5].startswith("Highlighted, paragraph 2: The second one")
    assert told[6].startswith(f"Wrote {home.library_folder / 'notes'}")
    assert len(list((home.library_folder / "notes").glob("*.md"))) == 1


def test_what_cannot_be_done_is_told_with_its_line_and_the_rest_is_done(home: Home) -> None:
    result = run(home, "# a script", "hilight 1", "highlight 1")
    assert result.exit_code == 1
    assert result.stderr == (
        "line 2: There is no command “hilight”; perhaps highlight is meant; help tells them.\n"
    )
    assert "Highlighted, paragraph 1" in result.stdout


def test_json_is_one_object_a_line_and_tells_mistakes_too(home: Home) -> None:
    result = run(home, "highlight 1", "hilight 1", "", args=("--json",))
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (1, "")
    assert [(one["command"], one["ok"]) for one in objects] == [
        ("open", True),
        ("highlight", True),
        ("hilight", False),
        ("next", True),
    ]
    assert objects[1]["mark"]["exact"] == "The first paragraph."


def test_answers_are_wrapped_where_a_width_is_said(home: Home) -> None:
    result = run(home, "read all", args=("--width", "30"))
    assert 20 < max(map(len, result.stdout.splitlines())) <= 30


@pytest.mark.parametrize("width", ["19", "-1", "wide"])
def test_a_width_that_cannot_be_is_misuse(home: Home, width: str) -> None:
    assert run(home, args=("--width", width)).exit_code == 2


def test_quit_ends_the_session_before_the_pipe_ends(home: Home) -> None:
    result = run(home, "quit", "hilight")
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_place_is_kept_and_the_next_session_begins_there(home: Home) -> None:
    run(home, "goto 2")
    assert "You were at paragraph 2.\n" in run(home).stdout


def test_a_source_that_cannot_be_read_is_one_line_and_exit_1(home: Home) -> None:
    result = home.run("shell", home.path / "missing.txt", piped=b"next\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("pressmark: ")
    assert result.stderr.count("\n") == 1


def test_ctrl_c_in_a_pipe_is_exit_130_and_keeps_the_place(home: Home) -> None:
    def interrupted(config: Config, _: object) -> Library:
        return replace(cut_library(config, lambda: b""), notes=_Interrupting())

    story = home.write("story.txt", STORY)
    program = home.program()._replace(open_library=interrupted)
    result = home.run("shell", story, piped=b"goto 2\nexport\nnext\n", program=program)
    assert result.exit_code == 130
    assert "You were at paragraph 2.\n" in run(home).stdout


class _Interrupting:
    """A folder of notes at which somebody presses Ctrl+C."""

    def read(self, path: Path) -> str | None:
        raise KeyboardInterrupt

    def find(self, folder: Path, article_id: str) -> Path | None:
        raise KeyboardInterrupt

    def write(self, path: Path, text: str) -> None:
        raise KeyboardInterrupt


def test_a_broken_keybindings_file_is_told(home: Home) -> None:
    path = home.write("config/keybindings.toml", '[reading]\nhilight = ["H"]\n')
    result = run(home)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"pressmark: {path}:2: ")


def test_bytes_that_are_no_utf_8_are_read_as_well_as_can_be(home: Home) -> None:
    result = home.run("shell", home.write("story.txt", STORY), piped=b"highlight 1\nnote caf\xe9\nnote\n")
    assert result.exit_code == 0
    assert result.stdout.endswith("caf\ufffd\n")


def test_what_is_typed_cannot_command_the_terminal(home: Home) -> None:
    result = run(home, "\x1b]0;owned\x07", "highlight 1", "note \x1b[2J\u202eso", "note", "search \x1b[31m")
    assert not {"\x1b", "\x07", "\u202e"} & set(result.output)


def test_ctrl_c_by_hand_gives_up_what_is_done_and_no_more() -> None:
    session = opened()
    typed = iter(["highlight 1", "next", "marks"])
    told: list[str] = []

    def put(answer: Answer, _: int) -> None:
        if answer.command == "next":
            raise KeyboardInterrupt
        told.extend(answer.lines)

    assert answer_all(session, Lines(by_hand=True, read=lambda: next(typed, None)), put)
    assert [line.split(",")[0] for line in told] == ["Highlighted", "1. quote"]
