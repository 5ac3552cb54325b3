"""What was changed since the program started, in every article: so it can be undone in order."""

from __future__ import annotations

from collections.abc import Callable

from reader.marks.history import Change, History, settled
from reader.marks.model import Annotation
from reader.ports import Store, Written

Current = Callable[[str], Annotation | None]
"""Gives a mark as it is now, by its id; None where there is none."""


def _nothing_known(_: str) -> None:
    return None


class Past:
    """The changes that were made, each stored at once.

    Articles that are left and opened again, and the pages of the whole library, share one past.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._history = History()

    def make(self, change: Change) -> Written:
        """Store a change, and remember how to take it back; where storing fails, nothing is changed."""
        written = self._write(change)
        self._history = self._history.push(change)
        return written

    def undo(
        self, article_id: str | None = None, here: Current = _nothing_known
    ) -> tuple[Change, Written] | None:
        """Take back the last change of an article, or of all; None where there is none.

        Args:
            article_id: Changes that nothing in this article shows are passed over.
            here: Gives the marks of this article as they are now, by their ids.
        """
        change = self._history.last_done(article_id)
        if change is None:
            return None
        now = self._settled(change.reversed(), article_id, here)
        written = self._write(now)
        self._history = self._history.undo(change, now.reversed())
        return now, written

    def redo(
        self, article_id: str | None = None, here: Current = _nothing_known
    ) -> tuple[Change, Written] | None:
        """Make the change again that was taken back last; as `undo`."""
        change = self._history.last_undone(article_id)
        if change is None:
            return None
        now = self._settled(change, article_id, here)
        written = self._write(now)
        self._history = self._history.redo(change, now)
        return now, written

    def _settled(self, change: Change, article_id: str | None, here: Current) -> Change:
        """Fit a change to what is there now."""
        touched = (*change.before, *change.after)
        elsewhere = {mark.article_id for mark in touched if mark.article_id != article_id}
        marks = {mark.id: mark for name in sorted(elsewhere) for mark in self._store.annotations(name)}
        marks |= {one.id: now for one in touched if (now := here(one.id)) is not None}
        touches_known = change.known_before or change.known_after
        known = {record.entity: record for record in self._store.entities()} if touches_known else {}
        return settled(change, marks, known)

    def _write(self, change: Change) -> Written:
        kept = {mark.id for mark in change.after}
        described = {record.entity for record in change.known_after}
        return self._store.change_annotations(
            put=change.after,
            remove=[mark.id for mark in change.before if mark.id not in kept],
            describe=change.known_after,
            forget=[one.entity for one in change.known_before if one.entity not in described],
        )
