"""A site on this machine, whose pages change while a test goes on."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Event, Thread


@dataclass
class Site:
    """What a site has at each path: a page, a status, or an address that it sends on to."""

    pages: dict[str, str | int] = field(default_factory=dict)
    requests: list[tuple[str, int]] = field(default_factory=list)
    """Paths that were asked for, each with the status of the answer."""
    held: dict[str, Event] = field(default_factory=dict)
    """Paths whose answers wait."""
    releases: dict[str, str] = field(default_factory=dict)
    """Paths after whose answers another need not wait any more."""
    address: str = ""

    def url(self, path: str) -> str:
        """Return where a page is."""
        return f"{self.address}{path}"


class _Handler(BaseHTTPRequestHandler):
    """Answers as servers do, with an ETag for each page."""

    server: _Server

    def do_GET(self) -> None:
        if self.path in self.server.site.held:
            self.server.site.held[self.path].wait(20)
        page = self.server.site.pages.get(self.path, 404)
        if isinstance(page, int):
            self._answer(page)
        elif page.startswith("/"):
            self._answer(302, location=page)
        else:
            self._page(page.encode())

    def _page(self, body: bytes) -> None:
        etag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        if self.headers.get("If-None-Match") == etag:
            self._answer(304, etag=etag)
        else:
            self._answer(200, body, etag=etag)

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.server.site.requests.append((self.path, status))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        if self.path in self.server.site.releases:
            self.server.site.held[self.server.site.releases[self.path]].set()

    def log_message(self, *_: object) -> None:
        """Write nothing."""


class _Server(ThreadingHTTPServer):
    """Says nothing of those who did not wait for their answer."""

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Have a site answer."""
    server = _Server(site)
    site.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
