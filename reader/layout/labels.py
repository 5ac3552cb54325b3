"""The words that the view adds to an article: a caption's one line, its credit, who a block quote is from."""

from __future__ import annotations

import re

from reader.article.guarding import guard
from reader.article.model import Article, Block, BlockKind
from reader.layout.widths import cell_width, cut

BULLETS = "•◦▪"
QUOTE_BAR = "│ "
CONTINUED = "↪ "
"""Stands before what is left of a row that is wider than the column."""
ROWS = frozenset({BlockKind.PREFORMATTED, BlockKind.TABLE})
"""Kinds of block whose line feeds mean something."""
_INDENTED = frozenset({*ROWS, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE, BlockKind.CAPTION})
FOLDED = "▸ "
UNFOLDED = "▾ "
# "Photo : Getty Images / C. Koall", "(Foto: dpa)", "写真：東都通信": the word before the colon, then who.
_CREDIT = r"[(\[]?\s*(?:(?P<label>[^\W\d_][\w’' ]{0,23}?)\s*[:：]\s*)?(?P<who>.+?)\s*[)\]]?"
_LABEL = "Photo"


def folded_caption(article: Article, block: Block, width: int) -> str:
    """Say on one line what a caption is of: whose picture where that is known, else its first words."""
    if block.credit is not None:
        return cut(credit_line(block), width)
    return cut(guard(article.text_of(block).replace("\n", " ")), width)


def credit_line(block: Block) -> str:
    """Return "Photo · Getty Images / Carsten Koall": the credit as printed, its own label in front."""
    assert block.credit is not None
    match = re.fullmatch(_CREDIT, guard(block.credit.raw))
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


def prefix_width(block: Block, width: int) -> int:
    """Return how many cells stand before the words of a block's lines."""
    return cell_width(prefixes(block, width)[0]) if block.kind in _INDENTED else 0


def prefixes(block: Block, width: int) -> tuple[str, str]:
    """Return what stands before a block's first line and before the others, as far as there is room."""
    match block.kind:
        case BlockKind.LIST_ITEM:
            depth = max(1, min(block.level or 1, width // 8))
            bullet = "  " * (depth - 1) + BULLETS[(depth - 1) % len(BULLETS)] + " "
            return bullet, " " * len(bullet)
        case BlockKind.BLOCKQUOTE:
            return QUOTE_BAR, QUOTE_BAR
        case BlockKind.CAPTION:
            return UNFOLDED, " " * len(UNFOLDED)
        case BlockKind.PREFORMATTED | BlockKind.TABLE if width >= 20:
            return "  ", "  "
        case _:
            return "", ""
