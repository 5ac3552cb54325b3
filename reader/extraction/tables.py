"""Tables of data as aligned lines; tables that only arrange a page are not for here."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement
from wcwidth import wcswidth

from reader.article.normalise import clean_line
from reader.extraction.tree import CELLS, text_of

_LONGEST_CELL = 120
_ARRANGING = ("p", "table", "ul", "ol", "h1", "h2", "h3", "h4", "figure", "blockquote", "img")
_GAP = "  "


def table_lines(table: HtmlElement) -> str | None:
    """Return a table's rows, its columns aligned; None where its cells hold blocks or long text."""
    rows = [_cells(row) for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    columns = max(map(len, rows), default=0)
    if len(rows) < 2 or columns < 2 or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return None
    if sum(1 for _ in table.iter(*_ARRANGING)) > 1 + len(rows) * columns // 4:
        return None
    return "\n".join([*_heading(table), aligned_lines(rows)])


def aligned_lines(rows: Sequence[Sequence[str]]) -> str:
    """Return a line for each row, the columns as wide as their widest cell."""
    columns = max(map(len, rows), default=0)
    widths = [max(_width(row[column]) for row in rows if column < len(row)) for column in range(columns)]
    return "\n".join(_line(row, widths) for row in rows)


def _heading(table: HtmlElement) -> list[str]:
    caption = table.find("caption")
    words = "" if caption is None else clean_line(text_of(caption))
    return [words] if words else []


def _cells(row: HtmlElement) -> list[str]:
    return [clean_line(text_of(cell)) for cell in row if cell.tag in CELLS]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False))
    return _GAP.join(padded).rstrip()


def _width(cell: str) -> int:
    return max(wcswidth(cell), 0)
