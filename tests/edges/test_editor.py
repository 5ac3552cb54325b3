"""The user's editor: a program of theirs that changes a file."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from pathlib import Path

import pytest

from reader.edges import editor
from reader.edges.editor import edit_text
from reader.errors import EditorError


def running(code: str) -> dict[str, str]:
    """Return an environment whose editor is some Python; `path` is the file."""
    whole = f"import sys, os, pathlib; path = pathlib.Path(sys.argv[-1]); {code}"
    return {"EDITOR": f"{shlex.quote(sys.executable)} -c {shlex.quote(whole)}"}


def test_what_the_editor_saves_comes_back() -> None:
    code = "path.write_text(path.read_text(encoding='utf-8') + 'två\\n', encoding='utf-8')"
    assert edit_text("één", running(code)) == "één\ntvå\n"


def test_what_is_saved_as_it_was_is_told_from_what_is_not_saved() -> None:
    assert edit_text("a note", running("path.write_bytes(path.read_bytes())")) == "a note\n"
    assert edit_text("a note", running("path.read_bytes()")) is None


def test_what_an_editor_puts_in_the_place_of_the_file_is_saved() -> None:
    code = "new = path.with_name('new'); new.write_text('another'); new.replace(path)"
    assert edit_text("a note", running(code)) == "another"


def test_an_empty_text_is_an_empty_file() -> None:
    assert edit_text("", running("path.write_text(str(path.stat().st_size))")) == "0"


def test_visual_goes_before_editor_and_can_have_arguments() -> None:
    env = running("path.write_text(sys.argv[1])")
    assert edit_text("", {"VISUAL": f"{env['EDITOR']} --wait", "EDITOR": "nothing"}) == "--wait"


def test_the_file_is_in_a_folder_that_nobody_else_can_read_and_is_gone_afterwards() -> None:
    told = edit_text("", running("path.write_text(f'{path} {os.stat(path.parent).st_mode & 0o777:o}')"))
    path, mode = (told or "").split()
    assert mode == "700"
    assert not Path(path).parent.exists()


@pytest.mark.parametrize(
    ("env", "problem"),
    [
        ({"EDITOR": "no-such-editor-here"}, "no-such-editor-here cannot be run: No such file"),
        ({"EDITOR": "vi 'open"}, "vi 'open is no command"),
        (running("sys.exit(3)"), "ended with exit code 3; nothing was changed"),
        (running("os.kill(os.getpid(), 9)"), "was ended by signal 9"),
        (running("path.unlink()"), "cannot be read"),
        (running("path.write_bytes(bytes([255, 254, 65]))"), "cannot be read"),
    ],
)
def test_an_editor_that_fails_is_told(env: dict[str, str], problem: str) -> None:
    with pytest.raises(EditorError, match=problem):
        edit_text("a note", env)


def test_without_the_variables_a_usual_editor_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nano = tmp_path / "nano"
    nano.write_text('#!/bin/sh\necho nano > "$1"\n')
    nano.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(editor, "USUAL", ("nano",))
    assert edit_text("", {}) == "nano\n"


def test_without_any_editor_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "USUAL", ())
    with pytest.raises(EditorError, match="There is no editor; set"):
        edit_text("", {"EDITOR": " "})


def test_ctrl_c_is_the_editors_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    code = "os.kill(os.getppid(), 2); path.write_text('saved')"
    assert edit_text("", running(code)) == "saved"
    assert signal.getsignal(signal.SIGINT) is before
