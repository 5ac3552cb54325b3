"""What is typed or pasted into a mark is harmless once it is kept."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.article.model import EntityKind
from reader.article.normalise import guard
from reader.marks.model import Entity
from reader.marks.tidying import read_tags, tidied, tidy_entities, tidy_note, tidy_speaker, tidy_tags
from tests.strategies import hostile_texts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("\n\n why? \n\n", " why?"),
        ("- one\r\n    - two\n\nthree", "- one\n    - two\n\nthree"),
        ("\x1b[31mred\x07\tword", "red word"),
    ],
)
def test_a_note_keeps_its_lines_and_indents(typed: str, kept: str) -> None:
    assert tidy_note(typed) == kept


@pytest.mark.parametrize(("typed", "kept"), [(None, None), (" ", None), (" Jane\nRoe ", "Jane Roe")])
def test_a_speaker_is_one_line_or_none(typed: str | None, kept: str | None) -> None:
    assert tidy_speaker(typed) == kept


def test_tags_and_entities_are_kept_once() -> None:
    place = Entity(EntityKind.PLACE, "Geneva")
    assert tidy_tags(["#a", "b ", "a", "#", ""]) == ("a", "b")
    assert tidy_entities([place, Entity(EntityKind.PLACE, " Geneva"), Entity(EntityKind.PLACE, "\n")]) == (
        place,
    )


@given(hostile_texts)
def test_nothing_that_a_terminal_obeys_is_kept_and_tidying_again_changes_nothing(text: str) -> None:
    kept = tidied(note=text, speaker=text, tags=(text,))
    assert guard(kept["note"].replace("\n", " ")) == kept["note"].replace("\n", " ")
    assert all(guard(one) == one for one in (kept["speaker"] or "", *kept["tags"]))
    assert tidied(**kept)["note"] == kept["note"]


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", ()),
        ("one", ("one",)),
        ("one two", ("one", "two")),
        ("to check, #harbour ,, to check", ("to-check", "harbour")),
        ("trade/tariffs", ("trade/tariffs",)),
    ],
)
def test_tags_are_read_as_they_are_typed(typed: str, tags: tuple[str, ...]) -> None:
    assert read_tags(typed) == tags
