"""What the library asks of the world: Protocols that the edges fulfil, and the values that they exchange."""

from __future__ import annotations

from reader.ports.choosing import (
    COPY_FORMATS,
    NO_CHOICES,
    NO_COPYING,
    NO_SYNC_PLACE,
    Choices,
    Copied,
    Copy,
    Copying,
    EditText,
    KeepChoices,
    SyncPlace,
)
from reader.ports.keeping import (
    NotesFolder,
    Pages,
    Store,
    Texts,
    Upkeep,
)
from reader.ports.records import (
    ArticleRecord,
    Revision,
    Written,
    WrittenNote,
)
from reader.ports.sources import (
    Extract,
    Fetcher,
    Picture,
    Pictures,
    Suggest,
)

__all__ = [
    "COPY_FORMATS",
    "NO_CHOICES",
    "NO_COPYING",
    "NO_SYNC_PLACE",
    "ArticleRecord",
    "Choices",
    "Copied",
    "Copy",
    "Copying",
    "EditText",
    "Extract",
    "Fetcher",
    "KeepChoices",
    "NotesFolder",
    "Pages",
    "Picture",
    "Pictures",
    "Revision",
    "Store",
    "Suggest",
    "SyncPlace",
    "Texts",
    "Upkeep",
    "Written",
    "WrittenNote",
]
