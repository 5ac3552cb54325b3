"""Which of an article's texts is meant: by its number, the start of its hash, or a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from reader.errors import ReaderError
from reader.ports import Revision

LEAST_OF_HASH = 4
"""Hexadecimal digits; fewer are no name."""


class NoSuchRevision(ReaderError):
    """An article has no such text."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name!r} {problem}; `pressmark diff ARTICLE --list` shows what there is.")


def find_revision(revisions: Sequence[Revision], name: str) -> Revision:
    """Return the text that a name means.

    Args:
        revisions: Oldest first.
        name: A number from 1, at least four digits of the text's hash, or an ISO date or time: what the
            article said then, at the end of that day.

    Raises:
        NoSuchRevision: None is meant, or several could be.
    """
    if name.isascii() and name.isdecimal() and 0 < int(name) <= len(revisions):
        return revisions[int(name) - 1]
    lower = name.lower()
    found = [one for one in revisions if len(name) >= LEAST_OF_HASH and one.text_hash.startswith(lower)]
    if len(found) > 1:
        raise NoSuchRevision(name, "begins the hash of several texts")
    return found[0] if found else _of_day(revisions, name)


def _of_day(revisions: Sequence[Revision], name: str) -> Revision:
    try:
        moment = datetime.fromisoformat(name)
    except ValueError as error:
        problem = "is no number of a text, no start of a hash and no date"
        raise NoSuchRevision(name, problem) from error
    end = moment.astimezone() if len(name) > len("2026-03-14") else moment.astimezone() + timedelta(days=1)
    before = [one for one in revisions if one.fetched < end]
    if not before:
        raise NoSuchRevision(name, "is before the article was first read")
    return before[-1]


def pair_of(revisions: Sequence[Revision], older: str | None, newer: str | None) -> tuple[Revision, Revision]:
    """Return the two texts that are to be compared; where nothing is said, the last two.

    Raises:
        NoSuchRevision: There is no such text, or none before it.
    """
    new = find_revision(revisions, newer) if newer else revisions[-1]
    if older:
        return find_revision(revisions, older), new
    at = revisions.index(new)
    if not at:
        raise NoSuchRevision(newer or "1", "is the first text of the article, with none before it")
    return revisions[at - 1], new
