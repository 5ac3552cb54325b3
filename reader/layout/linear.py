"""The article in words alone, for ears and for scripts: paragraphs have numbers, all else says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.article.guarding import guard, guard_lines
from reader.article.model import Article, Block, BlockKind
from reader.layout.labels import credit_line
from reader.layout.lines import NOT_PARAGRAPHS
from reader.layout.plain import drawn
from reader.layout.widths import cell_width, cut
from reader.layout.wrap import wrap

ONE_LINE = 0
"""The width at which each block is one line, however long."""
ROW_END = " / "
"""Stands between the rows of a table, or of lines that are not to be filled, where they share a line."""
SHORTEST_CAPTION = 12
"""Cells; less of a caption says nothing."""
_SPACES = re.compile("  +")
_NAMES = {
    BlockKind.TITLE: "Title",
    BlockKind.HEADING: "Heading",
    BlockKind.LIST_ITEM: "Item",
    BlockKind.TABLE: "Table",
    BlockKind.PREFORMATTED: "Preformatted",
    BlockKind.EMBED: "Embedded",
}


def numbered_text(article: Article, width: int, *, captions: bool) -> str:
    """Write an article with the numbers of its paragraphs; a line feed ends the text.

    Args:
        article: What to write.
        width: At which lines are wrapped, in cells; at `ONE_LINE` each block is a line of its own.
        captions: Whether captions are whole, where one line does not hold them.
    """
    parts: list[str] = []
    before: BlockKind | None = None
    for number, block in numbered_blocks(article):
        is_short = block.kind is BlockKind.CAPTION and width != ONE_LINE and not captions
        words = short_caption(article, block, width) if is_short else announced(article, block)
        is_close = width == ONE_LINE or before is block.kind is BlockKind.LIST_ITEM
        gap = "" if before is None else "\n" if is_close else "\n\n"
        parts += [gap, set_in(numbered(number, words), width)]
        before = block.kind
    return "".join((*parts, "\n"))


def numbered_blocks(article: Article) -> Iterator[tuple[int | None, Block]]:
    """Give each block with its number, counted as in the reading view; None for what is no paragraph."""
    number = 0
    for block in article.blocks:
        if block.kind in NOT_PARAGRAPHS:
            yield None, block
        else:
            number += 1
            yield number, block


def numbered(number: int | None, words: str) -> str:
    """Put a paragraph's number before its words."""
    return words if number is None else f"{number}. {words}"


def announced(article: Article, block: Block) -> str:
    """Write a block with what it is in front; rows of tables are parted by line feeds."""
    words = guard_lines(article.text_of(block))
    match block.kind:
        case BlockKind.PARAGRAPH:
            return words
        case BlockKind.CAPTION:
            return f"Caption: {words}{_credit(article, block)}"
        case BlockKind.BLOCKQUOTE:
            return f"Quotation{f' by {guard(block.speaker)}' if block.speaker else ''}: {words}"
        case BlockKind.TABLE | BlockKind.PREFORMATTED:
            return f"{_NAMES[block.kind]}:\n{words}"
        case BlockKind.LIST_ITEM if block.level > 1:
            return f"{_NAMES[block.kind]}, level {block.level}: {words}"
        case _:
            return f"{_NAMES[block.kind]}: {words}"


def short_caption(article: Article, block: Block, width: int) -> str:
    """Announce a caption on one line: its credit, and as many of its words as there is room for."""
    credit = _credit(article, block)
    room = width - cell_width(f"Caption: {credit}")
    if room < SHORTEST_CAPTION and credit:
        return cut(f"Caption:{credit}", width)
    words = guard(article.text_of(block).replace("\n", " "))
    return f"Caption: {_cut_at_word(words, room)}{credit}"


def set_in(text: str, width: int) -> str:
    """Wrap a text; at `ONE_LINE` it is one line, whatever it was."""
    if width == ONE_LINE:
        first, *others = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
        gap = " " if first.endswith(":") else ROW_END
        return drawn(gap.join([first, ROW_END.join(others)]) if others else first)
    return "\n".join(drawn(text[start:end]).rstrip() for start, end in wrap(text, width))


def _cut_at_word(text: str, width: int) -> str:
    """Shorten a text to a width, at the end of a word where one is near: half a word is no word to hear."""
    shortened = cut(text, width)
    whole = shortened.rpartition(" ")[0]
    is_cut = shortened != text and len(whole) > len(shortened) // 2
    return f"{whole.rstrip(' ,;:')}…" if is_cut else shortened


def _credit(article: Article, block: Block) -> str:
    is_apart = block.credit is not None and block.credit.raw != article.text_of(block)
    return f" ({credit_line(block)})" if is_apart else ""
