"""Marks are parsed anew only where their rows are other than before, and are always those of the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.edges.store import TinyStore, codec
from reader.marks.model import Annotation, Selector
from tests.edges.store.records import a_record, some_annotations
from tests.fakes import FIRST_MOMENT


def two_windows(folder: Path) -> tuple[TinyStore, TinyStore]:
    stores = TinyStore(folder / "annotations.json"), TinyStore(folder / "annotations.json")
    for name in ("a", "b", "c"):
        stores[0].keep_article(a_record(name))
    return stores


@settings(max_examples=25, deadline=None)
@given(changes=st.lists(st.tuples(some_annotations, st.booleans(), st.booleans()), max_size=8))
def test_what_is_read_again_is_what_somebody_reads_who_never_read(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[Annotation, bool, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("library")
    one, other = two_windows(folder)
    for mark, is_removed, is_mine in changes:
        put, remove = ([], [mark.id]) if is_removed else ([mark], [])
        (one if is_mine else other).change_annotations(put=put, remove=remove)
        for article in ("a", "b", "a"):
            fresh = TinyStore(folder / "annotations.json")
            assert one.annotations(article) == fresh.annotations(article)


def test_only_the_marks_that_changed_are_made_of_their_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two_windows(tmp_path)
    mark = some_annotation()
    marks = [replace(mark, id=f"m{number}") for number in range(50)]
    other.change_annotations(put=marks, remove=())
    first = one.annotations("a")
    made: list[object] = []
    real = codec.annotation_from_document

    def counted(fields: dict[str, object]) -> Annotation:
        made.append(fields["id"])
        return real(fields)

    monkeypatch.setattr(codec, "annotation_from_document", counted)
    other.change_annotations(put=[replace(marks[7], note="seen")], remove=["m9"])
    second = one.annotations("a")
    assert made == ["m7"]
    assert len(second) == 49
    assert sum(any(new is old for old in first) for new in second) == 48


def some_annotation() -> Annotation:
    return Annotation(
        id="m",
        article_id="a",
        text_hash="h",
        selector=Selector(exact="words", prefix="", suffix="", start=0),
        kind="quote",
        created=FIRST_MOMENT,
        modified=FIRST_MOMENT,
    )
