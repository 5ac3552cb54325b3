"""A page that tries to command the terminal: what reaches the terminal is looked at byte by byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.conftest import Launch

PAYLOAD = (
    "\x1b]52;c;ZXZpbA==\x07 \x1b]0;owned\x07 \x1b[2J\x1b[31m \x9b31m \u202egnorw\u202c \u2066x\u2069 "
    "[/nope] [@click=app.quit]press[/] \U000e0041 \x7f &#27;]52;c;ZXZpbA==&#7; &#x202e;"
)
WORDS = "The council met on Monday to speak of the bridge, and of who is to pay for its repair this year. "
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge {PAYLOAD}</title>
<meta name="author" content="A. Writer {PAYLOAD}">
<meta property="og:site_name" content="Post {PAYLOAD}"></head>
<body><article><h1>Bridge {PAYLOAD}</h1><p>{WORDS * 3}</p>
<p>“We will {PAYLOAD} mend it,” said Jane {PAYLOAD} Roe. {WORDS * 2}</p>
<figure><img src="x.jpg"><figcaption>The bridge {PAYLOAD}
<span class="credit">Photo: Post / A. Roe {PAYLOAD}</span>
</figcaption></figure><p>{WORDS * 3}</p></article></body></html>"""
FORBIDDEN = ("\x1b]52", "\x1b]0;owned", "\x1b]2;", "\u202e", "\u2066", "\U000e0041", "\x7f")


@pytest.fixture(params=["page.html", "page.txt"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_text(PAGE if path.suffix == ".html" else re.sub(r"<[^>]*>", "\n", PAGE), encoding="utf-8")
    return path


def test_nothing_of_a_hostile_page_reaches_the_terminal_as_a_command(launch: Launch, hostile: Path) -> None:
    terminal = launch(str(hostile))
    terminal.wait_for("council met")
    for keys, words in (
        ("C", "council"),
        ("]q", "council"),
        ("H", "Highlighted"),
        ("gm", "— Jane"),
        ("?", "Everywhere"),
    ):
        terminal.send(keys)
        terminal.wait_for(words)
    terminal.send("q")
    terminal.wait_gone("Everywhere")
    terminal.send("gl")
    terminal.wait_for("1 article")
    sent = terminal.raw.decode("utf-8", "replace")
    assert not [payload for payload in FORBIDDEN if payload in sent]
    assert "[/nope]" in sent  # it was drawn, as words


def test_nothing_of_a_hostile_page_is_obeyed_line_by_line(launch: Launch, hostile: Path) -> None:
    terminal = launch("shell", str(hostile))
    terminal.wait_for("paragraph")
    for line, words in (
        ("read all", "council met"),
        ("next-quotation", "mend it"),
        ("highlight", "Highlighted"),
        ("names", "> names"),
        ("captions", "The bridge"),
        ("where", "Paragraph"),
    ):
        terminal.send(line + "\r")
        terminal.wait_for(words)
    terminal.send("\x04")
    assert terminal.wait_exit() == 0
    sent = terminal.raw.decode("utf-8", "replace")
    assert not [payload for payload in FORBIDDEN if payload in sent]
    assert "\x1b" not in sent
    assert "[/nope]" in sent
