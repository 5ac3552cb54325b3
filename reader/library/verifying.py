"""Whether what was quoted stands on its page now; nothing is written."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.article.model import NO_VALIDATORS, Article
from reader.errors import ReaderError
from reader.library.kept_marks import placing_in
from reader.library.refreshing import text_of
from reader.library.same_article import doubt
from reader.marks.anchoring.carrying import ALONE
from reader.marks.model import Annotation, PlacedMark, State
from reader.ports import ArticleRecord

if TYPE_CHECKING:
    from reader.library.filters import Listed
    from reader.library.library import Library


class Verdict(StrEnum):
    """What can be said of marked words."""

    WORD_FOR_WORD = "word for word"
    CHANGED = "changed"
    GONE = "gone"
    NOT_REACHABLE = "not reachable"
    """The page, or the part of it that would have them."""


class Verified(NamedTuple):
    """A mark, and how its words stand on the page now."""

    mark: Annotation
    verdict: Verdict
    now: str = ""
    """What stands there for words that were changed."""


class Checked(NamedTuple):
    """The marks of an article, each with its verdict."""

    record: ArticleRecord
    marks: tuple[Verified, ...]
    problem: str = ""
    """Why something could not be reached."""


class _Now(NamedTuple):
    """An article as its page has it now, and as it was last read; None where that is not kept any more."""

    article: Article
    before: Article | None

    @property
    def is_same(self) -> bool:
        return self.before is not None and self.before.text == self.article.text


def by_article(marks: Iterable[Listed]) -> list[tuple[ArticleRecord, list[Annotation]]]:
    """Put the marks of each article together, in the order in which the articles come first."""
    records: dict[str, ArticleRecord] = {}
    gathered: dict[str, list[Annotation]] = {}
    for mark, record in marks:
        records.setdefault(record.id, record)
        gathered.setdefault(record.id, []).append(mark)
    return [(records[name], some) for name, some in gathered.items()]


class Verifier:
    """Looks marks up on the pages that they were made on, several pages at once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._cleaning = asyncio.Lock()

    async def verify(self, record: ArticleRecord, marks: Sequence[Annotation]) -> Checked:
        """Look up the marks of one article."""
        try:
            now = await self._now(record)
        except ReaderError as error:
            lost = tuple(Verified(mark, Verdict.NOT_REACHABLE) for mark in marks)
            return Checked(record, lost, str(error))
        return await asyncio.to_thread(self._judged, record, marks, now)

    async def _now(self, record: ArticleRecord) -> _Now:
        before = await asyncio.to_thread(text_of, self._library, record)
        validators = record.validators if before else NO_VALIDATORS
        page = await self._library.fetcher.refetch(record.source, validators)
        if page is None:
            assert before is not None  # Else nothing would have been known to ask with.
            return _Now(before, before)
        async with self._cleaning:
            return _Now(await asyncio.to_thread(self._library.extract, page), before)

    def _judged(self, record: ArticleRecord, marks: Sequence[Annotation], now: _Now) -> Checked:
        text = now.article.text
        problem = doubt(now.before.text, text) if now.before and not now.is_same else ""
        placing = placing_in(self._library.texts, text, record.text_hash if now.is_same else "")
        verified = tuple(_verified(placing.place(mark), text, problem) for mark in marks)
        return Checked(record, verified, problem and f"{record.source}: {problem}.")


def _verified(mark: PlacedMark, text: str, problem: str) -> Verified:
    exact = mark.annotation.selector.exact
    # Where the words stand more than once nobody can say which they are, but there they are.
    is_there = mark.state is State.GONE and len(exact) >= ALONE and exact in text
    if is_there or mark.state in (State.EXACT, State.MOVED):
        return Verified(mark.annotation, Verdict.WORD_FOR_WORD)
    if problem:
        return Verified(mark.annotation, Verdict.NOT_REACHABLE)
    if mark.state is State.CHANGED:
        return Verified(mark.annotation, Verdict.CHANGED, mark.words)
    return Verified(mark.annotation, Verdict.GONE)
