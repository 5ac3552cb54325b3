"""What is said of languages' files is true of them."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from reader.article.language_schema import AS_WRITTEN, HEADINGS, faults, known_keys

README = files("reader.article").joinpath("languages/README.md").read_text("utf-8")


def explained(table: str) -> set[str]:
    """List what the section of a table names."""
    section = README.partition(f"### [{table}]")[2].partition("\n#")[0]
    return set(re.findall(r"`(\w+)`", section))


@pytest.mark.parametrize("table", ["boilerplate", "entities"])
def test_each_key_of_a_table_is_explained(table: str) -> None:
    assert explained(table) == known_keys(table).keys()


def test_each_key_is_explained_once_under_a_heading() -> None:
    named = [key for table in HEADINGS for key in explained(table)]
    assert sorted(named) == sorted(known_keys("writing"))


def test_lists_whose_capitals_mean_something_are_named() -> None:
    paragraph = README.partition("match capitals too, but")[2].partition("as they are written")[0]
    assert set(re.findall(r"`(\w+)`", paragraph)) == AS_WRITTEN


def test_the_example_has_no_mistake() -> None:
    example = README.partition("```toml\n")[2].partition("```")[0]
    assert list(faults(tomllib.loads(example))) == []
