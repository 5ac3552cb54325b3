"""What changed between two texts of an article, on a screen of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from typing_extensions import override

from reader.article.guarding import guard
from reader.article.model import BlockKind
from reader.keys.bindings import Keymap
from reader.library.compared import Places, mark_pieces
from reader.library.comparing import Comparing, Comparison, Touched, told, told_of_marks
from reader.marks.differing import Piece, Way
from reader.marks.differing.merged import Entry, Merged, merged
from reader.marks.kinds import Kinds
from reader.tui.screens.base import Action, CommandScreen, LeaveScreen, ShowKeys
from reader.tui.screens.status_told import ToldBelow
from reader.tui.widgets.article_column import Look
from reader.tui.widgets.article_layers import look_of
from reader.tui.widgets.diff_view import DiffView
from reader.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from reader.ports import Revision


class DiffScreen(ToldBelow, CommandScreen):
    """Shows what changed from one text to the next; older ones can be chosen."""

    DEFAULT_CSS = """
    DiffScreen #title {
        height: 1; padding: 0 1; background: $boost; color: $foreground; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, comparing: Comparing, at: int, *, keymap: Keymap, kinds: Kinds, look: Look) -> None:
        """Make the screen; the revision with the number `at`, from 0, is compared with the one before it."""
        super().__init__()
        self._comparing = comparing
        self._revisions: tuple[Revision, ...] = ()
        self._at = at
        self._keymap, self._kinds, self._look = keymap, kinds, look

    @override
    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield DiffView(self._look)
        yield StatusLine()

    def on_mount(self) -> None:
        """Take the keys."""
        self.set_focus(self.view)
        self.show_hints()

    @property
    def view(self) -> DiffView:
        """What is read."""
        return self.query_one(DiffView)

    @property
    @override
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("diff", "everywhere")

    @override
    def actions(self) -> Mapping[str, Action]:
        view = self.view
        return {
            "diff.line-down": lambda count: view.scroll_lines(count),
            "diff.line-up": lambda count: view.scroll_lines(-count),
            "diff.page-down": lambda count: view.scroll_pages(count),
            "diff.page-up": lambda count: view.scroll_pages(-count),
            "diff.top": lambda _: view.go_top(),
            "diff.end": lambda _: view.go_end(),
            "diff.next-change": lambda count: self._go(count),
            "diff.previous-change": lambda count: self._go(-count),
            "diff.older": lambda count: self._choose(-count),
            "diff.newer": lambda count: self._choose(count),
            "diff.theme": lambda _: self.choose_theme(),
            "diff.close": lambda _: self.post_message(LeaveScreen()),
            "everywhere.help": lambda _: self.post_message(ShowKeys()),
            "everywhere.quit": lambda _: self.post_message(LeaveScreen()),
        }

    def _go(self, step: int) -> None:
        if not self.view.go_to_change(step):
            self.status.say(f"No {'further' if step > 0 else 'earlier'} change.")
            return
        number, of = self.view.change
        self.status.say(f"Change {number} of {of}.")

    async def _choose(self, step: int) -> None:
        at = min(max(1, self._at + step), len(self._revisions) - 1)
        if at == self._at or not self._revisions:
            self.status.say(f"There is no {'newer' if step > 0 else 'older'} change.")
        else:
            self._at = at
            await self.compare()

    async def compare(self) -> None:
        """Compare two texts in a thread: long ones take a second. Awaited, keys typed ahead come after it."""
        self.status.say("Comparing …")
        with self.complaining():
            self._revisions = self._comparing.revisions()
            old, new = self._revisions[self._at - 1], self._revisions[self._at]
            comparison, whole = await asyncio.to_thread(self._compared, old, new)
            self._show(comparison, whole)
        self.show_hints()

    def _compared(self, old: Revision, new: Revision) -> tuple[Comparison, Merged]:
        comparison = self._comparing.compare(old, new)
        difference = comparison.difference
        places = map(Places(comparison).of, difference.changed)
        entries, signs = self._entries(comparison), self.app.no_color
        return comparison, merged(difference, comparison.new.title, places, entries, signs=signs)

    def _show(self, comparison: Comparison, whole: Merged) -> None:
        title = f"{_day(comparison.old)} → {_day(comparison.new)} · {told(comparison) or 'nothing differs'}"
        number = f"{self._at} of {len(self._revisions) - 1} · " if len(self._revisions) > 2 else ""
        self.query_one("#title", Static).update(Content(guard(f"{number}{title}")))
        article = whole.article(comparison.new_article.metadata)
        self.view.show_merged(whole, article, self._letters(comparison, whole))
        self.status.say("")

    def _entries(self, comparison: Comparison) -> list[Entry]:
        """List what became of the marks, below the texts."""
        if not comparison.touched:
            return []
        words = Piece(Way.SAME, told_of_marks(comparison.touched))
        head = Entry((words,), kind=BlockKind.HEADING, is_change=False)
        return [head, *map(self._entry, comparison.touched)]

    def _entry(self, one: Touched) -> Entry:
        letter = f"{self._kinds.letter_of(one.mark)}{self._kinds.signs_of(one.mark)}"
        return Entry(mark_pieces(one), f"{letter} {one.outcome}: ")

    def _letters(self, comparison: Comparison, whole: Merged) -> dict[int, list[tuple[str, str]]]:
        """Return the letters of the marks, by where their words are on the screen."""
        letters: dict[int, list[tuple[str, str]]] = {}
        for one in comparison.touched:
            if one.new.span is not None:
                place = whole.place_of_new(one.new.span.start)
            elif one.old.span is not None:
                place = whole.place_of_old(one.old.span.start)
            else:
                continue
            letter = self._kinds.letter_of(one.mark), look_of(one.mark, self._kinds)
            letters.setdefault(place, []).append(letter)
        return letters


def _day(one: Revision) -> str:
    return f"{one.fetched.astimezone():%Y-%m-%d %H:%M}"
