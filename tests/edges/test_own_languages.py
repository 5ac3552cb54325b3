"""Who knows Czech can add Czech, and is told the line where it went wrong."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from reader.article.language import Marks, load_language
from reader.config import Config
from reader.edges.own_languages import read_languages
from reader.errors import ConfigError
from reader.wiring import open_library

CZECH = """
[writing]
other_marks = ["» «"]
abbreviations = ["ing", "např"]

[speech]
verbs = ["řekl*", "uvedl*"]

[boilerplate]
advertising = ["reklama"]
"""


def write(folder: Path, name: str, text: str) -> Path:
    (folder / "languages").mkdir(exist_ok=True)
    path = folder / "languages" / name
    path.write_bytes(text.encode())
    return path


def test_no_folder_adds_nothing(tmp_path: Path) -> None:
    assert read_languages(tmp_path).load("fr").verbs == load_language("fr").verbs
    assert list(tmp_path.iterdir()) == []


def test_a_language_can_be_added(tmp_path: Path) -> None:
    write(tmp_path, "cs.toml", CZECH)
    czech = read_languages(tmp_path).load("cs-CZ")
    assert czech.verbs == ("řekl*", "uvedl*")
    assert czech.marks[0] == Marks("„", "“")
    assert "reuters" in czech.agencies
    assert "reklama" in czech.boilerplate.advertising


def test_a_key_of_the_users_goes_before_ours_and_the_other_keys_stay(tmp_path: Path) -> None:
    write(tmp_path, "fr.toml", '[people]\ntitles = ["maistre"]\n')
    french = read_languages(tmp_path).load("fr-CA")
    assert french.titles == ("maistre",)
    assert french.verbs == load_language("fr").verbs
    assert "maistre" not in load_language("fr").titles


def test_what_all_languages_share_can_be_changed(tmp_path: Path) -> None:
    write(tmp_path, "shared.toml", '[captions]\nagencies = ["čtk"]\n')
    assert read_languages(tmp_path).load("eo").agencies == ("čtk",)


def test_marks_can_be_given_to_a_language_that_has_none(tmp_path: Path) -> None:
    write(tmp_path, "tlh.toml", '[writing]\nmarks = ["⟪ ⟫", "⟨ ⟩"]\n')
    assert read_languages(tmp_path).load("tlh").marks == (Marks("⟪", "⟫"), Marks("⟨", "⟩"))


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("cs.toml", '[speech]\n\nverbz = ["řekl"]\n', 3, 'perhaps "verbs" is meant'),
        ("cs.toml", '[speach]\nverbs = ["řekl"]\n', 1, 'perhaps "speech" is meant'),
        ("cs.toml", 'verbs = ["řekl"]\n', 1, 'there is no table "verbs"'),
        ("cs.toml", 'speech = "řekl"\n', 1, "write [speech] on a line of its own"),
        ("cs.toml", '[speech]\nverbs = "řekl"\n', 2, "this is a list of words"),
        ("cs.toml", '[speech]\nverbs = [\n  "řekl",\n  "Uvedl",\n]\n', 4, '"Uvedl" has capitals'),
        ("cs.toml", '[speech]\nverbs = ["řekl", ""]\n', 2, "take the empty word out"),
        ("cs.toml", '[writing]\nspaced = "no"\n', 2, "true or false"),
        ("he.toml", '[writing]\nprefixes = ["ב"]\n', 2, "this is a string"),
        ("cs.toml", '[writing]\nother_marks = ["»«"]\n', 2, "no pair of marks"),
        ("cs.toml", '[speech]\ngrammar_breaks = ["("]\n', 2, "no regular expression"),
        ("cs.toml", '[boilerplate]\nverbs = ["řekl"]\n', 2, 'no key "verbs" in [boilerplate]'),
        ("cs.toml", "[speech\n", 1, "this is not TOML"),
        ("czech.toml", CZECH, 0, "as in cs.toml"),
    ],
)
def test_a_mistake_names_the_file_the_line_and_what_is_meant(
    tmp_path: Path, name: str, text: str, *, line: int, words: str
) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(ConfigError) as caught:
        read_languages(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "cs.toml", "")
    path.write_bytes('[speech]\nverbs = ["řekl"]'.encode("cp1250"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_languages(tmp_path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "languages" / "cs.toml").mkdir(parents=True)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_languages(tmp_path)


def test_what_the_user_adds_is_used_in_cleaning(tmp_path: Path) -> None:
    write(tmp_path, "cs.toml", CZECH)
    body = "Most je zavřený, řekl starosta v pondělí večer.\n\nReklama\n\nOtevře se na jaře příštího roku."
    config = Config(library=tmp_path / "library", notes=tmp_path / "notes", folder=tmp_path)
    text = tmp_path / "most.txt"
    text.write_text(body, "utf-8")
    assert "Reklama" not in asyncio.run(open_library(config).read(str(text))).text
    assert (
        "Reklama" in asyncio.run(open_library(replace(config, folder=tmp_path / "none")).read(str(text))).text
    )


def test_the_example_in_the_manual_has_no_mistake(tmp_path: Path) -> None:
    manual = files("reader.article").joinpath("languages", "README.md").read_text("utf-8")
    write(tmp_path, "cs.toml", manual.split("```toml\n")[1].split("```")[0])
    assert "řekl*" in read_languages(tmp_path).load("cs").verbs
