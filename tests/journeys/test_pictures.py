"""Pictures in a real terminal: of a page that is served on this machine, and of one that is a file."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.edges.picture_files import picture_file
from tests.journeys.conftest import Launch
from tests.terminal import Terminal

WORDS = "The council met on Monday to speak of the bridge, and of who is to pay for its repair this year. "
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bridge</title></head>
<body><article><h1>The bridge of the town</h1><p>{WORDS * 2}</p>
<figure><img src="img/bridge.jpg"><figcaption>The bridge, seen from the mill.</figcaption></figure>
<p>{WORDS * 4}</p>
<figure><img src="img/mayor.jpg"><figcaption>The mayor at her desk.</figcaption></figure>
<p>{WORDS * 4}</p></article></body></html>"""
RED, BLUE = "fe0000", "0000fe"


class _Silent(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page with two pictures, of which one is not there."""
    pages = tmp_path / "pages"
    (pages / "img").mkdir(parents=True)
    (pages / "bridge.html").write_text(PAGE, "utf-8")
    (pages / "img" / "bridge.jpg").write_bytes(picture_file("JPEG", (640, 320)))
    return pages


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/bridge.html"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def colours(terminal: Terminal) -> set[str]:
    """Return the colours that stand behind characters on the screen."""
    screen = terminal.screen
    return {screen.buffer[y][x].bg for y in range(screen.lines) for x in range(screen.columns)}


def shows_the_picture(terminal: Terminal) -> bool:
    return {RED, BLUE} <= colours(terminal)


def look_at_both(terminal: Terminal) -> None:
    terminal.wait_for("council met")
    terminal.send("]ci")
    terminal.wait_for("seen from the mill")
    terminal.wait_until(lambda: shows_the_picture(terminal), "the picture to be shown")
    terminal.send("i")
    terminal.wait_until(lambda: not shows_the_picture(terminal), "the picture to go")
    terminal.send("]ci")
    terminal.wait_for("The mayor at her desk.")


def test_a_picture_of_a_page_is_shown_and_one_that_is_gone_is_told(launch: Launch, folder: Path) -> None:
    with served(folder) as address:
        terminal = launch(address)
        look_at_both(terminal)
        terminal.wait_for("The picture at 127.0.0.1: the site does not have it (404).")
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_a_site_that_went_away_leaves_the_caption(launch: Launch, folder: Path) -> None:
    with served(folder) as address:
        terminal = launch(address)
        terminal.wait_for("council met")
    terminal.send("]ci")
    terminal.wait_for("the connection was refused")
    assert "▾ The bridge, seen from the mill." in terminal.screen_text()
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_a_site_that_falls_silent_holds_up_neither_reading_nor_leaving(launch: Launch, folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/bridge.jpg"
        page = folder / "bridge.html"
        page.write_text(PAGE.replace("img/bridge.jpg", address), "utf-8")
        terminal = launch(str(page))
        terminal.wait_for("council met")
        terminal.send("]ci")
        terminal.wait_for("Fetching the picture …")
        terminal.send("]q")
        terminal.wait_for("No further quotation.")
        terminal.send("q")
        assert terminal.wait_exit(timeout=10) == 0
        assert "Traceback" not in terminal.screen_text()


def test_a_saved_page_has_its_pictures_beside_it(launch: Launch, folder: Path) -> None:
    terminal = launch(str(folder / "bridge.html"))
    look_at_both(terminal)
    terminal.wait_for("The picture mayor.jpg: there is no such file beside the article.")
    assert not list(folder.parent.joinpath("library").rglob("*.jpg"))
