"""Tagging what an article speaks of: every mention of a person, organisation or place in one step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from reader.article.mentions import mentions_of
from reader.article.model import Article, Span
from reader.layout.search import folded
from reader.library.naming import Naming
from reader.marks.anchoring import describe, place_marks
from reader.marks.entities import EntityRecord
from reader.marks.history import Change
from reader.marks.model import Annotation, Entity, MarkKind, PlacedMark
from reader.ports import ArticleRecord


class Mention(NamedTuple):
    """A passage that names an entity."""

    span: Span
    tagged: bool
    """Whether a mark on it names the entity already."""


class Suggestion(NamedTuple):
    """Something that the article speaks of and that is not yet tagged everywhere."""

    entity: Entity
    """As the library calls it, where its name there is an alias."""
    spans: tuple[Span, ...]
    """Where no mark names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """The entities of one article. Every change is stored at once and can be undone through `naming.past`."""

    record: ArticleRecord
    article: Article
    naming: Naming
    new_id: Callable[[], str]
    now: Callable[[], datetime]

    def preview(self, entity: Entity) -> tuple[Mention, ...]:
        """Find every mention of an entity, by its name and its aliases, in the order of the text."""
        tagged = _Tagged(self._marks())
        names = self.naming.names_of(entity)
        spans = mentions_of(self.article, entity.kind, names)
        return tuple(Mention(span, tagged.so(entity, span)) for span in spans)

    def tag(self, entity: Entity, spans: Collection[Span]) -> tuple[Annotation, ...]:
        """Tag passages as mentions of an entity, in one change; return the marks that this made or added to.

        What is tagged so already is left as it is. A bare mention of something else on the very passage gets
        the entity added; beside a highlight there comes a mark of its own.
        """
        before, after = self.tagged(entity, spans)
        if after:
            self.naming.past.make(Change(f"tag {entity.name}, {_counted(len(after))}", before, after))
        return after

    def tagged(
        self, entity: Entity, spans: Collection[Span]
    ) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
        """Return the marks that `tag` would add to, as they are, and all that it would store."""
        placed = self._marks()
        tagged = _Tagged(placed)
        bare = {mark.span: mark.annotation for mark in placed if mark.annotation.kind == MarkKind.MENTION}
        left = [span for span in sorted(set(spans)) if not tagged.so(entity, span)]
        before = tuple(bare[span] for span in left if span in bare)
        return before, tuple(self._mention(bare.get(span), span, entity) for span in left)

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return what the article speaks of and is neither tagged nor refused, the most often named first."""
        records = self.naming.store.entities()
        refused = {
            name for record in records if self.record.id in record.refused_in for name in _names(record)
        }
        called = {name: record.entity for record in records for name in _names(record)}
        tagged = _Tagged(self._marks())
        found: dict[Entity, list[Span]] = {}
        for one in self.article.entities:
            name = (one.kind, folded(one.name))
            entity = called.get(name) or Entity(one.kind, one.name)
            if name not in refused:
                left = (span for span in one.mentions if not tagged.so(entity, span))
                found.setdefault(entity, []).extend(left)
        some = (Suggestion(entity, tuple(sorted(spans))) for entity, spans in found.items() if spans)
        return tuple(sorted(some, key=lambda one: -len(one.spans)))

    def refuse(self, entity: Entity) -> None:
        """Suggest an entity in this article no more, ever; an undo brings it back."""
        old = self.naming.record(entity)
        if old and self.record.id in old.refused_in:
            return
        base = old or EntityRecord(entity=entity, modified=self.now())
        new = replace(base, refused_in=(*base.refused_in, self.record.id), modified=self.now())
        known = (old,) if old else ()
        self.naming.past.make(Change(f"refuse {entity.name}", known_before=known, known_after=(new,)))

    def _marks(self) -> tuple[PlacedMark, ...]:
        return place_marks(self.article.text, self.naming.store.annotations(self.record.id))

    def _mention(self, bare: Annotation | None, span: Span, entity: Entity) -> Annotation:
        now = self.now()
        if bare is not None:
            return replace(bare, entities=(*bare.entities, entity), modified=now)
        return Annotation(
            id=self.new_id(),
            article_id=self.record.id,
            text_hash=self.record.text_hash,
            selector=describe(self.article.text, span),
            kind=MarkKind.MENTION.value,
            entities=(entity,),
            created=now,
            modified=now,
        )


class _Tagged:
    """Which passages some marks name as what."""

    def __init__(self, marks: Collection[PlacedMark]) -> None:
        self._on: dict[Entity, set[Span]] = {}
        self._within: dict[Entity, list[Span]] = {}
        here = ((mark.span, mark.annotation) for mark in marks if mark.span)
        for span, annotation in here:
            for entity in annotation.entities:
                self._on.setdefault(entity, set()).add(span)
                if annotation.kind == MarkKind.MENTION:
                    self._within.setdefault(entity, []).append(span)

    def so(self, entity: Entity, span: Span) -> bool:
        """Tell whether a mark on a passage names an entity, or a bare mention around the passage does."""
        if span in self._on.get(entity, ()):
            return True
        mentions = self._within.get(entity, [])
        at = bisect_right(mentions, span.start, key=lambda one: one.start)
        return at > 0 and span.end <= mentions[at - 1].end


def _names(record: EntityRecord) -> Iterator[tuple[str, str]]:
    for name in (record.entity.name, *record.aliases):
        yield record.entity.kind, folded(name)


def _counted(mentions: int) -> str:
    return f"{mentions} mention{'' if mentions == 1 else 's'}"
