"""A minimal app around the reading view, which keeps the messages it gets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from reader.article.model import Article, EntityKind, Span
from reader.marks.anchoring import describe
from reader.marks.model import Annotation, Entity, MarkKind
from reader.marks.placed import PlacedMarks
from reader.tui.widgets.article_column import Look
from reader.tui.widgets.article_view import ArticleView
from tests.fakes import FIRST_MOMENT
from tests.layout.articles import lindvik, of_paragraphs
from tests.tui.screen_text import screen_text


class ArticleHost(App[None]):
    """Shows one article and nothing else."""

    def __init__(self, article: Article, *, place: int = 0, measure: int = 72) -> None:
        super().__init__()
        self.view = ArticleView(Look(measure=measure))
        self.messages: list[Message] = []
        self._opened = article, place

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        article, place = self._opened
        self.view.show(article, place=place)

    @on(ArticleView.MarkClicked)
    @on(ArticleView.SelectionChanged)
    def keep(self, message: Message) -> None:
        self.messages.append(message)

    def got(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.messages if isinstance(message, kind)]

    def clicked(self) -> list[ArticleView.MarkClicked]:
        return [message for message in self.messages if isinstance(message, ArticleView.MarkClicked)]


@asynccontextmanager
async def reading(
    article: Article | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    place: int = 0,
    measure: int = 72,
) -> AsyncIterator[tuple[ArticleHost, ArticleView, Pilot[None]]]:
    """Run the host at a size until it has drawn."""
    host = ArticleHost(lindvik() if article is None else article, place=place, measure=measure)
    async with host.run_test(size=size) as pilot:
        await pilot.pause()
        yield host, host.view, pilot


def numbered(count: int) -> Article:
    """Return an article of many short paragraphs, "Paragraph 1 …" first."""
    return of_paragraphs(*(f"Paragraph {n} says that number {n} is here." for n in range(1, count + 1)))


def span_of(article: Article, words: str) -> Span:
    """Return where some words first stand."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def row_of(host: ArticleHost, words: str) -> int:
    """Return the first row of the screen that shows some words."""
    return next(row for row, text in enumerate(screen_text(host).splitlines()) if words in text)


def mark(article: Article, span: Span, kind: MarkKind = MarkKind.QUOTE, *, id: str = "m1") -> Annotation:
    """Make a mark on a passage; a mention is that of a person."""
    return Annotation(
        id=id,
        article_id="a1",
        text_hash="",
        selector=describe(article.text, span),
        kind=kind,
        entities=(Entity(EntityKind.PERSON, "Inga Moen"),) if kind is MarkKind.MENTION else (),
        created=FIRST_MOMENT,
        modified=FIRST_MOMENT,
    )


def marks_on(article: Article, *marked: tuple[str, MarkKind]) -> PlacedMarks:
    """Mark words, each with an id of its number from 1."""
    marks = [
        mark(article, span_of(article, words), kind, id=str(n)) for n, (words, kind) in enumerate(marked, 1)
    ]
    return PlacedMarks(article.text, marks)
