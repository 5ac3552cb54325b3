"""An article goes through JSON unchanged, and nothing else is taken for one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from reader.article.interchange import article_from_json, article_to_json
from reader.article.model import Article, Block, BlockKind, Certainty, Credit, Quotation
from tests.strategies import articles

PROMISED = "title byline site url published language direction text blocks quotations entities"
CAPTIONED = Article(
    text="Un mineur.\n\nOui.",
    blocks=(
        Block(kind=BlockKind.CAPTION, start=0, end=10, credit=Credit(raw="© AFP", agency="AFP")),
        Block(kind=BlockKind.BLOCKQUOTE, start=12, end=16),
    ),
    quotations=(Quotation(start=12, end=16, certainty=Certainty.PROBABLE),),
)


@given(articles())
def test_an_article_comes_back_from_json_as_it_was(article: Article) -> None:
    printed = json.dumps(article_to_json(article))
    assert article_from_json(json.loads(printed)) == article


def test_a_block_shows_the_fields_of_its_kind_and_no_other() -> None:
    caption, quote = article_to_json(CAPTIONED)["blocks"]
    credit = {"raw": "© AFP", "agency": "AFP", "photographer": None}
    assert caption == {
        "kind": "caption",
        "start": 0,
        "end": 10,
        "label": None,
        "image": None,
        "credit": credit,
    }
    assert quote == {"kind": "blockquote", "start": 12, "end": 16, "speaker": None}


def test_the_object_has_the_promised_fields() -> None:
    assert set(PROMISED.split()) <= set(article_to_json(CAPTIONED))


@pytest.mark.parametrize(
    "change",
    [
        {"text": None},
        {"text": 3},
        {"blocks": {}},
        {"blocks": [3]},
        {"blocks": [{"kind": "paragraph", "start": 0, "end": 999}]},
        {"blocks": [{"kind": "paragraph", "start": -1, "end": 2}]},
        {"blocks": [{"kind": "paragraph", "start": 5, "end": 2}]},
        {"blocks": [{"kind": "paragraph", "start": False, "end": 2}]},
        {"blocks": [{"kind": "sonnet", "start": 0, "end": 2}]},
        {"blocks": [{"kind": "caption", "start": 0, "end": 2, "credit": "AFP"}]},
        {"quotations": [{"start": 0, "end": 2, "certainty": "sure"}]},
        {"quotations": [{"start": 0, "end": 2, "certainty": "marked", "score": 1.5}]},
        {"quotations": [{"start": 0, "end": 2, "certainty": "marked", "score": True}]},
        {"entities": [{"name": "X", "kind": "person", "mentions": [[1]]}]},
        {"entities": [{"name": "X", "kind": "person", "mentions": None}]},
        {"direction": "up"},
        {"title": ["X"]},
    ],
)
def test_a_wrong_shape_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        article_from_json(article_to_json(CAPTIONED) | change)


def test_a_quotation_that_was_kept_before_there_were_scores_is_speech() -> None:
    quotations = [{"start": 0, "end": 2, "certainty": "marked", "speaker": None}]
    article = article_from_json(article_to_json(CAPTIONED) | {"quotations": quotations})
    assert article.speech == article.quotations != ()


@pytest.mark.parametrize("data", [None, [], "article", 7])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="the article"):
        article_from_json(data)
