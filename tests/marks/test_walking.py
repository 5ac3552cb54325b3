"""The focus walks from one passage to the next, by the article and by the marks on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.language import load_language
from reader.article.model import Article, EntityKind, EntitySuggestion, Span
from reader.layout.units import Segments
from reader.marks.anchoring import describe
from reader.marks.model import Annotation, Entity, MarkKind
from reader.marks.placed import PlacedMarks
from reader.marks.walking import UNITS, Ground, InOrder, Walks, suggested
from tests.layout.articles import lindvik
from tests.marks.examples import a_mark
from tests.strategies import articles

LINDVIK = Entity(EntityKind.PLACE, "Lindvik")
MAYOR = Entity(EntityKind.PERSON, "Åsa Brandt")


def with_names() -> Article:
    """Return Lindvik's article, in which Lindvik is known to be named, in a caption too."""
    article = lindvik()
    places = tuple(all_of(article, "Lindvik"))
    return replace(article, entities=(EntitySuggestion("Lindvik", EntityKind.PLACE, places),))


def all_of(article: Article, words: str) -> list[Span]:
    found, start = [], article.text.find(words)
    while start >= 0:
        found.append(Span(start, start + len(words)))
        start = article.text.find(words, start + 1)
    return found


def walks(article: Article) -> Walks:
    return Walks(article, Segments(article, lambda: load_language("en")))


def marks(article: Article, *spans: Span, entities: tuple[Entity, ...] = ()) -> PlacedMarks:
    made = (mark(article, str(n), span, entities) for n, span in enumerate(spans))
    return PlacedMarks(article.text, made)


def mark(article: Article, mark_id: str, span: Span, entities: tuple[Entity, ...] = ()) -> Annotation:
    kind = MarkKind.MENTION if entities else MarkKind.QUOTE
    return a_mark(mark_id, selector=describe(article.text, span), kind=kind, entities=entities)


def ground(article: Article, on: PlacedMarks | None = None, folded: tuple[int, ...] = ()) -> Ground:
    return Ground(on or PlacedMarks(article.text), suggested(article), folded)


def walked(article: Article, unit: str, over: Ground, direction: int = 1) -> list[Span]:
    """Walk from one end of an article to the other and return each step."""
    ways, found = walks(article), []
    end = len(article.text)
    span = ways.step(unit, direction, Span(0, 0) if direction > 0 else Span(end, end), over, walked=False)
    while span is not None:
        found.append(span)
        span = ways.step(unit, direction, span, over, walked=True)
    return found


def words(article: Article, spans: list[Span]) -> list[str]:
    return [article.text_of(span).split(maxsplit=2)[0] for span in spans]


def test_names_are_walked_in_the_order_of_the_text_suggested_and_tagged_ones() -> None:
    article = with_names()
    tagged = marks(article, *all_of(article, "Åsa Brandt"), *all_of(article, "Lindvik"), entities=(MAYOR,))
    there = walked(article, "entity", ground(article, tagged))
    assert words(article, there) == ["Lindvik", "Lindvik", "Åsa", "Lindvik"]
    assert walked(article, "entity", ground(article, tagged), -1) == there[::-1]


def test_a_highlight_that_names_nobody_is_no_name() -> None:
    article = with_names()
    over = ground(article, marks(article, *all_of(article, "harbour")))
    assert set(words(article, walked(article, "entity", over))) == {"Lindvik"}
    assert not walks(article).is_a("entity", all_of(article, "harbour")[0], over)
    assert walks(article).is_a("entity", all_of(article, "Lindvik")[0], over)


def test_stops_are_quotations_marks_captions_and_names_none_of_them_twice() -> None:
    article = with_names()
    quotation = article.quotations[0].span
    over = ground(
        article, marks(article, quotation, *all_of(article, "Lindvik")[:1], *all_of(article, "in May"))
    )
    there = walked(article, "stop", over)
    assert words(article, there) == ["Lindvik", "Lindvik", "in", "We", "The", "The", "Lindvik", "Nobody", "A"]
    assert walked(article, "stop", over, -1) == there[::-1]


def test_a_folded_caption_is_one_stop_and_an_unfolded_one_has_its_names_besides() -> None:
    article = with_names()
    caption = article.blocks[3].span
    inside = [
        [
            span
            for span in walked(article, "stop", ground(article, folded=folded))
            if caption.start <= span.start < caption.end
        ]
        for folded in ((3, 8), ())
    ]
    assert inside[0] == [caption]
    assert words(article, inside[1]) == ["The", "Lindvik"]


def test_of_two_stops_that_start_alike_the_longer_comes_first() -> None:
    article = with_names()
    over = ground(article, marks(article, Span(0, 14)))
    assert walked(article, "stop", over)[:2] == [Span(0, 14), Span(0, 7)]


def test_from_what_is_no_stop_the_one_that_starts_there_is_next() -> None:
    article = with_names()
    first = all_of(article, "Lindvik")[0]
    step = walks(article).step
    assert step("stop", 1, Span(0, 3), ground(article), walked=False) == first
    assert step("stop", 1, first, ground(article), walked=True) != first
    assert step("stop", -1, first, ground(article), walked=False) is None


def test_nothing_is_walked_by_what_does_not_exist() -> None:
    article = lindvik()
    with pytest.raises(ValueError, match="chapter"):
        walks(article).step("chapter", 1, Span(0, 0), ground(article), walked=False)


spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(0, 4))


@given(st.lists(spans), spans, st.booleans())
def test_places_in_order_are_found_as_marks_are(places: list[Span], origin: Span, walked: bool) -> None:
    in_order = InOrder(places)
    key = (origin.start, -origin.end)

    def beyond(span: Span) -> bool:
        return (span.start, -span.end) > key if walked else span.start >= origin.start

    def short_of(span: Span) -> bool:
        return (span.start, -span.end) < key if walked else span.start < origin.start

    ordered = sorted(set(places), key=lambda span: (span.start, -span.end))
    assert in_order.after(origin, walked=walked) == next(filter(beyond, ordered), None)
    assert in_order.before(origin, walked=walked) == next(filter(short_of, ordered[::-1]), None)
    assert (in_order.on(origin) is not None) == (origin in places)


@given(article=articles(), data=st.data())
def test_every_walk_ends_and_comes_by_the_same_places_on_its_way_back(
    article: Article, data: st.DataObject
) -> None:
    length = len(article.text)
    chosen = data.draw(st.lists(st.integers(0, max(0, length - 1)), max_size=4))
    on = marks(
        article,
        *(Span(start, min(length, start + 5)) for start in chosen if article.text[start : start + 5].strip()),
    )
    unit = data.draw(st.sampled_from([unit for unit in UNITS if unit != "sentence"]))
    over = ground(article, on)
    there = walked(article, unit, over)
    assert len(set(there)) == len(there)
    assert all(0 <= span.start <= span.end <= length for span in there)
    assert walked(article, unit, over, -1) == there[::-1]
