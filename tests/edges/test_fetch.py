"""Fetching: from files, the pipe, and a network that is never the real one."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import os
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from reader.article.model import NO_VALIDATORS, Page, Validators
from reader.edges.fetch import PageFetcher
from reader.edges.web import Limits
from reader.errors import SourceError
from reader.ports import Fetcher

PAGE = b"<!DOCTYPE html><html><body><p>Text.</p></body></html>"
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
Answer = Callable[[httpx.Request], httpx.Response]


def html(body: bytes = PAGE, content_type: str = "text/html; charset=utf-8") -> httpx.Response:
    return httpx.Response(200, headers={"content-type": content_type}, content=body)


async def fetched(source: str, answer: Answer | None = None, **settings: object) -> Page:
    transport = httpx.MockTransport(answer or (lambda _: html()))
    fetcher = PageFetcher(transport=transport, now=lambda: NOON, **settings)  # type: ignore[arg-type]
    try:
        return await fetcher.fetch(source)
    finally:
        await fetcher.close()


async def refusal(source: str, answer: Answer | None = None, **settings: object) -> str:
    with pytest.raises(SourceError) as caught:
        await fetched(source, answer, **settings)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def failing(error: Exception) -> Answer:
    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    return answer


# -- the web


async def test_an_address_gives_its_page() -> None:
    page = await fetched("https://example.org/news#comments")
    assert page == Page(
        source="https://example.org/news",
        body=PAGE,
        media_type="text/html",
        charset="utf-8",
        url="https://example.org/news",
        fetched_at=NOON,
    )


async def test_redirects_are_followed_and_the_last_address_is_told() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/old":
            return httpx.Response(301, headers={"location": "/new"})
        return html()

    page = await fetched("https://example.org/old", answer)
    assert (page.source, page.url) == ("https://example.org/old", "https://example.org/new")


async def test_a_bare_host_is_taken_for_an_address() -> None:
    assert (await fetched("example.org/news")).source == "https://example.org/news"
    assert (await fetched("example.org:8080/news")).source == "https://example.org:8080/news"


async def test_the_request_says_what_it_wants_and_who_asks() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return html()

    await fetched("https://example.org/", answer)
    assert "pressmark" in seen[0].headers["user-agent"]
    assert seen[0].headers["accept"].startswith("text/html")


async def test_the_named_encoding_goes_before_the_servers() -> None:
    assert (await fetched("https://example.org/", charset="koi8-r")).charset == "koi8-r"


@pytest.mark.parametrize(
    ("content_type", "path", "media_type"),
    [
        ("application/xhtml+xml", "/", "text/html"),
        ("text/plain", "/", "text/plain"),
        ("text/plain", "/README.md", "text/markdown"),
        ("text/markdown; charset=utf-8", "/", "text/markdown"),
        ("application/octet-stream", "/", "text/html"),
        ("", "/", "text/html"),
    ],
)
async def test_the_kind_of_page_follows_the_content_type(
    content_type: str, path: str, media_type: str
) -> None:
    page = await fetched(f"https://example.org{path}", lambda _: html(content_type=content_type))
    assert page.media_type == media_type


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "password"),
        (403, "403"),
        (404, "no such page (404)"),
        (410, "taken the page away"),
        (429, "fewer requests"),
        (418, "answered 418"),
        (503, "trouble of its own (503)"),
    ],
)
async def test_a_status_that_is_no_page_is_told_in_words(status: int, words: str) -> None:
    assert words in await refusal("https://example.org/x", lambda _: httpx.Response(status))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), "no such host is known"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"), "TLS failed"),
        (httpx.ConnectError("All connection attempts failed"), "cannot be reached"),
        (httpx.ConnectTimeout("slow"), "did not answer in time"),
        (httpx.ReadTimeout("slow"), "stopped answering in time"),
        (httpx.RemoteProtocolError("peer closed connection"), "cut short"),
        (httpx.ReadError("reset"), "connection broke"),
        (httpx.UnsupportedProtocol("ftp"), "no web page"),
        (httpx.ProxyError("no"), "proxy"),
        (httpx.WriteError("pipe"), "cannot be fetched (pipe)"),
    ],
)
async def test_each_failure_of_the_network_has_its_own_words(error: Exception, words: str) -> None:
    message = await refusal("https://example.org/x", failing(error))
    assert words in message
    assert message.startswith("https://example.org/x: ")


async def test_a_certificate_error_deep_in_the_causes_is_found() -> None:
    error = httpx.ConnectError("")
    error.__cause__ = ExceptionGroup("attempts", [ssl.SSLCertVerificationError("expired")])
    assert "TLS failed" in await refusal("https://example.org/x", failing(error))


async def test_a_site_that_sends_in_circles_is_told() -> None:
    message = await refusal(
        "https://example.org/x", lambda _: httpx.Response(302, headers={"location": "/x"})
    )
    assert "circles" in message


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "application/json"])
async def test_what_is_no_page_is_refused_by_its_content_type(content_type: str) -> None:
    message = await refusal("https://example.org/x", lambda _: html(content_type=content_type))
    assert f"is {content_type}, neither a web page nor text" in message


async def test_a_pdf_that_calls_itself_nothing_is_refused() -> None:
    message = await refusal(
        "https://example.org/x", lambda _: html(b"%PDF-1.7 ...", "application/octet-stream")
    )
    assert "it looks like a PDF" in message


async def test_a_page_over_the_limit_is_refused() -> None:
    message = await refusal(
        "https://example.org/x", lambda _: html(b"x" * 2_000_001), limits=Limits(size=2_000_000)
    )
    assert "bigger than 2 MB" in message


async def test_a_page_that_unpacks_over_the_limit_is_refused() -> None:
    packed = gzip.compress(b"<p>" + b"x" * 3_000_000)
    answer = httpx.Response(
        200, headers={"content-type": "text/html", "content-encoding": "gzip"}, content=packed
    )
    message = await refusal("https://example.org/x", lambda _: answer, limits=Limits(size=1_000_000))
    assert "bigger than 1 MB" in message


async def test_bytes_that_are_not_packed_as_they_say_are_told() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        headers = {"content-type": "text/html", "content-encoding": "gzip"}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(b"no gzip"))

    assert "cannot be unpacked" in await refusal("https://example.org/x", answer)


async def test_an_empty_page_is_told() -> None:
    assert "empty page" in await refusal("https://example.org/x", lambda _: html(b" \n"))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("http://", "without a host"),
        ("https:///news", "without a host"),
        ("http://[::1", "is no address"),
        ("http://example.org:port/", "is no address"),
        ("ftp://example.org/x", "ftp: addresses cannot be read"),
        ("javascript:alert(1)", "javascript: addresses cannot be read"),
        ("file://other.example/x", "another machine"),
    ],
)
async def test_an_address_that_cannot_be_read_is_told(source: str, words: str) -> None:
    assert words in await refusal(source)


# -- a real socket, on this machine


@asynccontextmanager
async def server(answer: bytes, *, stay: bool = False) -> AsyncIterator[str]:
    """Serve the same bytes to everyone; `stay` keeps the connection open after them."""
    release = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(65_536)
        writer.write(answer)
        await writer.drain()
        if stay:
            await release.wait()
        writer.close()
        await writer.wait_closed()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
    finally:
        release.set()
        listening.close()
        await listening.wait_closed()


async def over_the_wire(source: str, limits: Limits | None = None) -> Page:
    fetcher: Fetcher = PageFetcher(limits=limits or Limits())
    try:
        return await fetcher.fetch(source)
    finally:
        await fetcher.close()


async def test_a_page_comes_over_a_real_connection() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n" % len(PAGE)
    async with server(head + PAGE) as address:
        assert (await over_the_wire(address)).body == PAGE


async def test_a_refused_connection_is_told() -> None:
    async with server(b"") as address:
        pass
    with pytest.raises(SourceError, match="the connection was refused"):
        await over_the_wire(address)


async def test_a_site_that_falls_silent_is_told() -> None:
    async with server(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n", stay=True) as address:
        with pytest.raises(SourceError, match="stopped answering in time"):
            await over_the_wire(address, Limits(silence=0.2))


async def test_a_site_that_never_ends_is_told() -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<p>more"
    async with server(head, stay=True) as address:
        with pytest.raises(SourceError, match="stopped answering in time"):
            await over_the_wire(address, Limits(whole=0.3))


async def test_a_page_cut_short_is_told() -> None:
    async with server(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 900\r\n\r\n<p>"
    ) as address:
        with pytest.raises(SourceError, match="cut short"):
            await over_the_wire(address)


async def test_plain_http_where_https_was_asked_for_is_told() -> None:
    async with server(b"HTTP/1.1 200 OK\r\n\r\n") as address:
        with pytest.raises(SourceError, match="TLS failed"):
            await over_the_wire(address.replace("http:", "https:"), Limits(connect=1, whole=2))


# -- files


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.txt", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.markdown", "text/markdown"),
        ("page", "text/html"),
        ("page.bak", "text/html"),
    ],
)
async def test_a_files_kind_follows_its_name_or_its_first_bytes(
    tmp_path: Path, name: str, media_type: str
) -> None:
    (tmp_path / name).write_bytes(PAGE)
    page = await fetched(str(tmp_path / name))
    assert (page.source, page.media_type, page.url) == (str(tmp_path / name), media_type, None)


async def test_a_text_that_speaks_of_html_stays_text(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("The <p> element begins a paragraph, <html> a page.")
    assert (await fetched(str(tmp_path / "note"))).media_type == "text/plain"


async def test_a_files_name_may_begin_in_the_home_folder_or_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    sources = [(await fetched(name)).source for name in ("~/a.txt", "a.txt", f"file://{tmp_path}/a.txt")]
    assert sources == [str(tmp_path / "a.txt")] * 3


async def test_a_file_named_like_a_host_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.org").write_text("Text.")
    assert (await fetched("example.org")).source == str(tmp_path / "example.org")


@pytest.mark.parametrize(
    "name", ["missing.txt", "missing.html", "folder/missing", "old.org/missing.txt", "note"]
)
async def test_a_missing_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.org").mkdir()
    assert "there is no such file" in await refusal(name)


async def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "is a folder" in await refusal(str(tmp_path))


async def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\n")
    assert "the file is empty" in await refusal(str(tmp_path / "a.txt"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.txt").chmod(0)
    assert "may not be read" in await refusal(str(tmp_path / "a.txt"))


async def test_a_file_over_the_limit_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1_000_001)
    assert "bigger than 1 MB" in await refusal(str(tmp_path / "a.txt"), limits=Limits(size=1_000_000))


async def test_a_device_without_an_end_is_over_the_limit() -> None:
    assert "bigger than 1 MB" in await refusal("/dev/zero", limits=Limits(size=1_000_000))


@pytest.mark.parametrize(
    ("body", "looks"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04 book", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n rest", "a PNG image"),
        (b"some\x00\x00\x00\x00bytes", "binary data"),
    ],
)
async def test_a_file_that_is_no_text_is_told(tmp_path: Path, body: bytes, looks: str) -> None:
    (tmp_path / "a.txt").write_bytes(body)
    assert f"it looks like {looks}" in await refusal(str(tmp_path / "a.txt"))


@pytest.mark.parametrize("name", ["a\x00b", "~nobody-of-this-name/a", "x" * 5000, ""])
async def test_a_name_that_no_file_can_have_is_told(name: str) -> None:
    await refusal(name)


# -- the pipe


async def test_the_pipe_is_named_by_its_content() -> None:
    page = await fetched("-", stdin=lambda: b"Some text.")
    assert page.source == f"pipe:{hashlib.sha256(b'Some text.').hexdigest()}"
    assert page.media_type == "text/plain"


async def test_html_in_the_pipe_is_seen() -> None:
    assert (await fetched("-", stdin=lambda: b"\xef\xbb\xbf <!-- a --> " + PAGE)).media_type == "text/html"


async def test_an_empty_pipe_is_told() -> None:
    assert "nothing came through the pipe" in await refusal("-", stdin=lambda: b"")


async def test_a_pipe_over_the_limit_is_told() -> None:
    message = await refusal("-", stdin=lambda: b"x" * 1_000_001, limits=Limits(size=1_000_000))
    assert "bigger than 1 MB" in message


# -- again

NAMED = Validators(etag='"v1"', last_modified="Sat, 14 Mar 2026 12:00:00 GMT")


async def refetched(source: str, known: Validators, answer: Answer | None = None) -> Page | None:
    fetcher = PageFetcher(transport=httpx.MockTransport(answer or (lambda _: html())), now=lambda: NOON)
    try:
        return await fetcher.refetch(source, known)
    finally:
        await fetcher.close()


def versioned(request: httpx.Request) -> httpx.Response:
    """Answer as a site whose page is at its first version."""
    if request.headers.get("if-none-match") == NAMED.etag:
        return httpx.Response(304)
    headers = {"content-type": "text/html", "etag": NAMED.etag, "last-modified": NAMED.last_modified}
    return httpx.Response(200, headers=headers, content=PAGE)


async def test_what_a_site_calls_its_page_comes_with_it() -> None:
    assert (await fetched("https://example.org/x", versioned)).validators == NAMED
    assert (await fetched("https://example.org/x")).validators == NO_VALIDATORS


async def test_a_page_that_its_site_says_is_the_same_is_not_sent_again() -> None:
    assert await refetched("https://example.org/x", NAMED, versioned) is None


async def test_a_page_that_is_another_by_now_comes_whole() -> None:
    page = await refetched("https://example.org/x", Validators(etag='"v0"'), versioned)
    assert page is not None
    assert (page.body, page.validators) == (PAGE, NAMED)


async def test_a_site_is_asked_with_both_names_that_it_gave() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return html()

    await refetched("https://example.org/x", NAMED, answer)
    await refetched("https://example.org/x", NO_VALIDATORS, answer)
    asked = [(one.headers.get("if-none-match"), one.headers.get("if-modified-since")) for one in seen]
    assert asked == [(NAMED.etag, NAMED.last_modified), (None, None)]
    assert [one.headers["cache-control"] for one in seen] == ["max-age=0"] * 2


@pytest.mark.parametrize("etag", ['"é"', '"a\r\nX-Other: 1"', '"' + "a" * 600 + '"'])
async def test_a_name_that_no_header_can_hold_is_not_sent(etag: str) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return html()

    assert await refetched("https://example.org/x", Validators(etag=etag), answer) is not None
    assert not {"if-none-match", "x-other"} & set(seen[0].headers)


async def test_a_site_that_says_the_same_unasked_gives_no_page() -> None:
    with pytest.raises(SourceError, match="answered 304"):
        await refetched("https://example.org/x", NO_VALIDATORS, lambda _: httpx.Response(304))


async def test_a_page_that_was_taken_away_is_told_when_it_is_asked_for_again() -> None:
    with pytest.raises(SourceError, match="taken the page away"):
        await refetched("https://example.org/x", NAMED, lambda _: httpx.Response(410))


async def test_names_are_asked_for_behind_a_redirect_too() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        moved = httpx.Response(301, headers={"location": "/new"})
        return moved if request.url.path == "/old" else versioned(request)

    assert await refetched("https://example.org/old", NAMED, answer) is None


async def test_a_file_is_read_again_when_it_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    first = await fetched(str(path))
    assert first.validators != NO_VALIDATORS
    assert await refetched(str(path), first.validators) is None
    path.write_text("Texts.")
    again = await refetched(str(path), first.validators)
    assert again is not None
    assert (again.body, again.validators != first.validators) == (b"Texts.", True)


async def test_a_file_of_which_nothing_is_known_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    assert await refetched(str(tmp_path / "a.txt"), NO_VALIDATORS) is not None


async def test_a_file_that_is_gone_by_now_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        await refetched(str(tmp_path / "a.txt"), Validators(etag="5-1"))


async def test_a_pipe_gives_nothing_twice() -> None:
    with pytest.raises(SourceError, match="pipe it into pressmark anew"):
        await refetched("pipe:" + "0" * 64, NO_VALIDATORS)
