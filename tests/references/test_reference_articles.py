"""What comes out of invented news in nine languages, damaged and marked up, and how much of it must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from reader.article.flat import article_from_text
from reader.article.model import Article
from reader.edges.places import suggest_by_rules
from tests.extraction.articles import article_of
from tests.references.counts import counts, f1, share
from tests.references.forms import flat, page
from tests.references.gold import gold
from tests.references.source import Reference, read, sources

REFERENCES = {reference.id: reference for reference in map(read, sources())}
LANGUAGES = tuple(dict.fromkeys(reference.language for reference in REFERENCES.values()))
FLOORS: Mapping[str, float] = {
    "blocks": 0.95,
    "junk": 0.97,
    "credits": 0.9,
    "quotations": 0.9,
    "speakers": 0.75,
}


def forms(reference: Reference) -> tuple[Article, ...]:
    """Clean an article in all three forms."""
    pages = (page(reference, tag=tag).encode() for tag in ("em", "q"))
    damaged = article_from_text(flat(reference), detect=lambda _: reference.language)
    return tuple(replace(one, entities=suggest_by_rules(one)) for one in (damaged, *map(article_of, pages)))


@cache
def found_in(language: str) -> Counter[str]:
    """Count what comes out of a language's articles, all forms together."""
    total: Counter[str] = Counter()
    for reference in REFERENCES.values():
        if reference.language == language:
            for article in forms(reference):
                total += counts(gold(reference), article)
    return total


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_languages_articles_come_out_as_they_should_read(language: str) -> None:
    found = found_in(language)
    short = {what: share(found, what) for what, least in FLOORS.items() if share(found, what) < least}
    assert short == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_and_what_an_article_names_is_found(language: str) -> None:
    found = found_in(language)
    assert f1(found, "mentions") >= 0.8
    assert f1(found, "typed") >= 0.7


@pytest.mark.parametrize("name", REFERENCES)
def test_each_quotation_of_a_reference_lies_in_its_block(name: str) -> None:
    for block in gold(REFERENCES[name])["blocks"]:
        for quote in block["quotes"]:
            assert block["text"][quote["start"] : quote["end"]] == quote["text"]
