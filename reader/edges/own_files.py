"""Files that the user writes by hand: read whole, as UTF-8, and as TOML where they are that."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from reader.errors import ConfigError
from reader.keys.mistakes import toml_fault


def read_text(path: Path) -> str:
    """Read a file; a byte-order mark is passed over.

    Raises:
        ConfigError: It cannot be read, or is not UTF-8; the message names the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        problem = error.strerror or str(error)
        raise ConfigError(path, 0, f"it cannot be read: {problem}", "mend or remove it") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(path, line, "the file is not UTF-8", "save it in that encoding") from error


def toml_of(path: Path, text: str) -> dict[str, Any]:
    """Parse what `read_text` read; raises `ConfigError` with the line of the fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, fault = toml_fault(error, text)
        raise ConfigError(path, line, f"this is not TOML: {fault}", "mend the line") from error
