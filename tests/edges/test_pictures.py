"""Pictures from a network that is never the real one, from a real socket, and from files."""

from __future__ import annotations

import asyncio
import gzip
import os
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from reader.edges.pictures import PictureFetcher
from reader.edges.web import Limits
from reader.errors import SourceError
from reader.ports import Picture, Pictures
from tests.edges.picture_files import picture_file
from tests.edges.test_fetch import failing, server

ADDRESS = "https://cdn.example.org/crane.png"
ARTICLE = "https://example.org/news/lindvik"
Answer = Callable[[httpx.Request], httpx.Response]


def png(body: bytes | None = None, content_type: str = "image/png") -> httpx.Response:
    return httpx.Response(200, headers={"content-type": content_type}, content=body or picture_file())


async def fetched(
    address: str = ADDRESS,
    source: str = ARTICLE,
    *,
    answer: Answer = lambda _: png(),
    limits: Limits | None = None,
) -> Picture:
    transport = httpx.MockTransport(answer)
    pictures: Pictures = PictureFetcher(transport=transport, limits=limits or Limits())
    try:
        return await pictures.fetch(address, source)
    finally:
        await pictures.close()


async def refusal(
    address: str = ADDRESS,
    source: str = ARTICLE,
    *,
    answer: Answer = lambda _: png(),
    limits: Limits | None = None,
) -> str:
    with pytest.raises(SourceError) as caught:
        await fetched(address, source, answer=answer, limits=limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# -- the web


async def test_an_address_gives_its_picture() -> None:
    assert (await fetched()).size == (64, 32)


async def test_redirects_are_followed() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/crane.png":
            return httpx.Response(302, headers={"location": "https://far.example/img"})
        return png()

    assert (await fetched(answer=answer)).size == (64, 32)


async def test_a_picture_is_fetched_once_and_held() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return png()

    pictures = PictureFetcher(transport=httpx.MockTransport(answer))
    first = await pictures.fetch(ADDRESS, ARTICLE)
    assert await pictures.fetch(ADDRESS, ARTICLE) is first
    assert len(asked) == 1
    for number in range(24):
        await pictures.fetch(f"{ADDRESS}?{number}", ARTICLE)
    await pictures.fetch(ADDRESS, ARTICLE)
    assert len(asked) == 26
    await pictures.close()


async def test_a_failure_is_not_held() -> None:
    answers = [httpx.Response(503), png()]
    pictures = PictureFetcher(transport=httpx.MockTransport(lambda _: answers.pop(0)))
    with pytest.raises(SourceError):
        await pictures.fetch(ADDRESS, ARTICLE)
    assert (await pictures.fetch(ADDRESS, ARTICLE)).size == (64, 32)
    await pictures.close()


@pytest.mark.parametrize(
    ("address", "source", "referer"),
    [
        (ADDRESS, ARTICLE, "https://example.org/"),
        (ADDRESS, "http://example.org/a", "http://example.org/"),
        ("http://cdn.example.org/a.png", ARTICLE, None),  # not from a secret channel to an open one
        (ADDRESS, "/home/ada/lindvik.html", None),
    ],
)
async def test_the_request_says_which_site_shows_the_picture(
    address: str, source: str, referer: str | None
) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return png()

    await fetched(address, source, answer=answer)
    assert asked[0].headers.get("referer") == referer
    assert "pressmark" in asked[0].headers["user-agent"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(403, "refuses to show it (403)"), (404, "does not have it (404)"), (500, "answered 500 and gave none")],
)
async def test_a_status_that_is_no_picture_is_told_in_words(status: int, words: str) -> None:
    message = await refusal(answer=lambda _: httpx.Response(status))
    assert message.startswith("The picture at cdn.example.org: the site ")
    assert words in message


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), "no such host is known"),
        (httpx.ConnectTimeout("slow"), "did not answer in time"),
        (httpx.ReadTimeout("slow"), "stopped answering in time"),
        (httpx.RemoteProtocolError("peer closed"), "it came incomplete; try again"),
        (httpx.ReadError("reset"), "it came incomplete; try again"),
    ],
)
async def test_a_failure_of_the_network_is_told_of_the_picture(error: Exception, words: str) -> None:
    message = await refusal(answer=failing(error))
    assert message.startswith("The picture at cdn.example.org: ")
    assert words in message


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "image/svg+xml", "video/mp4"])
async def test_what_is_no_picture_is_refused_before_it_is_read(content_type: str) -> None:
    message = await refusal(answer=lambda _: png(content_type=content_type))
    assert f"it is {content_type.partition(';')[0]}, which cannot be drawn here" in message


@pytest.mark.parametrize("content_type", ["", "application/octet-stream", "image/jpeg"])
async def test_a_picture_is_known_by_its_bytes(content_type: str) -> None:
    assert (await fetched(answer=lambda _: png(content_type=content_type))).size == (64, 32)


async def test_words_that_call_themselves_a_picture_are_told() -> None:
    assert "no picture that can be drawn" in await refusal(answer=lambda _: png(b"<p>Sign in.</p>"))


async def test_a_damaged_picture_is_told() -> None:
    broken = picture_file(size=(300, 300))[:-40]
    assert "it is damaged" in await refusal(answer=lambda _: png(broken))


