"""This machine's name, by which libraries that are united tell who wrote what.

It lies outside the library: a library that is copied to another machine is not to take the name along.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.edges.atomic import replace_file
from reader.errors import StoreError

if TYPE_CHECKING:
    from reader.marks.merging import Stamps

DIGITS = 16
_NAME = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


def stamping(path: Path, library: Path, now: Callable[[], datetime]) -> Stamps:
    """Return what dates a library's changes by its name on this machine, whose own lies in a file.

    Where the name can neither be read nor made, one is used that holds for this run: no mark waits for it.
    """
    for_now: list[str] = []

    def stamp(last: str) -> str:
        from reader.marks.merging.clock import next_stamp

        try:
            machine = name_for(library, machine_id(path))
        except StoreError:
            for_now[:] = for_now or [_random()]
            machine = for_now[0]
        return next_stamp(last, now(), machine)

    return stamp


def machine_id(path: Path) -> str:
    """Return the machine's name, sixteen hexadecimal digits; it is made at random where there is none.

    Raises:
        StoreError: It can neither be read nor be made.
    """
    try:
        name = path.read_text("ascii").strip()
    except FileNotFoundError:
        return renew(path)
    except UnicodeDecodeError:
        name = ""
    except OSError as error:
        problem = f"this machine's name could not be read: {error.strerror}"
        raise StoreError(path, problem, "mend the file's permissions") from error
    # What is no name tells nobody apart; with another, nothing that was written under it is lost.
    return name if _NAME.fullmatch(name) else renew(path)


def name_for(library: Path, machine: str) -> str:
    """Return by what name a library is written to on a machine: two libraries of one are as two machines.

    Each has a clock of its own, so that under one name their stamps could be alike, and one would seem to
    have seen what only the other did.
    """
    return hashlib.sha256(f"{machine} {library}".encode("utf-8", "surrogateescape")).hexdigest()[:DIGITS]


def renew(path: Path) -> str:
    """Give this machine another name and return it; raises `StoreError`."""
    name = _random()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, name.encode() + b"\n")
    except OSError as error:
        problem = f"this machine's name could not be kept: {error.strerror}"
        raise StoreError(path, problem, "mend the folder's permissions") from error
    return name


def _random() -> str:
    return os.urandom(8).hex()
