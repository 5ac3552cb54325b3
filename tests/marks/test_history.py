"""Undo and redo."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.history import Change, History
from tests.marks.examples import a_mark

MADE = Change("highlight", (), (a_mark(),))
NOTED = Change("note", (a_mark(),), (a_mark(note="why?"),))


def test_a_new_history_has_nothing_to_undo_or_redo() -> None:
    assert History().undo() is None
    assert History().redo() is None


def test_changes_are_undone_in_reverse_and_redone_in_order() -> None:
    history = History().push(MADE).push(NOTED)
    undone: list[Change] = []
    while step := history.undo():
        history, change = step
        undone.append(change)
    redone: list[Change] = []
    while step := history.redo():
        history, change = step
        redone.append(change)
    assert (undone, redone) == ([NOTED, MADE], [MADE, NOTED])


def test_what_was_undone_cannot_be_redone_after_a_new_change() -> None:
    step = History().push(MADE).undo()
    assert step is not None
    assert step[0].push(NOTED) == History((NOTED,))


def test_a_step_leaves_the_history_it_came_from_as_it_was() -> None:
    history = History().push(MADE)
    history.undo()
    assert history == History((MADE,))


def test_a_change_reversed_gives_back_what_was_before() -> None:
    assert NOTED.reversed() == Change("note", NOTED.after, NOTED.before)
    assert NOTED.reversed().reversed() == NOTED


@given(st.lists(st.sampled_from([MADE, NOTED])), st.integers(0, 5))
def test_as_many_redos_as_undos_lead_back(changes: list[Change], steps: int) -> None:
    history = History(tuple(changes))
    back = history
    taken = [step for _ in range(min(steps, len(changes))) if (step := back.undo()) and (back := step[0])]
    for _ in taken:
        step = back.redo()
        assert step is not None
        back = step[0]
    assert back == history
