"""A page over TLS is read in the interface, which leaves out what asyncio itself would need for it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.journeys.conftest import Launch

CERTIFICATE = Path(__file__).parents[1] / "data" / "tls" / "localhost.pem"
"""Of localhost, by itself; with its key."""
PAGE = b"""<html lang="en"><head><title>Harbour closes</title></head><body><article><h1>Harbour closes</h1>
<p>The harbour of Lindvik will close to cargo ships in May, the town council said on Monday.</p>
<p>Many ships came here once, and the cranes are the last of their kind on this coast.</p></article></body>
</html>"""


class Handler(BaseHTTPRequestHandler):
    """Gives the page to whoever asks."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """Serve the page over TLS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_port}/harbour"
    server.shutdown()
    server.server_close()


def test_a_page_over_tls_is_shown(launch: Launch, environment: dict[str, str], address: str) -> None:
    environment["SSL_CERT_FILE"] = str(CERTIFICATE)
    terminal = launch(address)
    terminal.wait_for("council said on Monday.")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_a_certificate_that_nobody_vouches_for_is_told(launch: Launch, address: str) -> None:
    terminal = launch(address)
    assert terminal.wait_exit() == 1
    assert b"the site cannot prove who it is" in terminal.raw
