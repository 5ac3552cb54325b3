"""Pictures of captions: shown, folded, hidden, drawn to the size of the view; what is told of others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.color import Color

from reader.article.assemble import assemble
from reader.article.model import Article, BlockKind, Direction, Metadata
from reader.layout.line import Role
from reader.tui.widgets.article_column import Look
from tests.fakes import FakePicture, FakePictures
from tests.layout.articles import CAPTION, DRAFTS, lindvik
from tests.tui.article_host import reading
from tests.tui.program import SOURCE, Program, library_of, program
from tests.tui.screen_text import screen_text

CRANE = "https://example.org/crane.jpg"
GONE = "https://example.org/gone.jpg"
FIRST, SECOND = 3, 8


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of all colours, whatever the tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


def with_addresses(article: Article, *addresses: str | None) -> Article:
    """Give the captions of an article the addresses of pictures."""
    left = iter(addresses)
    blocks = [
        block._replace(image=next(left)) if block.kind is BlockKind.CAPTION else block
        for block in article.blocks
    ]
    return replace(article, blocks=tuple(blocks))


@asynccontextmanager
async def with_pictures(
    *addresses: str | None, size: tuple[int, int] = (80, 30)
) -> AsyncIterator[tuple[Program, FakePictures]]:
    """Run the interface over an article with pictures, which come at once."""
    pictures = FakePictures({CRANE: FakePicture()})
    pictures.open.set()
    article = with_addresses(lindvik(), *addresses)
    library = replace(library_of(article), pictures=pictures)
    async with program(size=size, article=article, library=library) as running:
        yield running, pictures


def picture_rows(running: Program) -> list[int]:
    """Return the rows of the screen that show something red, from edge to edge of the picture."""
    screen = running.app.screen
    red = Color.parse("rgb(200,40,40)").rich_color
    strips = screen._compositor.render_strips(screen.size)
    return [
        row
        for row, strip in enumerate(strips)
        if any(segment.style and segment.style.bgcolor == red for segment in strip)
    ]


async def test_i_unfolds_the_caption_and_shows_its_picture_below_its_words() -> None:
    async with with_pictures(CRANE, None) as (running, pictures):
        await running.press("i")
        rows = picture_rows(running)
        credit = next(n for n, line in enumerate(running.text.splitlines()) if "Nordbild" in line)
        assert CAPTION[:40] in running.text
        assert rows == list(range(credit + 1, credit + 1 + len(rows)))
        assert len(rows) == 16  # three fifths of the 27 lines of the view
        assert pictures.fetched == [(CRANE, SOURCE, None)]
        assert "Fetching" not in running.text


async def test_i_hides_the_picture_and_leaves_the_caption() -> None:
    async with with_pictures(CRANE, None) as (running, _):
        await running.press("i", "i")
        assert picture_rows(running) == []
        assert CAPTION[:40] in running.text


async def test_folding_hides_the_picture_and_unfolding_brings_it_back() -> None:
    async with with_pictures(CRANE, None) as (running, _):
        await running.press("i", "c")
        assert picture_rows(running) == []
        assert "▸ Photo · Nordbild" in running.text
        await running.press("c")
        assert len(picture_rows(running)) == 16


async def test_i_on_a_folded_caption_brings_its_picture_back_without_asking_again() -> None:
    async with with_pictures(CRANE, None) as (running, pictures):
        await running.press("i", "c", "i")
        assert len(picture_rows(running)) == 16
        assert len(pictures.fetched) == 1


async def test_the_picture_is_scrolled_into_view_whole() -> None:
    async with with_pictures(None, CRANE, size=(80, 30)) as (running, _):
        await running.press("2", "right_square_bracket", "c", "i")
        lines = running.reading.view._lines.lines_of(SECOND)
        shown = running.reading.view.visible_lines()
        assert shown.start <= lines.start < lines.stop <= shown.stop


@pytest.mark.parametrize("size", [(50, 20), (120, 50), (80, 12)])
async def test_another_size_of_the_view_is_another_size_of_the_picture(size: tuple[int, int]) -> None:
    async with with_pictures(CRANE, None) as (running, _):
        await running.press("i")
        await running.pilot.resize_terminal(*size)
        await running.settle()
        view = running.reading.view
        cells = view._lines.pictures[FIRST]
        assert cells.columns <= view._page.column - 2
        assert cells.rows <= max(3, view.size.height * 3 // 5)
        assert len(picture_rows(running)) == len(
            [n for n in view.visible_lines() if view._lines.line(n).role is Role.PICTURE]
        )


async def test_a_view_that_grows_higher_shows_a_higher_picture() -> None:
    async with with_pictures(CRANE, None, size=(120, 20)) as (running, _):
        await running.press("i")
        before = len(picture_rows(running))
        await running.pilot.resize_terminal(120, 40)
        await running.settle()
        assert len(picture_rows(running)) > before


async def test_a_column_that_is_set_anew_keeps_the_picture() -> None:
    async with with_pictures(CRANE, None) as (running, _):
        await running.press("i", "less_than_sign")
        assert running.reading.view.look.measure == 68
        assert picture_rows(running)


async def test_what_is_read_stays_where_it_is_when_a_picture_comes_above_it() -> None:
    async with with_pictures(CRANE, None, size=(80, 12)) as (running, pictures):
        pictures.open.clear()
        await running.pilot.press("i")
        await running.pilot.press("G")
        await running.pilot.pause()
        before = running.text.splitlines()[2:-2]
        pictures.open.set()
        await running.settle()
        assert running.text.splitlines()[2:-2] == before
        assert running.reading.view.shows_picture(FIRST)


async def test_while_a_picture_is_on_its_way_that_is_said_and_the_text_can_be_read() -> None:
    async with with_pictures(CRANE, None, size=(80, 16)) as (running, pictures):
        pictures.open.clear()
        await running.pilot.press("i")
        await running.pilot.pause()
        assert "Fetching the picture …" in running.text
        await running.pilot.press("j")
        await running.pilot.pause()
        assert running.reading.view.scroll_offset.y == 1
        pictures.open.set()
        await running.settle()
        assert "Fetching" not in running.text


async def test_i_once_more_calls_the_fetching_off() -> None:
    async with with_pictures(CRANE, None) as (running, pictures):
        pictures.open.clear()
        await running.pilot.press("i", "i")
        await running.pilot.pause()
        assert "not fetched any more" in running.text
        pictures.open.set()
        await running.settle()
        assert picture_rows(running) == []
        await running.press("i")
        assert len(picture_rows(running)) == 16


async def test_a_picture_that_is_not_there_is_told_in_one_line_and_the_caption_stays() -> None:
    async with with_pictures(GONE, None) as (running, _):
        await running.press("i")
        assert "The picture at example.org: the site does not have it (404)." in running.text
        assert CAPTION[:40] in running.text
        assert picture_rows(running) == []


async def test_a_caption_without_an_address_says_so() -> None:
    async with with_pictures(None, None) as (running, pictures):
        await running.press("i")
        assert "The page names no picture for this caption." in running.text
        assert pictures.fetched == []


async def test_an_article_without_captions_says_so() -> None:
    article = assemble([draft for draft in DRAFTS if draft.kind is not BlockKind.CAPTION], Metadata())
    async with program(article=article) as running:
        await running.press("i")
        assert "This article has no captions." in running.text


async def test_pictures_that_are_switched_off_say_how_to_have_them() -> None:
    async with program(article=with_addresses(lindvik(), CRANE, None)) as running:
        await running.press("i")
        assert 'pictures = "off"' in running.text


async def test_two_pictures_can_be_on_their_way_at_once() -> None:
    async with with_pictures(CRANE, CRANE, size=(80, 70)) as (running, pictures):
        pictures.open.clear()
        await running.pilot.press("right_square_bracket", "c", "i", "right_square_bracket", "c", "i")
        pictures.open.set()
        await running.settle()
        view = running.reading.view
        assert [view.shows_picture(number) for number in (FIRST, SECOND)] == [True, True]


async def test_leaving_while_a_picture_is_on_its_way_waits_for_nothing() -> None:
    async with with_pictures(CRANE, None) as (running, pictures):
        pictures.open.clear()
        await running.pilot.press("i")
        async with asyncio.timeout(20):
            await running.pilot.press("q")
        assert running.app.return_code == 0
    assert pictures.closed


# -- the page alone


async def test_a_picture_is_two_pixels_a_cell_in_colour() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.unfold(FIRST)
        view.show_picture(FIRST, FakePicture((4, 4)))
        await pilot.pause()
        assert view._lines.pictures[FIRST] == (4, 2)
        assert "▀" not in screen_text(host)  # one colour has no seam


@pytest.mark.parametrize("setting", ["NO_COLOR", "dots", "ansi-dark", "TERM"])
async def test_without_colours_a_picture_is_drawn_by_dots(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if setting == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    if setting == "TERM":
        monkeypatch.setenv("TERM", "vt220")
        monkeypatch.delenv("COLORTERM")
    async with reading(size=(80, 40)) as (host, view, pilot):
        if setting == "ansi-dark":
            host.theme = "ansi-dark"
        view.set_look(Look(pictures=setting if setting == "dots" else "blocks"))
        view.unfold(FIRST)
        view.show_picture(FIRST, FakePicture((40, 20), colour=(255, 255, 255)))
        await pilot.pause()
        assert "⣿" * 40 in screen_text(host)


async def test_the_console_of_linux_has_no_braille_and_draws_shades(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM")
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.unfold(FIRST)
        view.show_picture(FIRST, FakePicture((40, 20), colour=(128, 128, 128)))
        await pilot.pause()
        assert "▒▒" in screen_text(host)
        view.set_look(Look(pictures="dots"))
        await pilot.pause()
        assert "▒▒" not in screen_text(host)


async def test_a_caption_half_above_the_view_is_scrolled_to_its_first_line() -> None:
    async with reading(size=(80, 14)) as (_, view, pilot):
        view.unfold(FIRST)
        first = view._lines.lines_of(FIRST).start
        view.scroll_lines(first + 1)
        await pilot.pause()
        assert view.scroll_offset.y == first + 1
        view.show_picture(FIRST, FakePicture((40, 4)))
        view.reveal_block(FIRST)
        assert view.scroll_offset.y == first


async def test_another_theme_draws_the_dots_of_the_picture_anew() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.set_look(Look(pictures="dots"))
        view.unfold(FIRST)
        view.show_picture(FIRST, FakePicture((40, 20), colour=(255, 255, 255)))
        host.theme = "textual-light"
        await pilot.pause()
        assert "⣿" not in screen_text(host)


async def test_in_a_text_from_right_to_left_the_picture_stands_at_the_right() -> None:
    hebrew = [replace(draft, text="מנוף ישן בנמל") if draft.text == CAPTION else draft for draft in DRAFTS]
    article = assemble(hebrew, Metadata(direction=Direction.RTL))
    async with reading(article, size=(80, 40)) as (host, view, pilot):
        view.set_look(Look(pictures="dots"))
        view.unfold(FIRST)
        view.show_picture(FIRST, FakePicture((40, 20), colour=(255, 255, 255)))
        await pilot.pause()
        row = next(line for line in screen_text(host).splitlines() if "⣿" in line)
        assert row.rindex("⣿") + 1 == view._page.left + view._page.column - 2


async def test_a_page_whose_picture_is_hidden_is_as_it_was_before() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.unfold(FIRST)
        await pilot.pause()
        before = screen_text(host)
        view.show_picture(FIRST, FakePicture())
        await pilot.pause()
        assert screen_text(host) != before
        view.hide_picture(FIRST)
        await pilot.pause()
        assert screen_text(host) == before
