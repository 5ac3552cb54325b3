"""Tagging what an article speaks of: every mention of a person, organisation or place in one step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from reader.article.mentions import mentions_of
from reader.article.model import Article, Span
from reader.article.normalise import clean_line
from reader.layout.search import folded
from reader.library.naming import Naming
from reader.library.suggested import spoken_of
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
    placed: Callable[[], Collection[PlacedMark]] | None = None
    """Gives the article's marks where they are in memory; else they are read from the store."""
    make: Callable[[Change], object] | None = None
    """Makes a change where somebody shows the article; else `naming.past` does."""

    def preview(self, entity: Entity) -> tuple[Mention, ...]:
        """Find every mention of an entity, by its name and its aliases, in the order of the text."""
        tagged = _Tagged(self._marks())
        names = self.naming.names_of(entity)
        spans = mentions_of(self.article, entity.kind, names)
        return tuple(Mention(span, tagged.so(entity, span)) for span in spans)

    def tag(self, entity: Entity, spans: Collection[Span], *, written: str = "") -> tuple[Annotation, ...]:
        """Tag passages as mentions of an entity, in one change; return the marks that this made or added to.

        What is tagged so already is left as it is. A bare mention of something else on the very passage gets
        the entity added; beside a highlight there comes a mark of its own.

        Args:
            entity: What they name.
            spans: The passages.
            written: What the article calls it, where that is another name: it is kept as an alias.
        """
        before, after = self._tagged({entity: spans})
        if after:
            old, new = self._also_called(entity, written)
            words = f"tag {entity.name}, {_counted(len(after), 'mention')}"
            self._make(Change(words, before, after, known_before=old, known_after=new))
        return after

    def tag_all(self, chosen: Mapping[Entity, Collection[Span]]) -> tuple[Annotation, ...]:
        """Tag what several entities are named by, in one change; as `tag`."""
        before, after = self._tagged(chosen)
        if after:
            named = {entity for mark in after for entity in mark.entities} & set(chosen)
            words = f"tag {_counted(len(named), 'name')}, {_counted(len(after), 'mention')}"
            self._make(Change(words, before, after))
        return after

    def tagged(
        self, entity: Entity, spans: Collection[Span]
    ) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
        """Return the marks that `tag` would add to, as they are, and all that it would store."""
        return self._tagged({entity: spans})

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return what the article speaks of and is neither tagged nor refused, the most often named first."""
        tagged = _Tagged(self._marks())
        found = spoken_of(self.article, self.naming.store.entities(), self.record.id)
        left = (
            Suggestion(entity, tuple(span for span in spans if not tagged.settled(entity, span)))
            for entity, spans in found.items()
        )
        return tuple(sorted((one for one in left if one.spans), key=lambda one: -len(one.spans)))

    def refuse(self, entity: Entity) -> None:
        """Suggest an entity in this article no more, ever; an undo brings it back."""
        old = self.naming.record(entity)
        if old and self.record.id in old.refused_in:
            return
        base = old or EntityRecord(entity=entity, modified=self.now())
        new = replace(base, refused_in=(*base.refused_in, self.record.id), modified=self.now())
        known = (old,) if old else ()
        self._make(Change(f"refuse {entity.name}", known_before=known, known_after=(new,)))

    def _tagged(
        self, chosen: Mapping[Entity, Collection[Span]]
    ) -> tuple[tuple[Annotation, ...], tuple[Annotation, ...]]:
        """Return the marks that are to name entities, as they are and as they would be."""
        placed = self._marks()
        tagged = _Tagged(placed)
        bare = {mark.span: mark.annotation for mark in placed if mark.annotation.kind == MarkKind.MENTION}
        new: dict[Span, Annotation] = {}
        for entity, spans in chosen.items():
            for span in sorted(set(spans)):
                if not tagged.so(entity, span):
                    new[span] = self._mention(new.get(span) or bare.get(span), span, entity)
        return tuple(bare[span] for span in new if span in bare), tuple(new.values())

    def _also_called(
        self, entity: Entity, written: str
    ) -> tuple[tuple[EntityRecord, ...], tuple[EntityRecord, ...]]:
        """Return what is known of an entity, before and after it is known to be called something too."""
        old, name = self.naming.record(entity), clean_line(written)
        if not name or folded(name) in map(folded, self.naming.names_of(entity)):
            return (), ()
        base = old or EntityRecord(entity=entity, modified=self.now())
        new = replace(base, aliases=(*base.aliases, name), modified=self.now())
        return (old,) if old else (), (new,)

    def _make(self, change: Change) -> None:
        (self.make or self.naming.past.make)(change)

    def _marks(self) -> Collection[PlacedMark]:
        if self.placed is not None:
            return self.placed()
        marks = self.naming.store.annotations(self.record.id)
        return place_marks(self.article.text, marks, self.record.text_hash)

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

    def __init__(self, marks: Iterable[PlacedMark]) -> None:
        self._bare: set[Span] = set()
        self._on: dict[Entity, set[Span]] = {}
        self._within: dict[Entity, list[Span]] = {}
        here = ((mark.span, mark.annotation) for mark in marks if mark.span)
        for span, annotation in here:
            if annotation.kind == MarkKind.MENTION:
                self._bare.add(span)
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

    def settled(self, entity: Entity, span: Span) -> bool:
        """Tell whether there is nothing to suggest on a passage, as `suggested.settles` of one mark."""
        return span in self._bare or self.so(entity, span)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
