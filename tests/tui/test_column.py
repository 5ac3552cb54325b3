"""The column as the reader sets it; links; jumps and the way back."""

from __future__ import annotations

import pytest
from textual.events import Key

from tests.tui.article_host import numbered, reading
from tests.tui.program import program
from tests.tui.screen_text import assert_snapshot


async def test_the_column_grows_and_shrinks_and_the_place_stays() -> None:
    async with program(size=(120, 12), article=numbered(60)) as running:
        await running.press("space", "space")
        top = running.text.splitlines()[2].strip()
        await running.press("less_than_sign")
        assert running.reading.view.look.measure == 68
        assert running.text.splitlines()[2].strip() == top
        await running.press("2", "greater_than_sign")
        assert running.reading.view.look.measure == 76
        assert "at most 76 cells" in running.text


async def test_both_edges_can_be_straight() -> None:
    async with program(size=(80, 24)) as running:
        await running.press("equals_sign")
        assert "Both edges are straight." in running.text
        assert_snapshot(running.app, "justified_80x24")
        await running.press("equals_sign")
        assert not running.reading.view.look.justify


async def test_paragraphs_can_stand_close_together() -> None:
    async with program(article=numbered(5)) as running:
        before = running.text.splitlines()[:-1]
        await running.press("plus")
        assert "close together" in running.text
        rows = [number for number, row in enumerate(running.text.splitlines()) if "Paragraph" in row]
        assert rows == list(range(rows[0], rows[0] + 5))
        await running.press("plus")
        assert running.text.splitlines()[:-1] == before


async def test_the_column_can_stand_alone() -> None:
    async with program(size=(80, 12)) as running:
        await running.press("z")
        assert "words" not in running.text
        await running.press("z")
        assert "words" in running.text


async def test_a_link_opens_as_an_article_by_its_number() -> None:
    async with program() as running:
        assert "→1" in running.text
        await running.press("o", "1")
        assert "example.org/harbour" in running.text
        running.library.fetcher.pages["https://example.org/harbour"] = "page"  # type: ignore[attr-defined]
        await running.press("enter")
        assert running.library.articles()[0].source == "https://example.org/harbour"
        await running.press("q")
        assert len(running.app.screen_stack) == 2


async def test_a_number_that_no_link_has_is_told() -> None:
    async with program() as running:
        await running.press("o", "7", "enter")
        assert "There is no link 7: they go from 1 to 1." in running.text


async def test_an_article_without_links_says_so() -> None:
    async with program(article=numbered(3)) as running:
        await running.press("o")
        assert "This article has no links." in running.text


@pytest.mark.parametrize("jump", [("G",), ("slash", "4", "0", "enter")])
async def test_two_apostrophes_go_back_to_where_a_jump_began_and_forth_again(jump: tuple[str, ...]) -> None:
    async with program(size=(80, 12), article=numbered(60)) as running:
        await running.press("space")
        began = running.reading.view.place
        await running.press(*jump)
        there = running.reading.view.place
        assert there != began
        await running.press("apostrophe", "apostrophe")
        assert running.reading.view.place == began
        await running.press("apostrophe", "apostrophe")
        assert running.reading.view.place == there


async def test_before_any_jump_there_is_no_way_back() -> None:
    async with program() as running:
        await running.press("apostrophe", "apostrophe")
        assert "no jump to go back from" in running.text


async def test_the_count_of_hits_is_shown_while_typing() -> None:
    async with program() as running:
        await running.press("slash", "h", "a", "r", "b")
        assert "2 hits" in running.text


async def test_a_search_is_typed_in_the_last_line_and_the_text_keeps_its_own() -> None:
    async with program() as running:
        text = running.text.splitlines()[:-1]
        await running.press("slash", "z")
        assert running.text.splitlines()[:-1] == text
        assert running.text.splitlines()[-1].startswith(" / z")


async def test_a_long_article_is_read_before_all_of_it_is_laid_out() -> None:
    async with reading(numbered(4000), place=60_000) as (_, view, pilot):
        first = view.visible_text()
        assert first.start <= 60_000 < first.end
        view.go_end()
        await pilot.pause()
        assert view.visible_text().end == len(view.article.text)


async def test_what_stands_at_the_top_stays_there_while_the_rest_is_laid_out() -> None:
    async with reading(numbered(4000), place=60_000) as (_, view, pilot):
        before = view.place
        while not view.is_laid_out:
            await pilot.pause()
        assert view.place == before


async def test_a_key_is_answered_while_the_rest_is_laid_out() -> None:
    async with reading(numbered(20)) as (host, view, pilot):
        view.show(numbered(8000))
        answered_before_the_end: list[bool] = []
        host.call_later(lambda: answered_before_the_end.append(not view.is_laid_out))
        while not view.is_laid_out:
            await pilot.pause()
        assert answered_before_the_end == [True]


async def test_paging_down_at_once_goes_page_by_page_without_waiting_for_the_end() -> None:
    async with reading(numbered(20), size=(80, 24)) as (_, view, _):
        view.show(numbered(8000))
        for _ in range(20):
            last = view.visible_text().end
            view.scroll_pages(1)
            assert view.visible_text().start <= last < view.visible_text().end
        assert not view.is_laid_out


async def test_paging_up_from_the_middle_goes_page_by_page() -> None:
    async with reading(numbered(20), size=(80, 24)) as (_, view, _):
        view.show(numbered(8000), place=200_000)
        for _ in range(20):
            first = view.visible_text().start
            view.scroll_pages(-1)
            assert view.visible_text().start < first <= view.visible_text().end
        assert not view.is_laid_out


async def test_what_is_typed_at_once_after_the_slash_is_the_term_even_before_it_is_drawn() -> None:
    async with program() as running:
        for key in ("slash", "c", "r", "a", "n", "e", "enter", "n"):
            running.app.post_message(Key(key, key if len(key) == 1 else None))
        await running.settle()
        assert "Hit 2 of 2." in running.text
