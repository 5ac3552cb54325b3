"""Marks are read once, and again only where another window wrote."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Span
from reader.errors import ReaderError, StoreError
from reader.library import OpenArticle
from reader.marks.anchoring import place_marks
from reader.marks.model import Annotation, PlacedMark
from reader.marks.placed import Shift
from reader.ports import ArticleRecord
from tests.fakes import MemoryStore
from tests.library.examples import SAID, library_of, open_in, opened, span_of, two_windows


def anew(article: OpenArticle, store: MemoryStore) -> tuple[PlacedMark, ...]:
    """Place what the store has."""
    return place_marks(article.article.text, store.annotations(article.record.id))


def test_opening_reads_no_marks() -> None:
    store = MemoryStore()
    article = opened(store)
    assert store.readings == 0
    assert article.marks() == ()
    assert store.readings == 1


def test_changes_of_ones_own_are_not_read_back() -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID))
    article.edit(mark.id, note="why?")
    article.undo()
    article.redo()
    article.delete(mark.id)
    article.undo()
    assert store.readings == 1
    assert article.marks() == anew(article, store) != ()


def test_what_another_window_wrote_before_a_change_is_read_with_it() -> None:
    library = library_of({"https://example.org/talks": "The end."})
    one, other = two_windows(library)
    mine = one.highlight(span_of(one.article, SAID))
    theirs = other.highlight(span_of(other.article, "The end"))
    assert one.undo() is not None
    assert [mark.annotation for mark in one.marks()] == [theirs]
    assert mine.id not in {mark.annotation.id for mark in one.marks()}


def test_somebody_who_watches_is_told_of_every_change_and_of_nothing_else() -> None:
    library = library_of({"https://example.org/talks": "The end."})
    one, other = two_windows(library)
    told: list[Shift] = []
    one.watch(told.append)
    one.refresh()
    mine = one.highlight(span_of(one.article, SAID))
    (placed,) = one.marks()
    noted = other.edit(mine.id, note="seen")
    one.refresh()
    one.refresh()
    assert told == [Shift((), (placed,)), Shift((placed,), (PlacedMark(noted, placed.span),))]


def test_a_thread_that_reads_the_marks_and_whoever_asks_meanwhile_read_them_once() -> None:
    store = SlowStore()
    article = opened(store)
    article.remember_place(3)
    thread = Thread(target=lambda: article.placed)
    thread.start()
    assert store.is_reading.wait(10)
    asking = Thread(target=article.remember_place, args=(5,))
    asking.start()
    store.may_go_on.set()
    thread.join(10)
    asking.join(10)
    assert article.marks() == ()
    assert store.asked == ["article", "annotations", "article"]
    assert article.record.place == 5


class SlowStore(MemoryStore):
    """A store whose reading of annotations waits to be let go; it takes down what was asked, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.is_reading, self.may_go_on = Event(), Event()
        self.asked: list[str] = []

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        self.is_reading.set()
        self.may_go_on.wait(10)
        self.asked.append("annotations")
        return super().annotations(article_id)

    def article(self, article_id: str) -> ArticleRecord:
        self.asked.append("article")
        return super().article(article_id)


def test_an_undo_that_cannot_read_the_marks_changes_nothing_and_can_be_tried_again() -> None:
    store = UnreadableStore()
    article, other = two_windows(library_of({"https://example.org/talks": "The end."}, store))
    mine = article.highlight(span_of(article.article, SAID))
    theirs = other.highlight(span_of(other.article, "The end"))
    store.failing = StoreError(Path("annotations.json"), "it cannot be read")
    with pytest.raises(StoreError):
        article.undo()
    store.failing = None
    assert list(store.marks) == [mine.id, theirs.id]
    assert article.undo() is not None
    assert list(store.marks) == [theirs.id]
    assert article.redo() is not None
    assert [mark.annotation for mark in article.marks()] == [mine, theirs]


class UnreadableStore(MemoryStore):
    """A store that raises `damage` instead of reading annotations."""

    failing: StoreError | None = None

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        if self.failing is not None:
            raise self.failing
        return super().annotations(article_id)


@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(["mark", "note", "delete", "undo", "redo"])), max_size=14
    )
)
def test_two_windows_end_with_the_same_marks_however_their_steps_fall(steps: list[tuple[int, str]]) -> None:
    store = MemoryStore()
    library = library_of({"https://example.org/talks": "The end."}, store)
    windows = (open_in(library), open_in(library))
    for number, (at, step) in enumerate(steps):
        take(windows[at], step, number)
        assert windows[at].marks() == anew(windows[0], store)
    for window in windows:
        window.refresh()
    assert windows[0].marks() == windows[1].marks() == anew(windows[0], store)


def take(article: OpenArticle, step: str, number: int) -> None:
    """Take one step, on what the store has now."""
    article.refresh()
    marks = article.marks()
    match step:
        case "mark":
            article.highlight(Span(12 + number, 20 + number))
        case "note" if marks:
            article.edit(marks[-1].annotation.id, note=f"note {number}")
        case "delete" if marks:
            article.delete(marks[0].annotation.id)
        case "undo":
            article.undo()
        case "redo":
            article.redo()


def test_what_others_wrote_is_read_beside_the_marks_and_taken_in_at_once() -> None:
    library = library_of({"https://example.org/talks": "The end."})
    one, other = two_windows(library)
    _ = one.placed
    theirs = other.highlight(span_of(other.article, "The end"))
    assert one.is_behind(library.store.version())
    news = one.read_news()
    assert one.marks() == ()
    one.take_in(news)
    assert [mark.annotation for mark in one.marks()] == [theirs]
    assert not one.is_behind(library.store.version())


def test_marks_that_nobody_asked_for_are_behind_of_nothing() -> None:
    library = library_of({"https://example.org/talks": "The end."})
    one, other = two_windows(library)
    other.highlight(span_of(other.article, "The end"))
    assert not one.is_behind(library.store.version())


def test_what_was_read_before_a_change_of_ones_own_is_dropped_and_read_again() -> None:
    library = library_of({"https://example.org/talks": "The end."})
    one, other = two_windows(library)
    _ = one.placed
    other.highlight(span_of(other.article, "The end"))
    news = one.read_news()
    one.highlight(span_of(one.article, SAID))
    one.take_in(news)
    assert len(one.marks()) == 2


def test_a_library_that_lost_the_article_is_told_from_one_without_marks() -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID))
    store.records.clear()
    store.marks.clear()
    store.commits += 1
    with pytest.raises(ReaderError, match="lost this article"):
        article.delete(mark.id)
    assert [placed.annotation for placed in article.marks()] == [mark]


def test_the_same_suggestions_are_the_same_object_whoever_wrote() -> None:
    library = library_of({"https://example.org/talks": "The end."})
    one, other = two_windows(library)
    _, suggested = one.placed, one.suggested
    other.highlight(span_of(other.article, "The end"))
    one.take_in(one.read_news())
    assert one.suggested is suggested
