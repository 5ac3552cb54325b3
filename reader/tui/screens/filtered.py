"""A screen with a filter above a list: what is typed works at once, and Tab completes it."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.content import Content
from textual.widgets import Input, Static
from typing_extensions import override

from reader.article.guarding import guard
from reader.errors import ReaderError
from reader.library.filter_ways import completed
from reader.tui.screens.base import Action, CommandScreen
from reader.tui.widgets.row_list import RowList


class FilteredScreen(CommandScreen):
    """Has a field for the filter, a list, and a line `#ways` for what the filter can go on with."""

    def __init__(self) -> None:
        super().__init__()
        self._filter = ""
        """What holds: what was typed last that can be understood."""
        self._kept_filter = ""
        self._ways: tuple[str, ...] = ()
        self._way_from = ""

    @property
    def listing(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def relist(self) -> None:
        """List again what the filter takes."""
        raise NotImplementedError

    def take_filter(self, typed: str) -> None:
        """Let the list have only what fits; raises `ReaderError` where that cannot be understood."""
        raise NotImplementedError

    def ways(self, typed: str) -> tuple[str, ...]:
        """Return what the last word of a filter can become."""
        raise NotImplementedError

    @property
    @override
    def is_typing(self) -> bool:
        return self.focused is self.query_one(Input)

    def filter_actions(self) -> Mapping[str, Action]:
        """Return the commands of the filter."""
        return {
            "page.filter": lambda _: self._ask_for_filter(),
            "filter.accept": lambda _: self._end_filter(keep=True),
            "filter.complete": lambda _: self._complete(),
            "filter.cancel": lambda _: self._end_filter(keep=False),
        }

    def release_filter(self) -> bool:
        """Take the filter away, if there is one."""
        if not self.query_one(Input).value:
            return False
        self._set_filter("")
        return True

    def _ask_for_filter(self) -> None:
        field = self.query_one(Input)
        self._kept_filter = field.value
        self.set_focus(field)
        field.cursor_position = len(field.value)
        self._show_ways(field.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter_by(event.value)

    def _filter_by(self, typed: str) -> None:
        """Filter by what is typed so far; what cannot be understood yet changes nothing."""
        if self.is_typing and typed != self._way_from:
            self._show_ways(typed)
        try:
            self.take_filter(typed)
        except ReaderError as error:
            # A field that is begun may still become one that there is.
            if not self._ways:
                self.complain(str(error))
            return
        self.tell("")
        if typed != self._filter:
            self._filter = typed
            self.relist()

    def _show_ways(self, typed: str) -> None:
        self._ways = self.ways(typed)
        line = self.query_one("#ways", Static)
        line.display = self.is_typing
        line.update(Content(guard("  ".join(way.strip() for way in self._ways))), layout=False)

    def _complete(self) -> None:
        """Take the first way on; the same key again takes the next one instead."""
        field = self.query_one(Input)
        # Where there was but one way, its end is gone on from.
        if field.value != self._way_from or len(self._ways) == 1:
            self._ways = self.ways(field.value)
        if self._ways:
            way, *others = self._ways
            self._ways = (*others, way)
            field.value = self._way_from = completed(field.value, way) if way else field.value
            field.cursor_position = len(field.value)

    def _end_filter(self, *, keep: bool) -> None:
        typed = self.query_one(Input).value
        self.set_focus(self.listing)
        self.query_one("#ways", Static).display = False
        self._set_filter(typed if keep else self._kept_filter)

    def _set_filter(self, typed: str) -> None:
        self._ways = ()
        self.query_one(Input).value = typed
        self._filter_by(typed)
