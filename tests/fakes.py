"""The outside world in memory: what fulfils the ports without disk, network or clock."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path, PurePath

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import NO_VALIDATORS, Article, BlockKind, Metadata, Page, Validators
from reader.errors import ArticleNotFound, ExportError, SourceError, StoreError
from reader.library import Library, NoPictures, Past
from reader.marks.entities import EntityRecord
from reader.marks.model import Annotation, Entity
from reader.notes.frontmatter import article_id_in
from reader.notes.plan import is_beside
from reader.ports import ArticleRecord, Extract, Pages, Picture, Pictures, Revision, Written, WrittenNote

FIRST_MOMENT = datetime(2026, 3, 15, 8, 12, 4, tzinfo=UTC)


@dataclass
class MemoryStore:
    """A store that is gone with the test; `failure` is raised instead of any write."""

    failure: StoreError | None = None
    records: dict[str, ArticleRecord] = field(default_factory=dict)
    texts: dict[tuple[str, str], Revision] = field(default_factory=dict)
    """Revisions, by article and text."""
    marks: dict[str, Annotation] = field(default_factory=dict)
    known: dict[Entity, EntityRecord] = field(default_factory=dict)
    written: dict[tuple[str, PurePath], WrittenNote] = field(default_factory=dict)
    commits: int = 0
    readings: int = 0
    """How often annotations were read."""
    closed: bool = False
    harm: StoreError | None = None
    """What is wrong with it, of which the rest is read."""

    def version(self) -> Hashable:
        return self.commits

    def damage(self) -> StoreError | None:
        return self.harm

    def articles(self) -> tuple[ArticleRecord, ...]:
        records = self.records.values()
        return tuple(sorted(records, key=lambda record: (record.opened, record.id), reverse=True))

    def article(self, article_id: str) -> ArticleRecord:
        if article_id not in self.records:
            raise ArticleNotFound(article_id)
        return self.records[article_id]

    def article_from(self, source: str) -> ArticleRecord | None:
        return next((record for record in self.records.values() if record.source == source), None)

    def keep_article(self, record: ArticleRecord, revision: Revision | None = None) -> None:
        self._commit()
        if revision is not None:
            if record.id in self.records:
                former = self.records[record.id].revision()
                self.texts.setdefault((former.article_id, former.text_hash), former)
            self.texts[revision.article_id, revision.text_hash] = revision
        self.records[record.id] = record

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        known = {key: one for key, one in self.texts.items() if key[0] == article_id}
        if article_id in self.records:
            now = self.records[article_id].revision()
            known.setdefault((article_id, now.text_hash), now)
        return tuple(sorted(known.values(), key=lambda one: (one.fetched, one.text_hash)))

    def revision_counts(self) -> Mapping[str, int]:
        return Counter(article_id for article_id, _ in self.texts)

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        self.readings += 1
        found = [mark for mark in self.marks.values() if mark.article_id == article_id]
        return tuple(sorted(found, key=lambda mark: (mark.selector.start, mark.created, mark.id)))

    def all_annotations(self) -> tuple[Annotation, ...]:
        of_articles = {mark.article_id: self.annotations(mark.article_id) for mark in self.marks.values()}
        return tuple(mark for marks in of_articles.values() for mark in marks)

    def change_annotations(
        self,
        *,
        put: Sequence[Annotation],
        remove: Sequence[str],
        describe: Sequence[EntityRecord] = (),
        forget: Sequence[Entity] = (),
    ) -> Written:
        before = self.commits
        self._commit()
        self.marks.update({mark.id: mark for mark in put})
        self.known.update({record.entity: record for record in describe})
        for annotation_id in remove:
            self.marks.pop(annotation_id, None)
        for entity in forget:
            self.known.pop(entity, None)
        return Written(before, self.commits)

    def entities(self) -> tuple[EntityRecord, ...]:
        return tuple(record for _, record in sorted(self.known.items()))

    def written_note(self, article_id: str, folder: Path) -> WrittenNote | None:
        return self.written.get((article_id, PurePath(folder)))

    def keep_written_note(self, note: WrittenNote) -> None:
        self._commit()
        self.written[note.article_id, PurePath(note.path).parent] = note

    def close(self) -> None:
        self.closed = True

    def _commit(self) -> None:
        if self.failure is not None:
            raise self.failure
        self.commits += 1


@dataclass
class MemoryTexts:
    """Kept articles, by the hash of their text."""

    kept: dict[str, Article] = field(default_factory=dict)

    def put(self, article: Article) -> str:
        text_hash = hashlib.sha256(article.text.encode()).hexdigest()
        self.kept[text_hash] = article
        return text_hash

    def get(self, text_hash: str) -> Article:
        if text_hash not in self.kept:
            raise StoreError(Path(text_hash), "the kept text is gone")
        return self.kept[text_hash]


@dataclass
class MemoryPages:
    """Pages as they came, by the hash of their bytes."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, body: bytes) -> str:
        page_hash = hashlib.sha256(body).hexdigest()
        self.kept[page_hash] = body
        return page_hash

    def get(self, page_hash: str) -> bytes:
        if page_hash not in self.kept:
            raise StoreError(Path(page_hash), "the page was not kept")
        return self.kept[page_hash]


