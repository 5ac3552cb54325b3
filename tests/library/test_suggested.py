"""What an article speaks of is found by place, as far as it is neither tagged nor refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.language import load_language
from reader.article.model import Article, BlockKind, EntityKind, EntitySuggestion, Metadata, Span
from reader.layout.units import Segments
from reader.library import OpenArticle
from reader.library.suggested import Mentioned, Suggested, settles, spoken_of
from reader.marks.anchoring import describe
from reader.marks.model import Annotation, Entity, MarkKind, PlacedMark
from reader.marks.placed import PlacedMarks
from reader.marks.walking import Ground, Walks
from tests.fakes import MemoryStore, fake_library
from tests.library.examples import open_in
from tests.marks.examples import a_mark

JANE = Entity(EntityKind.PERSON, "Jane Roe")
OSLO = Entity(EntityKind.PLACE, "Oslo")
TEXT = "Jane Roe came to Oslo. Roe said that Oslo was cold. Oslo said nothing."


def places(words: str) -> tuple[Span, ...]:
    return tuple(Span(at, at + len(words)) for at in range(len(TEXT)) if TEXT.startswith(words, at))


JANES = (*places("Jane Roe"), places("Roe")[1])
OSLOS = places("Oslo")


def an_article() -> Article:
    entities = (
        EntitySuggestion(name=JANE.name, kind=JANE.kind, mentions=JANES),
        EntitySuggestion(name=OSLO.name, kind=OSLO.kind, mentions=OSLOS),
    )
    article = assemble([BlockDraft(kind=BlockKind.PARAGRAPH, text=TEXT)], Metadata())
    return replace(article, entities=entities)


def suggested() -> Suggested:
    return Suggested(spoken_of(an_article(), (), "a1"))


def placed(*spans: Span, entities: tuple[Entity, ...] = (), kind: str = "quote") -> PlacedMarks:
    return PlacedMarks(TEXT, (a_mark_on(span, entities, kind, f"m{n}") for n, span in enumerate(spans)))


def a_mark_on(span: Span, entities: tuple[Entity, ...], kind: str, id: str = "m0") -> Annotation:
    return a_mark(id, selector=describe(TEXT, span), entities=entities, kind=kind)


def step(marks: PlacedMarks, origin: Span, direction: int, *, walked: bool) -> Span | None:
    """Walk from name to name, as the view does."""
    article = an_article()
    walks = Walks(article, Segments(article, lambda: load_language("en")))
    return walks.step("entity", direction, origin, Ground(marks, suggested()), walked=walked)


def an_opened(store: MemoryStore) -> OpenArticle:
    library = fake_library({"https://example.org/a": "page"}, extract=lambda _: an_article(), store=store)
    return open_in(library, "https://example.org/a")


def test_a_mention_is_found_by_its_very_passage_and_by_its_line() -> None:
    assert suggested().on(OSLOS[1]) == Mentioned(OSLOS[1], OSLO)
    assert suggested().on(Span(OSLOS[1].start, OSLOS[1].end + 1)) is None
    assert [one.entity for one in suggested().over(Span(0, 20))] == [JANE, OSLO]


def test_walking_stops_at_each_mention_in_the_order_of_the_text_and_back() -> None:
    found: list[Span] = []
    span = Span(0, 0)
    while (after := step(placed(), span, 1, walked=bool(found))) is not None:
        found.append(span := after)
    assert found == sorted([*JANES, *OSLOS])
    back = [step(placed(), span, -1, walked=True) for span in found[1:]]
    assert back == found[:-1]


def test_what_is_tagged_by_hand_is_a_stop_and_a_highlight_that_names_nothing_is_none() -> None:
    cold = places("cold")[0]
    marks = placed(cold, entities=(OSLO,))
    assert step(marks, OSLOS[1], 1, walked=True) == cold
    assert step(marks, OSLOS[2], -1, walked=True) == cold
    assert step(placed(cold), OSLOS[1], 1, walked=True) == OSLOS[2]


@given(st.sets(st.sampled_from(range(len(TEXT) - 4)), max_size=12), st.sets(st.integers(0, 11)))
def test_no_stop_is_passed_over_and_none_comes_twice(starts: set[int], naming: set[int]) -> None:
    spans = [Span(start, start + 3) for start in sorted(starts) if TEXT[start : start + 3].strip()]
    marks = PlacedMarks(
        TEXT,
        (a_mark_on(span, (OSLO,) if n in naming else (), "fact", f"m{n}") for n, span in enumerate(spans)),
    )
    wanted = {*JANES, *OSLOS, *(span for n, span in enumerate(spans) if n in naming)}
    found = [step(marks, Span(0, 0), 1, walked=False)]
    while found[-1] is not None:
        found.append(step(marks, found[-1], 1, walked=True))
    stops = [span for span in found if span is not None]
    assert stops == sorted(wanted, key=lambda span: (span.start, -span.end))
    assert all(step(marks, b, -1, walked=True) == a for a, b in pairwise(stops))


def test_a_mark_settles_a_mention_that_it_names_or_that_was_tagged_as_something_else() -> None:
    here = Mentioned(JANES[1], JANE)

    def settled(span: Span, entities: tuple[Entity, ...], kind: str) -> bool:
        return settles(PlacedMark(a_mark_on(span, entities, kind), span), here)

    around = Span(JANES[1].start, JANES[1].end + 5)
    assert settled(JANES[1], (JANE,), "quote")
    assert settled(JANES[1], (OSLO,), MarkKind.MENTION)
    assert settled(around, (JANE,), MarkKind.MENTION)
    assert not settled(JANES[1], (), "quote")
    assert not settled(around, (OSLO,), MarkKind.MENTION)
    assert not settled(around, (JANE,), "quote")


def test_what_is_suggested_stays_the_same_object_until_something_is_refused() -> None:
    article = an_opened(MemoryStore())
    before = article.suggested
    article.highlight(OSLOS[0])
    assert article.suggested is before
    article.tagging().refuse(OSLO)
    assert (article.suggested.of(OSLO), article.suggested.of(JANE)) == ((), JANES)
    article.undo()
    assert article.suggested.of(OSLO) == OSLOS


def test_what_another_window_refuses_is_suggested_no_more() -> None:
    store = MemoryStore()
    one, other = an_opened(store), an_opened(store)
    assert (len(one.suggested), len(one.marks())) == (5, 0)
    other.tagging().refuse(OSLO)
    one.refresh()
    assert one.suggested.of(OSLO) == ()


def test_tagging_an_open_article_tells_who_watches_and_is_undone_in_one() -> None:
    article = an_opened(MemoryStore())
    told: list[int] = []
    assert article.marks() == ()
    article.watch(lambda shift: told.append(len(shift.came) - len(shift.gone)))
    article.tagging().tag(OSLO, article.suggested.of(OSLO))
    assert (told, len(article.marks())) == ([3], 3)
    assert article.undo() == "tag Oslo, 3 mentions"
    assert (told, article.marks()) == ([3, -3], ())
