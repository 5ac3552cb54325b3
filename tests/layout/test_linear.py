"""Tests of reader.layout.linear."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Credit, Metadata
from reader.layout.linear import ONE_LINE, numbered_blocks, numbered_text
from reader.layout.lines import paragraph_ends
from reader.layout.widths import cell_width
from tests.layout.articles import lindvik
from tests.strategies import articles

WHOLE = """\
Title: Lindvik closes its harbour
1. The harbour of Lindvik will close to cargo ships in May, the town council said on Monday.
2. “We have waited ten years for this,” said Mayor Åsa Brandt. “The sea belongs to the town.”
Caption: The last crane of Lindvik, built in 1931, seen from the old customs house.\
 (Photo · Nordbild / Ole Vik)
Heading: What comes after
3. Quotation by Inga Moen: Nobody asked the crane drivers. We read it in the paper.
4. Item: A ferry quay, to be built by the state before the winter.
5. Item, level 2: A market.
Caption: A drawing of the planned market hall with its glass roof.
6. Preformatted: ships 2024 / in 31 / out 29
7. The council meets again on 12 April. 港は五月に閉まる。
"""
WRAPPED = """\
Title: Lindvik closes its harbour

1. The harbour of Lindvik will close to cargo ships in May,
the town council said on Monday.

2. “We have waited ten years for this,” said Mayor Åsa
Brandt. “The sea belongs to the town.”

Caption: The last crane of… (Photo · Nordbild / Ole Vik)

Heading: What comes after

3. Quotation by Inga Moen: Nobody asked the crane drivers.
We read it in the paper.

4. Item: A ferry quay, to be built by the state before the
winter.
5. Item, level 2: A market.

Caption: A drawing of the planned market hall with its…

6. Preformatted:
ships  2024
  in     31
  out    29

7. The council meets again on 12 April. 港は五月に閉まる。
"""


def captioned(words: str, credit: str) -> Article:
    draft = BlockDraft(kind=BlockKind.CAPTION, text=words, credit=Credit(raw=credit))
    return assemble([draft], Metadata())


def test_at_width_0_each_block_is_one_line_and_says_what_it_is() -> None:
    assert numbered_text(lindvik(), ONE_LINE, captions=False) == WHOLE


def test_at_a_width_lines_are_wrapped_and_captions_are_one_line() -> None:
    assert numbered_text(lindvik(), 60, captions=False) == WRAPPED


def test_captions_are_whole_when_asked_for() -> None:
    text = numbered_text(lindvik(), 60, captions=True)
    assert "1931, seen from\nthe old customs house. (Photo · Nordbild / Ole Vik)\n" in text


def test_a_caption_that_has_no_room_beside_its_credit_is_its_credit() -> None:
    text = numbered_text(captioned("A bridge.", "Photo: Nordbild / Ole Vik"), 30, captions=False)
    assert text == "Caption: (Photo · Nordbild /…\n"


def test_a_credit_that_is_the_caption_is_said_once() -> None:
    assert numbered_text(captioned("Photo: dpa", "Photo: dpa"), 60, captions=False) == "Caption: Photo: dpa\n"


def test_a_block_quote_by_nobody_known_names_nobody() -> None:
    article = assemble([BlockDraft(kind=BlockKind.BLOCKQUOTE, text="We are late.")], Metadata())
    assert numbered_text(article, ONE_LINE, captions=False) == "1. Quotation: We are late.\n"


@given(articles())
def test_paragraphs_have_the_numbers_of_the_reading_view(article: Article) -> None:
    ends = [block.end for number, block in numbered_blocks(article) if number is not None]
    numbers = [number for number, _ in numbered_blocks(article) if number is not None]
    assert (tuple(ends), numbers) == (paragraph_ends(article), list(range(1, len(ends) + 1)))


@given(articles(), st.booleans())
def test_at_width_0_there_are_as_many_lines_as_blocks(article: Article, captions: bool) -> None:
    text = numbered_text(article, ONE_LINE, captions=captions)
    assert text.count("\n") == max(1, len(article.blocks))


@given(articles(), st.integers(20, 90), st.booleans())
def test_a_line_fits_and_holds_no_control(article: Article, width: int, captions: bool) -> None:
    text = numbered_text(article, width, captions=captions)
    assert all(cell_width(line) <= width for line in text.split("\n"))
    assert "Cc" not in {unicodedata.category(character) for character in text.replace("\n", "")}


@given(articles(), st.sampled_from([ONE_LINE, 30]))
def test_no_word_is_lost(article: Article, width: int) -> None:
    rest = re.sub(r"\W", "", numbered_text(article, width, captions=True))
    for block in article.blocks:
        words = re.sub(r"\W", "", article.text_of(block))
        rest = rest[rest.index(words) + len(words) :]
