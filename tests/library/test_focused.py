"""What has the focus is told in a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.article.model import Article, EntityKind, EntitySuggestion, Span
from reader.library.focused import about
from reader.marks.anchoring import describe
from reader.marks.model import Annotation, Beside, Entity, MarkKind
from reader.marks.placed import PlacedMarks
from tests.layout.articles import CAPTION, lindvik
from tests.marks.examples import a_mark

TOWN = EntityKind.PLACE
MAYOR = Entity(EntityKind.PERSON, "Åsa Brandt")


def at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def town(article: Article) -> tuple[Span, ...]:
    starts = [at(article, words).start for words in ("Lindvik closes", "Lindvik will", "Lindvik, built")]
    return tuple(Span(start, start + len("Lindvik")) for start in starts)


def with_names() -> Article:
    article = lindvik()
    known = (EntitySuggestion("Lindvik", TOWN, town(article)),)
    return replace(
        article, entities=(*known, EntitySuggestion("Brandt", MAYOR.kind, (at(article, "Åsa Brandt"),)))
    )


def mark(article: Article, mark_id: str, span: Span, *entities: Entity) -> Annotation:
    selector = describe(article.text, span)
    return a_mark(mark_id, selector=selector, kind=MarkKind.MENTION, entities=entities)


def told(article: Article, unit: str, span: Span, *marks: Annotation) -> str:
    return about(unit, article, PlacedMarks(article.text, marks), span)


def test_a_name_is_told_with_its_kind_and_which_mention_it_is() -> None:
    article = with_names()
    assert told(article, "entity", town(article)[1]) == "Lindvik, place · mention 2 of 3 · suggested"
    assert told(article, "entity", town(article)[2]).endswith("suggested · in a caption")


def test_a_tagged_name_is_told_as_it_is_tagged_and_counts_what_is_suggested() -> None:
    article = with_names()
    second = town(article)[1]
    tagged = mark(article, "m", second, Entity(TOWN, "Lindvik"))
    assert told(article, "entity", second, tagged) == "Lindvik, place · mention 2 of 3 · tagged"
    alias = mark(article, "m", at(article, "Åsa Brandt"), MAYOR)
    assert (
        told(article, "entity", at(article, "Åsa Brandt"), alias)
        == "Åsa Brandt, person · mention 1 of 1 · tagged"
    )


def test_what_is_tagged_as_something_else_does_not_count_what_was_suggested() -> None:
    article = with_names()
    first, more = town(article)[0], at(article, "town council")
    paper = Entity(EntityKind.ORGANISATION, "Lindvik")
    marks = (mark(article, "m", first, paper), mark(article, "n", more, paper))
    assert told(article, "entity", first, *marks) == "Lindvik, organisation · mention 1 of 2 · tagged"
    assert told(article, "entity", more, *marks) == "Lindvik, organisation · mention 2 of 2 · tagged"


def test_a_name_that_is_found_elsewhere_than_where_it_is_suggested_is_one_more_mention() -> None:
    article = with_names()
    there = at(article, "The council")
    tagged = mark(article, "m", there, Entity(TOWN, "lindvik"))
    assert told(article, "entity", there, tagged) == "lindvik, place · mention 4 of 4 · tagged"


def test_a_mark_is_told_with_its_number_and_what_it_has() -> None:
    article = lindvik()
    full = a_mark(
        "m",
        selector=describe(article.text, at(article, "on Monday")),
        speaker="Inga",
        tags=("sea",),
        note="why",
        entities=(MAYOR,),
    )
    other = mark(article, "n", at(article, "Lindvik closes"))
    span = at(article, "on Monday")
    assert (
        told(article, "mark", span, full, other)
        == "Mark 2 of 2 · quote · — Inga · @Åsa Brandt · #sea · ✎ why"
    )
    assert told(article, "mark", at(article, "harbour"), full) == ""


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("We have waited ten years for this,", "Quotation 1 of 2 · Åsa Brandt"),
        (CAPTION, "Caption 1 of 2"),
        ("Åsa Brandt", "Brandt, person · mention 1 of 1 · suggested"),
        ("on Monday", ""),
    ],
)
def test_a_stop_is_told_as_what_it_is(words: str, line: str) -> None:
    article = with_names()
    assert told(article, "stop", at(article, words)) == line


@pytest.mark.parametrize("unit", ["sentence", "paragraph"])
def test_of_a_sentence_there_is_nothing_to_tell(unit: str) -> None:
    article = with_names()
    assert told(article, unit, town(article)[0]) == ""


def test_texts_typed_on_two_machines_are_told_with_a_sign_at_the_one_that_is_shown() -> None:
    article = lindvik()
    span = article.quotations[0].span
    others = tuple(Beside(field, f"their {field}") for field in ("note", "speaker", "translation"))
    bare = a_mark("m", selector=describe(article.text, span), speaker="A", translation="B", note="C")
    written = replace(bare, beside=others)
    said = told(article, "mark", span, written)
    assert "—≠ A" in said
    assert "→≠ B" in said
    assert said.endswith(
        "✎≠ C · ≠ also written: their note · ≠ also said by: their speaker "
        "· ≠ also translated: their translation"
    )
    assert "≠" not in told(article, "mark", span, bare)
    assert told(article, "quotation", span, written).endswith(" quote · ≠ written elsewhere, too")
    assert told(article, "quotation", span, bare).endswith(" quote")
