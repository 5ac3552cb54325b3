"""A look at every mention of a name in the library, before they are tagged: some can be struck out."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Mapping
from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from typing_extensions import override

from reader.article.guarding import guard
from reader.errors import ReaderError, StoreError
from reader.keys.bindings import Keymap
from reader.layout.widths import cut
from reader.library.entity_listing import label
from reader.library.everywhere import Everywhere, Place
from reader.marks.model import Entity
from reader.ports import ArticleRecord
from reader.tui.screens.base import GONE, Action
from reader.tui.screens.row_moving import row_moving
from reader.tui.screens.status_told import ToldBelow
from reader.tui.widgets.row_list import Head, Line, RowList, Rows
from reader.tui.widgets.status import StatusLine

TAKEN, STRUCK = "✓", "✗"


class Looked(NamedTuple):
    """What was found in an article, and the number of the state that it was in."""

    record: ArticleRecord
    state: int
    places: tuple[Place, ...]


class MentionsScreen(ToldBelow, Screen[str]):
    """Lists mentions as they are found, article by article; returns what was done, in words."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    MentionsScreen #title {
        height: 1; padding: 0 1; background: $boost; color: $foreground; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, everywhere: Everywhere, entity: Entity, keymap: Keymap) -> None:
        super().__init__()
        self._everywhere = everywhere
        self._entity = entity
        self._keymap = keymap
        self._looked: dict[str, Looked] = {}
        """By the ids of their articles, the one opened last first."""
        self._seen: Hashable = None
        """The library's version that it is of; None until every article was looked through."""
        self._struck: set[str] = set()
        self._progress = (0, 0)
        self._lost: set[str] = set()
        """The ids of articles whose text is gone."""
        self._is_over = False
        self._reading = asyncio.Lock()
        """Held while an article is looked through: a store does one thing at a time."""

    @override
    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield RowList()
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_focus(self._list)
        self._show()
        self._look()

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("preview", "everywhere")

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            **row_moving(self._list, "preview"),
            "preview.strike": lambda count: self._strike(count),
            "preview.strike-article": lambda _: self._strike_article(),
            "preview.accept": lambda _: self._accept(),
            "preview.cancel": lambda _: self._close(None),
            "everywhere.help": lambda _: None,
            "everywhere.quit": lambda _: self._close(None),
        }

    @property
    @override
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    @work(exclusive=True, group="mentions")
    async def _look(self) -> None:
        """Look through the articles one by one, each in a thread, until the screen is left."""
        try:
            version = self._everywhere.naming.store.version()
            records = self._everywhere.articles()
        except ReaderError as error:
            self.complain(str(error))
            return
        for number, record in enumerate(records, 1):
            async with self._reading:
                if self._is_over:
                    return
                self._looked[record.id] = looked = await asyncio.to_thread(self._look_through, record)
            self._progress = number, len(records)
            if self._is_over:
                return
            self._show(changed=bool(looked.places))
        self._seen = version
        self._tell_end()

    def _look_through(self, record: ArticleRecord) -> Looked:
        """Look through an article, unless it is as it was when that was done; in a thread."""
        old = self._looked.get(record.id)
        try:
            state = self._everywhere.state_of(record, self._entity)
            if old is not None and old.state == state:
                return old
            return Looked(record, state, self._everywhere.untagged(record, self._entity))
        except StoreError:
            self._lost.add(record.id)
            return old or Looked(record, 0, ())

    @override
    def is_behind(self, version: Hashable) -> bool:
        return self._seen is not None and version != self._seen

    @override
    async def catch_up(self) -> None:
        async with self._reading:
            version = self._everywhere.naming.store.version()
            looked = await asyncio.to_thread(self._look_again)
            if not self._is_over:
                self._seen, self._looked = version, {one.record.id: one for one in looked}
                self._struck &= {_key(place) for place in self._places}
                self._progress = len(looked), len(looked)
                self._show(still=True)

    def _look_again(self) -> list[Looked]:
        records = self._everywhere.articles()
        if self._looked and not records:
            raise ReaderError(GONE)
        return [self._look_through(record) for record in records]

    @property
    def _places(self) -> list[Place]:
        return [place for looked in self._looked.values() for place in looked.places]

    def _tell_end(self) -> None:
        lost = f" {len(self._lost)} could not be read." if self._lost else ""
        self.status.say(f"All articles were looked through.{lost}")
        self.show_hints()

    def _show(self, *, changed: bool = True, still: bool = False) -> None:
        """Show how far it is, and what was found where that changed; `still` as in `RowList.show`."""
        done, of = self._progress
        places = self._places
        if changed or done == of:
            if done == of and of and not places:
                nothing = f"Nothing is left to tag: every mention of {self._entity.name} names it already."
            else:
                nothing = "Looking through the articles …"
            self._list.show(Rows(self._rows(), self._drawn, _key, 1, nothing), still=still)
        taken = len(places) - len(self._struck)
        title = f"Mentions of {label(self._entity)} · {taken:,} of {len(places):,} · articles {done}/{of}"
        self.query_one("#title", Static).update(Content(guard(title)))
        self.show_hints()

    def _rows(self) -> list[Head | Place]:
        rows: list[Head | Place] = []
        for record, _, places in self._looked.values():
            if places:
                rows += [Head(record.name, f"{len(places):,}"), *places]
        return rows

    def _drawn(self, place: Place, width: int) -> tuple[Line, ...]:
        is_struck = _key(place) in self._struck
        sign = STRUCK if is_struck else TAKEN
        # So that the name is seen however narrow it is, half of the room is for what stands before it.
        room = max(0, (width - len(place.words) - 8) // 2)
        before = place.before[-room:] if room else ""
        words = cut(f"{sign} {before}[{place.words}]{place.after}", width)
        return (Line(words, "", "struck" if is_struck else ""),)

    def _strike(self, count: int) -> None:
        for _ in range(count):
            if self._list.key:
                self._struck ^= {self._list.key}
                self._list.go(1)
        self._show()

    def _strike_article(self) -> None:
        here = self._list.entry
        if isinstance(here, Place):
            keys = {_key(one) for one in self._places if one.record.id == here.record.id}
            self._struck = self._struck - keys if keys <= self._struck else self._struck | keys
            self._show()

    async def _accept(self) -> None:
        """Tag what was found so far and is not struck out."""
        self._is_over = True
        async with self._reading:
            taken = [place for place in self._places if _key(place) not in self._struck]
            with self.complaining():
                tagged = self._everywhere.tag(self._entity, taken)
                undo = next(iter(self._keymap.keys("page.undo")), "")
                many = f"{tagged:,} mention{'' if tagged == 1 else 's'}"
                self._close(f"Tagged {self._entity.name}, {many}; {undo} takes it back." if tagged else None)

    def _close(self, words: str | None) -> None:
        self._is_over = True
        self.dismiss(words)


def _key(place: Place) -> str:
    return f"{place.record.id} {place.span.start}"
