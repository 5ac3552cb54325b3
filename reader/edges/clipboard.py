"""What is copied, handed to a program or added to a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reader.article.normalise import clean_line
from reader.library.ways_to_copy import Way, way_to_copy
from reader.ports import Copied, Copying

LONGEST_WAIT = 3.0
"""Seconds; they take some hundredths, or hang on a display that is gone."""
SHOWN = 120
"""Characters of what a program complains."""


def copy(text: str, copying: Copying, env: Mapping[str, str], platform: str) -> Copied:
    """Take a text to the clipboard and to the file that the user named; what fails is told, not raised.

    Where a program that was found by itself fails, the terminal is to take the text.
    """
    path = env.get("PATH")
    way = way_to_copy(copying, env, platform, lambda name: shutil.which(name, path=path) is not None)
    problems = [_run(way, text, env, platform) if way.command else "", _add(copying.file, text)]
    failed = bool(problems[0])
    return Copied(
        by="" if failed else way.program,
        file="" if problems[1] or copying.file is None else str(copying.file),
        problem=" ".join(filter(None, problems)),
        wanted=not (failed and way.is_chosen),
    )


def _run(way: Way, text: str, env: Mapping[str, str], platform: str) -> str:
    """Give a program a text; return what went wrong, if anything.

    Programs of X11 and Wayland stay behind to hand the text out, and keep what they write to open: were
    it a pipe, its end would never come.
    """
    # pbcopy takes text for what the locale says.
    env = {**env, "LC_CTYPE": "UTF-8"} if platform == "darwin" else env
    with tempfile.TemporaryFile() as complaints:
        try:
            done = subprocess.run(
                way.command,
                input=text.encode(way.encoding),
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                env=dict(env),
                timeout=LONGEST_WAIT,
                start_new_session=True,
            )
        except subprocess.TimeoutExpired:
            return f"{way.program} took no text in {LONGEST_WAIT:g} seconds."
        except OSError as error:
            return f"{way.program} cannot be run ({error.strerror or error})."
        if done.returncode == 0:
            return ""
        complaints.seek(0)
        said = clean_line(complaints.read(4 * SHOWN).decode(errors="replace"))[:SHOWN]
        return f"{way.program} failed ({said or f'exit code {done.returncode}'})."


def _add(path: Path | None, text: str) -> str:
    """Add a text to a file, with an empty line behind it; return what went wrong, if anything."""
    if path is None:
        return ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(f"{text}\n\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return f"{path} cannot be written ({error.strerror or error})."
    return ""
