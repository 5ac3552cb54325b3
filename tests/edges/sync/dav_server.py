"""A real WebDAV server on this machine, in a thread."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, NamedTuple
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "jane", "pass: wörd"


class Served(NamedTuple):
    """Where a server is."""

    url: str
    """Of the folder that is served; ends with a slash."""
    folder: Path

    @property
    def with_login(self) -> str:
        """The address as a user writes it who puts name and password in it."""
        return self.url.replace("//", "//jane:pass%3A%20w%C3%B6rd@")


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is the test's."""


@contextmanager
def dav_server(
    folder: Path, *, login: bool = False, digest: bool = False, readonly: bool = False
) -> Iterator[Served]:
    """Serve a folder at `/dav/`."""
    folder.mkdir(parents=True, exist_ok=True)
    users = {USER: {"password": PASSWORD}} if login else True
    app = WsgiDAVApp(
        {
            "provider_mapping": {"/dav": {"root": str(folder), "readonly": readonly}},
            "simple_dc": {"user_mapping": {"*": users}},
            "http_authenticator": {
                "accept_basic": not digest,
                "accept_digest": digest,
                "default_to_digest": digest,
            },
            "dir_browser": {"enable": False},
            "lock_storage": True,
            "verbose": 0,
            "logging": {"enable": False},
        }
    )

    def with_body(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        # WsgiDAV reads to the end, which the standard library's server does not know.
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        return app({**environ, "wsgi.input": io.BytesIO(body)}, start)

    server = make_server("127.0.0.1", 0, with_body, server_class=_Server, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/dav/", folder)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
