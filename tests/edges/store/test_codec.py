"""Documents are read strictly, however they are written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.edges.store import codec
from reader.marks.model import Annotation
from tests.edges.store.records import some_annotations

FIELDS = ("id", "text_hash", "selector", "kind", "speaker", "note", "tags", "entities", "created")
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["kind", "name", "start"]), inner)
    ),
    max_leaves=4,
)


def read_slowly(document: dict[str, Any]) -> Annotation | str:
    """Read an annotation field by field, or say what is wrong with it."""
    try:
        return codec.annotation_from_fields(document)
    except ValueError as error:
        return str(error)


@given(some_annotations)
def test_an_annotation_comes_back_as_it_was(annotation: Annotation) -> None:
    assert codec.annotation_from_document(codec.annotation_to_document(annotation)) == annotation


@given(some_annotations, st.sampled_from(FIELDS), anything)
def test_reading_fast_takes_no_more_than_reading_field_by_field(
    annotation: Annotation, field: str, value: object
) -> None:
    document = codec.annotation_to_document(annotation) | {field: value}
    expected = read_slowly(document)
    if isinstance(expected, Annotation):
        assert codec.annotation_from_document(document) == expected
    else:
        with pytest.raises(ValueError, match="its “"):
            codec.annotation_from_document(document)


@given(some_annotations, st.sampled_from(["exact", "prefix", "start"]), anything)
def test_reading_a_selector_fast_takes_no_more_either(
    annotation: Annotation, field: str, value: object
) -> None:
    document = codec.annotation_to_document(annotation)
    document["selector"] |= {field: value}
    expected = read_slowly(document)
    if isinstance(expected, Annotation):
        assert codec.annotation_from_document(document) == expected
    else:
        with pytest.raises(ValueError, match="its “"):
            codec.annotation_from_document(document)
