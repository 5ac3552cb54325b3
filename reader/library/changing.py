"""Marks of the whole library, changed and deleted by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.errors import ReaderError
from reader.library.describing import excerpt
from reader.library.finding import SHORTEST_START
from reader.library.naming import Naming
from reader.marks.beside import rewritten
from reader.marks.history import Change
from reader.marks.model import Annotation, Entity
from reader.marks.tidying import tidied

SHOWN_START = 12


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to become of marks: fields that are set, and what is added to or taken from some."""

    fields: dict[str, Any]
    """By the names of `Annotation`'s fields."""
    tags: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    without_tags: tuple[str, ...] = ()
    without_entities: tuple[Entity, ...] = ()

    def of(self, mark: Annotation) -> Annotation:
        """Return a mark as it is to become; what does not change is as it was."""
        gone = {tag.removeprefix("#") for tag in self.without_tags}
        fields = {
            **self.fields,
            "tags": (*(tag for tag in mark.tags if tag not in gone), *self.tags),
            "entities": (*(one for one in mark.entities if one not in self.without_entities), *self.entities),
        }
        return rewritten(mark, tidied(**fields))


def find_marks(marks: Sequence[Annotation], names: Sequence[str]) -> tuple[Annotation, ...]:
    """Return the marks that ids, or at least four characters of their starts, mean; each once.

    Raises:
        ReaderError: One means none, or several.
    """
    return tuple({mark.id: mark for mark in (_found(marks, name) for name in names)}.values())


def change_marks(naming: Naming, names: Sequence[str], edit: Edit) -> tuple[Annotation, ...]:
    """Change marks in one step, and return those that became different; raises as `find_marks`."""
    before = find_marks(naming.store.all_annotations(), names)
    pairs = [(old, edit.of(old)) for old in before]
    now = naming.now()
    changed = [(old, replace(new, modified=now)) for old, new in pairs if new != old]
    if changed:
        olds, news = zip(*changed, strict=True)
        naming.past.make(Change(_described("change", olds), tuple(olds), tuple(news)))
    return tuple(new for _, new in changed)


def delete_marks(naming: Naming, names: Sequence[str]) -> tuple[Annotation, ...]:
    """Take marks away in one step, and return them; raises as `find_marks`."""
    gone = find_marks(naming.store.all_annotations(), names)
    if gone:
        naming.past.make(Change(_described("delete", gone), gone))
    return gone


def _found(marks: Sequence[Annotation], name: str) -> Annotation:
    begun = [mark for mark in marks if mark.id == name]
    if not begun and len(name) >= SHORTEST_START:
        begun = [mark for mark in marks if mark.id.startswith(name.lower())]
    if len(begun) == 1:
        return begun[0]
    if begun:
        names = ", ".join(mark.id[:SHOWN_START] for mark in begun)
        raise ReaderError(f"{name} could be any of the marks {names}; write more of the id.")
    raise ReaderError(f"No mark {name} in the library; `pressmark annotations` names them.")


def _described(what: str, marks: Sequence[Annotation]) -> str:
    if len(marks) == 1:
        return f"{what} “{excerpt(marks[0].selector.exact)}”"
    return f"{what} {len(marks)} marks"
