"""Tests of the reading view: selecting by keys and by mouse."""

import pytest

from reader.article.model import Span
from reader.tui.widgets.article_view import ArticleView
from tests.layout.articles import of_paragraphs
from tests.tui.article_host import numbered, reading, row_of, span_of


def selected(view: ArticleView) -> str | None:
    return None if view.selection is None else view.article.text_of(view.selection)


async def test_a_selection_starts_at_what_has_the_focus() -> None:
    async with reading() as (_, view, _pilot):
        view.walk("quotation", 1)
        view.start_selection()
        assert selected(view) == "We have waited ten years for this,"


async def test_without_a_focus_it_starts_at_the_first_character_on_the_screen() -> None:
    article = numbered(100)
    async with reading(article, place=article.text.index("Paragraph 50")) as (_, view, _pilot):
        view.start_selection()
        assert selected(view) == "P"
        view.move_caret("end-of-word")
        view.move_caret("end-of-word")
        assert selected(view) == "Paragraph 50"


async def test_a_focus_off_the_screen_is_not_selected() -> None:
    async with reading(numbered(100)) as (_, view, _pilot):
        view.walk("paragraph", 1)
        view.scroll_lines(100)
        view.start_selection()
        assert view.selection == Span(view.place, view.place + 1)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("町議会は港を閉鎖すると発表した。", "町議会", "町議会は"),
        ("港口将从五月起关闭", "港口", "港口将"),
        ("รัฐบาลจะปิดท่าเรือ", "รัฐบาล", "รัฐบาลจะ"),
    ],
)
async def test_the_caret_goes_by_words_where_no_space_parts_them(text: str, first: str, second: str) -> None:
    async with reading(of_paragraphs(text)) as (_, view, _pilot):
        view.start_selection()
        view.move_caret("end-of-word")
        assert selected(view) == first
        view.move_caret("end-of-word")
        assert selected(view) == second
        view.move_caret("previous-word")
        view.move_caret("previous-word")
        view.move_caret("end-of-word")
        assert selected(view) == first


async def test_a_selection_crosses_blocks() -> None:
    async with reading(of_paragraphs("one two", "three four")) as (_, view, _pilot):
        view.focus_span(span_of(view.article, "two"))
        view.start_selection()
        view.move_caret("next-word")
        assert selected(view) == "two\n\nt"


async def test_the_caret_can_move_either_end() -> None:
    async with reading(of_paragraphs("one two three")) as (_, view, _pilot):
        view.focus_span(span_of(view.article, "two"))
        view.start_selection()
        view.move_caret("right")
        assert selected(view) == "two "
        view.swap_ends()
        view.move_caret("previous-word")
        assert selected(view) == "one two "


async def test_whole_characters_are_selected() -> None:
    async with reading(of_paragraphs("a👨‍👩‍👧b")) as (_, view, _pilot):
        view.start_selection()
        view.move_caret("right")
        assert selected(view) == "a👨‍👩‍👧"


async def test_a_folded_caption_is_selected_as_a_whole() -> None:
    async with reading() as (_, view, _pilot):
        view.walk("caption", 1)
        view.start_selection()
        assert view.selection == view.article.blocks[3].span
        view.move_caret("right")
        assert selected(view) == view.article.text_of(view.article.blocks[3]) + "\n\nW"


async def test_the_caret_stays_on_the_screen() -> None:
    async with reading(numbered(100), size=(60, 10)) as (_, view, _pilot):
        view.start_selection()
        for _ in range(30):
            view.move_caret("line-down")
        assert view.selection is not None
        assert view.visible_text().start <= view.selection.end <= view.visible_text().end


async def test_the_caret_and_the_selection_are_drawn() -> None:
    async with reading(of_paragraphs("one two three")) as (_, view, _pilot):
        view.focus_span(span_of(view.article, "two"))
        view.start_selection()
        drawn = {segment.text: segment.style for segment in view.render_line(0)}
        caret, chosen = drawn["o"], drawn["tw"]
        assert caret is not None and caret.reverse
        assert chosen is not None and not chosen.reverse
        assert chosen.bgcolor == view.get_component_rich_style("article--selection").bgcolor


async def test_letting_go_tells_of_it_once() -> None:
    async with reading() as (host, view, pilot):
        view.start_selection()
        view.end_selection()
        view.end_selection()
        await pilot.pause()
        assert view.selection is None
        assert len(host.got(ArticleView.SelectionChanged)) == 2


async def test_moving_without_a_selection_does_nothing() -> None:
    async with reading() as (_, view, _pilot):
        view.move_caret("right")
        view.swap_ends()
        assert view.selection is None


async def test_a_selection_outlasts_a_new_width() -> None:
    async with reading() as (_, view, pilot):
        view.focus_span(span_of(view.article, "waited ten years"))
        view.start_selection()
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        assert selected(view) == "waited ten years"


async def test_a_drag_selects_from_press_to_release() -> None:
    async with reading(of_paragraphs("one two three")) as (_, view, pilot):
        left = view.render_line(0).text.index("one")
        await pilot.mouse_down(ArticleView, offset=(left + 4, 0))
        await pilot.hover(ArticleView, offset=(left + 8, 0))
        await pilot.mouse_up(ArticleView, offset=(left + 8, 0))
        await pilot.pause()
        assert selected(view) == "two t"


async def test_a_drag_backwards_selects_too() -> None:
    async with reading(of_paragraphs("one two three")) as (_, view, pilot):
        left = view.render_line(0).text.index("one")
        await pilot.mouse_down(ArticleView, offset=(left + 6, 0))
        await pilot.hover(ArticleView, offset=(left, 0))
        await pilot.mouse_up(ArticleView, offset=(left, 0))
        await pilot.pause()
        assert selected(view) == "one two"


async def test_a_press_without_a_drag_selects_nothing() -> None:
    async with reading() as (_, view, pilot):
        await pilot.click(ArticleView, offset=(20, 2))
        assert view.selection is None


@pytest.mark.parametrize(("times", "words"), [(2, "two"), (3, "one two three")])
async def test_more_clicks_select_the_word_and_the_paragraph(times: int, words: str) -> None:
    async with reading(of_paragraphs("one two three")) as (_, view, pilot):
        left = view.render_line(0).text.index("one")
        await pilot.click(ArticleView, offset=(left + 5, 0), times=times)
        await pilot.pause()
        assert selected(view) == words


async def test_a_drag_over_a_caption_does_not_unfold_it() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        row = row_of(host, "Nordbild")
        await pilot.mouse_down(ArticleView, offset=(20, row))
        await pilot.hover(ArticleView, offset=(20, row + 2))
        await pilot.mouse_up(ArticleView, offset=(20, row + 2))
        await pilot.pause()
        assert row_of(host, "▸ Photo") == row
        assert view.selection is not None
