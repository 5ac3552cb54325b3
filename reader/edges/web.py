"""What is common to all that comes from the web: who asks, how long, and how much is read."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import httpx

# Sites turn away what does not begin like a browser; the rest says honestly who asks.
_USER_AGENT = "Mozilla/5.0 (compatible; pressmark; terminal news reader)"
_CHUNK = 65_536


class Limits(NamedTuple):
    """How much, and for how long."""

    size: int = 20_000_000
    """Bytes of a page, unpacked."""
    connect: float = 10.0
    """Seconds for a connection to stand."""
    silence: float = 20.0
    """Seconds without a byte."""
    whole: float = 60.0
    """Seconds for a page, redirects and all."""
    redirects: int = 10


def open_client(accept: str, limits: Limits, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """Make a client; nothing is connected yet.

    Args:
        accept: What the answer may be, as in the header of that name.
        limits: How long to wait, and how far to be sent on.
        transport: Stands in for the network, in tests.
    """
    import httpx

    return httpx.AsyncClient(
        transport=transport,
        headers={"User-Agent": _USER_AGENT, "Accept": accept},
        http2=find_spec("h2") is not None,
        follow_redirects=True,
        max_redirects=limits.redirects,
        timeout=httpx.Timeout(limits.silence, connect=limits.connect),
    )


def open_blocking_client(limits: Limits, transport: httpx.BaseTransport | None) -> httpx.Client:
    """Make a client for a thread of its own, which follows no redirect: what is written goes nowhere else.

    Answers come unpacked, so that their tags are those of the files.
    """
    import httpx

    return httpx.Client(
        transport=transport,
        headers={"User-Agent": _USER_AGENT, "Accept-Encoding": "identity"},
        http2=find_spec("h2") is not None,
        follow_redirects=False,
        timeout=httpx.Timeout(limits.silence, connect=limits.connect),
    )


async def body_within(response: httpx.Response, limit: int) -> bytes | None:
    """Read an answer whole, however much it unpacks to; None where it is more than `limit` bytes."""
    chunks = bytearray()
    async for chunk in response.aiter_bytes(_CHUNK):
        chunks += chunk
        if len(chunks) > limit:
            return None
    return bytes(chunks)
