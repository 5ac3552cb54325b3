"""The user's own editor: it has the terminal until it ends, and a file of its own in a private folder."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.errors import EditorError

VARIABLES = ("VISUAL", "EDITOR")
USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""What is looked for where neither variable is set."""
FILE_NAME = "note.md"
_COARSE = 10
"""Seconds: more than any disk rounds its dates to."""
REMEDY = "set $VISUAL or $EDITOR to one that can"


def edit_text(text: str, env: Mapping[str, str]) -> str | None:
    """Have a text edited and return it as it was saved; None where it was not.

    Args:
        text: What there is.
        env: For the variables that name the editor; it can have arguments, as in `code --wait`.

    Raises:
        EditorError: There is no editor, or it failed; then what it saved does not count.
    """
    command = _command(env)
    # Nobody else may read it: a note can be off the record.
    with TemporaryDirectory(prefix="pressmark-") as folder:
        path = Path(folder) / FILE_NAME
        path.write_text(f"{text}\n" if text else "", encoding="utf-8")
        _make_older(path)
        before = path.stat().st_mtime_ns
        _run(command, path)
        edited = _read(path, command[0])
        return None if path.stat().st_mtime_ns == before else edited


def _make_older(path: Path) -> None:
    """Date a file back, so that it has another date once it is saved, however coarse the disk's clock is."""
    then = path.stat().st_mtime - _COARSE
    os.utime(path, (then, then))


def _command(env: Mapping[str, str]) -> list[str]:
    named = next((env[name] for name in VARIABLES if env.get(name, "").strip()), None)
    if named is None:
        found = next(filter(shutil.which, USUAL), None)
        if found is None:
            raise EditorError("There is no editor", REMEDY)
        return [found]
    try:
        return shlex.split(named)
    except ValueError as error:
        raise EditorError(f"{named} is no command: {error}", REMEDY) from error


def _run(command: Sequence[str], path: Path) -> None:
    try:
        with _undisturbed():
            code = subprocess.call([*command, str(path)])
    except OSError as error:
        raise EditorError(f"{command[0]} cannot be run: {error.strerror or error}", REMEDY) from error
    if code:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        raise EditorError(f"{Path(command[0]).name} {how}", "nothing was changed")


def _read(path: Path, editor: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = f"What {Path(editor).name} saved cannot be read: {error}"
        raise EditorError(problem, "nothing was changed") from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave Ctrl+C to the editor: the terminal sends it to this program, too."""
    # Not SIG_IGN, which the editor would inherit.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
