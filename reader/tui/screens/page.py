"""What the pages of the whole library share: a title, a filter that works while it is typed, a list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence, Sized
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static
from typing_extensions import override

from reader.article.guarding import guard
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.library import Library
from reader.library.many_marks import Made, ManyMarks
from reader.marks.kinds import Kinds
from reader.tui.screens.base import (
    GONE,
    Action,
    GoToLibrary,
    ShowKeys,
)
from reader.tui.screens.filtered import FilteredScreen
from reader.tui.screens.row_moving import row_moving
from reader.tui.screens.status_told import ToldBelow
from reader.tui.widgets.row_list import RowList, Rows
from reader.tui.widgets.status import StatusLine


class LibraryPage(ToldBelow, FilteredScreen):
    """A page of the whole library. What is on it is read anew where anything was written since."""

    CONTEXT: ClassVar[str]
    """The table of keys that goes before that of all pages."""
    PLACEHOLDER: ClassVar[str]
    ORDERS: ClassVar[Sequence[str]]
    """What the list can be ordered by, the first at the beginning."""

    DEFAULT_CSS = """
    LibraryPage #title {
        height: 1; padding: 0 1; background: $boost; color: $foreground; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    LibraryPage #about { height: auto; max-height: 4; padding: 0 1; display: none; }
    LibraryPage #line { height: 1; padding: 0 1; }
    LibraryPage #line Static { width: 2; color: $foreground-muted; }
    LibraryPage #line Input, LibraryPage #line Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $background;
    }
    LibraryPage #line Input:focus { background: $boost; }
    LibraryPage #line Input > .input--placeholder { color: $foreground-muted; }
    LibraryPage #ways {
        height: 1; padding: 0 3; color: $foreground-muted; display: none;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, library: Library, keymap: Keymap, kinds: Kinds) -> None:
        super().__init__()
        self.library = library
        self.kinds = kinds
        self._keymap = keymap
        self.chosen: set[str] = set()
        """The keys of the entries that the next command is for."""
        self.order = self.ORDERS[0]
        self.seen: Hashable = None
        """The library's version that the page is of."""

    def read(self) -> Callable[[], object]:
        """Read anew what the page shows, as a thread may; return what takes it over.

        Raises:
            ReaderError: It cannot be read.
        """
        raise NotImplementedError

    def put_in_order(self) -> None:
        """Put what was read in order; called when it is taken over, and when another order is chosen."""

    def take_in(self, made: Made) -> None:
        """Show a change that was made here."""
        self.renew()

    def heading(self) -> str:
        """Say what is listed, and how much of it."""
        raise NotImplementedError

    def about(self) -> str:
        """Say what stands above the list; nothing, usually."""
        return ""

    def rows(self) -> Rows:
        """List what the filter takes."""
        raise NotImplementedError

    def open_entry(self, entry: Any) -> object:  # noqa: ANN401 - of the page's own kind
        """Do what Enter does on an entry."""
        raise NotImplementedError

    def own_actions(self) -> Mapping[str, Action]:
        """Return the commands of the page's own table."""
        return {}

    @override
    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield Static(id="about", markup=False)
        with Horizontal(id="line"):
            yield Static("/", markup=False)
            yield Input(placeholder=self.PLACEHOLDER, compact=True, select_on_focus=False)
        yield Static(id="ways", markup=False)
        yield RowList()
        yield StatusLine()

    def on_mount(self) -> None:
        """Take the keys."""
        self.set_focus(self.listing)

    def on_screen_resume(self) -> None:
        """Show what is there now."""
        self.renew()
        self.show_hints()

    @property
    def many(self) -> ManyMarks:
        """What can be done with marks wherever they are."""
        naming = self.library.naming()
        return ManyMarks(store=naming.store, past=naming.past, now=naming.now)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("filter",) if self.is_typing else (self.CONTEXT, "page", "everywhere")

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            **row_moving(self.listing, "page"),
            "page.open": lambda _: self._open(),
            "page.order": lambda count: self._order_next(count),
            "page.choose": lambda count: self._choose(count),
            "page.choose-all": lambda _: self._choose_all(),
            "page.release": lambda _: self._release(),
            "page.undo": lambda count: self._step("Undid", self.library.past.undo, count),
            "page.redo": lambda count: self._step("Redid", self.library.past.redo, count),
            "page.marks": lambda _: self.pages.open_marks(),
            "page.entities": lambda _: self.pages.open_entities(),
            "page.library": lambda _: self.post_message(GoToLibrary()),
            "page.theme": lambda _: self.choose_theme(),
            "everywhere.help": lambda _: self.post_message(ShowKeys()),
            "everywhere.quit": lambda _: self.pages.leave(),
            **self.filter_actions(),
            **self.own_actions(),
        }

    @override
    def facts(self) -> tuple[str, ...]:
        first = self.contexts()[0]
        return (("chosen",) if self.chosen and first == "marks" else ()) + (first,)

    @property
    @override
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    def renew(self) -> None:
        """Read and list again, if anything was written since."""
        with self.complaining():
            version = self.library.store.version()
            if version != self.seen:
                self._take_over(version, self.read())
                self.relist()

    @override
    def is_behind(self, version: Hashable) -> bool:
        return self.seen is not None and version != self.seen

    @override
    async def catch_up(self) -> None:
        since, version = self.seen, self.library.store.version()
        take = await asyncio.to_thread(self.read)
        # Where something was changed here meanwhile, what was read is of before.
        if self.seen == since and self.is_attached:
            self._take_over(version, take)
            self.relist(still=True)

    def still_there(self, found: Sized, before: Sized) -> None:
        """Tell a library without anything to list from one that is not there any more, which is raised."""
        if before and not found and not self.library.articles():
            raise ReaderError(GONE)

    def _take_over(self, version: Hashable, take: Callable[[], object]) -> None:
        take()
        self.put_in_order()
        self.seen = version

    @override
    def relist(self, *, key: str | None = None, still: bool = False) -> None:
        """List again what there is, with the cursor where it was, or on an entry.

        Args:
            key: The entry that the cursor is to be on.
            still: Whether what the cursor is on stays on the very line of the screen.
        """
        rows = self.rows()
        self.listing.show(rows, self.chosen, key=key, still=still)
        self.query_one("#title", Static).update(Content(guard(self.heading())), layout=False)
        about = self.query_one("#about", Static)
        words = "\n".join(map(guard, self.about().splitlines()))
        if words or about.display:
            about.display = bool(words)
            about.update(Content(words))

    def key_of(self, command_id: str) -> str:
        """Return the first key of a command, as it is shown."""
        return next(iter(self._keymap.keys(command_id)), "")

    def _open(self) -> object:
        entry = self.listing.entry
        return None if entry is None else self.open_entry(entry)

    @on(RowList.Opened)
    def _clicked(self) -> None:
        with self.complaining():
            self._open()

    def _step(self, word: str, step: Callable[[], Made | None], count: int) -> None:
        for _ in range(count):
            made = step()
            if made is None:
                self.tell(f"Nothing to {'undo' if word == 'Undid' else 'redo'}.")
                break
            self.take_in(made)
            self.tell(f"{word}: {made[0].description}.")

    def _order_next(self, count: int) -> None:
        at = (list(self.ORDERS).index(self.order) + count) % len(self.ORDERS)
        self.order = self.ORDERS[at]
        self.put_in_order()
        self.relist()
        self.tell(f"In this order: {self.order}.")

    def _choose(self, count: int) -> None:
        for _ in range(count):
            if self.listing.key:
                self.chosen ^= {self.listing.key}
                self.listing.choose(self.chosen)
                self.listing.go(1)
        self._tell_chosen()

    def _choose_all(self) -> None:
        key_of = self.rows().key
        self.chosen = {key_of(entry) for entry in self.listing.entries}
        self.listing.choose(self.chosen)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.tell(f"{len(self.chosen):,} chosen." if self.chosen else "")

    def _release(self) -> None:
        """Let go of what is chosen; where nothing is, of the filter."""
        if self.chosen:
            self.chosen = set()
            self.listing.choose(self.chosen)
            self._tell_chosen()
        elif not self.release_filter():
            self.tell("")
