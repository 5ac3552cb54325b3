"""The form in which an article is kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.article.model import (
    Article,
    Block,
    BlockKind,
    Certainty,
    Credit,
    EntityKind,
    EntitySuggestion,
    Inline,
    InlineKind,
    Metadata,
    Quotation,
    Span,
)
from reader.edges.kept_form import kept_text, packed, unpacked
from tests.strategies import articles

TEXT = "Le port\n\n« Oui »\n\nUne grue à 東京"
ARTICLE = Article(
    text=TEXT,
    blocks=(
        Block(kind=BlockKind.HEADING, start=0, end=7, level=2),
        Block(kind=BlockKind.BLOCKQUOTE, start=9, end=16, speaker="Ana"),
        Block(
            kind=BlockKind.CAPTION, start=18, end=31, label="Agrandir", credit=Credit(raw="AFP"), image="a"
        ),
    ),
    inlines=(Inline(kind=InlineKind.LINK, start=3, end=7, target="https://example.org/"),),
    quotations=(Quotation(start=11, end=14, certainty=Certainty.MARKED, speaker="Ana", score=0.5),),
    entities=(EntitySuggestion(name="東京", kind=EntityKind.PLACE, mentions=(Span(29, 31),)),),
    metadata=Metadata(title="Le port", language="fr"),
)
PLACES = (
    ("blocks", "start"),
    ("blocks", "end"),
    ("blocks", "kind"),
    ("blocks", "more"),
    ("inlines", "start"),
    ("inlines", "kind"),
    ("inlines", "target"),
    ("quotations", "end"),
    ("quotations", "certainty"),
    ("quotations", "speaker"),
    ("quotations", "score"),
    ("metadata", "direction"),
    ("metadata", "title"),
)
WRONG = st.one_of(
    st.none(),
    st.just([]),
    st.just({}),
    st.just({"of": [7], "at": [0]}),
    st.just({"of": [], "at": [0]}),
    st.just({"of": ["heading"], "at": [-1, 0, 0]}),
    st.just({"-1": {"level": 1}}),
    st.just({"7": {"level": 1}}),
    st.just({"0": {"level": "one"}}),
    st.just({"0": {"credit": {"raw": None}}}),
    st.lists(st.one_of(st.floats(), st.integers(max_value=-1), st.integers(min_value=2**70)), min_size=1),
    st.just([99, 99, 99]),
    st.just("sideways"),
)


FINE: tuple[tuple[str, object], ...] = (("title", None), ("title", "sideways"), ("more", {}), ("more", []))


def head_of(content: bytes) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(content.partition(b"\n")[0])
    return head


@given(articles())
def test_an_article_is_unpacked_as_it_was_packed(article: Article) -> None:
    assert unpacked(packed(article)) == article


def test_everything_that_an_article_can_have_comes_back() -> None:
    assert unpacked(packed(ARTICLE)) == ARTICLE


def test_the_text_stands_behind_the_first_line_as_it_is() -> None:
    line, _, text = packed(ARTICLE).partition(b"\n")
    assert text == bytes(kept_text(packed(ARTICLE))) == TEXT.encode()
    assert line.isascii()


def test_what_recurs_is_said_once() -> None:
    blocks = [Block(kind=BlockKind.PARAGRAPH, start=0, end=1)] * 1000
    assert packed(Article(text="a", blocks=tuple(blocks))).count(b"paragraph") == 1


def test_another_form_is_refused() -> None:
    content = packed(ARTICLE).replace(b'"form":2', b'"form":3')
    with pytest.raises(ValueError, match="no form 3"):
        unpacked(content)


@given(st.sampled_from(PLACES), WRONG)
def test_a_wrong_value_is_an_error(place: tuple[str, str], wrong: object) -> None:
    head = head_of(packed(ARTICLE))
    assume(head[place[0]][place[1]] != wrong)
    assume((place[1], wrong) not in FINE)
    head[place[0]][place[1]] = wrong
    content = json.dumps(head).encode() + b"\n" + TEXT.encode()
    with pytest.raises(ValueError, match=r"."):
        unpacked(content)


@given(st.sampled_from(["metadata", "blocks", "inlines", "quotations", "entities"]), WRONG)
def test_a_part_of_a_wrong_shape_is_an_error(part: str, wrong: object) -> None:
    assume(not (part == "entities" and wrong in ([], {})))
    content = json.dumps(head_of(packed(ARTICLE)) | {part: wrong}).encode() + b"\n" + TEXT.encode()
    with pytest.raises(ValueError, match=r"."):
        unpacked(content)


@given(st.binary(max_size=60))
def test_bytes_that_are_no_article_are_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(content)
