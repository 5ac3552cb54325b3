"""Names that are suggested are shown by their first letters, until they are tagged."""

from __future__ import annotations

from reader.article.model import Article, EntityKind
from reader.library.suggested import Suggested
from reader.marks.model import Entity, MarkKind
from reader.tui.widgets.article_view import ArticleView
from tests.layout.articles import of_paragraphs
from tests.tui.article_host import ArticleHost, marks_on, numbered, reading, row_of, span_of

BRANDT = Entity(EntityKind.PERSON, "Åsa Brandt")


def suggested_in(article: Article, *names: str) -> Suggested:
    return Suggested({BRANDT: tuple(span_of(article, name) for name in names)})


def underlined(host: ArticleHost, words: str) -> list[str]:
    """Return what is underlined in the first row that shows some words."""
    strip = host.view.render_line(row_of(host, words) - host.view.region.y)
    return [one.text for one in strip if one.style and one.style.underline]


async def test_the_first_letter_of_a_suggested_name_is_underlined_and_a_tagged_one_is_whole() -> None:
    async with reading() as (host, view, pilot):
        view.set_suggested(suggested_in(view.article, "Åsa Brandt"))
        await pilot.pause()
        assert underlined(host, "Åsa Brandt") == ["Å"]
        view.set_marks(marks_on(view.article, ("Åsa Brandt", MarkKind.MENTION)))
        await pilot.pause()
        assert underlined(host, "Åsa Brandt") == ["Åsa Brandt"]


async def test_suggestions_can_be_hidden_and_shown() -> None:
    async with reading() as (host, view, pilot):
        view.set_suggested(suggested_in(view.article, "Åsa Brandt"))
        view.show_suggestions(shown=False)
        await pilot.pause()
        assert underlined(host, "Åsa Brandt") == []
        view.show_suggestions(shown=True)
        await pilot.pause()
        assert underlined(host, "Åsa Brandt") == ["Å"]


async def test_a_letter_with_its_accents_is_one_letter() -> None:
    name = "Q\u0301va Roe"
    article = of_paragraphs(f"Then {name} came.")
    async with reading(article) as (host, view, pilot):
        view.set_suggested(suggested_in(article, name))
        await pilot.pause()
        assert underlined(host, "va Roe") == ["Q\u0301"]


async def test_what_is_suggested_on_the_focus_is_told_until_it_is_tagged() -> None:
    async with reading() as (_, view, _):
        view.set_suggested(suggested_in(view.article, "Åsa Brandt"))
        view.focus_span(span_of(view.article, "Åsa Brandt"))
        assert "suggestion" in view.facts()
        view.set_marks(marks_on(view.article, ("Åsa Brandt", MarkKind.MENTION)))
        assert "suggestion" not in view.facts()
        assert view.suggestion_on(span_of(view.article, "Åsa")) is None


async def test_the_focus_stays_on_a_screen_that_gets_lower() -> None:
    async with reading(numbered(60), size=(80, 24)) as (_, view, pilot):
        view.focus_span(span_of(view.article, "Paragraph 11 says"))
        top = view.scroll_offset.y
        await pilot.resize_terminal(80, 8)
        await pilot.pause()
        assert view.scroll_offset.y > top
        assert _is_shown(view, "Paragraph 11 says")


async def test_a_focus_that_was_scrolled_away_does_not_come_back_with_a_lower_screen() -> None:
    async with reading(numbered(60), size=(80, 24)) as (_, view, pilot):
        view.focus_span(span_of(view.article, "Paragraph 2 says"))
        view.scroll_pages(2)
        await pilot.resize_terminal(80, 8)
        await pilot.pause()
        assert not _is_shown(view, "Paragraph 2 says")


def _is_shown(view: ArticleView, words: str) -> bool:
    seen, span = view.visible_text(), span_of(view.article, words)
    return seen.start <= span.start and span.end <= seen.end
