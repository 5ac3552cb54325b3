"""Whatever an article comes from, beside its page, names the way in which it is cleaned."""

from __future__ import annotations

import os
from pathlib import Path

from reader.edges.cleaning import way_of_cleaning


def test_the_same_choices_and_files_are_the_same_way(tmp_path: Path) -> None:
    rules = tmp_path / "example.org.txt"
    rules.write_text("body: //main", "utf-8")
    assert way_of_cleaning(("utf-8",), [rules]) == way_of_cleaning(("utf-8",), [rules])


def test_another_choice_is_another_way() -> None:
    ways = [("", "rules", ""), ("cp1252", "rules", ""), ("", "spacy", ""), ("", "rules", "/rules")]
    assert len({way_of_cleaning(way, []) for way in ways}) == len(ways)


def test_a_file_that_comes_changes_or_goes_is_another_way(tmp_path: Path) -> None:
    rules = tmp_path / "example.org.txt"
    rules.write_text("body: //main", "utf-8")
    before = way_of_cleaning((), [rules])
    rules.write_text("body: //article", "utf-8")
    after = way_of_cleaning((), [rules])
    assert len({before, after, way_of_cleaning((), [])}) == 3


def test_code_that_changed_is_another_way_and_what_python_compiled_of_it_is_not(tmp_path: Path) -> None:
    module = tmp_path / "deep" / "walk.py"
    module.parent.mkdir()
    module.write_text("x = 1", "utf-8")
    before = way_of_cleaning((), [], [tmp_path])
    (module.parent / "__pycache__").mkdir()
    (module.parent / "__pycache__" / "walk.py").write_text("", "utf-8")
    assert way_of_cleaning((), [], [tmp_path]) == before
    os.utime(module, ns=(1, 1))
    assert way_of_cleaning((), [], [tmp_path]) != before
