"""The list of what was read."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from typing_extensions import override

from reader.article.guarding import guard
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.layout.bidi import visual
from reader.layout.widths import cut
from reader.library import Library
from reader.library.describing import describe
from reader.ports import ArticleRecord
from reader.tui.screens.base import (
    GONE,
    Action,
    ArticleChosen,
    CommandScreen,
    FirstSight,
    LeaveScreen,
    ShowKeys,
)
from reader.tui.screens.status_told import ToldBelow
from reader.tui.widgets.choice_list import ChoiceList
from reader.tui.widgets.status import StatusLine

LINES = 2
"""Of an article in the list."""
EMPTY = "Nothing was read yet: `pressmark SOURCE` opens an address, a file, or - for a pipe."


class ArticleList(ChoiceList):
    """Articles, the one opened last first."""

    DEFAULT_CSS = """
    ArticleList { padding: 0 1; background: $background; height: 1fr; }
    """

    def show(self, records: Sequence[ArticleRecord], width: int) -> None:
        """List articles, the cursor on the first."""
        self.clear_options()
        self.add_options([Option(described(record, width), id=record.id) for record in records])
        self.highlighted = 0 if records else None

    def renew(self, records: Sequence[ArticleRecord], width: int) -> None:
        """List articles anew; the one that the cursor is on stays on its line of the screen."""
        at = self.highlighted or 0
        kept = self.highlighted_option.id if self.highlighted_option else None
        line = at * LINES - self.scroll_offset.y
        self.show(records, width)
        now = next((number for number, record in enumerate(records) if record.id == kept), None)
        if records:
            self.highlighted = min(at, len(records) - 1) if now is None else now
            self.scroll_to(y=self.highlighted * LINES - line, animate=False, force=True, immediate=True)


class LibraryScreen(ToldBelow, CommandScreen):
    """Lists the articles of the library and opens one."""

    DEFAULT_CSS = """
    LibraryScreen #title { height: 1; padding: 0 1; background: $boost; color: $text-muted; }
    """

    def __init__(self, library: Library, keymap: Keymap) -> None:
        super().__init__()
        self._library = library
        self._keymap = keymap
        self._records: tuple[ArticleRecord, ...] = ()
        self._seen: Hashable = None
        """The library's version that is listed."""

    @override
    def compose(self) -> ComposeResult:
        yield ArticleList()
        yield StatusLine()

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(ArticleList).focus()
        self.show_hints()
        self.call_after_refresh(self.post_message, FirstSight())

    def on_screen_resume(self) -> None:
        """List what is there now: reading changes the order."""
        try:
            self._seen = self._library.store.version()
            self._records = self._library.articles()
        except ReaderError as error:
            self.complain(str(error))
        self.query_one(ArticleList).show(self._records, self.size.width)
        if not self.status.has_class("problem"):
            self._count()

    @override
    def is_behind(self, version: Hashable) -> bool:
        return self._seen is not None and version != self._seen

    @override
    async def catch_up(self) -> None:
        version = self._library.store.version()
        records = await asyncio.to_thread(self._library.articles)
        if self._records and not records:
            raise ReaderError(GONE)
        if self.is_attached:
            old, self._seen, self._records = self._records, version, records
            if records != old:
                self.query_one(ArticleList).renew(records, self.size.width)
            if len(records) != len(old) and not self.status.has_class("problem"):
                self._count()

    def _count(self) -> None:
        count = len(self._records)
        self.status.say(f"{count} article{'s' if count > 1 else ''}" if count else EMPTY)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("list", "everywhere")

    @override
    def actions(self) -> Mapping[str, Action]:
        listing = self.query_one(ArticleList)
        page = max(1, listing.size.height // 2)
        return {
            "list.down": lambda count: self._go(count),
            "list.up": lambda count: self._go(-count),
            "list.page-down": lambda count: self._go(count * page),
            "list.page-up": lambda count: self._go(-count * page),
            "list.top": lambda _: self._go(-len(self._records)),
            "list.end": lambda _: self._go(len(self._records)),
            "list.open": lambda _: listing.action_select(),
            "list.marks": lambda _: self.pages.open_marks(),
            "list.entities": lambda _: self.pages.open_entities(),
            "list.theme": lambda _: self.choose_theme(),
            "everywhere.help": lambda _: self.post_message(ShowKeys()),
            "everywhere.quit": lambda _: self.post_message(LeaveScreen()),
        }

    @property
    @override
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    def _go(self, step: int) -> None:
        """Move the cursor by `step` articles, and stay at the ends."""
        if self._records:
            listing = self.query_one(ArticleList)
            listing.highlighted = min(max(0, (listing.highlighted or 0) + step), len(self._records) - 1)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        record = next(record for record in self._records if record.id == event.option_id)
        self.post_message(ArticleChosen(record.id, record.name))


def described(record: ArticleRecord, width: int) -> Content:
    """Say what an article is, in two lines: its name; where it is from, how long, when it was opened."""
    about = f"{describe(record)} · read {record.opened:%Y-%m-%d}"
    name = visual(cut(guard(record.name), max(1, width - 4)))
    return Content.assemble((name, "bold"), "\n", guard(about))
