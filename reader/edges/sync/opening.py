"""What `pressmark merge` and `pressmark sync` work with, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reader.edges.sync.exchange import ChangeFolder, Me
from reader.edges.sync.folders import DiskFolder, SyncFolder
from reader.edges.sync.others import DATABASE
from reader.edges.sync.writers import Writers
from reader.errors import SyncError
from reader.ports import SyncPlace

STATE_NAME = "sync.json"


@contextmanager
def exchange_at(place: SyncPlace, me: Me, state: Path, env: Mapping[str, str]) -> Iterator[ChangeFolder]:
    """Give the place where machines meet, with no other window of this one there.

    Args:
        place: A folder or a server.
        me: Who writes.
        state: The folder for what is this machine's own.
        env: For names and passwords.
    """
    folder = _folder_of(place, Path(me.library), env)
    writers = Writers(state / STATE_NAME)
    try:
        with writers.alone():
            yield ChangeFolder(folder, writers, me)
    finally:
        folder.close()


def _folder_of(place: SyncPlace, library: Path, env: Mapping[str, str]) -> SyncFolder:
    if place.folder is not None:
        return _on_disk(place.folder.expanduser().absolute(), library)
    from reader.edges.sync.credentials import server_of
    from reader.edges.sync.webdav import WebDavFolder

    return WebDavFolder(server_of(place.webdav, env))


def _on_disk(folder: Path, library: Path) -> DiskFolder:
    """Take a folder that is no library: other programs would find two machines' files among one's own."""
    if (folder / DATABASE).exists() or folder.resolve() == library.resolve():
        remedy = "name a folder of its own, or use `pressmark merge` to unite two libraries"
        raise SyncError(str(folder), "this is a library, not a folder to sync in", remedy)
    return DiskFolder(folder)
