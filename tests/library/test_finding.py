"""A user names an article in several ways."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.article.model import Metadata
from reader.errors import ArticleNotFound
from reader.library.finding import find_article
from tests.edges.store.records import a_record

TALKS = replace(
    a_record("0a1b2c3d4e5f"),
    source="https://example.org/2026/talks?page=1",
    name="Talks end",
    metadata=Metadata(url="https://www.example.org/2026/talks"),
)
TRAM = replace(a_record("0a1b2c9999aa"), source="/home/x/news/tram.txt", name="Tram", metadata=Metadata())
OTHER_TRAM = replace(
    a_record("77aa88bb99cc"), source="/home/x/old/tram.txt", name="Tram", metadata=Metadata()
)
PIPE = replace(a_record("ffff0000ffff"), source="pipe:0a1b", name="Piped", metadata=Metadata())
RECORDS = (TALKS, TRAM, OTHER_TRAM, PIPE)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("0a1b2c3d4e5f", TALKS),
        ("0a1b2c3", TALKS),
        ("0A1B2C3D", TALKS),
        ("https://example.org/2026/talks?page=1", TALKS),
        ("https://example.org/2026/talks?page=1#part", TALKS),
        ("https://www.example.org/2026/talks/", TALKS),
        ("example.org/2026/talks", TALKS),
        ("http://example.org/2026/talks", TALKS),
        ("/home/x/news/tram.txt", TRAM),
        ("news/tram.txt", TRAM),
        ("./news/tram.txt", TRAM),
        ("../old/tram.txt", OTHER_TRAM),
        ("pipe:0a1b", PIPE),
        ("ffff", PIPE),
    ],
)
def test_an_article_is_found(name: str, record: object) -> None:
    assert find_article(RECORDS, name) == record


@pytest.mark.parametrize(
    "name",
    ["", "fff", "0a1", ".", "..", "/", "ram.txt", "/news/tram.txt", "example.org", "2026/talks", "pipe:"],
)
def test_what_names_none_is_told(name: str) -> None:
    with pytest.raises(ArticleNotFound, match="No article"):
        find_article(RECORDS, name)


def test_of_several_that_could_be_meant_all_are_told() -> None:
    with pytest.raises(ArticleNotFound) as told:
        find_article(RECORDS, "0a1b2c")
    assert "0a1b2c3d4e5f (Talks end), 0a1b2c9999aa (Tram)" in str(told.value)
    with pytest.raises(ArticleNotFound, match=r"0a1b2c9999aa \(Tram\), 77aa88bb99cc \(Tram\)"):
        find_article(RECORDS, "tram.txt")


def test_a_whole_id_is_meant_even_where_it_begins_another() -> None:
    longer = replace(PIPE, id="ffff0000ffff00")
    assert find_article([longer, PIPE], PIPE.id) == PIPE
