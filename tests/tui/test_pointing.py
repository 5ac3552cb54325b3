"""What the mouse does in the reading view, by Pilot."""

from __future__ import annotations

import pytest
from textual.events import MouseDown, MouseMove
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.article.model import Direction, Span
from reader.marks.model import MarkKind
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.pointing import Pointing
from tests.layout.articles import CAPTION, of_paragraphs, running
from tests.tui.article_host import ArticleHost, marks_on, numbered, reading, row_of, span_of
from tests.tui.program import Program, program
from tests.tui.screen_text import screen_text

WORDS = "one two three"


def selected(view: ArticleView) -> str | None:
    return None if view.selection is None else view.article.text_of(view.selection)


def place_of(host: ArticleHost, words: str) -> tuple[int, int]:
    """Return the cell at which some words are drawn."""
    row = row_of(host, words)
    return screen_text(host).splitlines()[row].index(words), row


async def drag(pilot: Pilot[None], *cells: tuple[int, int]) -> None:
    """Press at the first cell, go over the others, and let go at the last."""
    await pilot.mouse_down(offset=cells[0])
    for cell in cells[1:]:
        await pilot.hover(offset=cell)
    await pilot.mouse_up(offset=cells[-1])
    await pilot.pause()


async def test_a_plain_click_lets_go_of_selection_and_focus_and_shift_and_arrows_begin_there() -> None:
    async with reading(of_paragraphs(WORDS)) as (host, view, pilot):
        view.focus_span(span_of(view.article, "one"))
        view.start_selection()
        await pilot.click(offset=place_of(host, "three"))
        assert (view.selection, view.focused_span) == (None, None)
        view.extend("word-right")
        assert selected(view) == "three"


async def test_shift_and_click_extend_a_selection_either_way() -> None:
    async with reading(of_paragraphs(WORDS)) as (host, view, pilot):
        left, row = place_of(host, "one")
        await pilot.click(offset=(left + 4, row))
        await pilot.click(offset=(left + 6, row), shift=True)
        assert selected(view) == "two"
        await pilot.click(offset=(left + 12, row), shift=True)
        assert selected(view) == "two three"
        await pilot.click(offset=(left, row), shift=True)
        assert selected(view) == "one t"


async def test_shift_and_click_extend_what_has_the_focus_whole() -> None:
    async with reading(of_paragraphs(WORDS)) as (host, view, pilot):
        view.focus_span(span_of(view.article, "two"))
        await pilot.click(offset=place_of(host, "one"), shift=True)
        assert selected(view) == "one two"
        view.end_selection()
        await pilot.click(offset=place_of(host, "three"), shift=True)
        assert selected(view) == "two t"


