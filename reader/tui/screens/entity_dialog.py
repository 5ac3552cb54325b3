"""The dialog for an entity: its kind by a letter, its name typed, or chosen among those that are known."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input
from typing_extensions import override

from reader.article.model import EntityKind
from reader.article.normalise import clean_line
from reader.library.completing import Completion
from reader.marks.model import Entity
from reader.tui.screens.base import Action
from reader.tui.screens.dialogs import FieldDialog, caption
from reader.tui.widgets.entity_choices import KindChoice, NameChoice


class EntityDialog(FieldDialog[Entity]):
    """Asks for an entity: first its kind, by one letter, then its name."""

    def __init__(
        self,
        passage: str,
        proposed: Entity,
        letters: Mapping[EntityKind, str],
        hint: str,
        *,
        at_once: Completion,
        later: Callable[[], Completion],
    ) -> None:
        """Make the dialog.

        Args:
            passage: What is to be tagged.
            proposed: What it is likely to be; its name may be empty.
            letters: The keys of the kinds.
            hint: What the keys do.
            at_once: What the name is completed by at first.
            later: Gives what it is completed by as soon as that is found; called in a thread.
        """
        super().__init__()
        self._passage = passage
        self._proposed = proposed
        self._letters = letters
        self._hint = hint
        self._completion = at_once
        self._later = later
        self._typed = proposed.name
        """What the names are found by: a name that is chosen is in the field, and finds no others."""

    @override
    def compose(self) -> ComposeResult:
        with Vertical():
            yield caption(self._passage)
            yield KindChoice(self._letters)
            yield Input(self._proposed.name, placeholder="name", id="name", classes="field")
            yield NameChoice()
            yield caption(self._hint)

    def on_mount(self) -> None:
        """Ask for the kind first; the names of the library come when they are read."""
        self._kind.chosen = self._proposed.kind
        self.set_focus(self._kind)
        self._offer()
        self._complete()

    @work(exclusive=True, group="names")
    async def _complete(self) -> None:
        with self.complaining():
            self._completion = await asyncio.to_thread(self._later)
            if self._names.candidate is None:
                self._offer()

    @override
    def contexts(self) -> tuple[str, ...]:
        return ("kind", "names", "dialog") if self.focused is self._kind else ("names", "dialog")

    @override
    def actions(self) -> Mapping[str, Action]:
        return {
            **{f"kind.{kind.value}": self._choosing(kind) for kind in EntityKind},
            "kind.next": lambda count: self._kind.choose(count),
            "kind.previous": lambda count: self._kind.choose(-count),
            "dialog.accept": lambda _: self._accept(),
            "dialog.next-field": lambda _: self._go(1),
            "dialog.previous-field": lambda _: self._go(-1),
            "names.next": lambda count: self._choose(count),
            "names.previous": lambda count: self._choose(-count),
            "dialog.cancel": lambda _: self._cancel(),
        }

    @property
    def _kind(self) -> KindChoice:
        return self.query_one(KindChoice)

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    @property
    def _names(self) -> NameChoice:
        return self.query_one(NameChoice)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        candidate = self._names.candidate
        if event.value != (candidate.entity.name if candidate else self._typed):
            self._typed = event.value
            self._offer()

    def _offer(self) -> None:
        self._names.offer(self._completion.find(self._typed, self._names.most))

    def _choosing(self, kind: EntityKind) -> Action:
        def choose(_: int) -> None:
            self._kind.chosen = kind
            self.set_focus(self._field)

        return choose

    def _choose(self, step: int) -> None:
        """Choose another name, whose kind goes with it; beyond the last one comes what was typed."""
        if not self._names.found:
            return
        self._names.choose(step)
        candidate = self._names.candidate
        self._field.value = candidate.entity.name if candidate else self._typed
        self._kind.chosen = candidate.entity.kind if candidate else self._kind.chosen
        self._field.cursor_position = len(self._field.value)
        self.set_focus(self._field)

    def _go(self, step: int) -> None:
        """Go from the kind to the name; from the name, to the names that it may be."""
        if self.focused is self._kind:
            self.set_focus(self._field)
        elif self._names.found and (step > 0 or self._names.candidate is not None):
            self._choose(step)
        else:
            self.set_focus(self._kind)

    def _accept(self) -> None:
        name = clean_line(self._field.value)
        if name:
            self.dismiss(Entity(self._kind.chosen, name))
        else:
            self.set_focus(self._field)

    def _cancel(self) -> None:
        self.dismiss(None)
