"""This machine's name, by which libraries that are united tell who wrote what.

It lies outside the library: a library that is copied to another machine is not to take the name along.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from reader.edges.atomic import replace_file
from reader.errors import StoreError

_NAME = re.compile(r"[0-9a-f]{16}")


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


def renew(path: Path) -> str:
    """Give this machine another name and return it; raises `StoreError`."""
    name = os.urandom(8).hex()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, name.encode() + b"\n")
    except OSError as error:
        problem = f"this machine's name could not be kept: {error.strerror}"
        raise StoreError(path, problem, "mend the folder's permissions") from error
    return name
