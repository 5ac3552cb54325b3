"""Where articles and their pictures come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from reader.article.model import Article, EntitySuggestion, Page, Validators

Extract = Callable[[Page], Article]
"""Makes an article of a page; raises `SourceError` where the page holds none. Slow: call it in a thread."""

Suggest = Callable[[Article], tuple[EntitySuggestion, ...]]
"""Suggests what an article speaks of. Can be slow: call it in a thread."""


class Fetcher(Protocol):
    """Gets pages, from wherever they are."""

    async def fetch(self, source: str) -> Page:
        """Get a file, an address, or `-`, the pipe.

        Raises:
            SourceError: There is nothing to read there; the message says why and what to do.
        """

    async def refetch(self, source: str, validators: Validators) -> Page | None:
        """Get a page again; None where its source says that it is the one with these validators.

        Raises:
            SourceError: There is nothing to read there now, or it was a pipe, which gives nothing twice.
        """

    async def close(self) -> None:
        """Let go of connections."""


class Picture(Protocol):
    """A picture, in memory, as fine as a terminal can show it."""

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels, each at least 1."""

    def scaled(self, width: int, height: int) -> bytes:
        """Return the red, green and blue of each pixel at another size, row by row; takes a millisecond."""


class Pictures(Protocol):
    """Gets the pictures of articles, from wherever they are."""

    async def fetch(self, address: str, source: str, url: str | None = None) -> Picture:
        """Get a picture.

        Args:
            address: As in `Block.image`.
            source: Of the article, as `Page.source`: where that is a file, the address can be one, too.
            url: Where the article is on the web, as far as it is known.

        Raises:
            SourceError: There is no picture there that can be shown; the message says why.
        """

    async def close(self) -> None:
        """Let go of connections."""
