"""Every mark has a letter, whatever its kind is and whoever named it."""

from __future__ import annotations

from reader.article.model import EntityKind
from reader.marks.kinds import COLOURS, NO_OWN_KINDS, SIGNS, STYLES, Kind, Kinds, signs_of
from reader.marks.model import Entity, MarkKind, Status
from tests.marks.examples import a_mark

CLAIM = Kind("claim", "C", "teal", "underline")


def test_a_digit_chooses_the_built_in_kinds_first_then_the_users() -> None:
    kinds = Kinds([CLAIM])
    chosen = [kind.name for kind in map(kinds.numbered, range(1, 6)) if kind]
    assert chosen == ["quote", "fact", "doubt", "idea", "claim"]
    assert kinds.numbered(0) is kinds.numbered(6) is None


def test_the_user_can_draw_a_built_in_kind_in_another_way_and_it_keeps_its_digit() -> None:
    kinds = Kinds([Kind("fact", "T", "yellow", "bold")])
    assert kinds.numbered(2) == Kind("fact", "T", "yellow", "bold")


def test_a_mark_of_a_kind_that_nothing_knows_any_more_shows_its_first_letter() -> None:
    assert NO_OWN_KINDS.letter_of(a_mark(kind="rumour")) == "R"
    assert NO_OWN_KINDS.letter_of(a_mark(kind="")) == "?"


def test_a_mention_shows_what_it_names() -> None:
    place = Entity(EntityKind.PLACE, "Geneva")
    assert NO_OWN_KINDS.letter_of(a_mark(kind=MarkKind.MENTION, entities=(place,))) == "G"
    assert NO_OWN_KINDS.letter_of(a_mark(kind=MarkKind.MENTION)) == "·"


def test_the_built_in_kinds_differ_in_letter_and_colour() -> None:
    kinds = list(NO_OWN_KINDS)
    assert len({kind.letter for kind in kinds}) == len({kind.colour for kind in kinds}) == len(kinds)
    assert all(kind.colour in COLOURS and kind.style in STYLES for kind in kinds)


def test_a_mark_shows_whether_it_was_checked_and_that_it_is_off_the_record() -> None:
    checked = a_mark(status=Status.CONFIRMED), a_mark(status=Status.DISPUTED, off_record=True), a_mark()
    assert [NO_OWN_KINDS.signs_of(mark) for mark in checked] == ["✓", "⊘✗", ""]


def test_a_console_without_signs_shows_letters() -> None:
    kinds = Kinds(signs=signs_of("linux"))
    assert kinds.signs_of(a_mark(status=Status.DISPUTED, off_record=True)) == "od"
    assert signs_of("xterm-256color") == SIGNS
