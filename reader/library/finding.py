"""Which article a user means: by an id or its start, an address, a file's path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from reader.errors import ArticleNotFound
from reader.ports import ArticleRecord, Store

SHORTEST_START = 4
"""Characters of an id that can name it; fewer would name articles by accident."""
SHOWN_START = 12
SCHEME = re.compile(r"\A[a-z][a-z0-9+.-]*://", re.IGNORECASE)
STEPS = frozenset({".", ".."})


def find_article(records: Sequence[ArticleRecord], name: str) -> ArticleRecord:
    """Return the article that is meant; an exact id or source goes before anything else.

    Raises:
        ArticleNotFound: None is, or several could be; these are told.
    """
    for record in records:
        if name in (record.id, record.source):
            return record
    found = [record for record in records if _could_be(record, name)]
    if len(found) == 1:
        return found[0]
    raise ArticleNotFound(name, tuple(f"{record.id[:SHOWN_START]} ({record.name})" for record in found))


def find_by_id(records: Sequence[ArticleRecord], name: str) -> ArticleRecord:
    """Return the article with an id, or the one whose id begins so; raises `ArticleNotFound`."""
    return find_article([record for record in records if _has_id(record, name)], name)


def _has_id(record: ArticleRecord, name: str) -> bool:
    return len(name) >= SHORTEST_START and record.id.startswith(name.lower())


def _could_be(record: ArticleRecord, name: str) -> bool:
    return _has_id(record, name) or _is_address_of(record, name) or _is_path_of(record, name)


def _is_address_of(record: ArticleRecord, name: str) -> bool:
    addresses = [record.source, record.metadata.url or ""]
    return any(SCHEME.match(one) and _bare(one) == _bare(name) for one in addresses)


def _bare(address: str) -> str:
    """Leave out what differs between two ways to write the same address."""
    return SCHEME.sub("", address).partition("#")[0].removeprefix("www.").rstrip("/")


def _is_path_of(record: ArticleRecord, name: str) -> bool:
    """Tell whether a path ends a file's own; steps such as `..` are not followed, but passed over."""
    source, wanted = PurePath(record.source), PurePath(name)
    if not source.is_absolute() or wanted.is_absolute():
        return False
    parts = tuple(part for part in wanted.parts if part not in STEPS)
    return bool(parts) and source.parts[-len(parts) :] == parts


def with_id(store: Store, name: str) -> ArticleRecord | None:
    """Find the article whose id begins so; None where there is none, or several."""
    # One record is read where the id is whole, instead of all.
    with suppress(ArticleNotFound):
        return store.article(name)
    try:
        return find_by_id(store.articles(), name)
    except ArticleNotFound:
        return None
