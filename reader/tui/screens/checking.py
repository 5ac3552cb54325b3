"""What is said of a quotation beyond its words: status, speaker, translation, off the record; its kind."""

from __future__ import annotations

from collections.abc import Mapping

from reader.article.model import Span
from reader.marks.beside import whole
from reader.marks.model import MarkKind, Status
from reader.tui.screens.base import Action
from reader.tui.screens.passages import AtPassage

STATUSES = tuple(Status)
TOLD = {
    Status.UNCHECKED: "Unchecked again.",
    Status.CONFIRMED: "Confirmed.",
    Status.DISPUTED: "Disputed.",
}


class Checking(AtPassage):
    """The commands."""

    __slots__ = ()

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        return {
            "reading.highlight": self.highlight_as,
            "reading.highlight-as": self.highlight_as,
            "reading.kind": lambda _: self.choose_kind(),
            "reading.status": self.status,
            "reading.speaker": lambda _: self.speaker(),
            "reading.translation": lambda _: self.translation(),
            "reading.off-record": lambda _: self.off_record(),
        }

    def highlight_as(self, number: int) -> None:
        """Highlight as the kind with a number; a mark in focus becomes one of it, a selection a mark."""
        kind = self.kinds.numbered(number)
        if kind is not None:
            self._highlight(kind.name)
        else:
            named = ", ".join(f"{n} {one.name}" for n, one in enumerate(self.kinds, 1))
            self.asker.say(f"There is no kind {number}: {named}.")

    def choose_kind(self) -> object:
        """Ask for the kind of the passage."""
        from reader.tui.screens.kinds import KindDialog

        span = self._passage()
        if span is None:
            return None
        old = self._mark_on(span)
        dialog = KindDialog(self.kinds, old.annotation.kind if old else "")
        return self.asker.ask(dialog, self._highlight)

    def status(self, steps: int) -> None:
        """Go on from unchecked to confirmed, to disputed, and around."""
        span = self._passage()
        if span is not None:
            old = self._mark_on(span)
            now = old.annotation.status if old else Status.UNCHECKED
            new = STATUSES[(STATUSES.index(now) + steps) % len(STATUSES)]
            self._set(span, old, status=new)
            self._done(span, TOLD[new])

    def speaker(self) -> object:
        """Ask who speaks."""
        span = self._passage()
        if span is None:
            return None
        old = self._mark_on(span)
        said_by = whole(old.annotation, "speaker", " / ") if old else self.opened.voices.speaker_at(span)

        def keep(name: str) -> None:
            self._set(span, old, speaker=name or None)
            self._done(span, f"Said by {name}." if name else "Nobody is known to say it.")

        from reader.tui.screens.saying import SpeakerDialog

        known = self.opened.known().speakers()
        words, hint = self._words(span), self._completing()
        return self.asker.ask(
            SpeakerDialog(words, said_by or "", placeholder="who speaks", known=known, hint=hint), keep
        )

    def translation(self) -> object:
        """Ask for a translation."""
        from reader.tui.screens.saying import Translated, TranslationDialog

        span = self._passage()
        if span is None:
            return None
        old = self._mark_on(span)
        now = Translated(old.annotation.language or "", whole(old.annotation, "translation")) if old else None

        def keep(new: Translated) -> None:
            self._set(span, old, language=new.language or None, translation=new.text)
            self._done(span, "Translation kept." if new.text else "No translation.")

        keys = (self._key("note.accept"), self._key("note.new-line"), self._key("dialog.next-field"))
        hint = "{} keeps · {} new line · {} language".format(*keys)
        article = self.opened.article.metadata.language or ""
        dialog = TranslationDialog(self._words(span), now or Translated("", ""), article, hint)
        return self.asker.ask(dialog, keep)

    def off_record(self) -> None:
        """Keep the passage in the library alone, or let it out again."""
        span = self._passage()
        if span is not None:
            old = self._mark_on(span)
            is_off = not (old and old.annotation.off_record)
            self._set(span, old, off_record=is_off)
            off = "Off the record: it is in no export and no copy."
            self._done(span, off if is_off else "On the record again: exports and copies have it.")

    def _highlight(self, kind: str) -> None:
        span = self._passage()
        if span is None:
            return
        old = None if self.view.selection else self._highlight_on(span)
        if old is None:
            mark = self.opened.highlight(span, kind)
            said_by = f", said by {mark.speaker}" if mark.speaker else ""
            named = "" if kind == MarkKind.QUOTE else f" as {kind}"
            self._done(span, f"Highlighted{named}{said_by}.")
        elif old[1] == kind:
            self._done(span, f"Highlighted as {kind} already.")
        else:
            self.opened.rekind(old[0], kind)
            self._done(span, f"Now {kind}; it was {old[1]}.")

    def _highlight_on(self, span: Span) -> tuple[str, str] | None:
        """Return id and kind of the highlight on a passage; a mention stays one, whatever comes beside it."""
        marks = [mark.annotation for mark in self.opened.placed.on(span)]
        lit = [mark for mark in marks if mark.kind != MarkKind.MENTION]
        last = max(lit, key=lambda mark: mark.created, default=None)
        return None if last is None else (last.id, last.kind)
