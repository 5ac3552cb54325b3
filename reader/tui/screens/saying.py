"""The dialogs on a passage: who speaks, its tags, what it means in another language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, TextArea
from typing_extensions import override

from reader.article.normalise import clean_line, clean_lines
from reader.library.known import offered, tag_begun, with_tag
from reader.marks.tidying import read_tags
from reader.tui.screens.base import Action
from reader.tui.screens.dialog import Result
from reader.tui.screens.dialogs import FieldDialog, caption
from reader.tui.widgets.completing import Completing


class CompletingDialog(FieldDialog[Result]):
    """Asks for names of which many are known, in one field."""

    def __init__(
        self, passage: str, value: str, *, placeholder: str, known: Sequence[str], hint: str
    ) -> None:
        super().__init__()
        self._passage, self._value, self._hint = passage, value, hint
        self._placeholder, self._known = placeholder, known

    IS_ONE: ClassVar[bool] = False
    """Whether the whole field is one name."""

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield caption(self._passage)
            yield Completing(
                self._value,
                placeholder=self._placeholder,
                offer=self.offer,
                take=self.take,
                select=self.IS_ONE,
            )
            yield caption(self._hint)

    def on_mount(self) -> None:
        """Type at once."""
        self.set_focus(self.completing.field)

    @property
    def completing(self) -> Completing:
        """The field."""
        return self.query_one(Completing)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("completing", "dialog")

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            "completing.complete": lambda _: self.completing.complete(),
            "completing.next": lambda count: self.completing.choose(count),
            "completing.previous": lambda count: self.completing.choose(-count),
            "dialog.accept": lambda _: self.dismiss(self.result(self.completing.value)),
            "dialog.next-field": lambda _: None,
            "dialog.previous-field": lambda _: None,
            "dialog.cancel": lambda _: self._cancel(),
        }

    def offer(self, typed: str) -> Sequence[str]:
        """Return the names that what is typed may become."""
        return offered(typed, self._known)

    def take(self, typed: str, name: str) -> str:
        """Put a name in the place of what is typed of it."""
        return name

    def result(self, typed: str) -> Result:
        """Make of what was typed what is asked for."""
        raise NotImplementedError

    def _cancel(self) -> None:
        self.dismiss(None)


class SpeakerDialog(CompletingDialog[str]):
    """Asks who speaks; an empty name says that nobody knows."""

    IS_ONE = True

    @override
    def result(self, typed: str) -> str:
        return clean_line(typed)


class TagsDialog(CompletingDialog[tuple[str, ...]]):
    """Asks for tags, separated by commas or spaces; none takes them away."""

    @override
    def offer(self, typed: str) -> Sequence[str]:
        whole = read_tags(typed)
        return [tag for tag in super().offer(tag_begun(typed)) if tag not in whole]

    @override
    def take(self, typed: str, name: str) -> str:
        return with_tag(typed, name)

    @override
    def result(self, typed: str) -> tuple[str, ...]:
        return read_tags(typed)


class Translated(NamedTuple):
    """A translation, and the language of the passage; empty where it is the article's."""

    language: str
    text: str


class TranslationDialog(FieldDialog[Translated]):
    """Asks for a translation of any number of lines, and for the language of the passage."""

    DEFAULT_CSS = """
    TranslationDialog #language { margin: 1 0 0 0; }
    """

    def __init__(self, passage: str, old: Translated, language: str, hint: str) -> None:
        """Ask.

        Args:
            passage: What is translated.
            old: What there is.
            language: The article's; empty where it is not known.
            hint: Which keys keep it.
        """
        super().__init__()
        self._passage, self._old, self._hint = passage, old, hint
        self._language = language

    @override
    def compose(self) -> ComposeResult:
        asked = f"language of the passage, if not the article's ({self._language or 'unknown'}): fr, uk, zh …"
        with Vertical():
            yield caption(self._passage)
            yield Input(
                self._old.language,
                placeholder=asked,
                select_on_focus=False,
                id="language",
                classes="field",
            )
            yield TextArea(
                self._old.text,
                placeholder="translation",
                soft_wrap=True,
                tab_behavior="focus",
                id="translation",
                classes="field",
            )
            yield caption(self._hint)

    def on_mount(self) -> None:
        """Start at the end of the translation."""
        area = self.query_one(TextArea)
        self.set_focus(area)
        area.move_cursor(area.document.end)

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("note", "dialog") if isinstance(self.focused, TextArea) else ("dialog",)

    @override
    def actions(self) -> Mapping[str, Action]:
        area = self.query_one(TextArea)
        return {
            "note.accept": lambda _: self._accept(),
            "note.new-line": lambda _: area.insert("\n"),
            "note.cancel": lambda _: self._cancel(),
            "dialog.accept": lambda _: self._accept(),
            "dialog.next-field": lambda _: self._switch(),
            "dialog.previous-field": lambda _: self._switch(),
            "dialog.cancel": lambda _: self._cancel(),
        }

    def _switch(self) -> None:
        area, language = self.query_one(TextArea), self.query_one(Input)
        self.set_focus(language if self.focused is area else area)

    def _accept(self) -> None:
        language = clean_line(self.query_one(Input).value)
        self.dismiss(Translated(language, clean_lines(self.query_one(TextArea).text)))

    def _cancel(self) -> None:
        self.dismiss(None)