async def test_a_picture_over_the_limit_is_told() -> None:
    small = Limits(size=1_000_000)
    assert "bigger than 1 MB" in await refusal(answer=lambda _: png(bytes(1_000_001)), limits=small)


async def test_a_picture_that_unpacks_over_the_limit_is_told() -> None:
    headers = {"content-type": "image/png", "content-encoding": "gzip"}
    packed = httpx.Response(200, headers=headers, content=gzip.compress(bytes(3_000_000)))
    assert "bigger than 1 MB" in await refusal(answer=lambda _: packed, limits=Limits(size=1_000_000))


async def test_a_picture_comes_over_a_real_connection() -> None:
    body = picture_file("JPEG")
    head = b"HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\ncontent-length: %d\r\n\r\n" % len(body)
    async with server(head + body) as address:
        pictures = PictureFetcher()
        assert (await pictures.fetch(address, ARTICLE)).size == (64, 32)
        await pictures.close()


async def test_a_redirect_to_a_file_is_not_followed() -> None:
    head = b"HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\ncontent-length: 0\r\n\r\n"
    async with server(head) as address:
        pictures = PictureFetcher()
        with pytest.raises(SourceError, match="no web page"):
            await pictures.fetch(address, ARTICLE)
        await pictures.close()


async def test_a_site_that_never_ends_is_told() -> None:
    async with server(b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n\r\n\x89PNG", stay=True) as address:
        pictures = PictureFetcher(limits=Limits(whole=0.3))
        with pytest.raises(SourceError, match="stopped answering in time"):
            await pictures.fetch(address, ARTICLE)
        await pictures.close()


# -- files


@pytest.mark.parametrize("address", ["crane.png", "lindvik%20files/crane.png", "file://{}/crane.png"])
async def test_an_article_in_a_file_has_its_pictures_beside_it(tmp_path: Path, address: str) -> None:
    (tmp_path / "lindvik files").mkdir()
    for folder in (tmp_path, tmp_path / "lindvik files"):
        (folder / "crane.png").write_bytes(picture_file())
    picture = await fetched(address.format(tmp_path), str(tmp_path / "lindvik.html"))
    assert picture.size == (64, 32)


async def asked_for(address: str, source: str, url: str | None) -> str:
    """Return the address on the web at which a picture is sought."""
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return png()

    pictures = PictureFetcher(transport=httpx.MockTransport(answer))
    await pictures.fetch(address, source, url)
    await pictures.close()
    return "".join(asked)


@pytest.mark.parametrize("source", ["{}/lindvik.html", "pipe:a94a8fe5"])
async def test_what_was_saved_without_its_pictures_has_them_where_it_came_from(
    tmp_path: Path, source: str
) -> None:
    saved = source.format(tmp_path)
    assert await asked_for("/img/a.png", saved, ARTICLE) == "https://example.org/img/a.png"
    assert await asked_for("a.png", saved, ARTICLE) == "https://example.org/news/a.png"
    assert "does not say where" in await refusal("/img/a.png", "pipe:a94a8fe5")


async def test_what_lies_beside_the_article_is_not_sought_on_the_web(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture_file())
    assert await asked_for("a.png", str(tmp_path / "lindvik.html"), ARTICLE) == ""


@pytest.mark.parametrize("source", [ARTICLE, "pipe:a94a8fe5"])
@pytest.mark.parametrize("address", ["file:///{}", "{}", "crane.png", "data:image/png;base64,AA=="])
async def test_an_article_from_elsewhere_opens_no_file(tmp_path: Path, address: str, source: str) -> None:
    (tmp_path / "crane.png").write_bytes(picture_file())
    message = await refusal(address.format(tmp_path / "crane.png"), source)
    assert "does not say where on the web it is" in message


@pytest.mark.parametrize(
    "address", ["file://elsewhere/crane.png", "//elsewhere/crane.png", "ftp://a/b.png", "data:,x"]
)
async def test_what_is_neither_here_nor_on_the_web_is_told(tmp_path: Path, address: str) -> None:
    assert "does not say where" in await refusal(address, str(tmp_path / "lindvik.html"))


async def test_an_address_that_is_none_is_told() -> None:
    assert "its address is none" in await refusal("http://[::1")


async def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    message = await refusal("img/crane.png", str(tmp_path / "lindvik.html"))
    assert message == "The picture crane.png: there is no such file beside the article."


async def test_a_folder_a_pipe_and_a_device_are_no_pictures(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with asyncio.timeout(10):
        for address in ("pipe", ".", "/dev/zero"):
            assert "it is no file" in await refusal(address, str(tmp_path / "lindvik.html"))


async def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    for address in ("x" * 5000, "a%00b"):
        assert "cannot be read" in await refusal(address, str(tmp_path / "lindvik.html"))


async def test_a_file_over_the_limit_is_told(tmp_path: Path) -> None:
    (tmp_path / "crane.png").write_bytes(bytes(1_000_001))
    message = await refusal("crane.png", str(tmp_path / "lindvik.html"), limits=Limits(size=1_000_000))
    assert "crane.png: it is bigger than 1 MB" in message
