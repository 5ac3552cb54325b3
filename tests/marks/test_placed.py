"""Marks are placed one by one, and stand as if all had been placed anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Span, overlaps
from reader.marks.anchoring import describe, place_marks
from reader.marks.model import Annotation, PlacedMark
from reader.marks.placed import PlacedMarks, Shift
from reader.marks.spans import CELL
from tests.marks.examples import a_mark

# Few letters, so that the same words stand in many places; long enough to lie in several cells.
TEXT = "ab ba cab bc abc " * (CELL // 5)
LENGTHS = (1, 2, 3, CELL - 1, CELL, CELL + 1, 2 * CELL)
starts = st.integers(0, 30) | st.integers(CELL - 3, CELL + 3) | st.integers(0, len(TEXT) - 1)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a passage; cells' edges are near more often than chance would have it."""
    start = draw(starts)
    return Span(start, min(len(TEXT), start + draw(st.sampled_from(LENGTHS))))


@st.composite
def marks(draw: st.DrawFn) -> Annotation:
    """Draw a mark of one of a few ids; one in some is on words that are nowhere in the text."""
    mark_id = str(draw(st.integers(0, 20)))
    selector = describe(TEXT, draw(spans()))
    if draw(st.integers(0, 5)) == 0:
        words = draw(st.sampled_from(["zz", "ab", "cab"]))
        selector = selector._replace(exact=words, start=draw(starts))
    return a_mark(mark_id, selector=selector, note=draw(st.sampled_from(["", "why?"])))


changes = st.tuples(
    st.lists(marks(), max_size=4, unique_by=lambda mark: mark.id),
    st.lists(st.integers(0, 22).map(str), max_size=3),
)
many_marks = st.lists(marks(), min_size=8, max_size=16, unique_by=lambda mark: mark.id)


def after(there: dict[str, Annotation], put: list[Annotation], remove: list[str]) -> dict[str, Annotation]:
    """Tell what is there after a change, by the store's own rule."""
    now = there | {one.id: one for one in put}
    return {one_id: one for one_id, one in now.items() if one_id not in remove}


def disjoint(put: list[Annotation], remove: list[str]) -> list[str]:
    """Leave out of what is removed whatever is put in the same change."""
    return [one for one in remove if one not in {mark.id for mark in put}]


@given(many_marks, st.lists(changes, max_size=8))
def test_marks_changed_one_by_one_stand_as_if_all_were_placed_anew(
    first: list[Annotation], steps: list[tuple[list[Annotation], list[str]]]
) -> None:
    placed, there = PlacedMarks(TEXT, first), {one.id: one for one in first}
    for put, removed in steps:
        remove = disjoint(put, removed)
        placed.change(put, remove)
        there = after(there, put, remove)
        assert placed.all() == place_marks(TEXT, there.values())
        assert len(placed) == len(there)


@given(many_marks, changes)
def test_a_change_tells_what_went_and_what_came(
    first: list[Annotation], step: tuple[list[Annotation], list[str]]
) -> None:
    put, remove = step[0], disjoint(*step)
    placed = PlacedMarks(TEXT, first)
    before = {mark.annotation.id: mark for mark in placed.all()}
    shift = placed.change(put, remove)
    for mark in shift.gone:
        assert before.pop(mark.annotation.id) == mark
    assert before | {mark.annotation.id: mark for mark in shift.came} == {
        mark.annotation.id: mark for mark in placed.all()
    }


@given(many_marks, many_marks)
def test_becoming_other_marks_touches_only_what_differs(
    first: list[Annotation], second: list[Annotation]
) -> None:
    placed = PlacedMarks(TEXT, first)
    shift = placed.become(second)
    assert placed.all() == place_marks(TEXT, second)
    assert not {mark.annotation for mark in shift.came} & set(first)
    assert placed.become(second) == Shift()


@given(many_marks, changes, spans())
def test_what_lies_over_a_passage_is_what_a_search_of_all_finds(
    first: list[Annotation], step: tuple[list[Annotation], list[str]], span: Span
) -> None:
    placed = PlacedMarks(TEXT, first)
    placed.change(step[0], disjoint(*step))
    here = [mark for mark in placed.all() if mark.span is not None and overlaps(mark.span, span)]
    assert placed.over(span) == here
    assert placed.on(span) == [mark for mark in here if mark.span == span]
    begun = [mark for mark in placed.all() if mark.span and span.start <= mark.span.start < span.end]
    assert placed.first_in(span) == next(iter(begun), None)


@given(many_marks, spans())
def test_marks_are_walked_in_their_order_and_each_place_once(first: list[Annotation], origin: Span) -> None:
    placed = PlacedMarks(TEXT, first)
    here = [mark.span for mark in placed.all() if mark.span is not None]
    forth, back = walk_down(placed, origin), walk_up(placed, origin)
    assert forth == list(dict.fromkeys(span for span in here if span.start >= origin.start))
    assert back[::-1] == list(dict.fromkeys(span for span in here if span.start < origin.start))


def walk_down(placed: PlacedMarks, origin: Span) -> list[Span]:
    """Walk to the last mark."""
    found, mark = [], placed.after(origin, walked=False)
    while mark is not None and mark.span is not None:
        found.append(mark.span)
        mark = placed.after(mark.span, walked=True)
    return found


def walk_up(placed: PlacedMarks, origin: Span) -> list[Span]:
    """Walk to the first mark."""
    found, mark = [], placed.before(origin, walked=False)
    while mark is not None and mark.span is not None:
        found.append(mark.span)
        mark = placed.before(mark.span, walked=True)
    return found


def test_the_youngest_of_two_marks_on_a_passage_is_the_one_that_is_meant() -> None:
    old, young = a_mark("m1"), a_mark("m2", created=a_mark().created.replace(year=2027))
    placed = PlacedMarks("x" * 27 + old.selector.exact, [young, old])
    assert placed.latest_on(Span(27, 44)) == PlacedMark(young, Span(27, 44))
    assert placed.latest_on(Span(27, 43)) is None


def test_what_was_given_out_stays_as_it_was() -> None:
    placed = PlacedMarks(TEXT, [a_mark()])
    before = placed.all()
    placed.change([], ["m1"])
    assert (len(before), placed.all()) == (1, ())
