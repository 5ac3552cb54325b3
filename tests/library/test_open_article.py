"""Marks are made, changed, taken back and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import EntityKind, Span
from reader.errors import ReaderError, StoreError
from reader.library import OpenArticle
from reader.marks.model import Annotation, Entity, MarkKind, Status
from tests.fakes import MemoryStore
from tests.library.examples import SAID, library_of, opened, span_of, two_windows

JANE = Entity(EntityKind.PERSON, "Jane Roe")
FULL = StoreError(Path("annotations.json"), "the disk is full")


def shown(article: OpenArticle) -> list[Annotation]:
    return [mark.annotation for mark in article.marks()]


def kept(store: MemoryStore, article: OpenArticle) -> list[Annotation]:
    return list(store.annotations(article.record.id))


def test_a_highlight_is_kept_at_once() -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID))
    assert kept(store, article) == shown(article) == [mark]
    assert (mark.kind, mark.selector.exact) == (MarkKind.QUOTE, SAID)
    assert (mark.article_id, mark.text_hash) == (article.record.id, article.record.text_hash)
    assert article.mark(mark.id) == article.marks()[0]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        (SAID, "Jane Roe"),
        ("will not", "Jane Roe"),
        (f"“{SAID},”", "Jane Roe"),
        (f"{SAID},” said Jane Roe", "Jane Roe"),
        (f"{SAID},” said Jane Roe, who calls it “a bad joke", None),
        ("a long text", "John Doe"),
        ("a bad joke”.\n\nIt is a long text.", None),
        ("a bad joke”.", "Jane Roe"),
        ("said Jane Roe, who calls it “a", None),
        ("The end", None),
    ],
)
def test_the_speaker_comes_from_the_article(words: str, speaker: str | None) -> None:
    article = opened()
    assert article.highlight(span_of(article.article, words)).speaker == speaker


def test_a_speaker_who_is_given_goes_before_the_articles() -> None:
    article = opened()
    assert article.highlight(span_of(article.article, SAID), speaker="Her office").speaker == "Her office"


def test_white_space_at_the_ends_of_a_passage_is_no_part_of_the_mark() -> None:
    article = opened()
    end = span_of(article.article, "The end.")
    article.highlight(Span(end.start - 2, end.end + 40))
    assert article.marks()[0].span == end


@pytest.mark.parametrize("span", [Span(9, 11), Span(3, 3), Span(-5, 0), Span(10_000, 10_001)])
def test_a_passage_without_words_is_told(span: Span) -> None:
    article = opened()
    with pytest.raises(ReaderError, match="no words"):
        article.highlight(span)
    assert article.marks() == ()


def test_the_same_passage_and_kind_again_is_the_mark_that_is_there() -> None:
    article = opened()
    span = span_of(article.article, SAID)
    mark = article.highlight(span, note="why?")
    assert article.highlight(span) == mark
    assert article.undo() == "highlight “We will not sign”"
    assert article.undo() is None


def test_what_is_given_with_the_same_passage_again_is_added_to_its_mark() -> None:
    article = opened()
    span = span_of(article.article, SAID)
    article.highlight(span, note="why?", tags=("a",))
    mark = article.highlight(span, note="and when?", tags=("b", "a"), entities=(JANE,))
    assert (mark.note, mark.tags, mark.entities) == ("why?\nand when?", ("a", "b"), (JANE,))
    assert article.highlight(span, note="when?") == mark
    assert shown(article) == [mark]


def test_another_kind_on_the_same_passage_is_another_mark() -> None:
    article = opened()
    span = span_of(article.article, SAID)
    article.highlight(span)
    article.highlight(span, MarkKind.DOUBT)
    assert [mark.kind for mark in shown(article)] == [MarkKind.QUOTE, MarkKind.DOUBT]


def test_marks_come_by_place_the_longer_of_two_first() -> None:
    article = opened()
    for words in ("The end", "will", SAID, "Talks"):
        article.highlight(span_of(article.article, words))
    assert [mark.selector.exact for mark in shown(article)] == ["Talks", SAID, "will", "The end"]


def test_only_what_is_given_is_changed() -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID), note="why?", tags=("a",))
    changed = article.edit(mark.id, kind=MarkKind.DOUBT, speaker=None, tags=())
    assert changed == replace(mark, kind=MarkKind.DOUBT, speaker=None, tags=(), modified=changed.modified)
    assert changed.modified > mark.modified
    assert kept(store, article) == shown(article) == [changed]


def test_a_change_of_nothing_is_none() -> None:
    article = opened()
    mark = article.highlight(span_of(article.article, SAID), note="why?")
    assert article.edit(mark.id, note="why?  ", speaker="Jane Roe") == mark
    assert article.undo() == "highlight “We will not sign”"


def test_what_is_typed_is_made_harmless_and_tidy() -> None:
    article = opened()
    mark = article.highlight(
        span_of(article.article, SAID),
        speaker=" Jane\n Roe\x1b[31m ",
        note="\n  one\r\n\r\n- two \n    - three\x07\n\n",
        tags=(" #news", "news", "", "\u202etwo words"),
        entities=(Entity(EntityKind.PLACE, " New\nYork "), Entity(EntityKind.PLACE, " ")),
    )
    assert mark.speaker == "Jane Roe"
    assert mark.note == "  one\n\n- two\n    - three"
    assert mark.tags == ("news", "two words")
    assert mark.entities == (Entity(EntityKind.PLACE, "New York"),)


def test_a_deleted_mark_is_gone_and_comes_back_whole() -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID), note="why?")
    article.delete(mark.id)
    assert (kept(store, article), article.marks()) == ([], ())
    assert article.undo() == "delete “We will not sign”"
    assert kept(store, article) == shown(article) == [mark]


@pytest.mark.parametrize("use", [OpenArticle.delete, lambda article, mark: article.edit(mark, note="x")])
def test_a_mark_that_another_window_deleted_is_told(use: Callable[[OpenArticle, str], object]) -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID))
    store.change_annotations(put=[], remove=[mark.id])
    with pytest.raises(ReaderError, match="gone"):
        use(article, mark.id)


def test_changes_are_undone_and_redone_in_words() -> None:
    article = opened()
    mark = article.highlight(span_of(article.article, SAID))
    article.edit(mark.id, note="why?")
    article.edit(mark.id, tags=("a",), kind=MarkKind.FACT)
    words = "“We will not sign”"
    back = [article.undo(), article.undo(), article.undo(), article.undo()]
    assert back == [f"change of {words}", f"note of {words}", f"highlight {words}", None]
    assert [article.redo(), article.redo(), article.redo(), article.redo()] == [*back[2::-1], None]
    assert (shown(article)[0].note, shown(article)[0].tags) == ("why?", ("a",))


def test_a_long_passage_is_told_by_its_first_words() -> None:
    article = opened(body="A long sentence about the talks that ended without any result on Friday.")
    article.highlight(span_of(article.article, "A long sentence about the talks that ended without"))
    assert article.undo() == "highlight “A long sentence about the talks that…”"


@given(st.lists(st.sampled_from(["mark", "note", "delete", "undo", "redo"]), max_size=12))
def test_what_is_shown_is_what_is_kept_and_undoing_all_leaves_nothing(steps: list[str]) -> None:
    store = MemoryStore()
    article = opened(store)
    for number, step in enumerate(steps):
        take(article, step, number)
        assert sorted(mark.id for mark in shown(article)) == sorted(mark.id for mark in kept(store, article))
    while article.undo():
        pass
    assert (article.marks(), kept(store, article)) == ((), [])


def take(article: OpenArticle, step: str, number: int) -> None:
    """Take one step of the test above; where there is no mark, some steps are none."""
    marks = shown(article)
    match step:
        case "mark":
            article.highlight(Span(12 + number, 20 + number))
        case "note" if marks:
            article.edit(marks[-1].id, note=f"note {number}")
        case "delete" if marks:
            article.delete(marks[0].id)
        case "undo":
            article.undo()
        case "redo":
            article.redo()


def test_a_change_that_cannot_be_kept_changes_nothing() -> None:
    store = MemoryStore()
    article = opened(store)
    mark = article.highlight(span_of(article.article, SAID))
    store.failure = FULL
    for use in (article.undo, lambda: article.delete(mark.id), lambda: article.edit(mark.id, note="x")):
        with pytest.raises(StoreError):
            use()
    store.failure = None
    assert kept(store, article) == shown(article) == [mark]
    assert article.undo() == "highlight “We will not sign”"
    store.failure = FULL
    with pytest.raises(StoreError):
        article.redo()
    store.failure = None
    assert article.redo() == "highlight “We will not sign”"


def test_two_windows_on_one_article_keep_each_others_marks() -> None:
    store = MemoryStore()
    library = library_of({"https://example.org/talks": "The end."}, store)
    one, other = two_windows(library)
    first = one.highlight(span_of(one.article, SAID))
    second = other.highlight(span_of(other.article, "The end"))
    noted = other.edit(first.id, note="seen")
    tagged = one.edit(first.id, tags=("a",))
    assert tagged == replace(noted, tags=("a",), modified=tagged.modified)
    assert kept(store, one) == shown(one) == [tagged, second]


def test_marks_of_other_windows_are_shown_after_a_refresh() -> None:
    library = library_of({"https://example.org/talks": "The end."})
    one, other = two_windows(library)
    assert other.marks() == ()
    mark = one.highlight(span_of(one.article, SAID))
    assert other.marks() == ()
    other.refresh()
    assert shown(other) == [mark]


def test_the_place_is_remembered_and_nothing_else_of_the_record_is_touched() -> None:
    store = MemoryStore()
    article = opened(store)
    store.keep_article(replace(article.record, name="Renamed elsewhere"))
    article.remember_place(33)
    record = store.article(article.record.id)
    assert (record.place, record.name) == (33, "Renamed elsewhere")
    assert article.record == record


def test_a_place_before_the_text_is_its_beginning_and_the_same_place_is_not_written() -> None:
    store = MemoryStore()
    article = opened(store)
    store.failure = FULL
    article.remember_place(-1)
    with pytest.raises(StoreError):
        article.remember_place(5)
    assert article.record.place == 0


def test_how_far_a_quotation_was_checked_is_edited_and_undone_with_the_rest() -> None:
    article = opened()
    mark = article.highlight(span_of(article.article, SAID))
    edited = article.edit(
        mark.id,
        status=Status.DISPUTED,
        language="FR_ca",
        translation="Nous ne signerons pas\n",
        off_record=True,
    )
    assert (edited.status, edited.language, edited.off_record) == (Status.DISPUTED, "fr-CA", True)
    assert edited.translation == "Nous ne signerons pas"
    article.undo()
    restored = article.mark(mark.id)
    assert restored is not None
    assert (restored.annotation.status, restored.annotation.off_record) == (Status.UNCHECKED, False)