@dataclass
class MemoryNotesFolder:
    """Notes by path; `failure` is raised instead of any write, and `writes` counts them."""

    notes: dict[Path, str] = field(default_factory=dict)
    failure: ExportError | None = None
    writes: int = 0

    def read(self, path: Path) -> str | None:
        return self.notes.get(path)

    def find(self, folder: Path, article_id: str) -> Path | None:
        inside = [path for path in self.notes if path.parent == folder]
        found = [path for path in inside if article_id_in(self.notes[path]) == article_id]
        return min(found, key=lambda path: (is_beside(path.name), path.name), default=None)

    def write(self, path: Path, text: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.notes[path] = text
        self.writes += 1


@dataclass
class FakeFetcher:
    """Gives the pages that it holds; a text stands for a page of plain text. A pipe gives nothing twice."""

    pages: Mapping[str, Page | str] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    closed: bool = False

    async def fetch(self, source: str) -> Page:
        self.fetched.append(source)
        page = self.pages.get(source)
        if page is None:
            raise SourceError(source, "there is no such page")
        return plain_page(source, page) if isinstance(page, str) else page

    async def refetch(self, source: str, validators: Validators) -> Page | None:
        if source.startswith("pipe:"):
            raise SourceError(source, "a pipe gives nothing twice")
        page = await self.fetch(source)
        return None if page.validators == validators != NO_VALIDATORS else page

    async def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class FakePicture:
    """A picture of one colour."""

    size: tuple[int, int] = (160, 90)
    colour: tuple[int, int, int] = (200, 40, 40)

    def scaled(self, width: int, height: int) -> bytes:
        return bytes(self.colour) * (width * height)


@dataclass
class FakePictures:
    """Gives the pictures that it holds by their address, each as soon as `open` is set."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    fetched: list[tuple[str, str, str | None]] = field(default_factory=list)
    closed: bool = False

    async def fetch(self, address: str, source: str, url: str | None = None) -> Picture:
        self.fetched.append((address, source, url))
        await self.open.wait()
        if address not in self.pictures:
            raise SourceError("The picture at example.org", "the site does not have it (404)")
        return self.pictures[address]

    async def close(self) -> None:
        self.closed = True


@dataclass
class Clock:
    """A clock that a second passes on whenever somebody looks."""

    moment: datetime = FIRST_MOMENT

    def __call__(self) -> datetime:
        now = self.moment
        self.moment += timedelta(seconds=1)
        return now


def plain_page(source: str, text: str) -> Page:
    """Make a page of plain text."""
    return Page(source=source, body=text.encode(), media_type="text/plain")


def paragraphs_of(page: Page) -> Article:
    """Extract for tests: every line is a paragraph."""
    drafts = [BlockDraft(kind=BlockKind.PARAGRAPH, text=line) for line in page.body.decode().splitlines()]
    return assemble(drafts, Metadata(url=page.url))


def numbered_ids() -> Callable[[], str]:
    """Return a source of ids that differ from their first digits on, and are the same in every run."""
    numbers = count(1)
    return lambda: hashlib.sha256(str(next(numbers)).encode()).hexdigest()[:32]


def fake_library(
    pages: Mapping[str, Page | str],
    *,
    extract: Extract = paragraphs_of,
    store: MemoryStore | None = None,
    notes: MemoryNotesFolder | None = None,
    pictures: Pictures | None = None,
    kept_pages: Pages | None = None,
) -> Library:
    """Build a library in memory over these pages."""
    store = store or MemoryStore()
    return Library(
        fetcher=FakeFetcher(pages),
        extract=extract,
        store=store,
        past=Past(store),
        texts=MemoryTexts(),
        pages=kept_pages or MemoryPages(),
        notes=notes or MemoryNotesFolder(),
        pictures=pictures or NoPictures(),
        now=Clock(),
        new_id=numbered_ids(),
    )
