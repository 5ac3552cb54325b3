"""The manual of marking from the command line names every command, option and field that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article.language import Marks
from reader.article.model import Article
from reader.cli.root import pressmark
from reader.library.exporting import head_of
from reader.marks.kinds import COLOURS, STYLES
from reader.marks.searching import ALIKE, MARGIN, SHORT, SHORT_ALIKE
from reader.notes.blocks import Passages
from reader.notes.citation import Cited, citation_fields
from tests.edges.store.records import a_record

MANUAL = (Path(__file__).parents[2] / "docs" / "annotating.md").read_text(encoding="utf-8")
COMMON = {"--library", "--encoding", "--help", "--on-record", "--drop-entity", "--drop-alias"}


@pytest.mark.parametrize("name", ["annotate", "annotations"])
def test_every_option_is_in_the_manual(name: str) -> None:
    options = {
        option for one in pressmark.commands[name].params for option in one.opts if option.startswith("--")
    }
    assert [option for option in sorted(options - COMMON) if option not in MANUAL] == []


def test_every_field_of_a_template_is_in_the_manual() -> None:
    passages = Passages(Article(text="", blocks=()), a_record().metadata, Marks("“", "”"))
    fields = citation_fields(Cited(words="", span=None), head_of(a_record()), passages)
    assert [field for field in fields if f"`{field}`" not in MANUAL] == []


def test_the_limits_of_what_is_close_are_those_of_the_program() -> None:
    short = f"({SHORT_ALIKE:.0f} % for fewer than {SHORT} characters)"
    said = f"at least {ALIKE:.0f} % alike {short} and at least {MARGIN:.0f} points"
    assert said in " ".join(MANUAL.split())


def test_colours_and_styles_are_those_of_the_program() -> None:
    assert f"# {', '.join(COLOURS)}\n" in MANUAL
    assert f"# {', '.join(STYLES)}\n" in MANUAL
