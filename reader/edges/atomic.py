"""Write a file whole or not at all: readers, crashes and full disks see the old one or the new one."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

READABLE = 0o666
"""Of a new file, before the user's umask."""


def replace_file(path: Path, content: bytes) -> os.stat_result:
    """Put content in the place of a file, on disk when it returns; makes the folder where there is none.

    A link is followed, so that a file kept elsewhere stays there; the file's permissions stay.
    What is returned describes the file that was written, though another may be in its place by now.

    Raises:
        OSError: The old file is as it was.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    # A short name of its own: the file's might leave no room for more.
    fresh = target.with_name(f".pressmark-{os.urandom(6).hex()}.tmp")
    try:
        written = _write(fresh, content, _mode_of(target))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return written


def keep_file(path: Path, content: bytes) -> None:
    """Have a file hold this; one that does already is as young as one written now. Raises `OSError`."""
    if not path.is_file() or path.read_bytes() != content:
        replace_file(path, content)
    else:
        keep_young(path)


def keep_young(path: Path) -> None:
    """Keep a file that is wanted again from being collected; where nobody may write, nobody collects."""
    with suppress(OSError):
        path.touch()


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _write(path: Path, content: bytes, mode: int | None) -> os.stat_result:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, READABLE)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        return os.fstat(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the renaming last, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
