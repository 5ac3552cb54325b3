"""The pieces together, on a real disk."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from tinydb import TinyDB

from reader.article.model import Page, Span
from reader.article.segment import sentences
from reader.config import Config
from reader.edges import spacy_entities
from reader.edges.pictures import PictureFetcher
from reader.errors import ConfigError
from reader.library import NoPictures
from reader.wiring import open_library, random_id, utc_now

NAMES = "The mayor Ruth Adler went to Germany by ship, and nobody of the town was told before that day.\n"
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
    asyncio.run(library.close())
    with TinyDB(tmp_path / "library" / "annotations.json") as database:
        assert [found["id"] for found in database.table("annotations")] == [mark.id]
        assert [found["id"] for found in database.table("articles")] == [opened.record.id]
    (kept,) = (tmp_path / "library" / "texts").rglob("*.article")
    assert zlib.decompress(kept.read_bytes()).partition(b"\n")[2].decode() == opened.article.text
    assert "Many ships" in exported.path.read_text("utf-8")


def test_a_page_is_kept_as_it_came_if_the_user_wants_that(tmp_path: Path) -> None:
    for keep_pages in (False, True):
        config = replace(config_of(tmp_path / str(keep_pages)), keep_pages=keep_pages)
        library = open_library(config, stdin=TEXT.encode)
        opened = asyncio.run(library.open("-"))
        kept = [gzip.decompress(path.read_bytes()) for path in config.library.glob("pages/*/*.gz")]
        assert kept == [TEXT.encode()] * keep_pages
        if keep_pages:
            assert library.pages.get(opened.record.page_hash) == TEXT.encode()


def test_pictures_are_fetched_unless_they_are_switched_off(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    assert isinstance(open_library(config).pictures, PictureFetcher)
    assert isinstance(open_library(replace(config, pictures="off")).pictures, NoPictures)


def test_rules_for_sites_hold_for_pages_of_the_site_alone(tmp_path: Path) -> None:
    (tmp_path / "gazette.example.txt").write_text("body: //footer", "utf-8")
    extract = open_library(replace(config_of(tmp_path), site_rules=tmp_path)).extract
    source = f"<body><p>{TEXT * 3}</p><footer><p>The small print.</p></footer></body>".encode()
    page = Page(source="page", body=source, media_type="text/html", url="https://gazette.example/a")
    assert extract(page).text == "The small print."
    assert "Many ships" in extract(page._replace(url="https://post.example/a")).text


def test_what_the_user_says_of_a_language_holds_for_the_marks_of_notes_and_for_sentences(
    tmp_path: Path,
) -> None:
    own = tmp_path / "config" / "languages" / "en.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[writing]\nmarks = ["‹ ›", "* *"]\nabbreviations = ["harb"]\n', "utf-8")
    library = open_library(config_of(tmp_path), stdin=TEXT.encode)
    opened = asyncio.run(library.open("-"))
    opened.highlight(Span(0, 11))
    assert "> ‹The harbour›" in opened.export(tmp_path / "notes").path.read_text("utf-8")
    assert len(sentences("It is the harb. Lindvik shuts.", opened.language())) == 1


def test_another_window_shows_the_mark(tmp_path: Path) -> None:
    first = asyncio.run(open_library(config_of(tmp_path), stdin=TEXT.encode).open("-"))
    mark = first.highlight(Span(0, 11))
    second = open_library(config_of(tmp_path)).reopen(first.record.id[:6])
    assert [one.annotation for one in second.marks()] == [mark]


def test_ids_differ_from_their_first_digits_on() -> None:
    assert len({random_id()[:8] for _ in range(200)}) == 200
    assert utc_now().tzinfo is not None


def test_an_article_comes_with_what_it_speaks_of(tmp_path: Path) -> None:
    library = open_library(config_of(tmp_path), stdin=NAMES.encode)
    article = asyncio.run(library.read("-"))
    assert [(one.name, one.kind.value) for one in article.entities] == [
        ("Ruth Adler", "person"),
        ("Germany", "place"),
    ]


def test_a_model_that_is_asked_for_and_not_installed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spacy_entities, "installed_languages", tuple)
    config = replace(config_of(tmp_path), entities="spacy")
    with pytest.raises(ConfigError, match=r"config\.toml: a spaCy model is asked for.*pressmark\[fr\]"):
        open_library(config)


def test_a_model_that_is_installed_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_entities, "installed_languages", lambda: ("fr",))
    config = replace(config_of(tmp_path), entities="spacy")
    article = asyncio.run(open_library(config, stdin=NAMES.encode).read("-"))
    assert "Germany" in [one.name for one in article.entities]
