"""Marks made from words that were typed elsewhere: planned first, all of them, and made then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader.article.model import Article
from reader.errors import ReaderError
from reader.library.naming import Naming
from reader.library.open_article import OpenArticle
from reader.library.quoting import Passage, passage_of
from reader.library.tagging import Mention, Tagging
from reader.marks.model import Annotation, Entity, MarkKind, Status
from reader.marks.tidying import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A mark that is to be made."""

    article: str
    """An id or the start of one, an address or a file."""
    quote: str = ""
    nth: int | None = None
    after: str = ""
    kind: str = ""
    """Where it is empty, a quote; or a mention, where nothing but entities is given."""
    speaker: str | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    status: Status | None = None
    language: str | None = None
    translation: str = ""
    off_record: bool = False
    all_mentions: bool = False
    """Whether every mention of the entities is to be tagged, instead of one passage."""

    @property
    def kind_meant(self) -> str:
        """What kind of mark it is to be."""
        names_alone = self.entities and not self.says_more
        return self.kind or (MarkKind.MENTION if names_alone else MarkKind.QUOTE).value

    @property
    def says_more(self) -> bool:
        """Whether anything is given but whom it names, and where."""
        return bool(self.speaker or self.note or self.tags or self.checked)

    @property
    def checked(self) -> Checked:
        """What is said of the passage beyond its words."""
        given = Checked()
        if self.status:
            given["status"] = self.status
        if self.language:
            given["language"] = self.language
        if self.translation:
            given["translation"] = self.translation
        if self.off_record:
            given["off_record"] = True
        return given


class Planned(NamedTuple):
    """A mark that can be made."""

    wanted: Wanted
    article: Article
    opened: OpenArticle | None
    """None where the article is only looked at."""
    passage: Passage | None = None
    mentions: tuple[tuple[Entity, tuple[Mention, ...]], ...] = ()
    """Every mention, where all are wanted."""


class Made(NamedTuple):
    """A mark that was made, or added to."""

    mark: Annotation
    passage: Passage
    is_new: bool


@dataclass(frozen=True, slots=True)
class Annotator:
    """Makes marks. Any method can raise a `ReaderError`."""

    naming: Naming
    new_id: Callable[[], str]
    open_article: Callable[[str], tuple[Article, OpenArticle | None]]
    """Gives what is meant by a name."""

    def plan(self, wanted: Wanted) -> Planned:
        """Find the passage of a mark, or the mentions; nothing is changed."""
        article, opened = self.open_article(wanted.article)
        planned = Planned(wanted, article, opened)
        if wanted.all_mentions:
            return planned._replace(mentions=self._mentions(wanted, article, opened))
        passage = passage_of(article, wanted.quote, nth=wanted.nth, after=wanted.after)
        return planned._replace(passage=passage)

    def make(self, planned: Planned) -> tuple[Made, ...]:
        """Make what was planned; of several mentions those that are tagged already stay as they are."""
        assert planned.opened is not None
        if planned.passage is not None:
            return (_marked(planned.opened, planned.wanted, planned.passage),)
        tagging = self._tagging(planned.opened)
        before = {mark.annotation.id for mark in planned.opened.marks()}
        made: list[Made] = []
        for entity, mentions in planned.mentions:
            for mark in tagging.tag(entity, [mention.span for mention in mentions]):
                span = next(one.span for one in mentions if one.span.start == mark.selector.start)
                made.append(Made(mark, Passage(span, exact=True), mark.id not in before))
        return tuple(made)

    def _mentions(
        self, wanted: Wanted, article: Article, opened: OpenArticle | None
    ) -> tuple[tuple[Entity, tuple[Mention, ...]], ...]:
        from reader.article.mentions import mentions_of

        found: list[tuple[Entity, tuple[Mention, ...]]] = []
        for entity in wanted.entities:
            if opened is not None:
                mentions = self._tagging(opened).preview(entity)
            else:
                spans = mentions_of(article, entity.kind, self.naming.names_of(entity))
                mentions = tuple(Mention(span, tagged=False) for span in spans)
            if not mentions:
                raise ReaderError(f"The article names no {entity.name}, {entity.kind.value}.")
            found.append((entity, mentions))
        return tuple(found)

    def _tagging(self, opened: OpenArticle) -> Tagging:
        return Tagging(
            record=opened.record,
            article=opened.article,
            naming=self.naming,
            new_id=self.new_id,
            now=self.naming.now,
        )


def _marked(opened: OpenArticle, wanted: Wanted, passage: Passage) -> Made:
    before = {mark.annotation.id for mark in opened.marks()}
    mark = opened.highlight(
        passage.span,
        wanted.kind_meant,
        speaker=wanted.speaker,
        note=wanted.note,
        tags=wanted.tags,
        entities=wanted.entities,
        **wanted.checked,
    )
    return Made(mark, passage, mark.id not in before)
