"""Records to store, one by one and by chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from reader.article.model import Direction, EntityKind, Metadata, Validators
from reader.marks.model import Annotation, Entity, MarkKind, Selector, Status
from reader.ports import ArticleRecord, WrittenNote
from tests.fakes import FIRST_MOMENT


def a_record(article_id: str = "a1", **changes: Any) -> ArticleRecord:  # noqa: ANN401 - any field
    """Make an article's record; `changes` replace its fields."""
    record = ArticleRecord(
        id=article_id,
        source=f"https://example.org/{article_id}",
        name="Ministers leave Geneva",
        metadata=Metadata(title="Ministers leave Geneva", language="en", direction=Direction.LTR),
        words=812,
        text_hash="0" * 64,
        page_hash="f" * 64,
        added=FIRST_MOMENT,
        opened=FIRST_MOMENT,
        fetched=FIRST_MOMENT,
    )
    return replace(record, **changes)


texts = st.text(alphabet=st.characters(), max_size=8)
moments = st.integers(0, 10**9).map(lambda seconds: FIRST_MOMENT + timedelta(seconds=seconds, microseconds=7))
ids = st.sampled_from(["a", "b", "c"])
selectors = st.builds(Selector, exact=texts, prefix=texts, suffix=texts, start=st.integers(0, 3))
entities = st.builds(Entity, kind=st.sampled_from(EntityKind), name=texts)
some_annotations = st.builds(
    Annotation,
    id=st.sampled_from(["m", "n", "o", "p"]),
    article_id=ids,
    text_hash=texts,
    selector=selectors,
    kind=st.sampled_from(MarkKind) | texts,
    speaker=st.none() | texts,
    note=texts,
    tags=st.lists(texts, max_size=2).map(tuple),
    entities=st.lists(entities, max_size=2).map(tuple),
    status=st.sampled_from(Status),
    language=st.none() | texts,
    translation=texts,
    off_record=st.booleans(),
    created=moments,
    modified=moments,
)
metadata = st.builds(
    Metadata, title=st.none() | texts, language=st.none() | texts, direction=st.sampled_from(Direction)
)
records = st.builds(
    ArticleRecord,
    id=ids,
    source=st.sampled_from(["x", "y"]),
    name=texts,
    metadata=metadata,
    words=st.integers(0, 9),
    text_hash=texts,
    page_hash=texts,
    added=moments,
    opened=moments,
    fetched=moments,
    place=st.integers(0, 9),
    cleaned=texts,
    validators=st.builds(Validators, etag=texts, last_modified=texts),
    checked=st.none() | moments,
)
notes = st.builds(
    WrittenNote,
    article_id=ids,
    path=st.sampled_from(["/notes/x.md", "/notes/y.md", "/other/x.md"]),
    content_hash=texts,
)
