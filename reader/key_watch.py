"""The user's keybindings.toml, looked at again while the program runs: changed keys need no new start."""

from __future__ import annotations

import os
from pathlib import Path

from reader.config import load_keymap
from reader.keys.bindings import Keymap

Stamp = tuple[int, int, int] | None
"""What tells one state of a file from another; None where there is no file."""


class KeyWatch:
    """Knows when a file of keys was last read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp = self._look()

    def changed(self) -> Keymap | None:
        """Return the keys as they are now, where the file is not as it was; it costs a look at it (`stat`).

        Raises:
            ConfigError: The file has a mistake; until it changes again, it is told once.
        """
        stamp = self._look()
        if stamp == self._stamp:
            return None
        self._stamp = stamp
        return load_keymap(self._path if stamp else None)

    def _look(self) -> Stamp:
        try:
            found = os.stat(self._path)  # noqa: PTH116 - half the time of pathlib's, at every key
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
