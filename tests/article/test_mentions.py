"""Every mention of a name is found, and no other."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.entities.words import SAME
from reader.article.mentions import SPACED, _same, _standing, mentions_of
from reader.article.model import Article, BlockKind, EntityKind, EntitySuggestion, Metadata, Span
from tests.strategies import articles

PERSON = EntityKind.PERSON


def _article(text: str, *known: tuple[EntityKind, str, tuple[str, ...]]) -> Article:
    bare = assemble([BlockDraft(kind=BlockKind.PARAGRAPH, text=text)], Metadata())
    entities = tuple(
        EntitySuggestion(kind=kind, name=name, mentions=tuple(_places(bare.text, forms)))
        for kind, name, forms in known
    )
    return Article(text=bare.text, blocks=bare.blocks, entities=entities)


def _places(text: str, forms: tuple[str, ...]) -> list[Span]:
    return sorted(Span(at, at + len(form)) for form in forms if (at := text.find(form)) >= 0)


def _found(article: Article, kind: EntityKind, *names: str) -> list[str]:
    return [article.text_of(span) for span in mentions_of(article, kind, names)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Kyiv answered. Kyiv’s mayor, in Kyiv-based words.", ["Kyiv"], ["Kyiv", "Kyiv", "Kyiv"]),
        ("The Kyivans left Kyiv.", ["Kyiv"], ["Kyiv"]),
        ("UN met; the United Nations said.", ["UN", "United Nations"], ["UN", "United Nations"]),
        ("L'Ukraine, d’Ukraine, Ukraine.", ["Ukraine"], ["Ukraine", "Ukraine", "Ukraine"]),
        ("习近平主席在北京会见了普京。", ["北京"], ["北京"]),
        ("“will” is a word, Will is a name.", ["Will"], ["Will"]),
        ("Nothing here.", ["", " "], []),
    ],
)  # fmt: skip
def test_a_name_is_found_where_it_stands_as_words(text: str, names: list[str], expected: list[str]) -> None:
    assert _found(_article(text), EntityKind.PLACE, *names) == expected


def test_short_forms_that_the_article_is_known_to_use_are_found_by_the_full_name_and_the_other_way() -> None:
    text = "Volodymyr Zelensky spoke. Mr. Zelensky left. Zelensky wrote."
    article = _article(text, (PERSON, "Volodymyr Zelensky", ("Volodymyr Zelensky",)))
    assert _found(article, PERSON, "Zelensky") == ["Volodymyr Zelensky", "Zelensky", "Zelensky"]
    known = _article(text, (PERSON, "Volodymyr Zelensky", ("Volodymyr Zelensky", "Mr. Zelensky")))
    assert _found(known, PERSON, "Volodymyr Zelensky") == ["Volodymyr Zelensky", "Mr. Zelensky"]


def test_the_longer_name_of_somebody_else_is_left_alone() -> None:
    text = "Jane Roe met John Roe. Roe left."
    article = _article(text, (PERSON, "Jane Roe", ("Jane Roe",)), (PERSON, "John Roe", ("John Roe",)))
    assert _found(article, PERSON, "Jane Roe", "Roe") == ["Jane Roe", "Roe"]


def test_what_is_known_as_a_thing_of_another_kind_is_not_meant() -> None:
    article = _article("Paris Hilton was in Paris.", (PERSON, "Paris Hilton", ("Paris Hilton",)))
    assert _found(article, EntityKind.PLACE, "Paris") == ["Paris"]


@given(article=articles(), names=st.lists(st.text(max_size=6), max_size=3))
def test_mentions_lie_in_the_text_in_order_and_apart(article: Article, names: list[str]) -> None:
    found = mentions_of(article, PERSON, names)
    assert all(0 <= span.start < span.end <= len(article.text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="a 'b’\u00a0\u202f\u2009‑-", max_size=40))
def test_characters_that_mean_the_same_are_written_alike_one_for_one(text: str) -> None:
    assert _same(text) == text.translate(SAME)


@given(st.text("ab -é中", max_size=30), st.sets(st.text("ab -é中", min_size=1, max_size=4), max_size=4))
def test_names_stand_where_a_regular_expression_for_all_of_them_finds_them(
    text: str, names: set[str]
) -> None:
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    slow = re.finditer(rf"(?<!{SPACED})(?:{either})(?!{SPACED})", text) if names else ()
    assert list(_standing(text, names)) == [Span(*match.span()) for match in slow]
