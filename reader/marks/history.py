"""Undo and redo, as values: a history is never changed, a step gives a new one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.marks.model import Annotation, Beside, Entity

if TYPE_CHECKING:
    from reader.marks.entities import EntityRecord

_Thing = TypeVar("_Thing", Annotation, "EntityRecord")
_Key = TypeVar("_Key", bound=Hashable)


class Change(NamedTuple):
    """One change of marks, and of what is known of the entities that they name."""

    description: str
    """What was done, in words that follow "Undid:"."""
    before: tuple[Annotation, ...] = ()
    """The marks that it touched, as they were; a mark that it made is missing here."""
    after: tuple[Annotation, ...] = ()
    """The same marks, as they became; a mark that it deleted is missing here."""
    known_before: tuple[EntityRecord, ...] = ()
    """What was known of the entities that it touched."""
    known_after: tuple[EntityRecord, ...] = ()
    """What became known of them."""

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.description, self.after, self.before, self.known_after, self.known_before)

    def touches(self, article_id: str) -> bool:
        """Tell whether it changed anything that is seen in an article."""
        if any(mark.article_id == article_id for mark in (*self.before, *self.after)):
            return True
        refused_before, refused_after = (
            {record.entity for record in known if article_id in record.refused_in}
            for known in (self.known_before, self.known_after)
        )
        return refused_before != refused_after


class History(NamedTuple):
    """The changes that were made, and those that were taken back, each with the next one last."""

    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def push(self, change: Change) -> History:
        """Add a change; what was undone before it cannot be redone any more."""
        return History((*self.done, change))

    def last_done(self, article_id: str | None = None) -> Change | None:
        """Return the change that an undo would take back: of one article, or of all."""
        return _last(self.done, article_id)

    def last_undone(self, article_id: str | None = None) -> Change | None:
        """Return the change that a redo would make again: of one article, or of all."""
        return _last(self.undone, article_id)

    def undo(self, change: Change, redo: Change) -> History:
        """Take a change out of those that were made; `redo` would make it again."""
        return History(_without(self.done, change), (*self.undone, redo))

    def redo(self, change: Change, undo: Change) -> History:
        """Take a change out of those that were taken back; `undo` would take it back again."""
        return History((*self.done, undo), _without(self.undone, change))


def settled(change: Change, marks: Mapping[str, Annotation], known: Mapping[Entity, EntityRecord]) -> Change:
    """Return what a change comes to now that others may have changed the same.

    Only the fields that it changed are set, so that what another window wrote into others stays; what is
    gone does not come back by an edit, and what is there already is not made twice.

    Args:
        change: What is to be made.
        marks: As they are, by id; those that the change speaks of at least.
        known: What is known of entities, as it is; likewise.
    """
    pairs = list(_settled(change.before, change.after, marks, lambda mark: mark.id))
    records = list(_settled(change.known_before, change.known_after, known, lambda record: record.entity))
    return Change(
        change.description,
        before=tuple(old for old, _ in pairs if old),
        after=tuple(new for _, new in pairs if new),
        known_before=tuple(old for old, _ in records if old),
        known_after=tuple(new for _, new in records if new),
    )


def _settled(
    before: Iterable[_Thing],
    after: Iterable[_Thing],
    now: Mapping[_Key, _Thing],
    key: Callable[[_Thing], _Key],
) -> Iterator[tuple[_Thing | None, _Thing | None]]:
    """Give each thing as it is and as it is to become; None where it is not there."""
    olds: dict[_Key, _Thing] = {key(one): one for one in before}
    news: dict[_Key, _Thing] = {key(one): one for one in after}
    for name in dict.fromkeys([*olds, *news]):
        there, old, new = now.get(name), olds.get(name), news.get(name)
        if old is not None and new is not None and there is not None:
            edited = _edited(there, old, new)
            if edited != there:
                yield there, edited
        elif new is None and there is not None:
            yield there, None
        elif old is None and there is None:
            yield None, new


def _edited(there: _Thing, old: _Thing, new: _Thing) -> _Thing:
    changed = {
        field.name: getattr(new, field.name)
        for field in fields(new)
        if getattr(new, field.name) != getattr(old, field.name)
    }
    if "beside" in changed:
        # What came in meanwhile was not there to be settled.
        changed["beside"] = (*new.beside, *_came(there.beside, old.beside))
    return replace(there, **changed)


def _came(there: Iterable[Beside], old: tuple[Beside, ...]) -> list[Beside]:
    return [one for one in there if one not in old]


def _last(changes: tuple[Change, ...], article_id: str | None) -> Change | None:
    wanted = (one for one in reversed(changes) if article_id is None or one.touches(article_id))
    return next(wanted, None)


def _without(changes: tuple[Change, ...], change: Change) -> tuple[Change, ...]:
    """Leave one change out, the latest of equal ones."""
    at = len(changes) - 1 - changes[::-1].index(change)
    return changes[:at] + changes[at + 1 :]
