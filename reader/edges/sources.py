"""What the user's word for a source means: the pipe, an address, or a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from reader.errors import SourceError

PIPE = "-"
_SCHEME = r"(?i:([a-z][a-z0-9+.-]*):(?!\d))"
_HOST = (
    r"(?s:(?P<host>(?:[\w-]+\.)+[^\W\d_]{2,}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?P<rest>[/?#].*)?)"
)
MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}


class Address(NamedTuple):
    """Something on the web."""

    url: str


class LocalFile(NamedTuple):
    """Something on disk, by its absolute path."""

    path: Path


def understand(source: str) -> Address | LocalFile | None:
    """Tell an address from a file; None is the pipe.

    A file that exists always wins; `example.org/news` without one is an address, of https.

    Raises:
        SourceError: It is neither.
    """
    if source == PIPE:
        return None
    if _exists(source):
        return LocalFile(_path(source))
    if scheme := re.match(_SCHEME, source):
        return _with_scheme(source, scheme[1].lower())
    if _looks_like_a_host(source):
        return Address(_checked(f"https://{source}"))
    return LocalFile(_path(source))


def _with_scheme(source: str, scheme: str) -> Address | LocalFile:
    if scheme in ("http", "https"):
        return Address(_checked(source))
    if scheme == "file":
        return _file_address(source)
    raise SourceError(source, f"{scheme}: addresses cannot be read", "give one of http or https, or a file")


def _file_address(source: str) -> LocalFile:
    try:
        parts = urlsplit(source)
    except ValueError as error:
        raise SourceError(source, "is no address", "check it for slips") from error
    if parts.netloc not in ("", "localhost"):
        raise SourceError(source, "is a file on another machine", "copy it here first")
    return LocalFile(_path(unquote(parts.path)))


def _checked(url: str) -> str:
    """Return the address without the fragment, which names a place in the page and not the page."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(url, "is no address", "check it for slips") from error
    if not host:
        raise SourceError(url, "is an address without a host", "write it like https://example.org/article")
    return parts._replace(scheme=parts.scheme.lower(), fragment="").geturl()


def _looks_like_a_host(source: str) -> bool:
    """`example.org/x` does; `missing.txt` and `folder.old/missing.txt`, where that folder is, do not."""
    found = re.fullmatch(_HOST, source)
    if not found:
        return False
    if not found["rest"] and Path(source).suffix.lower() in MEDIA_TYPES:
        return False
    return not _exists(found["host"])


def _path(source: str) -> Path:
    try:
        return Path(source).expanduser().resolve()
    except (ValueError, RuntimeError, OSError) as error:
        raise SourceError(source, "is no file name", "check it for slips") from error


def _exists(source: str) -> bool:
    try:
        return bool(source) and Path(source).expanduser().exists()
    except (ValueError, RuntimeError, OSError):
        return False
