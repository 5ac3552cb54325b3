"""A folder of changes: what every machine said is read from it, and what this one has to say is added.

A machine writes `MACHINE.changes` and no other such file; `texts/` has the texts that were marked, each under
its hash, for whoever lacks one. Files that a syncing program left beside another, since two machines wrote it
at once (`….sync-conflict-….changes`), are read as all others are.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import suppress
from typing import NamedTuple

from reader.article.model import Article
from reader.edges.kept_form import packed, unpacked
from reader.edges.sync.change_file import (
    ENDING,
    Changes,
    NewerForm,
    Owner,
    document_line,
    first_line,
    read_changes,
)
from reader.edges.sync.folders import SyncFolder, Tagged
from reader.edges.sync.sorting import Sorted, sorted_out
from reader.edges.sync.writers import Writers
from reader.errors import SyncError
from reader.marks.merging import Tables
from reader.ports.syncing import Heard, WriteConflict

TEXTS = "texts"
TEXT_ENDING = ".article.gz"
FEW = 1 << 16
"""Bytes of a file that are never worth writing anew."""
MOST_OF_A_TEXT = 200_000_000
"""Bytes, unpacked."""


class Me(NamedTuple):
    """Who writes."""

    library: str
    """The library's folder: two libraries on a machine write a file each."""
    machine: Callable[[], str]
    """This machine's name: 16 hexadecimal digits."""
    rename: Callable[[], str]
    """Gives this machine another name from now on."""


class _File(NamedTuple):
    """A file as it was read."""

    name: str
    held: Tagged
    changes: Changes
    sorted: Sorted


class _Own(NamedTuple):
    """The file of this machine; None where it has none yet."""

    name: str
    owner: Owner
    file: _File | None


class ChangeFolder:
    """Fulfils `ports.Exchange`."""

    def __init__(self, folder: SyncFolder, writers: Writers, me: Me) -> None:
        self._folder = folder
        self._writers = writers
        self._me = me
        self._own: _Own | None = None

    @property
    def where(self) -> str:
        """See `ports.Exchange`."""
        return self._folder.where

    def hear(self) -> Heard:
        """See `ports.Exchange`.

        Raises:
            SyncError: A newer pressmark wrote here, or the folder cannot be read.
        """
        files = {file.name: file for file in self._files()}
        problems = [problem for file in files.values() for problem in _told(file)]
        problems += self._find_own(files)
        assert self._own is not None
        said = (tables for file in files.values() for tables in (file.sorted.live, file.sorted.gone))
        owners = {file.changes.owner for file in files.values() if file.changes.owner} - {self._own.owner}
        return Heard(tuple(said), len({owner.machine for owner in owners}), tuple(problems))

    def say(self, documents: Tables) -> None:
        """See `ports.Exchange`."""
        own, self._own = self._own, None
        assert own is not None
        news = b"".join(document_line(table, one) for table in documents for one in documents[table].values())
        if own.file is None:
            if news:
                self._write(own, first_line(own.owner) + news)
        elif not _is_sound(own.file):
            said = b"".join(document_line(*one) for one in own.file.sorted.documents())
            self._write(own, first_line(own.owner) + said + news)
        elif news:
            self._add(own.name, own.file.held, news)

    def texts(self) -> Set[str]:
        """See `ports.Exchange`."""
        names = self._folder.names(TEXTS)
        return {name.removesuffix(TEXT_ENDING) for name in names if name.endswith(TEXT_ENDING)}

    def text(self, text_hash: str) -> Article | None:
        """See `ports.Exchange`."""
        held = self._folder.read(f"{TEXTS}/{text_hash}{TEXT_ENDING}")
        with suppress(ValueError, zlib.error, RecursionError):
            article = unpacked(_decompressed(held.content if held else b""))
            if hashlib.sha256(article.text.encode()).hexdigest() == text_hash:
                return article
        return None

    def keep_text(self, text_hash: str, article: Article) -> None:
        """See `ports.Exchange`."""
        with suppress(WriteConflict):  # Then another machine has left it there meanwhile.
            content = gzip.compress(packed(article), mtime=0)
            self._folder.replace(f"{TEXTS}/{text_hash}{TEXT_ENDING}", None, content)

    def _files(self) -> Iterator[_File]:
        for name in self._folder.names():
            if name.endswith(ENDING) and (held := self._folder.read(name)) is not None:
                changes = self._changes(name, held.content)
                yield _File(name, held, changes, sorted_out(changes.documents))

    def _changes(self, name: str, content: bytes) -> Changes:
        try:
            return read_changes(content)
        except NewerForm as error:
            place = f"{self._folder.where.rstrip('/')}/{name}"
            problem = f"a newer pressmark wrote it ({error})"
            raise SyncError(place, problem, "install a newer pressmark; nothing was synced") from error

    def _find_own(self, files: Mapping[str, _File]) -> Iterator[str]:
        """Find this machine's file; where another writes it, this machine gets another name."""
        machine, writer = self._me.machine(), self._writers.writer(self._me.library)
        file = files.get(f"{machine}{ENDING}")
        if file is not None and self._is_anothers(file, Owner(machine, writer)):
            before, machine = machine, self._me.rename()
            writer, file = self._writers.renew(self._me.library), None
            yield f"another machine is called {before} as well; this one is {machine} from now on"
        self._own = _Own(f"{machine}{ENDING}", Owner(machine, writer), file)

    def _is_anothers(self, file: _File, owner: Owner) -> bool:
        """Tell whether another machine wrote the file of this one; damage is not another's work."""
        if file.changes.owner not in (None, owner):
            return True
        if file.changes.damage:
            return False
        return self._writers.is_anothers(self._me.library, self._folder.where, file.held.content)

    def _write(self, own: _Own, content: bytes) -> None:
        self._writers.leave(self._me.library, self._folder.where, content)
        self._folder.replace(own.name, own.file and own.file.held, content)

    def _add(self, name: str, held: Tagged, lines: bytes) -> None:
        self._writers.leave(self._me.library, self._folder.where, held.content + lines)
        self._folder.extend(name, held, lines)


def _decompressed(content: bytes) -> bytes:
    """Return what gzip packed, up to what a text can have; cut off beyond, so that its hash is another."""
    return zlib.decompressobj(wbits=31).decompress(content, MOST_OF_A_TEXT)


def _told(file: _File) -> Iterator[str]:
    """Say what of a file could not be read; what a newer version put there is none of it."""
    for damage in file.changes.damage:
        yield f"{file.name}:{damage.line}: {damage.problem}; the other lines were read"
    for one in file.sorted.unread:
        if one.fault:
            yield f"{file.name}: a document of “{one.table}” cannot be read, {one.fault}; it was passed over"


def _is_sound(file: _File) -> bool:
    """Tell whether a file can be added to: it is whole, and most of its lines are still of use."""
    changes, length = file.changes, len(file.held.content)
    if changes.owner is None or changes.damage or changes.whole != length:
        return False
    return length < FEW or 2 * file.sorted.repeated < len(changes.documents)
