"""A folder of changes: what every machine said is read from it, and what this one has to say is added.

A machine writes `MACHINE.changes` and no other such file; `texts/` has the texts that were marked, each under
its hash, for whoever lacks one. Files that a syncing program left beside another, since two machines wrote it
at once (`….sync-conflict-….changes`), are read as all others are.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
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
from reader.edges.sync.checking import fault_in, key_of
from reader.edges.sync.folders import SyncFolder, Tagged
from reader.edges.sync.writers import Writers
from reader.errors import SyncError
from reader.marks.merging import MERGED, merged
from reader.ports.syncing import Document, Heard, Tables, WriteConflict

TEXTS = "texts"
TEXT_ENDING = ".article.gz"
FEW = 1 << 16
"""Bytes of a file that are never worth writing anew."""
MOST_OF_A_TEXT = 200_000_000
"""Bytes, unpacked."""
DELETED = "deleted"


class Me(NamedTuple):
    """Who writes."""

    library: str
    """The library's folder: two libraries on a machine write a file each."""
    machine: Callable[[], str]
    """This machine's name: 16 hexadecimal digits."""
    rename: Callable[[], str]
    """Gives this machine another name from now on."""


class _Own(NamedTuple):
    """The file of this machine, as it was read."""

    name: str
    owner: Owner
    held: Tagged | None = None
    changes: Changes = Changes()


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
        files = dict(self._files())
        read = {name: self._changes(name, held.content) for name, held in files.items()}
        problems = [problem for name, changes in read.items() for problem in _told(name, changes)]
        problems += self._find_own(files, read)
        assert self._own is not None
        said = (tables for changes in read.values() for tables in tables_in(changes.documents))
        others = {changes.owner for changes in read.values() if changes.owner} - {self._own.owner}
        return Heard(tuple(said), len({owner.machine for owner in others}), tuple(problems))

    def say(self, documents: Tables) -> None:
        """See `ports.Exchange`."""
        own, self._own = self._own, None
        assert own is not None
        lines = b"".join(
            document_line(table, one) for table, rows in documents.items() for one in rows.values()
        )
        if own.held is None or not _is_sound(own):
            if lines or own.held is not None:
                self._write(own, first_line(own.owner) + _compact(own.changes) + lines)
        elif lines:
            self._add(own, lines)

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

    def _files(self) -> Iterator[tuple[str, Tagged]]:
        for name in self._folder.names():
            if name.endswith(ENDING) and (held := self._folder.read(name)) is not None:
                yield name, held

    def _changes(self, name: str, content: bytes) -> Changes:
        try:
            return read_changes(content)
        except NewerForm as error:
            place = f"{self._folder.where.rstrip('/')}/{name}"
            problem = f"a newer pressmark wrote it ({error})"
            raise SyncError(place, problem, "install a newer pressmark; nothing was synced") from error

    def _find_own(self, files: Mapping[str, Tagged], read: Mapping[str, Changes]) -> Iterator[str]:
        """Find this machine's file; where another writes it, this machine gets another name."""
        library = self._me.library
        machine, writer = self._me.machine(), self._writers.writer(library)
        held = files.get(f"{machine}{ENDING}")
        changes = read.get(f"{machine}{ENDING}", Changes())
        if held is not None and self._is_anothers(held, changes, Owner(machine, writer)):
            before, machine = machine, self._me.rename()
            writer = self._writers.renew(library)
            held, changes = None, Changes()
            yield f"another machine is called {before} as well; this one is {machine} from now on"
        self._own = _Own(f"{machine}{ENDING}", Owner(machine, writer), held, changes)

    def _is_anothers(self, held: Tagged, changes: Changes, owner: Owner) -> bool:
        """Tell whether another machine wrote the file of this one; damage is not another's work."""
        if changes.owner not in (None, owner):
            return True
        left = self._writers.left(self._me.library, self._folder.where)
        return left is not None and not changes.damage and not left.is_mine(held.content)

    def _write(self, own: _Own, content: bytes) -> None:
        self._writers.leave(self._me.library, self._folder.where, content)
        self._folder.replace(own.name, own.held, content)

    def _add(self, own: _Own, lines: bytes) -> None:
        assert own.held is not None
        self._writers.leave(self._me.library, self._folder.where, own.held.content + lines)
        self._folder.extend(own.name, own.held, lines)


def tables_in(documents: Iterable[tuple[str, Document]]) -> tuple[Tables, Tables]:
    """Sort documents by table and id; those that are there twice are joined. What was deleted is apart."""
    live: dict[str, dict[str, Document]] = {}
    gone: dict[str, dict[str, Document]] = {}
    for table, document in documents:
        if not _is_read(table, document):
            continue
        rows = (gone if table == DELETED else live).setdefault(table, {})
        key = key_of(table, document)
        rows[key] = _joined(table, key, rows[key], document) if key in rows else document
    return live, gone


def _decompressed(content: bytes) -> bytes:
    """Return what gzip packed, up to what a text can have; cut off beyond, so that its hash is another."""
    return zlib.decompressobj(wbits=31).decompress(content, MOST_OF_A_TEXT)


def _joined(table: str, key: str, one: Document, other: Document) -> Document:
    return merged({table: {key: one}}, {table: {key: other}})[table][key]


def _is_read(table: str, document: Document) -> bool:
    return table in MERGED and not fault_in(table, document)


def _told(name: str, changes: Changes) -> Iterator[str]:
    """Say what of a file could not be read; what a newer version put there is none of it."""
    for damage in changes.damage:
        yield f"{name}:{damage.line}: {damage.problem}; the other lines were read"
    for table, document in changes.documents:
        if table in MERGED and (fault := fault_in(table, document)):
            yield f"{name}: a document of “{table}” cannot be read, {fault}; it was passed over"


def _is_sound(own: _Own) -> bool:
    """Tell whether a file can be added to: it is whole, and most of its lines are still of use."""
    assert own.held is not None
    changes = own.changes
    if changes.owner is None or changes.damage or changes.whole != len(own.held.content):
        return False
    if len(own.held.content) < FEW:
        return True
    keys = {(table, key_of(table, one)) for table, one in changes.documents if table in MERGED}
    return len(changes.documents) < 2 * len(keys)


def _compact(changes: Changes) -> bytes:
    """Write anew what a file says, a line for each document; all that it said is still said."""
    foreign = [(table, one) for table, one in changes.documents if not _is_read(table, one)]
    rows = (
        (table, one)
        for tables in tables_in(changes.documents)
        for table in tables
        for one in tables[table].values()
    )
    return b"".join(document_line(*one) for one in (*foreign, *rows))
