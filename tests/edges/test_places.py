"""Territories and towns have their names in the article's language."""

from __future__ import annotations

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import BlockKind, EntityKind, Metadata
from reader.edges.places import suggest_by_rules, territories


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("fr", "Corée du Nord", "KP"),
        ("fr", "Moscou", "Europe/Moscow"),
        ("de", "Frankreich", "FR"),
        ("de-AT", "Frankreich", "FR"),
        ("en", "Germany", "DE"),
        ("en", "New York", "America/New_York"),
        ("ja", "日本", "JP"),
        ("ru", "Киев", "Europe/Kyiv"),
        ("pt-BR", "Irã", "IR"),
    ],
)
def test_a_place_is_named_in_the_language(language: str, name: str, code: str) -> None:
    assert territories(language)[name] == code


def test_a_town_keeps_its_former_names() -> None:
    names = territories("fr")
    assert names["Kiev"] == names["Kyiv"]


@pytest.mark.parametrize("language", [None, "xx", "not a language", "a-b-c-d", "zz-ZZ", "../fr", "C", ""])
def test_an_unknown_language_gets_english_names(language: str | None) -> None:
    assert territories(language)["Germany"] == "DE"


def test_unions_and_the_world_are_no_places() -> None:
    assert {"World", "United Nations", "European Union", "Unknown Region"}.isdisjoint(territories("en"))


def test_names_that_are_only_a_direction_are_no_towns() -> None:
    assert {"North", "South", "West", "ACT"}.isdisjoint(territories("en"))


def test_an_article_gets_suggestions_in_its_language() -> None:
    draft = BlockDraft(kind=BlockKind.PARAGRAPH, text="Er fuhr von Frankreich nach Kiew.")
    found = suggest_by_rules(assemble([draft], Metadata(language="de")))
    assert [(one.name, one.kind) for one in found] == [
        ("Frankreich", EntityKind.PLACE),
        ("Kiew", EntityKind.PLACE),
    ]


def test_an_article_in_an_unknown_language_gets_some_too() -> None:
    draft = BlockDraft(kind=BlockKind.PARAGRAPH, text="Qqq www Germany eee.")
    found = suggest_by_rules(assemble([draft], Metadata(language=None)))
    assert [one.name for one in found] == ["Germany"]
