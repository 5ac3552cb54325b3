"""The list of an article's marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.article.normalise import clean_line, guard
from reader.library import PlacedMark
from reader.marks.model import Annotation, MarkKind

LETTERS = {MarkKind.QUOTE: "Q", MarkKind.FACT: "F", MarkKind.DOUBT: "D", MarkKind.IDEA: "I"}
ENTITY_LETTERS = {"person": "P", "organisation": "O", "place": "G", "event": "E", "date": "T", "other": "X"}
"""G is for geography: P is taken by persons."""


class MarksPanel(OptionList, inherit_bindings=False):
    """Lists marks in reading order, those whose passage is gone last."""

    DEFAULT_CSS = """
    MarksPanel { border: none; border-left: vkey $primary; padding: 0 1; background: $surface; }
    MarksPanel:focus { border: none; border-left: vkey $accent; }
    """

    @dataclass
    class Jump(Message):
        """A mark was chosen."""

        annotation_id: str

    def show(self, marks: Sequence[PlacedMark]) -> None:
        """List these marks; the one that was chosen stays chosen where it is still there."""
        chosen = self.chosen
        self.clear_options()
        self.add_options([Option(described(mark), id=mark.annotation.id) for mark in marks])
        if not marks:
            self.add_option(Option(Content("No marks yet: H highlights."), disabled=True))
        ids = [mark.annotation.id for mark in marks]
        self.highlighted = ids.index(chosen) if chosen in ids else (0 if ids else None)

    @property
    def chosen(self) -> str | None:
        """The id of the mark under the cursor."""
        at = self.highlighted
        return None if at is None or at >= self.option_count else self.get_option_at_index(at).id

    def go(self, step: int) -> None:
        """Move the cursor by `step` marks, and stay at the ends."""
        if self.highlighted is not None:
            self.highlighted = min(max(0, self.highlighted + step), self.option_count - 1)

    def choose(self, annotation_id: str) -> None:
        """Put the cursor on a mark, if it is listed."""
        ids = [option.id for option in self.options]
        if annotation_id in ids:
            self.highlighted = ids.index(annotation_id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.post_message(self.Jump(event.option_id))


def letter_of(annotation: Annotation) -> str:
    """Return the letter that stands for a mark in the gutter and in lists."""
    if annotation.kind is not MarkKind.MENTION:
        return LETTERS[annotation.kind]
    return ENTITY_LETTERS[annotation.entities[0].kind.value] if annotation.entities else "·"


def described(mark: PlacedMark) -> Content:
    """Say what a mark is in a few lines: letter and words, speaker, entities, tags, note."""
    annotation = mark.annotation
    words = clean_line(annotation.selector.exact)
    lines = [
        Content.assemble(
            (letter_of(annotation), "bold"), " ", guard(words if len(words) < 120 else words[:119] + "…")
        )
    ]
    if annotation.speaker:
        lines.append(Content.styled(f"  — {guard(annotation.speaker)}", "italic"))
    about = [*(f"@{entity.name}" for entity in annotation.entities), *(f"#{tag}" for tag in annotation.tags)]
    if about:
        lines.append(Content(guard("  " + "  ".join(about))))
    if annotation.note:
        lines.append(Content(guard("  ✎ " + clean_line(annotation.note))))
    if mark.span is None:
        lines.append(Content.styled("  not in this version of the text", "italic"))
    return Content("\n").join(lines)
