"""`pressmark list` and `pressmark export`."""

from __future__ import annotations

import asyncio
import json

from reader.article.model import Span
from reader.library import OpenArticle
from tests.cli.programs import Home

STORY = "A headline\n\nThe first words of the story."


def opened(home: Home, name: str = "story.txt", text: str = STORY) -> OpenArticle:
    return asyncio.run(home.library().open(str(home.write(name, text))))


def marked(home: Home) -> OpenArticle:
    article = opened(home)
    article.highlight(Span(12, 27))
    return article


def test_an_empty_list_says_so_beside_the_data_and_creates_nothing(home: Home) -> None:
    result = home.run("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing was read yet" in result.stderr
    assert home.files() == []


def test_a_line_of_the_list_begins_with_what_names_the_article(home: Home) -> None:
    record = opened(home).record
    line = home.run("list").stdout
    assert line.split()[0] == record.id[:8]
    assert line.endswith("  A headline\n")
    assert home.library().find(line.split()[0]) == record


def test_the_list_as_json_is_an_object_a_line(home: Home) -> None:
    opened(home)
    opened(home, "other.txt", "Another\n\nstory")
    lines = home.run("list", "--json").stdout.splitlines()
    assert {json.loads(line)["title"] for line in lines} == {"A headline", "Another"}
    assert json.loads(lines[0])["source"].endswith(".txt")


def test_an_article_whose_text_has_changed_is_listed_with_its_revisions(home: Home) -> None:
    opened(home)
    opened(home, text=STORY.replace("first", "last"))
    opened(home, "other.txt")
    other, story = home.run("list").stdout.splitlines()
    assert other.endswith("  A headline")
    assert story.endswith("  A headline  (2 revisions)")
    told = [json.loads(line) for line in home.run("list", "--json").stdout.splitlines()]
    assert [(one["revisions"], one["checked"]) for one in told] == [(1, None), (2, None)]


def test_a_hostile_file_name_is_harmless_in_the_list_and_exact_in_json(home: Home) -> None:
    name = "\x1b]0;owned\x07\u202estory.txt"
    opened(home, name)
    assert "\x1b" not in home.run("list").stdout
    as_json = home.run("list", "--json").stdout
    assert "\x1b" not in as_json
    assert "\u202e" not in as_json
    assert json.loads(as_json)["source"].endswith(name)


def test_nothing_to_export_says_so(home: Home) -> None:
    opened(home)
    result = home.run("export", "--to", home.path / "vault")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No article has marks yet" in result.stderr
    assert not (home.path / "vault").exists()


def test_export_writes_notes_and_names_them(home: Home) -> None:
    marked(home)
    result = home.run("export", "--to", home.path / "vault")
    (note,) = (home.path / "vault").iterdir()
    assert (result.exit_code, result.stdout) == (0, f"created  {note}  1 mark\n")
    assert "The first words" in note.read_text(encoding="utf-8")
    assert home.run("export", "--to", home.path / "vault").stdout.startswith("unchanged  ")


def test_without_a_folder_notes_go_into_the_library(home: Home) -> None:
    article = marked(home)
    home.run("export", article.record.id[:8])
    assert len(list((home.library_folder / "notes").iterdir())) == 1


def test_the_notes_folder_of_the_settings_is_used(home: Home) -> None:
    marked(home)
    home.write("config/config.toml", 'notes = "../vault"\n')
    home.run("export")
    assert len(list((home.path / "vault").iterdir())) == 1


def test_an_article_that_is_not_there_is_one_line_and_exit_1(home: Home) -> None:
    result = home.run("export", "ffffffff", "--to", home.path / "vault")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("pressmark: No article ffffffff in the library")
    assert home.files() == []


def test_copies_that_wait_to_be_merged_are_told_beside_the_list(home: Home) -> None:
    opened(home)
    home.write("library/annotations.sync-conflict-20261122-120000-ABCDEFG.json", "{}")
    result = home.run("list")
    assert result.stdout.count("\n") == 1
    assert result.stderr == "A copy of the library waits to be merged: run `pressmark merge`.\n"