@pytest.mark.parametrize("beyond", [-1, 0])
async def test_a_drag_over_an_edge_scrolls_for_as_long_as_the_button_is_held(beyond: int) -> None:
    article = numbered(100)
    async with reading(article, size=(60, 12), place=article.text.index("Paragraph 50")) as (_, view, pilot):
        await pilot.mouse_down(offset=(20, 4))
        start, y = view.scroll_offset.y, beyond if beyond < 0 else view.size.height
        view.post_message(MouseMove(view, 20, y, 0, 1, 1, False, False, False))
        while abs(view.scroll_offset.y - start) < 6:
            await pilot.pause()
        await pilot.mouse_up(offset=(20, 0 if beyond < 0 else 11))
        assert (selected(view) or "").count("Paragraph") > 2
        stopped = view.scroll_offset.y
        view.post_message(MouseMove(view, 20, y, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert view.scroll_offset.y == stopped


async def test_back_inside_or_without_the_button_a_drag_scrolls_no_more() -> None:
    async with reading(numbered(100), size=(60, 12)) as (_, view, _pilot):
        mouse = Pointing(view)
        mouse.press(MouseDown(view, 20, 4, 0, 0, 1, False, False, False))
        beyond = MouseMove(view, 20, view.size.height + 2, 0, 1, 1, False, False, False)
        mouse.move(beyond)
        assert (view.scroll_offset.y, mouse.is_scrolling) == (3, True)
        mouse.move(MouseMove(view, 20, 5, 0, 1, 1, False, False, False))
        assert not mouse.is_scrolling
        mouse.move(beyond)
        mouse.release()
        assert not mouse.is_scrolling


async def test_a_second_click_on_the_words_of_a_caption_selects_the_word_and_folds_nothing() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.toggle_captions()
        await pilot.pause()
        await pilot.click(offset=place_of(host, "crane of Lindvik"), times=2)
        assert selected(view) == "crane"
        assert "▾ The last crane" in screen_text(host)
        view.end_selection()
        await pilot.click(offset=place_of(host, "crane of Lindvik"), times=3)
        assert selected(view) == CAPTION


async def test_two_clicks_on_a_folded_caption_unfold_it_and_three_select_it() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        await pilot.click(offset=place_of(host, "Nordbild"), times=2)
        assert "▾ The last crane" in screen_text(host)
        assert view.selection is None
        view.toggle_captions()
        await pilot.pause()
        await pilot.click(offset=place_of(host, "Nordbild"), times=3)
        assert selected(view) == CAPTION


async def test_a_click_on_a_mark_tells_of_it_and_beside_it_of_none() -> None:
    async with reading() as (host, view, pilot):
        view.set_marks(marks_on(view.article, ("town council", MarkKind.QUOTE)))
        await pilot.pause()
        await pilot.click(offset=place_of(host, "council"))
        await pilot.click(offset=place_of(host, "on Monday"))
        assert [message.id for message in host.clicked()] == ["1"]


async def test_a_mark_that_is_clicked_has_the_focus_and_is_told_of() -> None:
    async with program() as running_program:
        await running_program.press("tab", "H", "G", "escape")
        await running_program.press("g", "g")
        await click_on(running_program, "waited")
        assert running_program.focused_words == "We have waited ten years for this,"
        assert "Mark 1 of 1 · quote · — Åsa Brandt" in running_program.text


async def test_a_link_that_is_clicked_is_shown_and_opened_by_enter() -> None:
    async with program() as running_program:
        await click_on(running_program, "harbour of")
        assert "link 1" in running_program.text
        assert "example.org/harbour" in running_program.text
        assert running_program.focused_words is None
        await running_program.press("escape")
        assert "example.org/harbour" not in running_program.text


async def test_a_second_click_on_a_link_selects_its_word_instead() -> None:
    async with program() as running_program:
        await click_on(running_program, "harbour of", times=2)
        assert running_program.selected_words == "harbour"
        assert "link 1" not in running_program.text
        await running_program.press("H")
        assert [mark.selector.exact for mark in running_program.marks] == ["harbour"]


async def test_the_margin_beside_a_link_is_no_link() -> None:
    async with program(size=(120, 24)) as running_program:
        row = next(row for row, line in enumerate(running_program.text.splitlines()) if "→1" in line)
        await running_program.pilot.click(offset=(8, row))
        await running_program.settle()
        assert "example.org/harbour" not in running_program.text


SCRIPTS = {
    "hebrew": (Direction.RTL, "נמל לינדוויק (Lindvik) ייסגר ב־12 במאי"),
    "arabic": (Direction.RTL, "قال مجلس البلدة إن الميناء (Lindvik) سيغلق في 12 مايو"),
    "japanese": (Direction.LTR, "リンドヴィクtownの港は5月に閉まる。"),
    "emoji": (Direction.LTR, "a 👨‍👩‍👧 b 🇳🇴 cafe\u0301 🚢 end"),
    "mixed": (Direction.LTR, "He said שלום עולם to us, 12 times"),
}


@pytest.mark.parametrize("script", SCRIPTS)
async def test_a_click_on_any_cell_means_the_character_drawn_there(script: str) -> None:
    direction, text = SCRIPTS[script]
    async with reading(running(direction, text)) as (_, view, pilot):
        line, left = view.line_under(Offset(0, 0)), -view.cell_under(Offset(0, 0))
        assert line is not None
        cell = line.indent
        for glyph in line.glyphs():
            for within in range(glyph.cells):
                await pilot.click(offset=(left + cell + within, 0))
                view.extend("right")
                assert view.selection == glyph.span
                view.end_selection()
            cell += glyph.cells


@pytest.mark.parametrize("script", SCRIPTS)
async def test_a_drag_over_all_of_a_line_selects_from_character_to_character(script: str) -> None:
    direction, text = SCRIPTS[script]
    article = running(direction, text)
    async with reading(article) as (_, view, pilot):
        line, left = view.line_under(Offset(0, 0)), -view.cell_under(Offset(0, 0))
        assert line is not None
        glyphs = line.glyphs()
        await drag(pilot, (left + line.indent, 0), (left + line.indent + line.cells - 1, 0))
        ends = sorted([glyphs[0].span, glyphs[-1].span])
        assert view.selection == Span(ends[0].start, ends[-1].end)


async def test_where_both_edges_are_straight_a_click_means_what_is_drawn_there() -> None:
    async with reading(numbered(1), size=(34, 10)) as (host, view, pilot):
        view.set_look(view.look._replace(justify=True))
        await pilot.pause()
        await pilot.click(offset=place_of(host, "number"), times=2)
        assert selected(view) == "number"


async def test_the_program_alone_selects_what_is_read() -> None:
    async with program() as running_program:
        screen = running_program.app.screen
        await drag(running_program.pilot, (2, 0), (30, 4), (30, 6))
        assert not screen.selections
        await drag(running_program.pilot, place_on(running_program, "harbour of"), (40, 8))
        assert not screen.selections
        assert running_program.selected_words is not None


def place_on(running_program: Program, words: str) -> tuple[int, int]:
    """Return the cell at which some words are drawn."""
    lines = running_program.text.splitlines()
    row = next(row for row, line in enumerate(lines) if words in line)
    return lines[row].index(words), row


async def click_on(running_program: Program, words: str, *, times: int = 1) -> None:
    await running_program.pilot.click(offset=place_on(running_program, words), times=times)
    await running_program.settle()
