"""What programs that sync folders leave beside a file that two machines changed at once.

Syncthing: `annotations.sync-conflict-20261122-120000-ABCDEFG.json`; Nextcloud: `annotations (conflicted copy
2026-11-22 120000).json`, before `annotations_conflict-20261122-120000.json`; Dropbox: `annotations (Jane's
conflicted copy 2026-11-22).json`, in the language of the machine. A journal can be left so, too.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

BACKUPS = "backups"
_WORDS = "conflict|conflit|konflikt|конфликт|競合|冲突|衝突"
_NAME = re.compile(rf"(?:{_WORDS}).*\.(?:json|journal)$", re.IGNORECASE)
_LOOKED_FOR = "annotations"


def conflict_files(library: Path) -> tuple[Path, ...]:
    """Return the copies of annotations that wait in a library to be merged; asks the folder once."""
    try:
        with os.scandir(library) as entries:
            names = [entry.name for entry in entries if is_conflict(entry.name)]
    except OSError:
        return ()
    return tuple(library / name for name in sorted(names))


def is_conflict(name: str) -> bool:
    """Tell whether a file of this name is a copy of the annotations, or of their journal."""
    return name.startswith(_LOOKED_FOR) and _NAME.search(name, len(_LOOKED_FOR)) is not None


def set_aside(file: Path) -> Path:
    """Move a file that was merged to the backups, under its name, or one like it; return where it is now.

    Raises:
        OSError: It could not be moved; it is where it was.
    """
    folder = file.parent / BACKUPS
    folder.mkdir(exist_ok=True)
    target = folder / file.name
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{file.stem}-{number}{file.suffix}"
    return file.rename(target)
