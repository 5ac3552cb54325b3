"""`pressmark read`: an article on stdout, and nothing else anywhere."""

from __future__ import annotations

import json

import pytest

from tests.cli.programs import Home

STORY = "A headline\n\nThe first paragraph is « long » enough to be wrapped in any pipe: " + "word " * 30


def test_plain_text_is_the_default_and_72_wide_in_a_pipe(home: Home) -> None:
    result = home.run("read", home.write("story.txt", STORY))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("A headline\n")
    assert 60 < max(len(line) for line in result.stdout.splitlines()) <= 72


def test_plain_and_nothing_said_are_the_same(home: Home) -> None:
    path = home.write("story.txt", STORY)
    assert home.run("read", "--plain", path).stdout == home.run("read", path).stdout


def test_the_width_can_be_said(home: Home) -> None:
    result = home.run("read", "--width", "30", home.write("story.txt", STORY))
    assert 20 < max(len(line) for line in result.stdout.splitlines()) <= 30


def test_json_is_one_object_on_one_line(home: Home) -> None:
    result = home.run("read", "--json", home.write("story.txt", STORY))
    article = json.loads(result.stdout)
    assert result.stdout.count("\n") == 1
    assert (article["title"], article["blocks"][0]["kind"]) == ("A headline", "title")
    assert "« long »" in result.stdout


def test_markdown_has_the_title_as_a_heading(home: Home) -> None:
    result = home.run("read", "--markdown", home.write("story.txt", STORY))
    assert result.stdout.startswith("# A headline\n")


def test_a_pipe_is_read(home: Home) -> None:
    assert home.run("read", "-", piped=STORY.encode()).stdout.startswith("A headline\n")


def test_a_pipe_without_end_is_refused(home: Home) -> None:
    result = home.run("read", "-", piped=b"word " * 4_000_001)
    assert result.exit_code == 1
    assert result.stderr.startswith("pressmark: -: more than 20 MB came through the pipe")


def test_the_encoding_can_be_said(home: Home) -> None:
    path = home.path / "story.txt"
    path.write_bytes("Été\n\nL’été".encode("windows-1252"))
    result = home.run("read", "--encoding", "windows-1252", path)
    assert result.stdout.startswith("Été\n")


@pytest.mark.parametrize("name", ["utf-9", "base64", ""])
def test_an_encoding_that_does_not_exist_is_misuse(home: Home, name: str) -> None:
    result = home.run("read", "--encoding", name, home.write("story.txt", STORY))
    assert result.exit_code == 2
    assert "--encoding" in result.stderr


@pytest.mark.parametrize("width", ["0", "19", "wide"])
def test_a_width_that_cannot_be_is_misuse(home: Home, width: str) -> None:
    assert home.run("read", "--width", width, home.write("story.txt", STORY)).exit_code == 2


@pytest.mark.parametrize("source", ["missing.txt", "."])
def test_what_cannot_be_read_is_one_line_and_exit_1(home: Home, source: str) -> None:
    result = home.run("read", home.path / source)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("pressmark: ")
    assert result.stderr.count("\n") == 1


def test_reading_keeps_nothing(home: Home) -> None:
    path = home.write("story.txt", STORY)
    home.run("read", path)
    home.run("read", "--json", home.path / "missing.txt")
    assert home.files() == ["story.txt"]


def test_paragraphs_are_numbered_when_asked_for(home: Home) -> None:
    result = home.run("read", "--plain", "--numbered", "--width", "30", home.write("story.txt", STORY))
    assert result.stdout.startswith("Title: A headline\n\n1. The first paragraph is")
    assert max(len(line) for line in result.stdout.splitlines()) <= 30


def test_a_numbered_paragraph_is_one_line_at_width_0(home: Home) -> None:
    result = home.run("read", "--numbered", "--width", "0", home.write("story.txt", STORY))
    assert [line.split(" ")[0] for line in result.stdout.splitlines()] == ["Title:", "1."]


@pytest.mark.parametrize("form", ["--json", "--markdown"])
def test_only_plain_text_is_numbered(home: Home, form: str) -> None:
    result = home.run("read", form, "--numbered", home.write("story.txt", STORY))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--numbered is for plain text, not for {form}." in result.stderr
