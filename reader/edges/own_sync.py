"""Where the user's machines meet, as config.toml says; read only where it does."""

from __future__ import annotations

import re
from pathlib import Path

from reader.errors import ConfigError
from reader.keys.mistakes import Places, nearest
from reader.ports import SyncPlace

SYNC = "sync"
NAMES = ("folder", "webdav")
HEADER = re.compile(r"\s*\[*\s*[\"']?sync[\"']?\s*[\].=]")


def read_sync(value: object, path: Path, text: str) -> SyncPlace:
    """Read `[sync]`; a folder counts from the file's own.

    Args:
        value: What TOML made of it.
        path: The file's, for what is told of a mistake.
        text: The file's, to know the lines.

    Raises:
        ConfigError: Something is not as it must be; the message names the line, and no password.
    """
    begins = next((number for number, line in enumerate(text.splitlines(), 1) if HEADER.match(line)), 0)
    if not isinstance(value, dict):
        raise ConfigError(
            path, begins, "sync is a table", 'write it as in [sync], folder = "~/Sync/pressmark"'
        )
    places = Places(text)
    for name, said in value.items():
        line = places.line_of(SYNC, name) or begins
        if name not in NAMES:
            raise ConfigError(path, line, f'[sync] has no setting "{name}"', nearest(name, NAMES))
        if not isinstance(said, str) or not said:
            problem = "a folder is a string" if name == "folder" else "an address is a string"
            raise ConfigError(path, line, problem, f'write it as in {name} = "…"')
    if len(value) > 1:
        problem = "[sync] has a folder and a server"
        raise ConfigError(path, begins, problem, "name one here, the other to `pressmark sync`")
    return SyncPlace(_folder(value.get("folder"), path, begins), value.get("webdav", ""))


def _folder(said: str | None, path: Path, line: int) -> Path | None:
    if said is None:
        return None
    try:
        return (path.parent / Path(said).expanduser()).absolute()
    except RuntimeError as error:
        raise ConfigError(path, line, f"there is no user as in {said}", "write the folder out") from error
