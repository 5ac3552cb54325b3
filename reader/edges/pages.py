"""Pages as they came, as files named by the hash of their bytes: what shows later what a site once sent."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reader.edges.atomic import keep_file
from reader.edges.compressing import compressed, expanded
from reader.errors import StoreError

DIGITS = frozenset("0123456789abcdef")
LENGTH = 64


class PageFolder:
    """Fulfils `ports.Pages`: `ab/ab…64 digits.gz` in a folder, made at the first `put`; gunzip reads them.

    Args:
        folder: Where they are.
        keeps: Whether the user wants more of them; those that are there can be read all the same.
    """

    def __init__(self, folder: Path, *, keeps: bool = True) -> None:
        self._folder = folder
        self._keeps = keeps

    def put(self, body: bytes) -> str:
        """See `ports.Pages`. A page that is there is not written again, unless it is damaged."""
        page_hash = hashlib.sha256(body).hexdigest()
        if not self._keeps:
            return page_hash
        path = self._path(page_hash)
        content = compressed(body, as_gzip=True)
        try:
            keep_file(path, content)
        except OSError as error:
            problem = f"the page could not be kept: {error.strerror}"
            remedy = "free some space, mend the folder's permissions, or set keep_pages = false"
            raise StoreError(path, problem, remedy) from error
        return page_hash

    def get(self, page_hash: str) -> bytes:
        """See `ports.Pages`."""
        path = self._path(page_hash)
        try:
            body = expanded(path.read_bytes())
        except FileNotFoundError as error:
            raise StoreError(path, "the page was not kept", "set keep_pages = true to keep pages") from error
        except OSError as error:
            raise StoreError(path, f"the kept page could not be read: {error.strerror}") from error
        except ValueError as error:
            raise StoreError(path, "the kept page is damaged") from error
        if hashlib.sha256(body).hexdigest() != page_hash:
            raise StoreError(path, "the kept page is not the one that was kept")
        return body

    def has(self, page_hash: str) -> bool:
        """Tell whether a page is kept, without reading it; what names no page is not."""
        try:
            return self._path(page_hash).is_file()
        except StoreError:
            return False

    def _path(self, page_hash: str) -> Path:
        if len(page_hash) != LENGTH or not DIGITS.issuperset(page_hash):
            raise StoreError(self._folder, f"{page_hash!r} names no kept page")
        return self._folder / page_hash[:2] / f"{page_hash}.gz"
