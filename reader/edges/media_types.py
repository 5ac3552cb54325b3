"""What kind of page some bytes are: by what the site says, else by their beginning."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.edges.sources import MEDIA_TYPES
from reader.errors import SourceError

if TYPE_CHECKING:
    import httpx

ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1"
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
_HEAD = 4_096


def sniffed(body: bytes) -> str:
    """Tell HTML from plain text by its first bytes."""
    head = body[:_HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return "text/html" if re.match(_HTML, head, re.IGNORECASE | re.DOTALL) else "text/plain"


def declared_type(url: str, response: httpx.Response) -> str | None:
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
