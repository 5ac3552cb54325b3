"""Builds a library from the edges: the only place that knows them all."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config import Config
    from reader.library import Library

DATABASE = "annotations.json"
TEXTS = "texts"


def open_library(config: Config, *, stdin: Callable[[], bytes] | None = None) -> Library:
    """Build the library that a configuration names; nothing is read or written yet.

    Args:
        config: Where things are.
        stdin: Gives the pipe's bytes where they were read already; else the standard input is read.
    """
    # Each import here costs time that `pressmark --help` must not spend.
    from reader.edges.detect import detect_language
    from reader.edges.fetch import PageFetcher
    from reader.edges.notes_folder import NotesOnDisk
    from reader.edges.store import TinyStore
    from reader.edges.texts import TextFolder
    from reader.extraction import extract
    from reader.library import Library

    fetcher = PageFetcher if stdin is None else partial(PageFetcher, stdin=stdin)
    return Library(
        fetcher=fetcher(now=utc_now, charset=config.charset),
        extract=lambda page: extract(page, detect_language),
        store=TinyStore(config.library / DATABASE),
        texts=TextFolder(config.library / TEXTS),
        notes=NotesOnDisk(),
        now=utc_now,
        new_id=random_id,
    )


def utc_now() -> datetime:
    """Return the time with its zone, which is UTC."""
    return datetime.now(UTC)


def random_id() -> str:
    """Make an id: random from its first digit, so that its first few are enough to name an article.

    Ids that begin with the time sort by it, but those of one month begin alike; records have dates
    of their own to sort by.
    """
    return uuid.uuid4().hex
