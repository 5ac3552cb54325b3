"""All marks of the library on one page: filtered, grouped, changed, gone to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from typing_extensions import override

from reader.keys.bindings import Keymap
from reader.layout.widths import cut
from reader.library import Library
from reader.library.completing import Completer
from reader.library.filters import Filter, Listed, read_filter
from reader.library.grouping import GROUPINGS, ORDERS, Group, grouped
from reader.library.mark_lines import NAME_ROOM, about_line, letter, passage_line, place_line
from reader.marks.model import Status
from reader.tui.screens.base import Action, MarkChosen
from reader.tui.screens.page import LibraryPage
from reader.tui.widgets.row_list import Head, Line, Rows

EMPTY = "No marks yet: in an article, H highlights what has the focus; they all come here."
NONE_FITS = "No mark fits the filter: Escape takes it away, / changes it."
HEIGHT = 2
"""Lines of an entry."""


class MarksPage(LibraryPage):
    """Lists the marks of all articles."""

    CONTEXT = "marks"
    PLACEHOLDER = "words, kind:doubt, speaker:roe, tag:x, since:2026-03 …"
    ORDERS: ClassVar[Sequence[str]] = tuple(ORDERS)

    def __init__(self, library: Library, keymap: Keymap) -> None:
        super().__init__(library, keymap)
        self._marks: list[Listed] = []
        self._shown: Sequence[Listed] = ()
        self._taken = Filter()
        self._by = next(iter(GROUPINGS))
        self._completer = Completer(())

    @override
    def read(self) -> None:
        self._marks = ORDERS[self.order](self.library.naming().marks())
        self._completer = Completer(self._marks)
        self.chosen &= {mark.annotation.id for mark in self._marks}

    @override
    def take_filter(self, typed: str) -> None:
        self._taken = read_filter(typed)

    @override
    def ways(self, typed: str) -> tuple[str, ...]:
        return self._completer.ways(typed)

    @override
    def rows(self) -> Rows:
        self._shown = self._taken.chosen(self._marks)
        nothing = NONE_FITS if self._marks else EMPTY
        return mark_rows(grouped(self._shown, self._by), nothing, names=self._by != "article")

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
        }

    def _group(self, count: int) -> None:
        names = list(GROUPINGS)
        self._by = names[(names.index(self._by) + count) % len(names)]
        self.relist()
        self.tell(f"Grouped by {self._by}.")

    def _those(self) -> list[str]:
        """Return the ids of what is chosen, else of what the cursor is on."""
        if not self.chosen and not self.listing.key:
            self.tell("There is no mark here.")
        return sorted(self.chosen) or [key for key in (self.listing.key,) if key]

    def _next_status(self) -> None:
        those = self._those()
        entry = self.listing.entry
        if those and entry is not None:
            first = next(mark for mark in self._marks if mark.annotation.id in those)
            before = entry if entry.annotation.id in those else first
            statuses = list(Status)
            status = statuses[(statuses.index(before.annotation.status) + 1) % len(statuses)]
            self.many.set_status(those, status)
            self._done(f"{_counted(those)} {status.value}.")

    def _delete(self) -> None:
        if those := self._those():
            deleted = self.many.delete(those)
            self.chosen = set()
            self._done(f"Deleted {_counted(range(deleted))}; {self.key_of('page.undo')} brings back.")

    def _note(self) -> None:
        entry = self.listing.entry
        if entry is None:
            self._those()
            return
        from reader.tui.screens.dialogs import NoteDialog

        def keep(note: str) -> None:
            self.many.write_note(entry.annotation.id, note)
            self._done("Note kept." if note else "No note.")

        hint = f"{self.key_of('note.accept')} keeps · {self.key_of('note.new-line')} new line"
        self.ask(NoteDialog(_words(entry), entry.annotation.note, hint), keep)

    def _tag(self) -> None:
        those = self._those()
        entry = self.listing.entry
        if not those or entry is None:
            return
        from reader.tui.screens.dialogs import TagsDialog

        adds = bool(self.chosen)

        def keep(tags: tuple[str, ...]) -> None:
            if adds:
                self.many.add_tags(those, tags)
            else:
                self.many.set_tags(those[0], tags)
            shown = " ".join(f"#{tag}" for tag in tags)
            self._done(f"{_counted(those)} tagged {shown}." if tags else "No tags.")

        hint = f"{self.key_of('dialog.accept')} keeps · {self.key_of('dialog.cancel')} changes nothing"
        about = f"Tags to add to {_counted(those)}" if adds else _words(entry)
        self.ask(TagsDialog(about, () if adds else entry.annotation.tags, hint), keep)

    def _done(self, words: str) -> None:
        self.renew()
        self.tell(words)


def mark_rows(groups: Sequence[Group], nothing: str, *, names: bool = True) -> Rows:
    """List marks in groups, each on two lines; `names` are those of their articles."""
    rows: list[Head | Listed] = []
    for name, marks in groups:
        rows += [Head(name, f"{len(marks):,}"), *marks]
    return Rows(rows, partial(_drawn, names), lambda mark: mark.annotation.id, HEIGHT, nothing)


def _drawn(names: bool, mark: Listed, width: int) -> tuple[Line, ...]:
    name, date = place_line(mark)
    place = f"{cut(name, int(width * NAME_ROOM))} · {date}" if names else date
    words, known = passage_line(mark)
    return Line(words, known, sign=f"{letter(mark)} "), Line(about_line(mark), place, "quiet", "  ")


def _words(mark: Listed) -> str:
    return cut(passage_line(mark)[0], 120)


def _counted(marks: Sequence[object]) -> str:
    return f"{len(marks):,} mark{'' if len(marks) == 1 else 's'}"
