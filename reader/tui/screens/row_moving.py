"""How the cursor of a list with groups is moved, by the commands of whatever table of keys the list is in."""

from __future__ import annotations

from collections.abc import Mapping

from reader.tui.screens.base import Action
from reader.tui.widgets.row_list import RowList


def row_moving(rows: RowList, context: str) -> Mapping[str, Action]:
    """Return the commands that move the cursor."""
    return {
        f"{context}.down": lambda count: rows.go(count),
        f"{context}.up": lambda count: rows.go(-count),
        f"{context}.page-down": lambda count: rows.go_pages(count),
        f"{context}.page-up": lambda count: rows.go_pages(-count),
        f"{context}.top": lambda _: rows.go(-len(rows.entries)),
        f"{context}.end": lambda _: rows.go(len(rows.entries)),
        f"{context}.next-group": lambda count: rows.go_groups(count),
        f"{context}.previous-group": lambda count: rows.go_groups(-count),
    }
