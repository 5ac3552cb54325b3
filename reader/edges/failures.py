"""What went wrong on the network, in words: each failure of httpx becomes one `SourceError`."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.errors import SourceError

if TYPE_CHECKING:
    import httpx

_STATUSES = {
    401: ("wants a password (401)", "open it in a browser and give pressmark the saved page"),
    402: ("wants a subscription (402)", "open it in a browser and give pressmark the saved page"),
    403: ("refuses to show it (403)", "open it in a browser and give pressmark the saved page"),
    404: ("has no such page (404)", "check the address"),
    410: ("has taken the page away (410)", "look for a copy in a web archive"),
    429: ("wants fewer requests (429)", "wait a while and try again"),
    451: ("may not show it here (451)", "look for a copy in a web archive"),
}
_UNKNOWN_HOST = (
    "Name or service not known",
    "nodename nor servname",
    "getaddrinfo failed",
    "name resolution",
)


def refused_status(url: str, status: int) -> SourceError:
    """Make the error for an answer that is no page."""
    if status in _STATUSES:
        problem, remedy = _STATUSES[status]
    elif status >= 500:
        problem, remedy = f"has a trouble of its own ({status})", "try again later"
    else:
        problem, remedy = f"answered {status} and gave no page", "check the address"
    return SourceError(url, f"the site {problem}", remedy)


def network_failure(url: str, error: httpx.HTTPError | httpx.InvalidURL) -> SourceError:
    """Make the error for a request that got no whole answer."""
    import httpx

    if isinstance(error, httpx.ConnectError):
        return _no_connection(url, error)
    for kind, problem, remedy in (
        (httpx.InvalidURL, "is no address", "check it for slips"),
        (httpx.TooManyRedirects, "the site sends in circles (too many redirects)", "check the address"),
        (httpx.ConnectTimeout, "the site did not answer in time", "try again later"),
        (httpx.TimeoutException, "the site stopped answering in time", "try again later"),
        (
            httpx.UnsupportedProtocol,
            "the site sends on to something that is no web page",
            "check the address",
        ),
        (httpx.ProxyError, "the proxy refused", "check the proxy's settings"),
        (httpx.DecodingError, "the page was packed in a way that cannot be unpacked", "try again later"),
        (httpx.RemoteProtocolError, "the page was cut short", "try again"),
        (httpx.ReadError, "the connection broke before the page was whole", "try again"),
    ):
        if isinstance(error, kind):
            return SourceError(url, problem, remedy)
    return SourceError(url, f"cannot be fetched ({str(error) or type(error).__name__})", "try again later")


def _no_connection(url: str, error: httpx.ConnectError) -> SourceError:
    causes = tuple(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes) or "CERTIFICATE_VERIFY" in str(error):
        return SourceError(
            url, "the site cannot prove who it is (TLS failed)", "check the address and the clock"
        )
    unknown = any(isinstance(cause, socket.gaierror) for cause in causes)
    if unknown or any(words in str(error) for words in _UNKNOWN_HOST):
        return SourceError(url, "no such host is known", "check the address and the connection")
    if any(isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED for cause in causes):
        return SourceError(url, "the connection was refused", "check the address, or try again later")
    return SourceError(url, "the site cannot be reached", "check the address and the connection")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Walk all that led to an error; attempts at several addresses come as a group."""
    yield error
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _causes(one)
    for cause in (error.__cause__, error.__context__):
        if cause is not None:
            yield from _causes(cause)
