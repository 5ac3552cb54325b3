"""`pressmark diff`."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys

import pytest

from reader.article.model import Span
from reader.library import OpenArticle
from tests.cli.programs import Home

OLD = (
    "Two hurt in a fire at sea\n\n"
    "The fire began in the engine room at two in the morning, the captain said.\n\n"
    "Ferries stay in port until Friday, the company said."
)
NEW = (
    "Two dead in a fire at sea\n\n"
    "The fire began in the engine room at five in the morning, the captain said.\n\n"
    "Nobody knows what comes then."
)


def opened(home: Home, text: str) -> OpenArticle:
    return asyncio.run(home.library().open(str(home.write("fire.txt", text))))


def changed(home: Home, *, off_record: bool = False) -> str:
    """Read an article twice, with a mark on what became other words and one on what is gone."""
    article = opened(home, OLD)
    for words in ("at two in the morning", "Ferries stay in port"):
        start = article.article.text.index(words)
        article.highlight(Span(start, start + len(words)), off_record=off_record)
    opened(home, NEW)
    return article.record.id


def test_the_last_two_texts_are_compared_the_headline_first_and_the_marks_last(home: Home) -> None:
    result = home.run("diff", changed(home)[:8])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("1 (")
    assert lines[1:4] == [
        "headline  Two [-hurt-]{+dead+} in a fire at sea",
        "¶1  The fire began in the engine room at [-two-]{+five+} in the morning, the captain said.",
        "was ¶2  [-Ferries stay in port until Friday, the company said.-]",
    ]
    assert lines[4:7] == ["¶2  {+Nobody knows what comes then.+}", "", "1 mark changed, 1 gone:"]
    assert lines[7].startswith("Q  ")
    assert lines[7].endswith("  changed  at [-two-]{+five+} in the morning")
    assert lines[8].endswith("  gone  [-Ferries stay in port-]")


def test_one_text_or_none_that_differs_is_said_plainly(home: Home) -> None:
    record = opened(home, OLD).record
    result = home.run("diff", record.id)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "read in one version" in result.stderr
    result = home.run("diff", record.id, "--from", "1", "--to", "1")
    assert result.stdout.splitlines()[1:] == ["Nothing differs."]


def test_texts_are_listed_and_chosen_by_number_hash_and_date(home: Home) -> None:
    name = changed(home)
    first, second = home.run("diff", name, "--list").stdout.splitlines()
    assert first.split()[0] == "1"
    assert first.endswith("Two hurt in a fire at sea")
    assert second.endswith("Two dead in a fire at sea")
    _, day, _, text_hash, *_ = second.split()
    forward = home.run("diff", name).stdout
    assert home.run("diff", name, "--from", "1", "--to", text_hash).stdout == forward
    assert home.run("diff", name, "--from", "1", "--to", day).stdout == forward
    assert "Two [-dead-]{+hurt+}" in home.run("diff", name, "--from", "2", "--to", "1").stdout


@pytest.mark.parametrize(
    ("revision", "problem"),
    [
        ("7", "is no number of a text"),
        ("yesterday", "is no number of a text"),
        ("2001-01-01", "is before the article was first read"),
    ],
)
def test_what_names_no_text_is_one_line_that_says_what_to_do(home: Home, revision: str, problem: str) -> None:
    result = home.run("diff", changed(home), "--from", revision)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"pressmark: '{revision}' {problem}")
    assert "--list" in result.stderr


def test_nothing_comes_before_the_first_text(home: Home) -> None:
    result = home.run("diff", changed(home), "--to", "1")
    assert result.exit_code == 1
    assert "with none before it" in result.stderr


def test_as_json_all_pieces_are_there(home: Home) -> None:
    found = json.loads(home.run("diff", changed(home), "--json").stdout)
    assert found["fields"][0]["name"] == "headline"
    assert (found["from"]["number"], found["to"]["number"]) == (1, 2)
    fire = found["hunks"][1]
    assert (fire["kind"], fire["new_place"], fire["moved"]) == ("paragraph", "¶1", False)
    assert "".join(words for way, words in fire["pieces"] if way != "inserted") == OLD.split("\n\n")[1]
    assert [(one["outcome"], one["old"], one["new"]) for one in found["marks"]] == [
        ("changed", "at two in the morning", "at five in the morning"),
        ("gone", "Ferries stay in port", None),
    ]


def test_marks_off_the_record_are_left_out_unless_asked_for(home: Home) -> None:
    name = changed(home, off_record=True)
    result = home.run("diff", name)
    assert "gone" not in result.stdout
    assert "2 marks off the record left out" in result.stderr
    assert json.loads(home.run("diff", name, "--json").stdout)["marks"] == []
    assert "1 mark changed, 1 gone:" in home.run("diff", name, "--off-record").stdout
    assert len(json.loads(home.run("diff", name, "--json", "--off-record").stdout)["marks"]) == 2


def test_nothing_hostile_reaches_the_terminal(home: Home) -> None:
    article = opened(home, "A story\n\nThe old words of it.")
    opened(home, "A story\n\nThe \x1b]0;owned\x07\u202e new words of it.")
    out = home.run("diff", article.record.id).stdout
    assert "new" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.skipif(shutil.which("script") is None, reason="there is no script(1)")
def test_in_a_terminal_words_are_shaped_and_without_colour_signed(home: Home) -> None:
    name = changed(home)
    env = dict(home.program().env)

    def shown(**more: str) -> str:
        command = f"{sys.executable} -m reader diff {name}"
        run = ["script", "-qec", command, "/dev/null"]
        path = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"}
        return subprocess.run(
            run, env={**path, **env, **more}, capture_output=True, check=True, text=True
        ).stdout

    coloured = shown()
    assert "\x1b[31m\x1b[9mhurt\x1b[0m \x1b[32m\x1b[4mdead\x1b[0m in a fire" in coloured
    assert "[-" not in coloured
    plain = shown(NO_COLOR="1")
    assert "Two [-hurt-]{+dead+} in a fire at sea" in plain
    assert "\x1b" not in plain
