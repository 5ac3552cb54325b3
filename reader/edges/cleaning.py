"""The name of the way in which pages are cleaned: where it is the same, so is what comes of the same page."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

CODE = tuple(Path(__file__).parents[1] / folder for folder in ("article", "extraction"))


def way_of_cleaning(choices: Sequence[str], files: Iterable[Path], code: Iterable[Path] = CODE) -> str:
    """Name a way of cleaning, by what the user chose, the user's own files, and pressmark's own.

    Files count by date and size. So another release is another way, and so is every change in a checkout.
    """
    digest = hashlib.sha256("\0".join(choices).encode("utf-8", "surrogatepass"))
    for path in files:
        digest.update(f"{path}\0{_stamp(path.stat())}\0".encode("utf-8", "surrogateescape"))
    for folder in code:
        for name, found in sorted(_sources(folder)):
            digest.update(f"{name}\0{_stamp(found)}\0".encode())
    return digest.hexdigest()[:16]


def _sources(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from ((f"{entry.name}/{name}", found) for name, found in _sources(Path(entry.path)))
            elif entry.name.endswith((".py", ".toml", ".json")):
                yield entry.name, entry.stat()


def _stamp(found: os.stat_result) -> str:
    return f"{found.st_mtime_ns} {found.st_size}"
