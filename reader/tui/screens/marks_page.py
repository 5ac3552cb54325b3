"""All marks of the library on one page: filtered, grouped, changed, gone to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from typing_extensions import override

from reader.article.normalise import clean_line
from reader.keys.bindings import Keymap
from reader.layout.widths import cut
from reader.library import Library
from reader.library.arranging import GROUPINGS, ORDERS, Group, grouped
from reader.library.filter_ways import Completer, understood
from reader.library.filters import Filter, Listed, fold, read_filter
from reader.library.many_marks import Made
from reader.library.mark_lines import NAME_ROOM, about_line, letter, passage_line, place_line
from reader.marks.beside import whole
from reader.marks.kinds import Kinds
from reader.marks.model import Annotation, Status
from reader.tui.screens.base import Action, MarkChosen
from reader.tui.screens.page import LibraryPage
from reader.tui.widgets.row_list import Head, Line, Rows

EMPTY = "No marks yet: in an article, H highlights what has the focus; they all come here."
NONE_FITS = "No mark fits the filter: Escape takes it away, / changes it."
HEIGHT = 2
"""Lines of an entry."""
SHOWN_OF_PASSAGE = 120
"""Cells."""
AT_ONCE = 100
"""Marks that are made ready between two keys."""


class MarksPage(LibraryPage):
    """Lists the marks of all articles."""

    CONTEXT = "marks"
    PLACEHOLDER = "words, kind:doubt, speaker:roe, tag:x, since:2026-03 …"
    ORDERS: ClassVar[Sequence[str]] = tuple(ORDERS)

    def __init__(self, library: Library, keymap: Keymap, kinds: Kinds, notes: Path) -> None:
        """Make the page; `notes` is where notes are exported to."""
        super().__init__(library, keymap, kinds)
        self._notes = notes
        self._marks: dict[str, Listed] = {}
        self._ordered: Sequence[Listed] = ()
        self._shown: Sequence[Listed] = ()
        self._taken = Filter()
        self._by = next(iter(GROUPINGS))
        self._completer: Completer | None = None
        """Of the marks as they are; None until it is needed again where one was changed here."""

    @override
    def read(self) -> Callable[[], object]:
        marks = {mark.annotation.id: mark for mark in self.library.naming().marks()}
        self.still_there(marks, self._marks)
        completer = Completer(list(marks.values()))

        def take() -> None:
            self._marks, self._completer = marks, completer
            self.chosen &= marks.keys()
            self._make_ready(list(marks.values()))

        return take

    @override
    def put_in_order(self) -> None:
        self._ordered = ORDERS[self.order](list(self._marks.values()))

    # Without words for it, Textual writes out all the marks.
    @work(exclusive=True, group="fold", description="fold")
    async def _make_ready(self, marks: Sequence[Listed]) -> None:
        """Look through the marks behind the first sight, a few at a time, so that no key waits for it."""
        for number, _ in enumerate(fold(marks)):
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)

    @override
    def take_in(self, made: Made) -> None:
        """Show a change, and read nothing anew unless somebody else wrote before it."""
        change, written = made
        records = {mark.record.id: mark.record for mark in self._marks.values()}
        if written.before != self.seen or any(one.article_id not in records for one in change.after):
            self.renew()
            return
        for old in change.before:
            self._marks.pop(old.id, None)
        self._marks |= {one.id: Listed(one, records[one.article_id]) for one in change.after}
        self.seen = written.after
        self._completer = None
        self.chosen &= self._marks.keys()
        self.put_in_order()
        self.relist()

    @override
    def take_filter(self, typed: str) -> None:
        self._taken = read_filter(understood(typed))

    @override
    def ways(self, typed: str) -> tuple[str, ...]:
        if self._completer is None:
            self._completer = Completer(list(self._marks.values()))
        return self._completer.ways(typed)

    @override
    def rows(self) -> Rows:
        self._shown = self._taken.chosen(self._ordered)
        nothing = NONE_FITS if self._marks else EMPTY
        return mark_rows(grouped(self._shown, self._by), nothing, self.kinds, names=self._by != "article")

    @override
    def heading(self) -> str:
        total, shown = len(self._marks), len(self._shown)
        count = f"{total:,}" if shown == total else f"{shown:,} of {total:,}"
        return f"All marks · {count} · by {self._by} · {self.order}"

    @override
    def open_entry(self, entry: Listed) -> object:
        return self.post_message(MarkChosen(entry.record.id, entry.record.name, entry.annotation.id))

    @override
    def own_actions(self) -> Mapping[str, Action]:
        return {
            "marks.group": lambda count: self._group(count),
            "marks.status": lambda _: self._next_status(),
            "marks.note": lambda _: self._note(),
            "marks.tag": lambda _: self._tag(),
            "marks.delete": lambda _: self._delete(),
            "marks.export": lambda _: self._export(),
        }

    def _group(self, count: int) -> None:
        names = list(GROUPINGS)
        self._by = names[(names.index(self._by) + count) % len(names)]
        self.relist()
        self.tell(f"Grouped by {self._by}.")

    def _those(self) -> list[Annotation]:
        """Return what is chosen, else what the cursor is on."""
        entry = self.listing.entry
        if not self.chosen and entry is None:
            self.tell("There is no mark here.")
        those = [one.annotation for one in self._ordered if one.annotation.id in self.chosen]
        return those or [one.annotation for one in (entry,) if one is not None]

    def _next_status(self) -> None:
        if those := self._those():
            statuses = list(Status)
            status = statuses[(statuses.index(those[0].status) + 1) % len(statuses)]
            self._done(self.many.set_status(those, status), f"{_counted(those)} {status.value}.")

    def _delete(self) -> None:
        if those := self._those():
            made = self.many.delete(those)
            self._done(made, f"Deleted {_counted(made[0].before)}; {self.key_of('page.undo')} brings back.")

    def _note(self) -> object:
        entry = self.listing.entry
        if entry is None:
            return self._those()
        from reader.tui.screens.dialogs import NoteDialog

        def keep(note: str) -> None:
            self._done(self.many.write_note(entry.annotation, note), "Note kept." if note else "No note.")

        hint = f"{self.key_of('note.accept')} keeps · {self.key_of('note.new-line')} new line"
        return self.ask(NoteDialog(_words(entry.annotation), whole(entry.annotation, "note"), hint), keep)

    def _tag(self) -> object:
        those = self._those()
        if not those:
            return None
        from reader.library.known import tags_of
        from reader.tui.screens.saying import TagsDialog

        adds = bool(self.chosen)

        def keep(tags: tuple[str, ...]) -> None:
            made = self.many.add_tags(those, tags) if adds else self.many.set_tags(those[0], tags)
            shown = " ".join(f"#{tag}" for tag in tags)
            self._done(made, f"{_counted(those)} tagged {shown}." if tags else "No tags.")

        complete, accept = self.key_of("completing.complete"), self.key_of("dialog.accept")
        hint = f"{complete} takes over the tag · {accept} keeps"
        about = f"Tags to add to {_counted(those)}" if adds else _words(those[0])
        there = "" if adds else ", ".join(those[0].tags)
        known = tags_of(mark.annotation for mark in self._marks.values())
        asked = "tags, separated by commas"
        return self.ask(TagsDialog(about, there, placeholder=asked, known=known, hint=hint), keep)

    def _export(self) -> None:
        """Write the notes of the articles that those marks are in."""
        if those := self._those():
            articles = list(dict.fromkeys(mark.article_id for mark in those))
            self.tell(f"Exporting {_counted(articles, 'article')} …")
            self._write_notes(articles)

    @work(exclusive=True, group="export")
    async def _write_notes(self, articles: Sequence[str]) -> None:
        from reader.tui.exports import told

        with self.complaining():
            exports = await asyncio.to_thread(self.library.export, articles, self._notes)
            self.tell(told(exports))

    def _done(self, made: Made | None, words: str) -> None:
        if made is not None:
            self.take_in(made)
        self.tell(words)


def mark_rows(groups: Sequence[Group], nothing: str, kinds: Kinds, *, names: bool = True) -> Rows:
    """List marks in groups, each on two lines; `names` are those of their articles."""
    rows: list[Head | Listed] = []
    for name, marks in groups:
        rows += [Head(name, f"{len(marks):,}"), *marks]
    return Rows(rows, partial(_drawn, kinds, names), lambda mark: mark.annotation.id, HEIGHT, nothing)


def _drawn(kinds: Kinds, names: bool, mark: Listed, width: int) -> tuple[Line, ...]:
    name, date = place_line(mark)
    place = f"{cut(name, int(width * NAME_ROOM))} · {date}" if names else date
    words, known = passage_line(mark)
    return Line(words, known, sign=f"{letter(mark, kinds)} "), Line(about_line(mark), place, "quiet", "  ")


def _words(mark: Annotation) -> str:
    return cut(clean_line(mark.selector.exact), SHOWN_OF_PASSAGE)


def _counted(things: Sequence[object], what: str = "mark") -> str:
    return f"{len(things):,} {what}{'' if len(things) == 1 else 's'}"
