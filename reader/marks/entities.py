"""What the library knows of the people, organisations and places that marks name, beyond their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from reader.marks.model import Annotation, Beside, Entity

WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """What the user said of an entity; one that marks only name has none."""

    entity: Entity
    aliases: tuple[str, ...] = ()
    """Other names that mean it, those that it had before it was renamed among them."""
    identifier: str = ""
    """An item of Wikidata, as in "Q212"; or empty."""
    note: str = ""
    refused_in: tuple[str, ...] = ()
    """The ids of the articles in which it is not to be suggested."""
    modified: datetime
    beside: tuple[Beside, ...] = ()
    """What was typed elsewhere at the same time; it goes when that field is written anew."""


def renamed(
    annotations: Iterable[Annotation], old: Entity, new: Entity, at: datetime
) -> Iterator[Annotation]:
    """Give the marks that name one entity as they are when they name another instead.

    So entities are renamed, two made one, and, where only some of the marks are given, one made two.
    """
    for annotation in annotations:
        if old in annotation.entities:
            named = (new if entity == old else entity for entity in annotation.entities)
            yield replace(annotation, entities=tuple(dict.fromkeys(named)), modified=at)


def joined(kept: EntityRecord, gone: EntityRecord, at: datetime) -> EntityRecord:
    """Make one record of two that mean the same: what is said of both stays, the first's name counts."""
    names = dict.fromkeys((*kept.aliases, gone.entity.name, *gone.aliases))
    names.pop(kept.entity.name, None)
    from reader.marks.beside import whole

    notes = dict.fromkeys(filter(None, (whole(kept, "note"), whole(gone, "note"))))
    return EntityRecord(
        entity=kept.entity,
        aliases=tuple(names),
        identifier=kept.identifier or gone.identifier,
        note="\n".join(notes),
        refused_in=tuple(dict.fromkeys((*kept.refused_in, *gone.refused_in))),
        modified=at,
    )
