"""What moves the ends of the mark in focus: word by word, or a guessed start from clause to clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.article.model import Span
from reader.layout.ends import Ends
from reader.tui.screens.base import Action
from reader.tui.screens.passages import AtPassage


class Fitting(AtPassage):
    """The commands."""

    __slots__ = ()

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        return {
            "mark.more-end": self._moving(lambda ends, span: ends.longer(span, at_end=True)),
            "mark.less-end": self._moving(lambda ends, span: ends.shorter(span, at_end=True)),
            "mark.more-start": self._moving(self._more_start),
            "mark.less-start": self._moving(self._less_start),
        }

    def _more_start(self, ends: Ends, span: Span) -> Span:
        return ends.begun_earlier(span) if self.view.is_guess(span) else ends.longer(span, at_end=False)

    def _less_start(self, ends: Ends, span: Span) -> Span:
        return ends.begun_later(span) if self.view.is_guess(span) else ends.shorter(span, at_end=False)

    def _moving(self, move: Callable[[Ends, Span], Span]) -> Action:
        def act(count: int) -> None:
            span = self.view.focused_span
            if span is not None:
                new, ends = span, self.view.ends
                for _ in range(count):
                    new = move(ends, new)
                self._move(span, new)

        return act

    def _move(self, old: Span, new: Span) -> None:
        """Let the mark stand on other words; a quotation that was guessed becomes one."""
        if new == old:
            self.asker.say("There is no further word to take or to give.")
            return
        mark = self._mark_on(old)
        if mark is None:
            said_by = self.opened.voices.speaker_at(old)
            made = self.opened.highlight(new, speaker=said_by)
        else:
            made = self.opened.move(mark.annotation.id, new)
        placed = self.opened.mark(made.id)
        span = placed.span if placed and placed.span else new
        self._done(span, _told(self.view.article.text_of(span), at_start=new.start != old.start))


def _told(text: str, *, at_start: bool) -> str:
    words = text.split()
    if len(words) < 2:
        return f"The mark is “{text}”."
    return f"It begins: {' '.join(words[:3])} …" if at_start else f"It ends: … {' '.join(words[-3:])}"
