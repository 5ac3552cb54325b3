"""Drafts become one text, and every span goes to its place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import BlockKind, Certainty, Credit, Metadata, Quotation
from tests.strategies import drafts


@given(st.lists(drafts(), max_size=8))
def test_blocks_tile_the_text(some: list[BlockDraft]) -> None:
    article = assemble(some, Metadata())
    assert "\n\n".join(article.text_of(block) for block in article.blocks) == article.text
    assert all(one.end + 2 == later.start for one, later in pairwise(article.blocks))


@given(st.lists(drafts(), max_size=8))
def test_every_span_lies_inside_one_block(some: list[BlockDraft]) -> None:
    article = assemble(some, Metadata())
    spans = [(q.start, q.end) for q in article.quotations] + [(i.start, i.end) for i in article.inlines]
    assert all(any(b.start <= start < end <= b.end for b in article.blocks) for start, end in spans)


def test_a_span_follows_its_words_through_cleaning() -> None:
    quotation = Quotation(start=15, end=22, certainty=Certainty.MARKED)
    draft = BlockDraft(kind=BlockKind.PARAGRAPH, text="\x1b[1mHe\n  said “We stay”.", quotations=(quotation,))
    article = assemble([draft], Metadata())
    assert article.text_of(article.quotations[0]) == "We stay"


def test_a_caption_with_a_credit_alone_shows_the_credit() -> None:
    draft = BlockDraft(kind=BlockKind.CAPTION, text=" ", credit=Credit(raw="© AFP"))
    assert assemble([draft], Metadata()).text == "© AFP"


def test_empty_drafts_are_left_out() -> None:
    empty = BlockDraft(kind=BlockKind.PARAGRAPH, text=" \x00 ")
    assert assemble([empty], Metadata()).blocks == ()
