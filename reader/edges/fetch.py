"""Gets pages from the web, from files, from the pipe: the one home of httpx."""

from __future__ import annotations

import asyncio
import hashlib
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.article.model import NO_VALIDATORS, Page, Validators
from reader.article.signatures import not_text
from reader.edges.failures import network_failure, refused_status
from reader.edges.sources import MEDIA_TYPES, PIPE, Address, LocalFile, understand
from reader.edges.web import Limits, body_within, open_client
from reader.errors import SourceError

if TYPE_CHECKING:
    import httpx

_LIMITS = Limits()
_ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1"
_WEB_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/markdown": "text/markdown",
    "text/x-markdown": "text/markdown",
    "text/plain": "text/plain",
}
_SAY_NOTHING = frozenset({"", "application/octet-stream", "application/xml", "text/xml"})
_HTML = (
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h[1-6])\b[^>]*>"
)
OF_PIPE = "pipe:"
"""Begins the source of what came through a pipe."""
_HEAD = 4_096
_NOT_TEXT = "pressmark reads web pages and text"


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class PageFetcher:
    """A `ports.Fetcher`; connections are made at the first address and kept until `close`.

    Args:
        transport: Stands in for the network, in tests.
        stdin: Reads the pipe to its end.
        now: Tells the time.
        limits: How much, and for how long.
        charset: The encoding that the user names; it goes before what servers and pages say.
    """

    def __init__(
        self,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        stdin: Callable[[], bytes] = _read_stdin,
        now: Callable[[], datetime] = _utc_now,
        limits: Limits = _LIMITS,
        charset: str | None = None,
    ) -> None:
        self._transport = transport
        self._stdin = stdin
        self._now = now
        self._limits = limits
        self._charset = charset
        self._client: httpx.AsyncClient | None = None

    async def fetch(self, source: str) -> Page:
        """Get a file, an address, or `-`, the pipe; raises `SourceError`."""
        match understand(source):
            case None:
                return await asyncio.to_thread(self._from_pipe)
            case LocalFile(path):
                return await asyncio.to_thread(self._from_file, path)
            case Address(url):
                return await self._from_web(url)

    async def refetch(self, source: str, validators: Validators) -> Page | None:
        """Get a page again, None where it is the one with these validators; raises `SourceError`."""
        if source.startswith(OF_PIPE):
            raise SourceError(
                "what came through a pipe", "cannot be got again", "pipe it into pressmark anew"
            )
        page = await self.fetch(source)
        return None if page.validators == validators != NO_VALIDATORS else page

    async def close(self) -> None:
        """Let go of connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _from_pipe(self) -> Page:
        body = self._stdin()
        if not body.strip():
            raise SourceError(PIPE, "nothing came through the pipe", "pipe a page or a text into pressmark")
        self._check(PIPE, body)
        return Page(
            source=f"{OF_PIPE}{hashlib.sha256(body).hexdigest()}",
            body=body,
            media_type=sniffed(body),
            charset=self._charset,
            fetched_at=self._now(),
        )

    def _from_file(self, path: Path) -> Page:
        body = _read(path, self._limits.size)
        if not body.strip():
            raise SourceError(str(path), "the file is empty", "give one with an article")
        self._check(str(path), body)
        return Page(
            source=str(path),
            body=body,
            media_type=MEDIA_TYPES.get(path.suffix.lower()) or sniffed(body),
            charset=self._charset,
            fetched_at=self._now(),
        )

    def _check(self, source: str, body: bytes) -> None:
        if len(body) > self._limits.size:
            raise _too_big(source, self._limits.size)
        # Text in UTF-16 without a mark looks binary; whoever names the encoding knows better.
        if not self._charset and (kind := not_text(body)):
            raise SourceError(source, f"is not text (it looks like {kind})", _NOT_TEXT)

    async def _from_web(self, url: str) -> Page:
        import httpx

        try:
            async with asyncio.timeout(self._limits.whole), self._opened().stream("GET", url) as response:
                if response.status_code != httpx.codes.OK:
                    raise refused_status(url, response.status_code)
                media_type = _declared_type(url, response)
                body = await self._body(url, response)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise network_failure(url, error) from error
        except TimeoutError as error:
            raise SourceError(url, "the site stopped answering in time", "try again later") from error
        return self._page_of(url, response, media_type or sniffed(body), body)

    async def _body(self, url: str, response: httpx.Response) -> bytes:
        """Read the whole page, but never more than the limit, however much it unpacks to."""
        body = await body_within(response, self._limits.size)
        if body is None:
            raise _too_big(url, self._limits.size)
        return body

    def _page_of(self, url: str, response: httpx.Response, media_type: str, body: bytes) -> Page:
        if not body.strip():
            raise SourceError(url, "the site sent an empty page", "try again later")
        if kind := not_text(body) if not (self._charset or response.charset_encoding) else None:
            raise SourceError(url, f"is not text (it looks like {kind})", _NOT_TEXT)
        return Page(
            source=url,
            body=body,
            media_type=media_type,
            charset=self._charset or response.charset_encoding,
            url=str(response.url),
            fetched_at=self._now(),
        )

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = open_client(_ACCEPT, self._limits, self._transport)
        return self._client


def sniffed(body: bytes) -> str:
    """Tell HTML from plain text by its first bytes."""
    head = body[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return "text/html" if re.match(_HTML, head, re.IGNORECASE | re.DOTALL) else "text/plain"


def _declared_type(url: str, response: httpx.Response) -> str | None:
    """Return the page's kind, None where the site does not say; raises where it is no text.

    Servers call Markdown plain text; the address's ending knows better.
    """
    header: str = response.headers.get("content-type", "")
    declared = header.partition(";")[0].strip().lower()
    if declared in _SAY_NOTHING:
        return None
    if declared not in _WEB_TYPES:
        raise SourceError(
            url, f"is {declared}, neither a web page nor text", "give the address of an article"
        )
    if declared == "text/plain":
        return MEDIA_TYPES.get(PurePosixPath(urlsplit(url).path).suffix.lower(), declared)
    return _WEB_TYPES[declared]


def _read(path: Path, limit: int) -> bytes:
    """Read a file, one byte past the limit at most: a device has no size and no end."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise SourceError(str(path), "there is no such file", "check the name") from error
    except IsADirectoryError as error:
        raise SourceError(str(path), "is a folder", "give a file in it") from error
    except PermissionError as error:
        raise SourceError(str(path), "may not be read by you", "check its permissions") from error
    except (OSError, ValueError) as error:
        raise SourceError(str(path), f"cannot be read ({error})", "check the name and the disk") from error


def _too_big(source: str, limit: int) -> SourceError:
    return SourceError(source, f"is bigger than {limit // 1_000_000} MB", "give the article alone")
