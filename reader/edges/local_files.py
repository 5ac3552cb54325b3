"""Files as sources: read up to a limit, with what tells later whether they were changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.article.model import NO_VALIDATORS, Validators
from reader.errors import SourceError


def read_file(path: Path, limit: int) -> tuple[bytes, Validators]:
    """Read a file, one byte past the limit at most: a device has no size and no end.

    Raises:
        SourceError: It cannot be read.
    """
    with _telling(path), path.open("rb") as file:
        # Asked first: what is written meanwhile is seen the next time.
        validators = _validators(os.fstat(file.fileno()))
        return file.read(limit + 1), validators


def is_as_it_was(path: Path, validators: Validators) -> bool:
    """Tell whether a file is the one that these validators are of; raises `SourceError`."""
    with _telling(path):
        return _validators(path.stat()) == validators != NO_VALIDATORS


def _validators(file: os.stat_result) -> Validators:
    if not stat.S_ISREG(file.st_mode):
        return NO_VALIDATORS
    return Validators(etag=f"{file.st_size}-{file.st_mtime_ns}")


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Say why a file cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError(str(path), "there is no such file", "check the name") from error
    except IsADirectoryError as error:
        raise SourceError(str(path), "is a folder", "give a file in it") from error
    except PermissionError as error:
        raise SourceError(str(path), "may not be read by you", "check its permissions") from error
    except (OSError, ValueError) as error:
        raise SourceError(str(path), f"cannot be read ({error})", "check the name and the disk") from error
