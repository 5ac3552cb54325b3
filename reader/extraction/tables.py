"""Tables of data as aligned lines with their links; tables that only arrange a page are not for here."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement
from wcwidth import wcswidth

from reader.article.assemble import BlockDraft
from reader.article.model import BlockKind, Inline, InlineKind
from reader.article.normalise import clean_line
from reader.extraction.draft import DraftBuilder
from reader.extraction.links import link_target
from reader.extraction.tree import CELLS, is_block, text_of

_LONGEST_CELL = 120
_ARRANGING = ("p", "table", "ul", "ol", "h1", "h2", "h3", "h4", "figure", "blockquote", "img")
_GAP = "  "


def table_draft(table: HtmlElement, base: str | None) -> BlockDraft | None:
    """Return a table's rows, its columns aligned; None where its cells hold blocks or long text."""
    if not _holds_data(table):
        return None
    rows = [[_cell(cell, base) for cell in row if cell.tag in CELLS] for row in table.iter("tr")]
    rows = [row for row in rows if any(cell.text for cell in row)]
    lines = [heading] if (heading := _heading(table)) else []
    start = sum(len(line) + 1 for line in lines)
    links: list[Inline] = []
    for row, padded in zip(rows, _padded([[one.text for one in row] for row in rows]), strict=True):
        lines.append(_GAP.join(padded).rstrip())
        links += _moved(row, padded, start)
        start += len(lines[-1]) + 1
    return BlockDraft(kind=BlockKind.TABLE, text="\n".join(lines), inlines=tuple(links))


def aligned_lines(rows: Sequence[Sequence[str]]) -> str:
    """Return a line for each row, the columns as wide as their widest cell."""
    return "\n".join(_GAP.join(row).rstrip() for row in _padded(rows))


def _holds_data(table: HtmlElement) -> bool:
    rows = [[text_of(cell) for cell in row if cell.tag in CELLS] for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    columns = max(map(len, rows), default=0)
    if len(rows) < 2 or columns < 2 or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return False
    return sum(1 for _ in table.iter(*_ARRANGING)) <= 1 + len(rows) * columns // 4


def _heading(table: HtmlElement) -> str:
    caption = table.find("caption")
    return "" if caption is None else clean_line(text_of(caption))


def _cell(cell: HtmlElement, base: str | None) -> BlockDraft:
    """Read a cell as one line; what begins a block in it, or a line, begins a word."""
    builder = DraftBuilder()
    opened: list[HtmlElement] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element is not cell and (element.tag == "br" or is_block(element)):
            builder.add(" ")
        if event == "start":
            if element.tag == "a" and (target := link_target(element.get("href"), base)):
                opened.append(element)
                builder.open(InlineKind.LINK, target)
            builder.add(element.text or "")
            continue
        if opened and opened[-1] is element:
            opened.pop()
            builder.close()
        builder.add(element.tail or "" if element is not cell else "")
    builder.flush()
    return builder.drafts[0] if builder.drafts else BlockDraft(kind=BlockKind.PARAGRAPH, text="")


def _moved(row: Sequence[BlockDraft], padded: Sequence[str], start: int) -> list[Inline]:
    """Carry the links of a row's cells to where the cells stand."""
    links: list[Inline] = []
    for cell, text in zip(row, padded, strict=True):
        links += [one._replace(start=start + one.start, end=start + one.end) for one in cell.inlines]
        start += len(text) + len(_GAP)
    return links


def _padded(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    columns = max(map(len, rows), default=0)
    widths = [max(_width(row[column]) for row in rows if column < len(row)) for column in range(columns)]
    return [
        [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)]
        for row in rows
    ]


def _width(cell: str) -> int:
    return max(wcswidth(cell), 0)
