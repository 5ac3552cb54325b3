"""Marks come and go: their own lines are drawn again, and all looks as if it had been drawn anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from typing_extensions import override

from reader.article.model import Article, Span
from reader.marks.model import Annotation, MarkKind
from reader.marks.placed import PlacedMarks
from reader.tui.widgets.article_view import ArticleView
from tests.layout.articles import lindvik
from tests.tui.article_host import mark, marks_on, numbered, reading, span_of

KINDS = tuple(MarkKind)


class WatchedView(ArticleView):
    """A view that keeps which of its rows were to be drawn again."""

    def __init__(self) -> None:
        super().__init__()
        self.redrawn: set[int] = set()

    @override
    def refresh(self, *regions: Region, **how: Any) -> WatchedView:
        rows = [row for region in regions for row in range(region.y, region.bottom)]
        self.redrawn |= set(rows if regions else range(self.size.height))
        super().refresh(*regions, **how)
        return self


class WatchedHost(App[None]):
    """Shows one article and nothing else."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self.view = WatchedView()

    def compose(self) -> ComposeResult:
        yield self.view

    def on_mount(self) -> None:
        self.view.show(self._article)


def drawn(view: ArticleView) -> list[list[tuple[str, str]]]:
    """Return what each row shows, and in which style."""
    return [
        [(segment.text, str(segment.style)) for segment in view.render_line(y)]
        for y in range(view.size.height)
    ]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("article", [lindvik, lambda: numbered(60)], ids=["captions", "long"])
async def test_what_changes_is_drawn_as_if_all_were_drawn_anew(
    article: Callable[[], Article], seed: int
) -> None:
    chance = random.Random(seed)
    host = WatchedHost(article())
    async with host.run_test(size=(72, 18)) as pilot:
        await pilot.pause()
        view, marks = host.view, PlacedMarks(host.view.article.text)
        view.set_marks(marks)
        for _ in range(60):
            before, top = drawn(view), view.scroll_offset.y
            view.redrawn.clear()
            take_step(view, marks, chance)
            after = drawn(view)
            if view.scroll_offset.y == top:  # Else all is drawn again.
                assert {row for row in range(18) if before[row] != after[row]} <= view.redrawn
            ArticleView.redraw(view)
            assert drawn(view) == after


def take_step(view: ArticleView, marks: PlacedMarks, chance: random.Random) -> None:
    """Do something that changes what lies over the words."""
    match chance.randrange(8):
        case 0 | 1 | 2:
            view.marks_changed(marks.change([some_mark(view.article, chance)], ()))
        case 3:
            view.marks_changed(marks.change((), [str(chance.randrange(8))]))
        case 4:
            view.focus_span(some_span(view.article, chance) if chance.random() < 0.8 else None)
        case 5:
            view.start_selection()
            view.move_caret(chance.choice(["right", "next-word", "line-down", "line-up", "next-paragraph"]))
        case 6:
            view.swap_ends() if chance.random() < 0.5 else view.end_selection()
        case _:
            view.toggle_captions() if chance.random() < 0.3 else view.scroll_lines(chance.randint(-9, 9))


def some_mark(article: Article, chance: random.Random) -> Annotation:
    return mark(article, some_span(article, chance), chance.choice(KINDS), id=str(chance.randrange(8)))


def some_span(article: Article, chance: random.Random) -> Span:
    """Choose a passage, of some letters or of several paragraphs."""
    start = chance.randrange(len(article.text) - 1)
    return Span(start, min(len(article.text), start + chance.choice([1, 8, 40, 40, 300])))


async def test_a_mark_that_comes_has_its_own_lines_drawn_and_no_others() -> None:
    host = WatchedHost(numbered(60))
    async with host.run_test(size=(72, 18)) as pilot:
        await pilot.pause()
        view, marks = host.view, PlacedMarks(host.view.article.text)
        view.set_marks(marks)
        before = drawn(view)
        view.redrawn.clear()
        view.marks_changed(marks.change([mark(view.article, span_of(view.article, "number 3 is"))], ()))
        words = next(row for row in range(18) if "Paragraph 3" in "".join(t for t, _ in before[row]))
        assert view.redrawn == {0, words}  # And the first row of the position column.


async def test_of_two_marks_that_start_together_the_shorter_lies_on_the_longer() -> None:
    async with reading(numbered(4)) as (_, view, _pilot):
        marks = marks_on(
            view.article, ("Paragraph 2 says that", MarkKind.QUOTE), ("Paragraph 2", MarkKind.FACT)
        )
        view.set_marks(marks)
        segments = [segment for y in range(8) for segment in view.render_line(y)]
        shorter = next(segment for segment in segments if segment.text == "Paragraph 2")
        fact = view.get_component_rich_style("article--mark-green")
        assert shorter.style is not None
        assert shorter.style.bgcolor == fact.bgcolor


async def test_marks_that_start_together_are_walked_from_the_longer_to_the_shorter_and_back() -> None:
    async with reading(numbered(4)) as (_, view, _pilot):
        words = ("Paragraph 2 says that", "Paragraph 2", "number 2")
        view.set_marks(marks_on(view.article, *((one, MarkKind.QUOTE) for one in words)))
        longer, shorter, last = (span_of(view.article, one) for one in words)
        assert [view.walk("mark", 1) for _ in range(4)] == [longer, shorter, last, None]
        assert [view.walk("mark", -1) for _ in range(3)] == [shorter, longer, None]
