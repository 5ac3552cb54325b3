"""What is offered where a name or a tag is typed."""

from __future__ import annotations

import pytest

from reader.article.model import EntityKind
from reader.library.known import offered, tag_begun, with_tag
from reader.marks.model import Entity
from tests.fakes import MemoryStore
from tests.library.examples import SAID, opened, span_of

NAMES = ("Åsa Brandt", "Inga Moen", "Anna-Brita Moe", "Brandenburg")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", NAMES),
        ("bra", ("Brandenburg", "Åsa Brandt")),
        ("asa", ("Åsa Brandt",)),
        ("ÅSA B", ("Åsa Brandt",)),
        ("brita", ("Anna-Brita Moe",)),
        ("mo", ("Inga Moen", "Anna-Brita Moe")),
        ("Inga Moen", ()),
        ("x", ()),
    ],
)
def test_names_are_offered_by_how_their_words_begin(typed: str, names: tuple[str, ...]) -> None:
    assert offered(typed, NAMES) == names


@pytest.mark.parametrize(
    ("typed", "begun", "completed"),
    [
        ("", "", "harbour, "),
        ("#har", "har", "harbour, "),
        ("one two har", "har", "one, two, harbour, "),
        ("one two, har", "har", "one-two, harbour, "),
        ("one, ", "", "one, harbour, "),
    ],
)
def test_the_tag_that_is_being_typed_is_completed_and_the_others_stay(
    typed: str, begun: str, completed: str
) -> None:
    assert tag_begun(typed) == begun
    assert with_tag(typed, "harbour") == completed


def test_speakers_are_those_of_the_article_before_those_of_the_library() -> None:
    article = opened(MemoryStore())
    span = span_of(article.article, SAID)
    article.highlight(span, speaker="A Minister", entities=[Entity(EntityKind.ORGANISATION, "The Union")])
    known = article.known().speakers()
    assert known[:2] == ("Jane Roe", "John Doe")
    assert {"A Minister", "The Union"} <= {*known}
    assert len({*known}) == len(known)


def test_tags_are_those_of_the_whole_library_the_most_used_first() -> None:
    article = opened(MemoryStore())
    article.highlight(span_of(article.article, SAID), tags=["rare", "often"])
    article.highlight(span_of(article.article, "The end"), tags=["often"])
    assert article.known().tags() == ("often", "rare")
