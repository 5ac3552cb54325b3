"""What is copied comes whole to programs and files, and what fails is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.edges import clipboard
from reader.edges.clipboard import copy
from reader.ports import Copied, Copying

TEXT = "« Nous constatons »\n— Volodymyr Zelensky, Kyjiw\n"
ENV = dict(os.environ)


def keeping(path: Path) -> tuple[str, ...]:
    """Return a command that writes what it is given into a file."""
    code = f"import sys; open({str(path)!r}, 'wb').write(sys.stdin.buffer.read())"
    return (sys.executable, "-I", "-S", "-c", code)


def script(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def test_a_program_gets_the_text_byte_for_byte(tmp_path: Path) -> None:
    copied = copy(TEXT, Copying(command=keeping(tmp_path / "it")), ENV, "linux")
    assert copied == Copied(by=Path(sys.executable).name)
    assert (tmp_path / "it").read_bytes() == TEXT.encode()


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    shown = tmp_path / "$HOME;x"
    copy(TEXT, Copying(command=keeping(shown)), ENV, "linux")
    assert shown.read_bytes() == TEXT.encode()


def test_windows_gets_utf_16(tmp_path: Path) -> None:
    script(tmp_path, "clip.exe", f"cat > {tmp_path}/it")
    env = {"PATH": f"{tmp_path}:{ENV['PATH']}", "WSL_DISTRO_NAME": "Debian"}
    assert copy(TEXT, Copying(), env, "linux") == Copied(by="clip.exe")
    assert (tmp_path / "it").read_bytes().decode("utf-16") == TEXT


def test_a_program_that_stays_behind_is_not_waited_for(tmp_path: Path) -> None:
    script(tmp_path, "xclip", f"cat > {tmp_path}/it; sleep 5 &")
    copied = copy(TEXT, Copying(command=(f"{tmp_path}/xclip",)), ENV, "linux")
    assert copied == Copied(by="xclip")


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (("/nowhere/wl-copy",), "wl-copy cannot be run (No such file or directory)."),
        (("sh", "-c", "echo 'no \x1b[2Jdisplay' >&2; exit 1"), "sh failed (no display)."),
        (("sh", "-c", "exit 3"), "sh failed (exit code 3)."),
    ],
)
def test_a_program_of_the_users_that_fails_is_told_and_nothing_else_tried(
    command: tuple[str, ...], problem: str
) -> None:
    copied = copy(TEXT, Copying(command=command), ENV, "linux")
    assert copied == Copied(problem=problem, wanted=False)
    assert not copied.by_terminal


def test_a_program_that_takes_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "LONGEST_WAIT", 0.2)
    copied = copy(TEXT, Copying(command=("sleep", "60")), ENV, "linux")
    assert copied.problem == "sleep took no text in 0.2 seconds."


def test_where_a_program_found_by_itself_fails_the_terminal_takes_it(tmp_path: Path) -> None:
    script(tmp_path, "wl-copy", "echo 'no compositor' >&2; exit 1")
    env = {"PATH": f"{tmp_path}:{ENV['PATH']}", "WAYLAND_DISPLAY": "wayland-9"}
    copied = copy(TEXT, Copying(), env, "linux")
    assert copied == Copied(problem="wl-copy failed (no compositor).")
    assert copied.by_terminal


def test_a_file_gets_one_after_another_besides(tmp_path: Path) -> None:
    file = tmp_path / "new" / "clippings.md"
    copying = Copying(file=file)
    assert copy("one", copying, {}, "linux") == Copied(file=str(file))
    assert copy("two\nlines", copying, {}, "linux").by_terminal
    assert file.read_text(encoding="utf-8") == "one\n\ntwo\nlines\n\n"


def test_a_file_that_cannot_be_written_is_told_and_the_text_copied_all_the_same(tmp_path: Path) -> None:
    copied = copy("one", Copying(file=tmp_path), {}, "linux")
    assert copied.problem == f"{tmp_path} cannot be written (Is a directory)."
    assert copied.by_terminal
    assert not copied.file
