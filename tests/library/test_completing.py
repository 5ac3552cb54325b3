"""Names are completed from what the article speaks of and what the library knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import EntityKind
from reader.library.completing import Completion, of_article, of_library
from reader.marks.entities import EntityRecord
from reader.marks.model import Entity
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark


def person(name: str) -> Entity:
    return Entity(EntityKind.PERSON, name)


ZELENSKY, OLENA, SARTRE = map(person, ("Volodymyr Zélensky", "Olena Zelenska", "Jean-Paul Sartre"))
KYIV = Entity(EntityKind.PLACE, "Kyiv")


def a_completion() -> Completion:
    record = EntityRecord(entity=KYIV, aliases=("Kiev", "Київ"), modified=FIRST_MOMENT)
    marks = [a_mark("m1", entities=(SARTRE, OLENA)), a_mark("m2", entities=(SARTRE,))]
    return of_library({ZELENSKY: 5}, marks, [record])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zel", [ZELENSKY, OLENA]),
        ("VOLO", [ZELENSKY]),
        ("paul", [SARTRE]),
        ("ki", [KYIV]),
        ("ки", [KYIV]),
        ("elensky", []),
        ("", [ZELENSKY, SARTRE, OLENA, KYIV]),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_word_of_any_of_its_names(
    typed: str, found: list[Entity]
) -> None:
    assert [one.entity for one in a_completion().find(typed, 9)] == found


def test_what_begins_so_comes_before_what_has_it_further_in() -> None:
    completion = of_article({person("Ann Lee"): 9, person("Lee Ann"): 1})
    assert [one.entity.name for one in completion.find("lee", 9)] == ["Lee Ann", "Ann Lee"]


def test_it_says_how_often_the_article_and_the_library_name_it() -> None:
    first, *_ = a_completion().find("sartre", 9)
    assert (first.mentions, first.marks) == (0, 2)


@given(st.lists(st.text("aZ é-", min_size=1, max_size=8), max_size=9), st.text("aZ é-", max_size=4))
def test_no_more_than_asked_for_are_found_and_none_twice(names: list[str], typed: str) -> None:
    completion = of_article(dict.fromkeys(map(person, names), 1))
    found = completion.find(typed, 3)
    assert len(found) <= 3
    assert len(set(found)) == len(found)
    assert len(completion) == len(set(names))
