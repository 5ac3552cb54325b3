"""Marks are found by words and by what is known of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import EntityKind, Metadata
from reader.errors import ReaderError
from reader.library.filters import NAMED_FIELDS, Listed, filter_of, read_filter
from reader.marks.model import Entity, Status
from tests.edges.store.records import a_record
from tests.marks.examples import a_mark

ZELENSKY = Entity(EntityKind.PERSON, "Volodymyr Zélensky")
MARK = Listed(
    a_mark(
        speaker="Jane Roe",
        note="Contradicts Monday",
        tags=("Trade/Tariffs",),
        entities=(ZELENSKY,),
        status=Status.DISPUTED,
        language="fr-CA",
    ),
    a_record(
        "ab12", metadata=Metadata(published="2026-03-14T23:30:00+02:00", site="Example Post", language="en")
    ),
)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "sign",
        "SIGN contradicts",
        "geneva",
        "kind:quote",
        "tag:trade/tariffs",
        "entity:zelensky",
        'entity:"Volodymyr Zelensky"',
        'speaker:"jane roe"',
        "speaker:roe",
        "language:fr",
        "language:fr-ca",
        "status:disputed",
        "article:ab",
        "site:example",
        "since:2026",
        "since:2026-03-14 until:2026-03-14",
        "until:2026-03",
        "-kind:doubt",
    ],
)
def test_a_mark_is_taken(typed: str) -> None:
    assert read_filter(typed).takes(MARK)


@pytest.mark.parametrize(
    "typed",
    [
        "nothing",
        "-sign",
        "sign nothing",
        "kind:doubt",
        "tag:trade",
        "entity:zelen",
        'entity:"place/volodymyr zelensky"',
        "speaker:jan",
        "language:en",
        "status:confirmed",
        "article:12",
        "since:2026-03-15",
        "until:2026-02",
        "-status:disputed",
    ],
)
def test_a_mark_is_left(typed: str) -> None:
    assert not read_filter(typed).takes(MARK)


def test_kind_and_name_together_mean_one_entity() -> None:
    assert read_filter('entity:"person/volodymyr zelensky"').takes(MARK)


def test_an_article_without_a_date_counts_from_when_it_came() -> None:
    undated = Listed(a_mark(), a_record(metadata=Metadata(), added=datetime(2025, 5, 6, tzinfo=UTC)))
    assert read_filter("since:2025-05-06 until:2025-05-06").takes(undated)


def test_the_passage_has_its_articles_language_where_it_has_none_of_its_own() -> None:
    assert read_filter("language:en").takes(Listed(a_mark(), MARK.record))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("kid:quote", 'There is no field “kid:” to filter by; perhaps "kind" is meant.'),
        ("since:monday", "“since:monday” is no date; write it as in since:2026-03 or since:2026-03-14."),
    ],
)
def test_a_mistake_is_told(typed: str, message: str) -> None:
    with pytest.raises(ReaderError) as caught:
        read_filter(typed)
    assert str(caught.value) == message


def test_fields_from_a_command_line_mean_the_same() -> None:
    assert filter_of({"kind": ["quote"], "speaker": ["Roe"]}, ["Sign"]) == read_filter(
        "kind:quote speaker:Roe Sign"
    )


@given(typed=st.text(), field=st.sampled_from(NAMED_FIELDS))
def test_whatever_is_typed_is_a_filter_or_told_as_a_mistake(typed: str, field: str) -> None:
    for one in (typed, f"{field}:{typed}"):
        try:
            read_filter(one).takes(MARK)
        except ReaderError as error:
            assert "field" in str(error) or "date" in str(error)
