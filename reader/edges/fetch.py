"""Gets pages from the web, from files, from the pipe: the one home of httpx."""

from __future__ import annotations

import asyncio
import hashlib
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.model import Page, Validators
from reader.article.signatures import not_text
from reader.edges.local_files import is_as_it_was, read_file
from reader.edges.media_types import ACCEPT, declared_type, sniffed
from reader.edges.sources import MEDIA_TYPES, PIPE, Address, LocalFile, understand
from reader.edges.web import Limits, body_within, open_client
from reader.errors import SourceError

if TYPE_CHECKING:
    import httpx

OF_PIPE = "pipe:"
"""Begins the source of what came through a pipe."""
PIPED = "what came through a pipe"
_LIMITS = Limits()
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
                page = await self._asked(url, None)
                assert page is not None
                return page

    async def refetch(self, source: str, validators: Validators) -> Page | None:
        """Get a page again, None where it is the one with these validators; raises `SourceError`."""
        match None if source.startswith(OF_PIPE) else understand(source):
            case None:
                raise SourceError(PIPED, "cannot be got again", "pipe it into pressmark anew")
            case LocalFile(path):
                if await asyncio.to_thread(is_as_it_was, path, validators):
                    return None
                return await asyncio.to_thread(self._from_file, path)
            case Address(url):
                return await self._asked(url, validators)

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
        body, validators = read_file(path, self._limits.size)
        if not body.strip():
            raise SourceError(str(path), "the file is empty", "give one with an article")
        self._check(str(path), body)
        return Page(
            source=str(path),
            body=body,
            media_type=MEDIA_TYPES.get(path.suffix.lower()) or sniffed(body),
            charset=self._charset,
            fetched_at=self._now(),
            validators=validators,
        )

    def _check(self, source: str, body: bytes) -> None:
        if len(body) > self._limits.size:
            raise _too_big(source, self._limits.size)
        # Text in UTF-16 without a mark looks binary; whoever names the encoding knows better.
        if not self._charset and (kind := not_text(body)):
            raise SourceError(source, f"is not text (it looks like {kind})", _NOT_TEXT)

    async def _asked(self, url: str, known: Validators | None) -> Page | None:
        """Get a page of the web, or get it again; None where it is still the one with these validators."""
        import httpx

        from reader.edges.failures import network_failure

        try:
            return await self._from_web(url, known)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise network_failure(url, error) from error
        except TimeoutError as error:
            raise SourceError(url, "the site stopped answering in time", "try again later") from error

    async def _from_web(self, url: str, known: Validators | None) -> Page | None:
        import httpx

        from reader.edges.conditions import are_conditional, conditions
        from reader.edges.failures import refused_status

        asked = {} if known is None else conditions(known)
        stream = self._opened().stream("GET", url, headers=asked)
        async with asyncio.timeout(self._limits.whole), stream as response:
            if are_conditional(asked) and response.status_code == httpx.codes.NOT_MODIFIED:
                return None
            if response.status_code != httpx.codes.OK:
                raise refused_status(url, response.status_code)
            media_type = declared_type(url, response)
            body = await self._body(url, response)
        return self._page_of(url, response, media_type or sniffed(body), body)

    async def _body(self, url: str, response: httpx.Response) -> bytes:
        """Read the whole page, but never more than the limit, however much it unpacks to."""
        body = await body_within(response, self._limits.size)
        if body is None:
            raise _too_big(url, self._limits.size)
        return body

    def _page_of(self, url: str, response: httpx.Response, media_type: str, body: bytes) -> Page:
        from reader.edges.conditions import validators_of

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
            validators=validators_of(response),
        )

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = open_client(ACCEPT, self._limits, self._transport)
        return self._client


def _too_big(source: str, limit: int) -> SourceError:
    return SourceError(source, f"is bigger than {limit // 1_000_000} MB", "give the article alone")
