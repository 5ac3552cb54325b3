"""Asking a WebDAV server: one connection, who we are, and what its refusals mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.edges.failures import network_failure
from reader.edges.sync.credentials import Login, Server
from reader.edges.web import Limits, open_blocking_client
from reader.errors import SyncError

if TYPE_CHECKING:
    import httpx

MOST = 1_000_000_000
"""Bytes of an answer; the changes of a library of a million marks are fewer."""
NO_HEADERS: Mapping[str, str] = {}
_NEXTCLOUD = "Nextcloud's has remote.php/dav/files/NAME in it"
_REFUSALS = {
    401: (
        "wants a name and a password (401)",
        "set PRESSMARK_WEBDAV_USER and PRESSMARK_WEBDAV_PASSWORD, or write them into ~/.netrc",
    ),
    403: ("does not let you do that (403)", "ask whoever runs it to let you write there"),
    404: ("has no such folder (404)", "make it there, or check the address"),
    405: ("does not speak WebDAV here (405)", f"check the address; {_NEXTCLOUD}"),
    409: ("has no such folder (409)", "make it there, or check the address"),
    413: ("does not take a file of that size (413)", "ask whoever runs it for more"),
    423: ("says that the file is locked (423)", "try again when the other program is done"),
    429: ("wants fewer requests (429)", "wait a while and try again"),
    501: ("does not speak WebDAV here (501)", f"check the address; {_NEXTCLOUD}"),
    507: ("has no space left (507)", "free some there; nothing is lost here"),
}


class Answer(NamedTuple):
    """What came back, whole."""

    status: int
    headers: Mapping[str, str]
    """By names in any case."""
    content: bytes
    path: bytes
    """What was asked for, as it went over the wire."""


class Asking:
    """Puts requests to the folder of a server; a connection is made at the first and kept until `close`."""

    def __init__(self, server: Server, transport: httpx.BaseTransport | None, most: int = MOST) -> None:
        self.where = server.url
        self._login: Login | None = server.login
        self._transport = transport
        self._most = most
        self._digest = False
        self._client: httpx.Client | None = None

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] = NO_HEADERS, content: bytes | None = None
    ) -> Answer:
        """Put a request, whatever the answer says; raises `SourceError` where none comes."""
        import httpx

        try:
            answer = self._send(method, path, headers, content)
            if answer.status == 401 and self._wants_digest(answer):
                self._digest = True
                answer = self._send(method, path, headers, content)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise network_failure(self.where, error) from error
        return answer

    def expect(self, answer: Answer, *statuses: int) -> None:
        """Raise `SyncError`, with what to do, for an answer of another status."""
        if answer.status not in statuses:
            raise SyncError(self.where, *self._refusal(answer))

    def close(self) -> None:
        """Let go of the connection."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _send(self, method: str, path: str, headers: Mapping[str, str], content: bytes | None) -> Answer:
        body = bytearray()
        url = self.where + path
        with self._opened().stream(
            method, url, headers=headers, content=content, auth=self._auth()
        ) as response:
            for piece in response.iter_bytes():
                body += piece
                if len(body) > self._most:
                    raise SyncError(self.where, "the answer goes on for too long", "check the address")
        return Answer(response.status_code, response.headers, bytes(body), response.url.raw_path)

    def _auth(self) -> httpx.Auth | None:
        import httpx

        if self._login is None:
            return None
        return httpx.DigestAuth(*self._login) if self._digest else httpx.BasicAuth(*self._login)

    def _wants_digest(self, answer: Answer) -> bool:
        asked = answer.headers.get("www-authenticate", "").lower()
        return self._login is not None and not self._digest and "digest" in asked

    def _opened(self) -> httpx.Client:
        if self._client is None:
            self._client = open_blocking_client(Limits(), self._transport)
        return self._client

    def _refusal(self, answer: Answer) -> tuple[str, str]:
        status = answer.status
        if status == 401 and self._login is not None:
            return "the server does not take this name and password (401)", "check them"
        if status in _REFUSALS:
            problem, remedy = _REFUSALS[status]
            return f"the server {problem}", remedy
        if 300 <= status < 400:
            place = answer.headers.get("location", "nowhere")
            return f"the server sends on to {place} ({status})", "give the address that it sends to"
        if status >= 500:
            return f"the server has a trouble of its own ({status})", "try again later"
        return f"the server answered {status}, which is no WebDAV", "check the address"
