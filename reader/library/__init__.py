"""The use cases; every front end calls this and nothing lower."""

from __future__ import annotations

from reader.library.given import KEEP, Keep
from reader.library.library import Library, NoPictures, shipped_languages
from reader.library.open_article import OpenArticle
from reader.library.past import Past
from reader.marks.model import PlacedMark

__all__ = [
    "KEEP",
    "Keep",
    "Library",
    "NoPictures",
    "OpenArticle",
    "Past",
    "PlacedMark",
    "shipped_languages",
]
