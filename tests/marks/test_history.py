"""Undo and redo."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import EntityKind
from reader.marks.entities import EntityRecord
from reader.marks.history import Change, History, settled
from reader.marks.model import Annotation, Entity
from tests.edges.store.records import some_annotations
from tests.fakes import FIRST_MOMENT
from tests.marks.examples import a_mark

MADE = Change("highlight", (), (a_mark(),))
NOTED = Change("note", (a_mark(),), (a_mark(note="why?"),))
ELSEWHERE = Change("delete", (a_mark("m2", article_id="a2"),), ())
KYIV = EntityRecord(entity=Entity(EntityKind.PLACE, "Kyiv"), modified=FIRST_MOMENT)


def _undone(history: History, article_id: str | None = None) -> tuple[History, Change | None]:
    change = history.last_done(article_id)
    return (history, None) if change is None else (history.undo(change, change), change)


def test_a_new_history_has_nothing_to_undo_or_redo() -> None:
    assert History().last_done() is None
    assert History().last_undone() is None


def test_changes_are_undone_in_reverse_and_redone_in_order() -> None:
    history = History().push(MADE).push(NOTED)
    history, first = _undone(history)
    history, second = _undone(history)
    assert (first, second, history.last_done()) == (NOTED, MADE, None)
    assert history.last_undone() == MADE
    assert history.redo(MADE, MADE).last_undone() == NOTED


def test_what_was_undone_cannot_be_redone_after_a_new_change() -> None:
    assert _undone(History().push(MADE))[0].push(NOTED) == History((NOTED,))


def test_a_step_leaves_the_history_it_came_from_as_it_was() -> None:
    history = History().push(MADE)
    _undone(history)
    assert history == History((MADE,))


def test_the_last_change_of_one_article_can_be_taken_out_of_the_middle() -> None:
    history = History().push(MADE).push(NOTED).push(ELSEWHERE)
    assert _undone(history, "a1") == (History((MADE, ELSEWHERE), (NOTED,)), NOTED)
    assert _undone(history)[1] == ELSEWHERE
    assert _undone(history, "a3") == (history, None)


def test_a_refusal_touches_the_article_in_which_it_was_refused() -> None:
    refused = EntityRecord(entity=KYIV.entity, refused_in=("a1",), modified=FIRST_MOMENT)
    change = Change("refuse", known_before=(KYIV,), known_after=(refused,))
    assert change.touches("a1")
    assert not change.touches("a2")


def test_a_change_reversed_gives_back_what_was_before() -> None:
    assert NOTED.reversed() == Change("note", NOTED.after, NOTED.before)
    assert NOTED.reversed().reversed() == NOTED


def test_what_another_window_wrote_into_other_fields_stays() -> None:
    now = a_mark(note="why?", tags=("news",))
    assert settled(NOTED.reversed(), {"m1": now}, {}) == Change("note", (now,), (a_mark(tags=("news",)),))


def test_an_edit_of_what_is_gone_does_not_bring_it_back() -> None:
    assert settled(NOTED.reversed(), {}, {}) == Change("note")


def test_what_is_there_already_is_not_made_twice_and_what_is_gone_not_deleted_twice() -> None:
    assert settled(MADE, {"m1": a_mark(note="mine")}, {}) == Change("highlight")
    assert settled(MADE.reversed(), {}, {}) == Change("highlight")


def test_what_is_known_of_entities_goes_the_same_way() -> None:
    change = Change("alias", known_after=(KYIV,))
    assert settled(change, {}, {}) == change
    assert settled(change.reversed(), {}, {KYIV.entity: KYIV}) == change.reversed()


@given(st.lists(some_annotations), st.lists(some_annotations))
def test_a_change_that_nobody_else_touched_is_made_as_it_is_and_taken_back_whole(
    before: list[Annotation], after: list[Annotation]
) -> None:
    olds, news = ({mark.id: mark for mark in marks} for marks in (before, after))
    change = Change("change", tuple(olds.values()), tuple(news.values()))
    made = settled(change, olds, {})
    assert {mark.id: mark for mark in made.after}.items() <= news.items()
    now = {key: mark for key, mark in olds.items() if key in news} | news
    back = settled(made.reversed(), now, {})
    restored = {**now, **{mark.id: mark for mark in back.after}}
    gone = {mark.id for mark in back.before} - {mark.id for mark in back.after}
    assert {key: mark for key, mark in restored.items() if key not in gone} == olds


@given(st.lists(st.sampled_from([MADE, NOTED, ELSEWHERE])), st.integers(0, 5))
def test_as_many_redos_as_undos_lead_back(changes: list[Change], steps: int) -> None:
    history = History(tuple(changes))
    back = history
    for _ in range(min(steps, len(changes))):
        back = _undone(back)[0]
    while change := back.last_undone():
        back = back.redo(change, change)
    assert back == history
