"""What the reading view's marking commands do: note, tag, delete, undo, export."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.marks.beside import also, whole
from reader.marks.tidying import tidy_note
from reader.tui.screens.base import Action
from reader.tui.screens.passages import AtPassage


class Marking(AtPassage):
    """The marking commands of one open article."""

    __slots__ = ()

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        return {
            "reading.note": lambda _: self.note(),
            "reading.edit-note": lambda _: self.edit_note(),
            "reading.tag": lambda _: self.tag(),
            "reading.delete": lambda _: self.delete(),
            "reading.undo": lambda count: self.undo(count),
            "reading.redo": lambda count: self.redo(count),
            "reading.export": lambda _: self.export(),
        }

    def note(self) -> object:
        """Ask for a note on the passage; a passage that is no mark yet becomes one."""
        span = self._passage()
        if span is None:
            return None
        old = self._mark_on(span)

        def keep(note: str) -> None:
            self._set(span, old, note=note)
            self._done(span, "Note kept." if note else "No note.")

        from reader.tui.screens.dialogs import NoteDialog

        hint = f"{self._key('note.accept')} keeps · {self._key('note.new-line')} new line"
        there = whole(old.annotation, "note") if old else ""
        return self.asker.ask(NoteDialog(self._words(span), there, hint), keep)

    def edit_note(self) -> None:
        """Let the user write the note in an editor of their own."""
        span = self._passage()
        if span is None:
            return
        old = self._mark_on(span)
        before = whole(old.annotation, "note") if old else ""
        saved = self.asker.edit(before)
        note = before if saved is None else tidy_note(saved)
        settles = saved is not None and old is not None and bool(also(old.annotation, "note"))
        if note == before and not settles:
            self._done(span, "The note is as it was.")
            return
        self._set(span, old, note=note)
        self._done(span, "Note kept." if note else "No note.")

    def tag(self) -> object:
        """Ask for the passage's tags."""
        span = self._passage()
        if span is None:
            return None
        old = self._mark_on(span)

        def keep(tags: tuple[str, ...]) -> None:
            self._set(span, old, tags=tags)
            self._done(span, f"Tagged {', '.join('#' + tag for tag in tags)}." if tags else "No tags.")

        from reader.tui.screens.saying import TagsDialog

        tagged = ", ".join(old.annotation.tags) if old else ""
        words, known, hint = self._words(span), self.opened.known().tags(), self._completing()
        asked = "tags, separated by commas"
        return self.asker.ask(TagsDialog(words, tagged, placeholder=asked, known=known, hint=hint), keep)

    def delete(self) -> None:
        """Delete the mark in focus."""
        span = self._passage()
        mark = None if span is None else self._mark_on(span)
        if mark is not None:
            self.opened.delete(mark.annotation.id)
            self.asker.say(f"Deleted; {self._key('reading.undo')} brings it back.")
        elif span is not None:
            self.asker.say("No mark has the focus: ] a goes to one.")

    def undo(self, count: int = 1) -> None:
        """Undo the last changes."""
        self._step_back(self.opened.undo, "Undid", "Nothing to undo.", count)

    def redo(self, count: int = 1) -> None:
        """Do again what was undone."""
        self._step_back(self.opened.redo, "Redid", "Nothing to redo.", count)

    def export(self) -> None:
        """Write the article's note."""
        from reader.tui.exports import told

        self.asker.say(told([self.opened.export(self.notes)]))

    def _step_back(self, step: Callable[[], str | None], word: str, nothing: str, count: int) -> None:
        for _ in range(count):
            done = step()
            self.asker.say(f"{word}: {done}." if done else nothing)
            if done is None:
                break
