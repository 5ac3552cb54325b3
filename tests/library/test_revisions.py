"""An article's texts are named by number, by hash or by date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reader.library.revisions import NoSuchRevision, find_revision, pair_of
from reader.ports import Revision

FIRST = datetime(2026, 3, 14, 12, tzinfo=UTC)
HASHES = ("abcd1111", "abcd2222", "12ff0000")
TEXTS = tuple(
    Revision("a", one * 8, "", FIRST + timedelta(days=2 * number), "", 1) for number, one in enumerate(HASHES)
)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("1", 0),
        ("3", 2),
        ("abcd2", 1),
        ("ABCD2", 1),
        ("12ff", 2),
        ("2026-03-15", 0),
        ("2026-03-17", 1),
        ("2030-01-01", 2),
        ("2026-03-16T12:30:00+00:00", 1),
        ("2026-03-16T11:30:00+00:00", 0),
    ],
)
def test_a_text_is_found(name: str, number: int) -> None:
    assert find_revision(TEXTS, name) == TEXTS[number]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("0", "no number of a text"),
        ("4", "no number of a text"),
        ("abc", "no number of a text"),
        ("abcd", "begins the hash of several"),
        ("2026-03-12", "before the article was first read"),
        ("", "no number of a text"),
    ],
)
def test_what_is_none_is_told(name: str, problem: str) -> None:
    with pytest.raises(NoSuchRevision, match=problem):
        find_revision(TEXTS, name)


def test_the_last_two_are_compared_where_nothing_is_said() -> None:
    assert pair_of(TEXTS, None, None) == (TEXTS[1], TEXTS[2])
    assert pair_of(TEXTS, None, "2") == (TEXTS[0], TEXTS[1])
    assert pair_of(TEXTS, "1", None) == (TEXTS[0], TEXTS[2])
    with pytest.raises(NoSuchRevision, match="none before it"):
        pair_of(TEXTS, None, "1")
