"""Whole texts, from their raw lines to an article; golds where the checkout has them beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from reader.article.assemble import BlockDraft
from reader.article.flat import article_from_text, enrich
from reader.article.language import load_language
from reader.article.model import Article, BlockKind, Certainty, Direction, Metadata, Quotation
from tests.strategies import damaged_texts

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_2af5bd6c515bcf58.txt"
GOLDS = ROOT.parent / "shared" / "data" / "gold"
NAMES = ("seed_fr_000", "fr_tram", "de_bruecke", "en_library", "ja_matsuri")
KINDS = {"title", "heading", "paragraph", "blockquote", "caption"}


def read(text: str, code: str) -> Article:
    return article_from_text(text, detect=lambda _: code)


@pytest.fixture(params=NAMES)
def gold(request: pytest.FixtureRequest) -> Iterator[tuple[dict[str, Any], Article]]:
    path = GOLDS / f"{request.param}.json"
    if not path.exists():
        pytest.skip("the golds are not beside this checkout")
    wanted = json.loads(path.read_text("utf-8"))
    yield wanted, read(path.with_suffix(".txt").read_text("utf-8"), wanted["lang"])


def test_the_seed_is_thirty_blocks_and_four_captions() -> None:
    article = read(SEED.read_text("utf-8"), "fr")
    assert len(article.blocks) == 30
    assert sum(block.kind is BlockKind.CAPTION and block.credit is not None for block in article.blocks) == 4
    assert "Related News" not in article.text


def test_every_gold_block_is_there_and_no_other(gold: tuple[dict[str, Any], Article]) -> None:
    wanted, article = gold
    blocks = [(b["type"], b["text"]) for b in wanted["blocks"] if b["type"] in KINDS]
    assert [(block.kind.value, article.text_of(block)) for block in article.blocks] == blocks


def test_nine_of_ten_gold_quotations_are_found_with_three_of_four_speakers(
    gold: tuple[dict[str, Any], Article],
) -> None:
    wanted, article = gold
    said = [(q["text"], q["speaker"]) for block in wanted["blocks"] for q in block["quotes"]]
    found = [(article.text_of(quotation), quotation.speaker) for quotation in article.quotations]
    words = {text for text, _ in found}
    assert sum(text in words for text, _ in said) >= 0.9 * len(said)
    assert sum(pair in found for pair in said) >= 0.75 * len(said)
    assert len(found) <= len(said) + 2


@given(damaged_texts)
def test_any_text_becomes_an_article_whose_blocks_tile(text: str) -> None:
    article = read(text, "fr")
    assert "\n\n".join(article.text_of(block) for block in article.blocks) == article.text


def test_what_is_known_is_filled_in() -> None:
    article = read("La pluie tombe sur Brest\nIl a plu toute la nuit sur le port de commerce.", "fr")
    assert article.metadata == Metadata(
        title="La pluie tombe sur Brest", language="fr", direction=Direction.LTR
    )


def test_arabic_runs_from_right_to_left() -> None:
    assert read("قال الوزير محمد علي إن الوضع خطير.", "ar").metadata.direction is Direction.RTL


def test_an_empty_text_has_no_blocks() -> None:
    assert read(" \n\n ", "en").blocks == ()


def drafted(text: str, *known: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    said = tuple(Quotation(start=start, end=end, certainty=Certainty.MARKED) for start, end in known)
    draft = BlockDraft(kind=BlockKind.PARAGRAPH, text=text, quotations=said)
    (enriched,) = enrich([draft], load_language("en"))
    return tuple((one.start, one.end) for one in enriched.quotations)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((), ((1, 36), (14, 29))),
        (((0, 37),), ((0, 37), (14, 29))),
        (((14, 29),), ((14, 29),)),
        (((0, 5), (20, 30)), ((0, 5), (20, 30))),
        (((40, 44),), ((1, 36), (14, 29), (40, 44))),
    ],
)
def test_marks_add_what_overlaps_no_known_quotation_or_lies_deep_inside_one(
    known: tuple[tuple[int, int], ...], expected: tuple[tuple[int, int], ...]
) -> None:
    assert drafted("“She told us ‘it will not run’ twice,” he said, and left.", *known) == expected
