"""What a WebDAV server answers when it is asked what is in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

DAV = "{DAV:}"


def names_in(answer: bytes, folder: bytes) -> tuple[str, ...]:
    """Return the names of the files right in a folder.

    Args:
        answer: The XML. Entities are refused: no server needs them, and they can grow without end.
        folder: The path that was asked for, as it went over the wire.

    Raises:
        ValueError: It is no such answer.
    """
    from xml.etree import ElementTree

    if b"<!" in answer.replace(b"<!--", b"").replace(b"<![CDATA[", b""):
        raise ValueError("it declares something")
    try:
        root = ElementTree.fromstring(answer)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    if root.tag != f"{DAV}multistatus":
        raise ValueError("it is another XML")
    base = _path(folder.decode("ascii"))
    files = (
        response.findtext(f"{DAV}href", "").strip()
        for response in root.findall(f"{DAV}response")
        if response.find(f".//{DAV}resourcetype/{DAV}collection") is None
    )
    return tuple(sorted(_right_in(base, files)))


def _right_in(base: str, hrefs: Iterator[str]) -> Iterator[str]:
    for href in hrefs:
        path = _path(href)
        name = path[len(base) :]
        if path.startswith(base) and name and "/" not in name and not name.startswith("."):
            yield name


def _path(href: str) -> str:
    """Return the path of an address or a path, unquoted; servers quote as they like."""
    return unquote(urlsplit(href).path)
