"""Two texts are put together in one that can be laid out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Metadata, overlaps
from reader.marks.differing import Piece, Way, differences
from reader.marks.differing.merged import Entry, Merged, merged
from tests.marks.test_differing import BRIDGE, FERRIES, FIRE, STRIKE, article, blocks


def put_together(old: list[str], new: list[str], *, signs: bool = False) -> Merged:
    """Put two articles together."""
    found = differences(article(*old), article(*new))
    return merged(found, "", ["¶"] * len(found.changed), signs=signs)


@given(blocks, blocks, st.booleans())
def test_what_is_put_together_can_be_laid_out(old: list[str], new: list[str], signs: bool) -> None:
    whole = put_together(old, new, signs=signs)
    made = whole.article(Metadata())
    assert "\n\n".join(made.text_of(block) for block in made.blocks) == made.text
    assert all(made.text_of(block) and "\n" not in made.text_of(block) for block in made.blocks)
    assert whole.changes == sorted(whole.changes)
    for stretch in whole.stretches:
        assert any(overlaps(stretch.span, block.span) for block in made.blocks)


def test_a_place_of_either_text_is_known_where_its_words_are_shown() -> None:
    old, new = [STRIKE, FIRE, FERRIES], [STRIKE, FIRE.replace("two", "five"), BRIDGE]
    whole = put_together(old, new)
    before, now = "\n\n".join(old), "\n\n".join(new)
    for word in ("engine", "two", "morning", "Ferries", "company"):
        place = whole.place_of_old(before.index(word))
        assert whole.text[place : place + len(word)] == word
    for word in ("engine", "five", "morning", "bridge", "lorries"):
        place = whole.place_of_new(now.index(word))
        assert whole.text[place : place + len(word)] == word


def test_deleted_words_stand_apart_from_those_that_came_for_them() -> None:
    old, new = ["The bridge is old."], ["The bridge is new."]
    assert put_together(old, new).text == "The bridge is old new."
    assert put_together(old, new, signs=True).text == "The bridge is [-old-]{+new+}."


def test_what_is_the_same_is_only_counted() -> None:
    assert put_together([STRIKE, FIRE, FERRIES], [STRIKE, FIRE, BRIDGE, FERRIES]).text == (
        f"… 2 paragraphs as before\n\n{BRIDGE}\n\n… 1 paragraph as before"
    )


def test_what_stands_below_is_gone_to_like_a_change() -> None:
    found = differences(article(STRIKE), article(STRIKE))
    entries = [Entry((Piece(Way.DELETED, "nine"),), "F gone: ")]
    whole = merged(found, "A title", [], entries, signs=False)
    assert whole.text == "A title\n\n… 1 paragraph as before\n\nF gone: nine"
    assert [whole.text[start:end] for start, end in whole.changes] == ["F gone: nine"]
