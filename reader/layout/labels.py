"""The words that the view adds to an article: a caption's one line, its credit, who a block quote is from."""

from __future__ import annotations

import re

from reader.article.model import Article, Block
from reader.article.normalise import guard
from reader.layout.widths import cut

FOLDED = "▸ "
UNFOLDED = "▾ "
# "Photo : Getty Images / C. Koall", "(Foto: dpa)", "写真：東都通信": the word before the colon, then who.
_CREDIT = re.compile(r"[(\[]?\s*(?:(?P<label>[^\W\d_][\w’' ]{0,23}?)\s*[:：]\s*)?(?P<who>.+?)\s*[)\]]?")
_LABEL = "Photo"


def folded_caption(article: Article, block: Block, width: int) -> str:
    """Say on one line what a caption is of: whose picture where that is known, else its first words."""
    if block.credit is not None:
        return cut(credit_line(block), width)
    return cut(guard(article.text_of(block).replace("\n", " ")), width)


def credit_line(block: Block) -> str:
    """Return "Photo · Getty Images / Carsten Koall": the credit as printed, its own label in front."""
    assert block.credit is not None
    match = _CREDIT.fullmatch(guard(block.credit.raw))
    if match is None:
        return f"{_LABEL} · {guard(block.credit.raw)}"
    return f"{match['label'] or _LABEL} · {match['who']}"


def lines_after(article: Article, block: Block) -> tuple[str, ...]:
    """Return what is shown below a block though it is not in the text: a speaker, a caption's credit."""
    shown = []
    if block.speaker:
        shown.append(f"— {guard(block.speaker)}")
    if block.credit and block.credit.raw != article.text_of(block):
        shown.append(credit_line(block))
    return tuple(shown)
