"""The pieces together, on a real disk."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from tinydb import TinyDB

from reader.article.model import Span
from reader.config import Config
from reader.wiring import open_library, random_id, utc_now

TEXT = "The harbour was opened on Monday by the mayor of the town.\n\nMany ships came to see it that day.\n"


def config_of(tmp_path: Path) -> Config:
    return Config(library=tmp_path / "library", notes=tmp_path / "notes", folder=tmp_path / "config")


def test_a_library_that_is_only_read_leaves_nothing(tmp_path: Path) -> None:
    page = tmp_path / "harbour.txt"
    page.write_text(TEXT)
    library = open_library(config_of(tmp_path))
    assert "Many ships" in asyncio.run(library.read(str(page))).text
    assert library.articles() == ()
    assert list(tmp_path.iterdir()) == [page]


def test_a_mark_is_in_the_database_the_text_in_its_folder_and_the_note_where_it_was_asked_for(
    tmp_path: Path,
) -> None:
    library = open_library(config_of(tmp_path), stdin=TEXT.encode)
    opened = asyncio.run(library.open("-"))
    start = opened.article.text.index("Many ships")
    mark = opened.highlight(Span(start, start + 10), tags=("harbour",))
    exported = opened.export(tmp_path / "notes")
    with TinyDB(tmp_path / "library" / "annotations.json") as database:
        assert [found["id"] for found in database.table("annotations")] == [mark.id]
        assert [found["id"] for found in database.table("articles")] == [opened.record.id]
    (kept,) = (tmp_path / "library" / "texts").rglob("*.json")
    assert json.loads(kept.read_bytes())["text"] == opened.article.text
    assert "Many ships" in exported.path.read_text("utf-8")


def test_another_window_shows_the_mark(tmp_path: Path) -> None:
    first = asyncio.run(open_library(config_of(tmp_path), stdin=TEXT.encode).open("-"))
    mark = first.highlight(Span(0, 11))
    second = open_library(config_of(tmp_path)).reopen(first.record.id[:6])
    assert [one.annotation for one in second.marks()] == [mark]


def test_ids_differ_from_their_first_digits_on() -> None:
    assert len({random_id()[:8] for _ in range(200)}) == 200
    assert utc_now().tzinfo is not None
