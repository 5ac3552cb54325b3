"""Every mention of an entity is tagged in one step, and what is not wanted is suggested no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, EntityKind, EntitySuggestion, Metadata, Span
from reader.library.naming import Naming
from reader.library.past import Past
from reader.library.tagging import Mention, Suggestion, Tagging
from reader.marks.anchoring import describe
from reader.marks.model import Entity, MarkKind
from tests.edges.store.records import a_record
from tests.fakes import FIRST_MOMENT, MemoryStore, numbered_ids
from tests.marks.examples import a_mark

ZELENSKY = Entity(EntityKind.PERSON, "Volodymyr Zelensky")
UKRAINE = Entity(EntityKind.PLACE, "Ukraine")
TEXT = "Volodymyr Zelensky spoke in Ukraine. M. Zelensky said Ukraine would win. Zelensky left."


def places(words: str, text: str = TEXT) -> list[Span]:
    return [Span(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at)]


FULL, BARE = places("Volodymyr Zelensky"), places("Zelensky")[1:]


def an_article() -> Article:
    entities = (
        EntitySuggestion(name="Ukraine", kind=EntityKind.PLACE, mentions=tuple(places("Ukraine"))),
        EntitySuggestion(name=ZELENSKY.name, kind=EntityKind.PERSON, mentions=(*FULL, *BARE)),
    )
    article = assemble([BlockDraft(kind=BlockKind.PARAGRAPH, text=TEXT)], Metadata())
    return replace(article, entities=entities)


@pytest.fixture
def tagging() -> Tagging:
    return a_tagging()


def a_tagging() -> Tagging:
    store = MemoryStore(records={"a1": a_record("a1")})
    naming = Naming(store=store, past=Past(store), now=lambda: FIRST_MOMENT)
    return Tagging(
        record=a_record("a1"),
        article=an_article(),
        naming=naming,
        new_id=numbered_ids(),
        now=lambda: FIRST_MOMENT,
    )


def store_of(tagging: Tagging) -> MemoryStore:
    assert isinstance(tagging.naming.store, MemoryStore)
    return tagging.naming.store


def test_every_mention_is_tagged_in_one_change_and_undone_in_one(tagging: Tagging) -> None:
    spans = [mention.span for mention in tagging.preview(ZELENSKY)]
    assert spans == [*FULL, *BARE]
    made = tagging.tag(ZELENSKY, spans)
    assert {mark.kind for mark in made} == {MarkKind.MENTION}
    assert store_of(tagging).commits == 1
    assert tagging.preview(ZELENSKY) == tuple(Mention(span, tagged=True) for span in spans)
    undone = tagging.naming.past.undo()
    assert undone is not None
    assert undone[0].description == "tag Volodymyr Zelensky, 3 mentions"
    assert store_of(tagging).marks == {}


def test_some_mentions_are_tagged_and_the_others_stay_suggested(tagging: Tagging) -> None:
    tagging.tag(ZELENSKY, BARE[:1])
    assert Suggestion(ZELENSKY, (*FULL, *BARE[1:])) in tagging.suggestions()


def test_an_alias_is_a_mention_and_is_suggested_under_the_name_of_the_library(tagging: Tagging) -> None:
    president = Entity(EntityKind.PERSON, "The President")
    tagging.naming.describe(president, aliases=["Volodymyr Zelensky"])
    assert [mention.span for mention in tagging.preview(president)] == [*FULL, *BARE]
    assert president in [one.entity for one in tagging.suggestions()]
    assert ZELENSKY not in [one.entity for one in tagging.suggestions()]


def test_what_is_tagged_is_not_tagged_twice(tagging: Tagging) -> None:
    assert len(tagging.tag(UKRAINE, places("Ukraine"))) == 2
    assert tagging.tag(UKRAINE, places("Ukraine")) == ()
    assert store_of(tagging).commits == 1


def test_a_bare_mention_of_something_else_gets_the_entity_too_and_a_highlight_stays_as_it_is(
    tagging: Tagging,
) -> None:
    first, second = places("Ukraine")
    selectors = [describe(TEXT, span) for span in (first, second)]
    mention = a_mark("m1", selector=selectors[0], kind=MarkKind.MENTION, entities=(ZELENSKY,))
    quote = a_mark("m2", selector=selectors[1])
    store_of(tagging).marks.update({"m1": mention, "m2": quote})
    tagging.tag(UKRAINE, [first, second])
    marks = store_of(tagging).marks
    assert marks["m1"].entities == (ZELENSKY, UKRAINE)
    assert marks["m2"] == quote
    assert len(marks) == 3


def test_a_name_within_a_tagged_title_is_tagged_already(tagging: Tagging) -> None:
    title = places("M. Zelensky")[0]
    tagging.tag(ZELENSKY, [title])
    assert Mention(BARE[0], tagged=True) in tagging.preview(ZELENSKY)


def test_what_is_refused_is_suggested_no_more_here_and_it_can_be_undone(tagging: Tagging) -> None:
    tagging.refuse(ZELENSKY)
    tagging.refuse(ZELENSKY)
    assert [one.entity for one in tagging.suggestions()] == [UKRAINE]
    elsewhere = replace(tagging, record=a_record("a2"))
    assert len(elsewhere.suggestions()) == 2
    assert tagging.naming.known() == ()
    undone = tagging.naming.past.undo()
    assert undone is not None
    assert undone[0].description == "refuse Volodymyr Zelensky"
    assert len(tagging.suggestions()) == 2


def test_suggestions_come_by_how_often_they_are_named(tagging: Tagging) -> None:
    assert [(one.entity, len(one.spans)) for one in tagging.suggestions()] == [(ZELENSKY, 3), (UKRAINE, 2)]


@given(st.lists(st.sampled_from([*FULL, *BARE, *places("Ukraine")]), max_size=8))
def test_whatever_is_tagged_an_undo_leads_back_and_nothing_is_suggested_twice(spans: list[Span]) -> None:
    tagging = a_tagging()
    made = tagging.tag(ZELENSKY, spans)
    assert len(made) == len(set(spans))
    suggested = [span for one in tagging.suggestions() if one.entity == ZELENSKY for span in one.spans]
    assert set(suggested) == {*FULL, *BARE} - set(spans)
    tagging.naming.past.undo()
    assert store_of(tagging).marks == {}


def test_several_names_are_tagged_in_one_change(tagging: Tagging) -> None:
    made = tagging.tag_all({one.entity: one.spans for one in tagging.suggestions()})
    assert len(made) == 5
    assert store_of(tagging).commits == 1
    assert tagging.suggestions() == ()
    undone = tagging.naming.past.undo()
    assert undone is not None
    assert undone[0].description == "tag 2 names, 5 mentions"
    assert len(tagging.suggestions()) == 2


def test_a_passage_that_two_names_have_becomes_one_mention_of_both(tagging: Tagging) -> None:
    (made,) = tagging.tag_all({ZELENSKY: BARE[:1], UKRAINE: BARE[:1]})
    assert made.entities == (ZELENSKY, UKRAINE)


def test_what_the_article_calls_it_is_kept_as_an_alias_in_the_same_change(tagging: Tagging) -> None:
    president = Entity(EntityKind.PERSON, "The President")
    tagging.tag(president, FULL, written=ZELENSKY.name)
    assert tagging.naming.names_of(president) == ("The President", "Volodymyr Zelensky")
    assert president in [one.entity for one in tagging.suggestions()]
    assert store_of(tagging).commits == 1
    tagging.naming.past.undo()
    assert store_of(tagging).known == {}


def test_its_own_name_and_one_that_is_known_are_no_new_aliases(tagging: Tagging) -> None:
    tagging.tag(ZELENSKY, FULL, written="volodymyr zelensky")
    assert store_of(tagging).known == {}


def test_what_was_tagged_as_something_else_is_not_suggested_on_the_same_words(tagging: Tagging) -> None:
    council = Entity(EntityKind.ORGANISATION, "Ukraine")
    tagging.tag(council, places("Ukraine")[:1])
    assert Suggestion(UKRAINE, tuple(places("Ukraine")[1:])) in tagging.suggestions()
