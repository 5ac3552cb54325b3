"""Gets the pictures of articles, from the web or from beside an article's file, and holds the last few.

Nothing is fetched before it is asked for, and nothing is written to disk.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from reader.edges.failures import network_failure
from reader.edges.web import Limits, body_within, open_client
from reader.errors import SourceError

if TYPE_CHECKING:
    import httpx

    from reader.ports import Picture

_LIMITS = Limits(size=10_000_000, whole=30.0, redirects=5)
_HELD = 24
"""Pictures in memory, of at most a megabyte each."""
# What the decoders know; sites that would send AVIF to a browser have these as well.
_ACCEPT = "image/webp,image/jpeg,image/png,image/gif,image/*;q=0.5"
_STATUSES = {
    401: "the site refuses to show it (401)",
    403: "the site refuses to show it (403)",
    404: "the site does not have it (404)",
    410: "the site has taken it away (410)",
    429: "the site wants fewer requests (429)",
}


class PictureFetcher:
    """A `ports.Pictures`; connections are made at the first address and kept until `close`.

    Args:
        transport: Stands in for the network, in tests.
        limits: How much, and for how long.
    """

    def __init__(
        self, *, transport: httpx.AsyncBaseTransport | None = None, limits: Limits = _LIMITS
    ) -> None:
        self._transport = transport
        self._limits = limits
        self._client: httpx.AsyncClient | None = None
        self._held: OrderedDict[Path | str, Picture] = OrderedDict()

    async def fetch(self, address: str, source: str, url: str | None = None) -> Picture:
        """Get a picture, from memory where it was got before; raises `SourceError`."""
        place = _place(address, source, url)
        if place not in self._held:
            self._held[place] = await self._fetch(place, source)
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(place)
        return self._held[place]

    async def close(self) -> None:
        """Let go of connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _fetch(self, place: Path | str, source: str) -> Picture:
        from reader.edges.picture_decoding import NotAPictureError, decoded

        name = _name_of(place)
        if isinstance(place, Path):
            body = await asyncio.to_thread(_read, name, place, self._limits.size)
        else:
            body = await self._from_web(name, place, source)
        try:
            return await asyncio.to_thread(decoded, body)
        except NotAPictureError as error:
            raise SourceError(name, str(error)) from error

    async def _from_web(self, name: str, url: str, source: str) -> bytes:
        import httpx

        try:
            async with (
                asyncio.timeout(self._limits.whole),
                self._opened().stream("GET", url, headers=_referer(source, url)) as response,
            ):
                _check(name, response)
                return await self._body(name, response)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.DecodingError) as error:
            raise SourceError(name, "it came incomplete", "try again") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise network_failure(name, error) from error
        except TimeoutError as error:
            raise SourceError(name, "the site stopped answering in time", "try again later") from error

    async def _body(self, name: str, response: httpx.Response) -> bytes:
        """Read the whole picture, but never more than the limit, however much it unpacks to."""
        body = await body_within(response, self._limits.size)
        if body is None:
            raise _too_big(name, self._limits.size)
        return body

    def _opened(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = open_client(_ACCEPT, self._limits, self._transport)
        return self._client


def _check(name: str, response: httpx.Response) -> None:
    """Refuse an answer that is no picture, before its body is read."""
    if response.status_code != 200:
        problem = _STATUSES.get(
            response.status_code, f"the site answered {response.status_code} and gave none"
        )
        raise SourceError(name, problem)
    declared = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared == "image/svg+xml" or declared.startswith(("text/", "video/", "audio/")):
        raise SourceError(name, f"it is {declared}, which cannot be drawn here")


def _name_of(place: Path | str) -> str:
    """Name a picture by its file or its site: a whole address fills lines."""
    if isinstance(place, Path):
        return f"The picture {place.name}"
    return f"The picture at {urlsplit(place).hostname or place}"


def _referer(source: str, url: str) -> dict[str, str]:
    """Say, as browsers do, which site shows the picture; some give theirs to nobody else."""
    page = urlsplit(source)
    if page.scheme not in ("http", "https") or page.scheme > urlsplit(url).scheme:
        return {}
    return {"Referer": f"{page.scheme}://{page.netloc}/"}


def _place(address: str, source: str, url: str | None) -> Path | str:
    """Return the file or the address on the web where a picture is.

    A page that was saved without its pictures still says where it came from: they are sought there.

    Raises:
        SourceError: It is neither, or an article from elsewhere means a file.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise SourceError("The picture", "its address is none") from error
    if parts.scheme in ("http", "https"):
        return address
    path = _beside(parts, source)
    is_sought = not parts.scheme and (path is None or not _exists(path))
    if is_sought and url and urlsplit(url).scheme in ("http", "https"):
        return urljoin(url, address)
    if path is None:
        raise SourceError("The picture", "its page does not say where on the web it is")
    return path


def _beside(parts: SplitResult, source: str) -> Path | None:
    """Return the file that an article's file means by an address; None where that is no file."""
    if not Path(source).is_absolute() or parts.scheme not in ("", "file") or parts.netloc:
        return None
    path = unquote(parts.path)
    return Path(path) if parts.scheme else Path(source).parent / path


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _read(name: str, path: Path, limit: int) -> bytes:
    """Read a file; a pipe or a device, which might never end, is none."""
    try:
        if not S_ISREG(path.stat().st_mode):
            raise SourceError(name, "it is no file")
        with path.open("rb") as file:
            body = file.read(limit + 1)
    except FileNotFoundError as error:
        raise SourceError(name, "there is no such file beside the article") from error
    except (OSError, ValueError) as error:
        raise SourceError(name, f"it cannot be read ({error})") from error
    if len(body) > limit:
        raise _too_big(name, limit)
    return body


def _too_big(name: str, limit: int) -> SourceError:
    return SourceError(name, f"it is bigger than {limit / 1_000_000:g} MB")
