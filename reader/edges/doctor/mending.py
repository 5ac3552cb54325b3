"""Mends what was found, after a copy of the library's file was put to the backups."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from reader.edges.collecting import collect
from reader.edges.conflicts import set_aside
from reader.edges.doctor.files import torn
from reader.edges.doctor.rows import mend_rows
from reader.edges.keeping import Keeping
from reader.edges.store.copies import journal_of
from reader.edges.store.restoring import (
    filled_with,
    opened,
    put_together,
    sound_tables,
    swap,
    tables_in,
    telling,
    writing_to,
)
from reader.errors import StoreError
from reader.library.backing_up import BEFORE_DOCTOR
from reader.library.examining import Finding, Kind

OF_ROWS = frozenset({Kind.VERSION, Kind.UNREADABLE, Kind.DOUBLE, Kind.TOMBSTONE, Kind.NO_ARTICLE})
OF_BASE = OF_ROWS | {Kind.DAMAGED, Kind.UNFINISHED, Kind.PLACES}


def mend(keeping: Keeping, findings: Sequence[Finding], *, is_backed_up: bool) -> None:
    """Mend what can be mended of what was found just now.

    Args:
        keeping: The library.
        findings: All that was found.
        is_backed_up: Whether the library's file was put to the backups already.

    Raises:
        StoreError: Something could not be written; what was mended before stays mended.
    """
    wanted = [one for one in findings if one.mend]
    kinds = {one.kind for one in wanted}
    with telling(keeping.base):
        if kinds & OF_BASE and not is_backed_up:
            with writing_to(keeping.base):
                keeping.backups.make(keeping.base, BEFORE_DOCTOR)
        if Kind.UNFINISHED in kinds:
            _cut(keeping.base)
        if Kind.DAMAGED in kinds:
            _keep_readable(keeping.base)
        elif kinds & OF_ROWS:
            mend_rows(keeping, [one for one in wanted if one.kind in OF_ROWS])
        if Kind.PLACES in kinds:
            _write_anew(keeping.base)
        _mend_files(keeping, wanted)


def _cut(base: Path) -> None:
    """Cut off what was never finished, as far as it is there when nobody writes."""
    with writing_to(base):
        content = journal_of(base).read_bytes()
        if size := torn(content):
            os.truncate(journal_of(base), len(content) - size)


def _keep_readable(base: Path) -> None:
    with writing_to(base), put_together(base, filled_with(sound_tables(opened(base)))) as fresh:
        swap(fresh, base)


def _write_anew(base: Path) -> None:
    with writing_to(base), put_together(base, filled_with(tables_in(opened(base)))) as fresh:
        swap(fresh, base)


def _mend_files(keeping: Keeping, findings: Iterable[Finding]) -> None:
    for finding in findings:
        if not isinstance(finding.about, Path):
            continue
        if finding.kind is Kind.BAD_FILE or (
            finding.kind is Kind.LEFTOVER and finding.about.suffix != ".tmp"
        ):
            _to_backups(keeping.library, finding.about)
        elif finding.kind is Kind.LEFTOVER:
            _remove(finding.about)
    if any(finding.kind is Kind.ORPHAN for finding in findings):
        collect(keeping.library, keeping.now())


def _to_backups(library: Path, path: Path) -> None:
    """Move a file to the backups; one of a folder of texts by way of the library's own folder."""
    try:
        set_aside(path if path.parent == library else path.rename(library / path.name))
    except FileNotFoundError:  # Somebody else did.
        return
    except OSError as error:
        raise StoreError(path, f"it could not be moved: {error.strerror}", "mend its permissions") from error


def _remove(path: Path) -> None:
    with suppress(OSError):  # What stays is found again.
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
