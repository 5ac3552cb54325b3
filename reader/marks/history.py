"""Undo and redo, as values: a history is never changed, a step gives a new one."""

from __future__ import annotations

from dataclasses import dataclass

from reader.marks.model import Annotation


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an article's marks."""

    description: str
    """What was done, in words that follow "Undid:"."""
    before: tuple[Annotation, ...]
    """The marks that it touched, as they were; a mark that it made is missing here."""
    after: tuple[Annotation, ...]
    """The same marks, as they became; a mark that it deleted is missing here."""

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.description, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class History:
    """The changes that were made, and those that were taken back, each with the next one last."""

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def push(self, change: Change) -> History:
        """Add a change; what was undone before it cannot be redone any more."""
        return History((*self.done, change))

    def undo(self) -> tuple[History, Change] | None:
        """Return the history without its last change, and that change; None where there is none."""
        if not self.done:
            return None
        *rest, change = self.done
        return History(tuple(rest), (*self.undone, change)), change

    def redo(self) -> tuple[History, Change] | None:
        """Return the history with the change undone last, and that change; None where there is none."""
        if not self.undone:
            return None
        *rest, change = self.undone
        return History((*self.done, change), tuple(rest)), change
