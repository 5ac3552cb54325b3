"""What is the same is cut to what stands next to a change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.differing import Piece, Way
from reader.marks.differing.near import near, written

LONG = "one two three four five six seven eight nine ten"


def test_what_is_far_from_a_change_is_left_out() -> None:
    pieces = (Piece(Way.SAME, f"{LONG} "), Piece(Way.DELETED, "old"), Piece(Way.SAME, f" {LONG}"))
    assert "".join(written(near(pieces, 8))) == "… nine ten [-old-] one two …"


def test_what_stands_between_two_changes_is_left_out_in_the_middle() -> None:
    pieces = (Piece(Way.INSERTED, "a"), Piece(Way.SAME, f" {LONG} "), Piece(Way.INSERTED, "b"))
    assert "".join(written(near(pieces, 8))) == "{+a+} one two … nine ten {+b+}"


def test_of_words_without_a_change_the_beginning_is_left() -> None:
    assert near((Piece(Way.SAME, LONG),), 5) == (Piece(Way.SAME, "one two three …"),)


def test_little_is_left_whole() -> None:
    pieces = (Piece(Way.SAME, "It was "), Piece(Way.DELETED, "old"))
    assert near(pieces, 8) == pieces


@given(st.lists(st.tuples(st.sampled_from(Way), st.text(max_size=300))), st.integers(1, 80))
def test_changes_are_never_cut(some: list[tuple[Way, str]], most: int) -> None:
    pieces = [Piece(*one) for one in some]
    shown = near(pieces, most)
    assert [one for one in shown if one.way is not Way.SAME] == [
        one for one in pieces if one.way is not Way.SAME
    ]
    assert [one.way for one in shown] == [one.way for one in pieces]
