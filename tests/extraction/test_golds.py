"""The reference articles: the same blocks, credits and quotations from both ways of marking them up."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reader.article.model import Article, BlockKind
from tests.extraction.articles import article_of

GOLDS = Path(__file__).parents[3] / "shared" / "data" / "gold"
FORMS = sorted(path.name for path in GOLDS.glob("*.html"))
DROPPED = re.compile(r"[\s«»“”„\"‹›「」『』\u200e\u200f]+")

pytestmark = pytest.mark.skipif(not FORMS, reason="the reference articles are not on this machine")


def gold_of(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((GOLDS / f"{name.split('.')[0]}.json").read_text("utf-8"))
    return gold


def bare(text: str | None) -> str:
    return DROPPED.sub("", text or "")


def blocks_of(article: Article) -> list[tuple[str, str]]:
    return [(str(block.kind), bare(article.text_of(block))) for block in article.blocks]


@pytest.mark.parametrize("name", FORMS)
def test_a_reference_page_gives_its_blocks_and_no_others(name: str) -> None:
    wanted = [block for block in gold_of(name)["blocks"] if block["type"] != "boilerplate"]
    article = article_of((GOLDS / name).read_bytes())
    assert blocks_of(article) == [(block["type"], bare(block["text"])) for block in wanted]


@pytest.mark.parametrize("name", FORMS)
def test_a_reference_page_gives_its_captions_credits_and_labels(name: str) -> None:
    wanted = [block for block in gold_of(name)["blocks"] if block["type"] == "caption"]
    captions = [
        block for block in article_of((GOLDS / name).read_bytes()).blocks if block.kind is BlockKind.CAPTION
    ]
    credits_ = [block.credit for block in captions]
    assert [(one.raw, one.agency, one.photographer) for one in credits_ if one] == [
        (block["credit"]["raw"], block["credit"]["agency"], block["credit"]["photographer"])
        for block in wanted
    ]
    assert [block.label for block in captions] == [block["label"] for block in wanted]


@pytest.mark.parametrize("name", FORMS)
def test_a_reference_page_gives_every_inline_quotation(name: str) -> None:
    article = article_of((GOLDS / name).read_bytes())
    found = {bare(article.text_of(one)) for one in article.quotations}
    wanted = {bare(one["text"]) for block in gold_of(name)["blocks"] for one in block["quotes"]}
    assert wanted <= found
