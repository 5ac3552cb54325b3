"""What is done with a name of the library: renamed, joined, parted, described."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from reader.article.model import EntityKind
from reader.errors import ReaderError
from reader.library.dossiers import Known, called
from reader.library.entity_listing import label, meant, told_merge
from reader.library.naming import Naming
from reader.marks.beside import whole
from reader.marks.model import Entity
from reader.tui.screens.base import Action
from reader.tui.screens.dialog import Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingActs:
    """The commands of a page that shows names, or one of them."""

    naming: Callable[[], Naming]
    entity: Callable[[], Known | None]
    """What the commands are for."""
    passages: Callable[[], Collection[str]]
    """The ids of the marks that are to be parted from it."""
    ask: Ask
    done: Callable[[str, Entity | None], None]
    """Shows what came of it, and tells it; with the entity, where it is now called otherwise."""
    tell: Callable[[str], None]
    key_of: Callable[[str], str]
    mentions: Callable[[Known], object]
    """Looks for all mentions in the library."""

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        acts = {
            "rename": self._rename,
            "merge": self._merge,
            "part": self._part,
            "identifier": self._identify,
            "aliases": self._call,
            "note": self._note,
            "mentions": self.mentions,
        }
        return {f"entities.{name}": self._on_entity(act) for name, act in acts.items()}

    def _on_entity(self, act: Callable[[Known], object]) -> Action:
        def acting(_: int) -> object:
            known = self.entity()
            if known is not None:
                return act(known)
            self.tell("There is no name here.")
            return None

        return acting

    def _line(self, question: str, value: str, keep: Callable[[str], None], **helps: Any) -> object:  # noqa: ANN401 - those of the dialog
        from reader.tui.screens.line_dialog import LineDialog

        accept, cancel, way = map(self.key_of, ("dialog.accept", "dialog.cancel", "dialog.next-field"))
        completes = f"{way} completes · " if "ways" in helps else ""
        hint = f"{completes}{accept} keeps · {cancel} changes nothing"
        return self.ask(LineDialog(question, value, hint, **helps), keep)

    def _rename(self, known: Known) -> object:
        old = known.entity

        def says(typed: str) -> str:
            other = next(
                (one for one in self.naming().known() if one.entity == Entity(old.kind, typed)), None
            )
            joins = other is not None and other.entity != old
            return f"That is a name already: {told_merge(known, other)}" if other and joins else ""

        def keep(name: str) -> None:
            new = Entity(old.kind, name)
            marks = self.naming().rename(old, new)
            self.done(f"{old.name} is now {name}, in {_counted(marks)}.", new)

        return self._line(f"Another name for {label(old)}", old.name, keep, says=says)

    def _merge(self, known: Known) -> object:
        others = [one for one in self.naming().known() if one.entity != known.entity]

        def says(typed: str) -> str:
            try:
                return told_merge(known, meant(others, typed)) if typed.strip() else ""
            except ReaderError as error:
                return str(error)

        def ways(typed: str) -> list[str]:
            return [label(one.entity) for one in (called(others, typed) if typed.strip() else others)]

        def keep(typed: str) -> None:
            other = meant(others, typed).entity
            marks = self.naming().rename(known.entity, other)
            self.done(f"{known.entity.name} is one with {other.name}: {_counted(marks)} changed.", other)

        return self._line(f"{label(known.entity)} is the same as", "", keep, says=says, ways=ways)

    def _part(self, known: Known) -> object:
        passages = self.passages()
        if not passages:
            opens, chooses = self.key_of("page.open"), self.key_of("page.choose")
            self.tell(f"{opens} opens the dossier; {chooses} chooses passages there.")
            return None
        from reader.library.completing import of_article, of_library
        from reader.tui.screens.entity_dialog import EntityDialog

        def keep(new: Entity) -> None:
            marks = self.naming().part(known.entity, new, passages)
            self.done(f"{_counted(marks)} of {known.entity.name} now name {label(new)}.", None)

        letters = {kind: self.key_of(f"kind.{kind.value}") for kind in EntityKind}
        question = f"Whom {_counted(len(passages))} of {label(known.entity)} name instead"
        hint = f"a letter chooses the kind · {self.key_of('dialog.accept')} keeps"
        store = self.naming().store
        dialog = EntityDialog(
            question,
            known.entity,
            letters,
            hint,
            at_once=of_article({}),
            later=lambda: of_library({}, store.all_annotations(), store.entities()),
        )
        return self.ask(dialog, keep)

    def _identify(self, known: Known) -> object:
        def keep(typed: str) -> None:
            record = self.naming().describe(known.entity, identifier=typed)
            self.done(f"Wikidata {record.identifier}." if record.identifier else "No Wikidata item.", None)

        old = known.record.identifier if known.record else ""
        return self._line(f"The Wikidata item of {label(known.entity)}, as in Q212", old, keep)

    def _call(self, known: Known) -> object:
        def keep(typed: str) -> None:
            record = self.naming().describe(known.entity, aliases=typed.split(","))
            self.done(f"Also called {', '.join(record.aliases) or 'nothing else'}.", None)

        return self._line(
            f"What else {label(known.entity)} is called, separated by commas",
            ", ".join(known.names[1:]),
            keep,
        )

    def _note(self, known: Known) -> object:
        from reader.tui.screens.dialogs import NoteDialog

        def keep(note: str) -> None:
            self.naming().describe(known.entity, note=note, seen=known)
            self.done("Note kept." if note else "No note.", None)

        hint = f"{self.key_of('note.accept')} keeps · {self.key_of('note.new-line')} new line"
        there = whole(known.record, "note") if known.record else ""
        return self.ask(NoteDialog(label(known.entity), there, hint), keep)


def _counted(marks: int) -> str:
    return f"{marks:,} mark{'' if marks == 1 else 's'}"
