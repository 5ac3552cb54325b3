"""Tagging every mention of a person, organisation or place in the whole library, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from reader.article.model import Article, Span
from reader.library.naming import Naming
from reader.library.tagging import Tagging
from reader.marks.history import Change
from reader.marks.model import Annotation, Entity
from reader.ports import ArticleRecord, Texts

AROUND = 60
"""Code points of the text that are shown on either side of a mention."""


class Place(NamedTuple):
    """A passage that names an entity and is not tagged as it."""

    record: ArticleRecord
    span: Span
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """The mentions of an entity in all articles that the library has kept."""

    naming: Naming
    texts: Texts
    new_id: Callable[[], str]
    now: Callable[[], datetime]

    def articles(self) -> tuple[ArticleRecord, ...]:
        """Return the articles in which mentions can be looked for, the one opened last first."""
        return self.naming.store.articles()

    def untagged(self, record: ArticleRecord, entity: Entity) -> tuple[Place, ...]:
        """Find where an article names an entity and no mark says so; takes a while for a long article.

        Raises:
            StoreError: The article's text is gone.
        """
        tagging = self._tagging(record)
        found = (one.span for one in tagging.preview(entity) if not one.tagged)
        return tuple(_place(record, tagging.article, span) for span in found)

    def state_of(self, record: ArticleRecord, entity: Entity) -> int:
        """Return a number that is another one where `untagged` may find something else than before."""
        marks = self.naming.store.annotations(record.id)
        return hash((record.text_hash, self.naming.names_of(entity), marks))

    def tag(self, entity: Entity, places: Iterable[Place]) -> int:
        """Tag passages, those of one article together, in one change; return how many were tagged."""
        before: list[Annotation] = []
        after: list[Annotation] = []
        articles = 0
        for record, some in groupby(places, key=lambda place: place.record):
            old, new = self._tagging(record).tagged(entity, [place.span for place in some])
            before += old
            after += new
            articles += bool(new)
        if after:
            what = f"tag {entity.name}, {_counted(len(after), 'mention')} in {_counted(articles, 'article')}"
            self.naming.past.make(Change(what, tuple(before), tuple(after)))
        return len(after)

    def _tagging(self, record: ArticleRecord) -> Tagging:
        article = self.texts.get(record.text_hash)
        return Tagging(record=record, article=article, naming=self.naming, new_id=self.new_id, now=self.now)


def _place(record: ArticleRecord, article: Article, span: Span) -> Place:
    text = article.text
    before = text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AROUND].partition("\n")[0]
    return Place(record, span, before, article.text_of(span), after)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
