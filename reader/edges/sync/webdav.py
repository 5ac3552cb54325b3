"""A folder on a WebDAV server: Nextcloud, a NAS, Apache, and what else speaks it.

A file is written only over what was read (`If-Match`), or where there was none (`If-None-Match: *`). Where a
server gives no strong ETag it is written without: each file has one writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from reader.edges.sync.asking import Answer, Asking
from reader.edges.sync.credentials import Server
from reader.edges.sync.folders import Tagged
from reader.edges.sync.multistatus import names_in
from reader.errors import SyncError
from reader.ports.syncing import WriteConflict

if TYPE_CHECKING:
    import httpx

_QUESTION = b'<?xml version="1.0"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'
_AS_XML = {"Depth": "1", "Content-Type": "application/xml"}


class WebDavFolder:
    """Fulfils `SyncFolder`; the folder itself is never made: an address with a slip is not to make one.

    Args:
        server: Where, and who we are there.
        transport: Stands in for the network, in tests.
    """

    def __init__(self, server: Server, transport: httpx.BaseTransport | None = None) -> None:
        self._server = Asking(server, transport)

    @property
    def where(self) -> str:
        """See `SyncFolder`."""
        return self._server.where

    def names(self, under: str = "") -> tuple[str, ...]:
        """See `SyncFolder`."""
        answer = self._server.ask("PROPFIND", f"{quote(under)}/" if under else "", _AS_XML, _QUESTION)
        if answer.status == 404 and under:
            return ()
        self._server.expect(answer, 207)
        try:
            return names_in(answer.content, answer.path)
        except ValueError as error:
            raise SyncError(self.where, "the answer is no WebDAV", "check the address") from error

    def read(self, name: str) -> Tagged | None:
        """See `SyncFolder`."""
        answer = self._server.ask("GET", quote(name))
        if answer.status == 404:
            return None
        self._server.expect(answer, 200)
        return Tagged(answer.content, answer.headers.get("etag", ""))

    def extend(self, name: str, old: Tagged, more: bytes) -> None:
        """See `SyncFolder`. A server takes files whole."""
        self.replace(name, old, old.content + more)

    def replace(self, name: str, old: Tagged | None, content: bytes) -> None:
        """See `SyncFolder`."""
        answer = self._put(name, old, content)
        inside = name.rpartition("/")[0]
        if answer.status in (403, 404, 409) and inside:
            # Which of these says that the folder inside is missing depends on the server.
            self._server.expect(self._server.ask("MKCOL", f"{quote(inside)}/"), 201, 405)
            answer = self._put(name, old, content)
        if answer.status == 412:
            raise WriteConflict(name)
        self._server.expect(answer, 200, 201, 204)

    def close(self) -> None:
        """See `SyncFolder`."""
        self._server.close()

    def _put(self, name: str, old: Tagged | None, content: bytes) -> Answer:
        return self._server.ask("PUT", quote(name), _condition(old), content)


def _condition(old: Tagged | None) -> dict[str, str]:
    """Say which file may be written over; a weak tag names none for certain."""
    if old is None:
        return {"If-None-Match": "*"}
    return {"If-Match": old.tag} if old.tag.startswith('"') else {}
