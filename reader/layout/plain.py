"""The article as wrapped text, for pipes, pagers and screen readers."""

from __future__ import annotations

import re

from reader.article.model import Article, BlockKind
from reader.layout.line import Line, Role
from reader.layout.lines import Layout
from reader.layout.widths import UNDRAWN, cell_width

_RULES = {BlockKind.TITLE: "═", BlockKind.HEADING: "─"}
_STEERING = re.compile(f"[{UNDRAWN}]")
_NOT_DRAWN = dict.fromkeys(map(ord, UNDRAWN))


def plain_text(article: Article, width: int, *, captions: bool) -> str:
    """Wrap an article to a width; each caption is one line, unless `captions` asks for all of it.

    The title and the headings are underlined. A line feed ends the text, and no other control is in it.
    """
    folded = (
        [] if captions else [n for n, block in enumerate(article.blocks) if block.kind is BlockKind.CAPTION]
    )
    layout = Layout(article, width, folded)
    lines: list[str] = []
    for number in range(len(layout)):
        line = layout.line(number)
        lines.append(drawn(line.prefix + line.words).rstrip())
        lines += _rule(layout, line)
    return "\n".join(lines) + "\n"


def drawn(text: str) -> str:
    """Leave out the characters that only steer line breaks."""
    # Most words have none of them, and `translate` looks up every character.
    return text if text.isascii() or not _STEERING.search(text) else text.translate(_NOT_DRAWN)


def _rule(layout: Layout, line: Line) -> list[str]:
    """Underline the last line of a title or heading, as wide as its widest line."""
    block = layout.article.blocks[line.block]
    if line.role is not Role.TEXT or line.end != block.end or block.kind not in _RULES:
        return []
    widths = (cell_width(layout.line(number).words) for number in layout.lines_of(line.block))
    return [_RULES[block.kind] * max(widths)]
