"""What can be done with the people, organisations and places of a library: describe, rename, join, part."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.library.dossiers import Dossier, Known, dossier, known_entities
from reader.library.filters import Listed
from reader.library.past import Past
from reader.marks.beside import rewritten
from reader.marks.entities import WIKIDATA, EntityRecord, joined, renamed
from reader.marks.history import Change
from reader.marks.model import Annotation, Entity
from reader.marks.tidying import tidy_note
from reader.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The entities of a library. Every change is stored at once and can be undone."""

    store: Store
    past: Past
    now: Callable[[], datetime]

    def marks(self) -> tuple[Listed, ...]:
        """Return every mark of the library with its article; one whose article is gone is left out."""
        records = {record.id: record for record in self.store.articles()}
        return tuple(
            Listed(mark, records[mark.article_id])
            for mark in self.store.all_annotations()
            if mark.article_id in records
        )

    def known(self) -> tuple[Known, ...]:
        """Return what marks name, and what the user described, the most often named first."""
        return known_entities(self.marks(), self.store.entities(), self.now().date())

    def dossier(self, entity: Entity) -> Dossier:
        """Return what was said by and of an entity.

        Raises:
            ReaderError: The library does not know it.
        """
        marks = self.marks()
        for known in known_entities(marks, self.store.entities(), self.now().date()):
            if known.entity == entity:
                return dossier(known, marks)
        raise ReaderError(f"Nothing in the library names {entity.name}, {entity.kind.value}.")

    def record(self, entity: Entity) -> EntityRecord | None:
        """Return what the user said of an entity, if anything."""
        return next((record for record in self.store.entities() if record.entity == entity), None)

    def names_of(self, entity: Entity) -> tuple[str, ...]:
        """Return an entity's name and aliases."""
        record = self.record(entity)
        return (entity.name, *(record.aliases if record else ()))

    def describe(
        self,
        entity: Entity,
        *,
        aliases: Sequence[str] | None = None,
        identifier: str | None = None,
        note: str | None = None,
        seen: Known | None = None,
    ) -> EntityRecord:
        """Keep what is known of an entity; what is None stays as it was.

        Args:
            entity: Of which.
            aliases: What else it is called.
            identifier: Its item of Wikidata.
            note: What is said of it, in the place of all that was.
            seen: It as whoever wrote the note had it before them; a note that came since stays beside.

        Raises:
            ReaderError: The identifier is none of Wikidata's.
        """
        old = self.record(entity)
        nothing = EntityRecord(entity=entity, modified=self.now())
        base = old or nothing
        given = {
            "aliases": None if aliases is None else _tidy_names(aliases, entity.name),
            "identifier": None if identifier is None else _tidy_identifier(identifier),
            "note": None if note is None else tidy_note(note),
        }
        fields = {name: value for name, value in given.items() if value is not None}
        new = rewritten(base, fields, None if seen is None else seen.record or nothing)
        if new != base:
            new = replace(new, modified=self.now())
            before = (old,) if old else ()
            self.past.make(Change(f"what is known of {entity.name}", known_before=before, known_after=(new,)))
        return new

    def rename(self, old: Entity, new: Entity) -> int:
        """Give an entity another name or kind; where the new one is there already, the two become one.

        Marks that name the old one name the new one, and the old name stays as an alias.

        Returns:
            How many marks changed.

        Raises:
            ReaderError: The new name is empty.
        """
        new = Entity(new.kind, clean_line(new.name))
        if not new.name:
            raise ReaderError("An entity needs a name; nothing was changed.")
        if new == old:
            return 0
        now = self.now()
        records = {record.entity: record for record in self.store.entities()}
        gone, kept = records.get(old), records.get(new)
        whole = joined(
            kept or EntityRecord(entity=new, modified=now),
            gone or EntityRecord(entity=old, modified=now),
            now,
        )
        before, after = self._renamed(self.store.all_annotations(), old, new)
        self.past.make(
            Change(
                _counted(f"rename {old.name} to {new.name}", len(after)),
                before,
                after,
                known_before=tuple(record for record in (gone, kept) if record),
                known_after=(whole,),
            )
        )
        return len(after)

    def part(self, old: Entity, new: Entity, annotation_ids: Collection[str]) -> int:
        """Have some of the marks that name one entity name another instead; return how many did.

        Raises:
            ReaderError: The new name is empty.
        """
        new = Entity(new.kind, clean_line(new.name))
        if not new.name:
            raise ReaderError("An entity needs a name; nothing was changed.")
        chosen = [mark for mark in self.store.all_annotations() if mark.id in annotation_ids]
        before, after = self._renamed(chosen, old, new)
        if after:
            self.past.make(Change(_counted(f"part {new.name} from {old.name}", len(after)), before, after))
        return len(after)

    def _renamed(
        self, marks: Sequence[Annotation], old: Entity, new: Entity
    ) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
        after = tuple(renamed(marks, old, new, self.now()))
        touched = {mark.id for mark in after}
        return tuple(mark for mark in marks if mark.id in touched), after


def _tidy_names(names: Sequence[str], but: str) -> tuple[str, ...]:
    cleaned = dict.fromkeys(filter(None, map(clean_line, names)))
    cleaned.pop(but, None)
    return tuple(cleaned)


def _tidy_identifier(identifier: str) -> str:
    """Read an item's number, or its address.

    Raises:
        ReaderError: It is neither.
    """
    item = clean_line(identifier).rpartition("/")[2].upper()
    if item and not WIKIDATA.fullmatch(item):
        raise ReaderError(f"“{clean_line(identifier)}” is no item of Wikidata; write it as in Q212.")
    return item


def _counted(what: str, marks: int) -> str:
    return f"{what}, {marks} mark{'' if marks == 1 else 's'}"
