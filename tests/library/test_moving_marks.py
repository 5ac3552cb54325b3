"""The ends and the kind of a mark change, and two marks of one kind on the same words become one."""

from __future__ import annotations

import pytest

from reader.article.model import Span
from reader.errors import ReaderError
from reader.library import OpenArticle
from reader.marks.model import Annotation, Status
from tests.fakes import MemoryStore
from tests.library.examples import SAID, opened, span_of

SHORTER = "will not"


def ends_of(article: OpenArticle, mark: Annotation) -> str | None:
    placed = article.mark(mark.id)
    return None if placed is None or placed.span is None else article.article.text_of(placed.span)


def test_a_mark_stands_on_other_words_and_keeps_what_is_said_of_it() -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID), note="check")
    moved = article.move(mark.id, span_of(article.article, SHORTER))
    assert (moved.id, moved.note, moved.speaker) == (mark.id, "check", "Jane Roe")
    assert ends_of(article, mark) == SHORTER
    assert list(store.annotations(article.record.id)) == [moved]


def test_moved_ends_are_undone_and_redone() -> None:
    article = opened()
    mark = article.highlight(span_of(article.article, SAID))
    article.move(mark.id, span_of(article.article, SHORTER))
    assert article.undo() == f"ends of “{SHORTER}”"
    assert ends_of(article, mark) == SAID
    article.redo()
    assert ends_of(article, mark) == SHORTER


def test_a_mark_moved_to_where_it_stands_changes_nothing() -> None:
    article = opened()
    span = span_of(article.article, SAID)
    mark = article.highlight(span)
    assert article.move(mark.id, Span(span.start, span.end + 0)) == mark
    assert article.undo() == f"highlight “{SAID}”"


def test_a_mark_is_not_moved_to_where_there_are_no_words() -> None:
    article = opened()
    mark = article.highlight(span_of(article.article, SAID))
    with pytest.raises(ReaderError, match="no words"):
        article.move(mark.id, Span(3, 3))


def test_a_mark_moved_onto_one_of_its_kind_takes_it_in_and_one_undo_parts_them() -> None:
    article = opened()
    there = article.highlight(span_of(article.article, SHORTER), note="old", status=Status.DISPUTED)
    mark = article.highlight(span_of(article.article, SAID), note="new", tags=["one"])
    moved = article.move(mark.id, span_of(article.article, SHORTER))
    assert [one.annotation for one in article.marks()] == [moved]
    assert (moved.note, moved.tags, moved.status) == ("new\nold", ("one",), Status.DISPUTED)
    article.undo()
    assert {one.annotation.id for one in article.marks()} == {there.id, mark.id}
    assert ends_of(article, mark) == SAID


def test_a_mark_of_another_kind_on_the_same_words_stays_apart() -> None:
    article = opened()
    article.highlight(span_of(article.article, SHORTER), "fact")
    mark = article.highlight(span_of(article.article, SAID))
    article.move(mark.id, span_of(article.article, SHORTER))
    assert [one.annotation.kind for one in article.marks()] == ["fact", "quote"]


def test_a_mark_becomes_one_of_another_kind_and_takes_in_what_is_there() -> None:
    article = opened()
    span = span_of(article.article, SAID)
    article.highlight(span, "fact", off_record=True)
    mark = article.highlight(span)
    assert article.rekind(mark.id, "quote") == mark
    assert article.rekind(mark.id, "fact").off_record
    assert [one.annotation.id for one in article.marks()] == [mark.id]
    assert article.undo() == f"kind of “{SAID}”"


def test_a_highlight_is_made_with_what_was_checked_of_it() -> None:
    article = opened()
    span = span_of(article.article, SAID)
    mark = article.highlight(span, status=Status.CONFIRMED, translation="Nous ne ferons", language="EN")
    assert (mark.status, mark.translation, mark.language) == (Status.CONFIRMED, "Nous ne ferons", "en")
    assert article.highlight(span, off_record=True).off_record
    assert article.undo() == f"off-record of “{SAID}”"
