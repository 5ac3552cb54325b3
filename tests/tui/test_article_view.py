"""Tests of the reading view: drawing, scrolling, folding."""

import pytest
from rich.style import Style
from textual.events import MouseScrollDown
from textual.theme import BUILTIN_THEMES

from reader.article.model import Article, Block, BlockKind, Span
from reader.marks.model import MarkKind
from reader.marks.placed import PlacedMarks
from reader.tui.widgets.article_view import ArticleView
from tests.tui.article_host import marks_on, numbered, reading, row_of, span_of
from tests.tui.screen_text import assert_snapshot, screen_text

CAPTION = "The last crane"


def some_marks(article: Article) -> PlacedMarks:
    return marks_on(
        article,
        ("We have waited ten years for this,", MarkKind.QUOTE),
        ("ten years", MarkKind.DOUBT),
        ("town council", MarkKind.MENTION),
        ("built in 1931", MarkKind.FACT),
        ("read it in the paper", MarkKind.IDEA),
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (20, 5)])
async def test_the_screen_is_as_it_was(size: tuple[int, int]) -> None:
    async with reading(size=size) as (host, view, pilot):
        view.set_marks(some_marks(view.article))
        view.focus_span(span_of(view.article, "Nobody asked the crane drivers."))
        view.go_top()
        await pilot.pause()
        assert_snapshot(host, f"article_{size[0]}x{size[1]}")


async def test_the_screen_with_captions_unfolded_is_as_it_was() -> None:
    async with reading() as (host, view, pilot):
        view.toggle_captions()
        await pilot.pause()
        assert_snapshot(host, "article_unfolded_80x24")


@pytest.mark.parametrize("width", [10, 11, 15, 31, 32, 63, 64, 80, 200])
async def test_at_any_width_every_line_is_drawn_whole(width: int) -> None:
    async with reading(size=(width, 200)) as (host, view, pilot):
        view.toggle_captions()
        await pilot.pause()
        shown = screen_text(host)
        assert "Nobodyaskedthecranedrivers." in "".join(shown.split()).replace("│", "")
        assert "—IngaMoen" in "".join(shown.split()).replace("│", "")
        assert all(view.render_line(y).cell_length == width for y in range(200))


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
async def test_every_theme_draws(theme: str) -> None:
    async with reading() as (host, view, pilot):
        host.theme = theme
        view.set_marks(some_marks(view.article))
        view.search("the")
        await pilot.pause()
        assert "Lindvik closes its harbour" in screen_text(host)


async def test_an_empty_article_is_an_empty_page() -> None:
    async with reading(Article(text="", blocks=())) as (host, view, pilot):
        view.scroll_pages(1)
        view.start_selection()
        assert view.walk("paragraph", 1) is None
        assert view.search("x") == 0
        assert view.next_hit(1) is None
        assert not view.toggle_caption()
        view.focus_span(Span(0, 0))
        await pilot.click(ArticleView)
        assert view.progress == (0, 0, 100)
        assert screen_text(host).strip() == ""


async def test_what_a_terminal_would_obey_is_not_drawn() -> None:
    hostile = Article(text="a\x1b[2Jb\u202ec", blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=8),))
    async with reading(hostile) as (host, _, _):
        assert "a\ufffd[2Jb\ufffdc" in screen_text(host)


async def test_markup_is_drawn_as_it_stands() -> None:
    text = "[/nope] [@click=app.quit]x[/]"
    article = Article(text=text, blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),))
    async with reading(article) as (host, _, _):
        assert text in screen_text(host)


async def test_a_place_is_at_the_top_from_the_first_frame_on() -> None:
    article = numbered(100)
    place = article.text.index("Paragraph 50")
    async with reading(article, place=place) as (host, view, _):
        assert screen_text(host).lstrip().startswith("Paragraph 50 ")
        assert view.place == place


async def test_resizing_and_resizing_back_keeps_the_place() -> None:
    article = numbered(100)
    place = article.text.index("Paragraph 50")
    async with reading(article, place=place) as (host, view, pilot):
        for width, height in [(30, 10), (20, 60), (120, 40), (80, 24)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert screen_text(host).lstrip().startswith("Paragraph 50 "), (width, height)
        assert view.place == place


async def test_the_place_near_the_end_outlasts_a_screen_that_shows_more() -> None:
    article = numbered(30)
    place = article.text.index("Paragraph 25")
    async with reading(article, place=place, size=(80, 6)) as (host, _, pilot):
        await pilot.resize_terminal(80, 40)
        await pilot.pause()
        await pilot.resize_terminal(80, 6)
        await pilot.pause()
        assert screen_text(host).lstrip().startswith("Paragraph 25 ")


async def test_scrolling_moves_the_place_and_tells_of_it() -> None:
    async with reading(numbered(100)) as (host, view, _):
        told: list[int] = []
        host.watch(view, "moves", lambda: told.append(view.place), init=False)
        view.scroll_lines(4)
        assert view.article.text[view.place :].startswith("Paragraph 3 ")
        assert told == [view.place]


@pytest.mark.parametrize(
    ("method", "lines"), [("scroll_lines", 1), ("scroll_pages", 23), ("scroll_halves", 12)]
)
async def test_scrolling_there_and_back_is_no_scrolling(method: str, lines: int) -> None:
    async with reading(numbered(100)) as (_, view, _):
        getattr(view, method)(1)
        assert view.scroll_offset.y == lines
        getattr(view, method)(-1)
        assert view.scroll_offset.y == 0


async def test_a_caption_that_folds_below_moves_nothing_above() -> None:
    async with reading(size=(80, 12)) as (_, view, pilot):
        view.scroll_lines(1)
        view.toggle_caption()
        await pilot.pause()
        assert view.scroll_offset.y == 1


async def test_the_end_and_the_top_are_as_far_as_it_goes() -> None:
    async with reading(numbered(100)) as (host, view, pilot):
        view.go_end()
        view.scroll_pages(5)
        await pilot.pause()
        assert (
            screen_text(host).splitlines()[-1].split("▐")[0].strip()
            == "Paragraph 100 says that number 100 is here."
        )
        assert view.progress == (100, 100, 100)
        view.go_top()
        assert view.progress == (1, 100, 0)


async def test_the_wheel_scrolls() -> None:
    async with reading(numbered(100)) as (_, view, pilot):
        wheel = MouseScrollDown(view, 20, 5, 0, 1, 0, False, False, False)
        view.post_message(wheel)
        await pilot.pause()
        await pilot.wait_for_scheduled_animations()
        assert view.scroll_offset.y > 0
        assert view.place > 0


async def test_a_short_article_is_read_whole_and_has_no_position() -> None:
    async with reading(numbered(3)) as (host, view, _):
        assert view.progress == (3, 3, 100)
        assert "▐" not in screen_text(host)


async def test_captions_fold_and_unfold_together() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        assert CAPTION not in screen_text(host)
        view.toggle_captions()
        await pilot.pause()
        assert screen_text(host).count("▾") == 2
        view.toggle_captions()
        await pilot.pause()
        assert screen_text(host).count("▸") == 2


async def test_the_caption_in_focus_is_the_one_that_unfolds() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.focus_span(span_of(view.article, "A drawing"))
        assert view.toggle_caption()
        await pilot.pause()
        assert "▾ A drawing" in screen_text(host)
        assert CAPTION not in screen_text(host)


async def test_without_a_focus_the_nearest_caption_unfolds() -> None:
    async with reading(size=(80, 12)) as (host, view, pilot):
        assert view.toggle_caption()
        await pilot.pause()
        assert f"▾ {CAPTION}" in screen_text(host)


async def test_where_all_captions_are_above_the_last_one_unfolds() -> None:
    async with reading(size=(80, 5)) as (host, view, pilot):
        view.go_end()
        assert view.toggle_caption()
        await pilot.pause()
        assert "▾ A drawing" in screen_text(host)


async def test_without_colours_marks_the_focus_and_the_selection_have_a_shape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(size=(80, 40)) as (host, view, _):
        view.set_marks(marks_on(view.article, ("ten years", MarkKind.QUOTE)))
        view.focus_span(span_of(view.article, "Nobody asked"))
        mark = style_of(view, row_of(host, "ten years"), "ten years")
        focus = style_of(view, row_of(host, "Nobody asked"), "Nobody asked")
        view.start_selection()
        selection = style_of(view, row_of(host, "Nobody asked"), "Nobody aske")
        assert (mark.underline, focus.bold) == (True, True)
        assert (selection.reverse, selection.bold) == (True, False)


def style_of(view: ArticleView, row: int, words: str) -> Style:
    return next(segment.style for segment in view.render_line(row) if segment.text == words and segment.style)


async def test_folding_above_keeps_what_stands_at_the_top() -> None:
    async with reading(size=(80, 6)) as (_, view, pilot):
        view.scroll_lines(8)
        top = view.place
        view.toggle_captions()
        await pilot.pause()
        assert view.place == top


async def test_a_click_on_a_caption_unfolds_it_and_another_folds_it() -> None:
    async with reading(size=(80, 40)) as (host, _, pilot):
        row = row_of(host, "Nordbild")
        await pilot.click(ArticleView, offset=(15, row))
        await pilot.pause()
        assert CAPTION in screen_text(host)
        await pilot.click(ArticleView, offset=(15, row))
        await pilot.pause()
        assert CAPTION not in screen_text(host)


async def test_a_new_article_lets_go_of_all_that_belonged_to_the_old_one() -> None:
    async with reading() as (host, view, pilot):
        view.set_marks(some_marks(view.article))
        view.focus_span(span_of(view.article, "market"))
        view.start_selection()
        view.search("market")
        view.show(numbered(3))
        await pilot.pause()
        assert (view.focused_span, view.selection, view.next_hit(1)) == (None, None, None)
        assert screen_text(host).lstrip().startswith("Paragraph 1")


async def test_the_gutter_names_each_mark_where_it_starts() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.set_marks(some_marks(view.article))
        await pilot.pause()
        rows = screen_text(host).splitlines()
        assert rows[row_of(host, "We have waited")].startswith("QD ║")
        assert rows[row_of(host, "Nordbild")].startswith(" F ▎")
        assert rows[row_of(host, "in May, the town")].startswith(" P •")


async def test_a_click_on_a_mark_tells_which() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.set_marks(some_marks(view.article))
        await pilot.pause()
        row = row_of(host, "We have waited")
        line = screen_text(host).splitlines()[row]
        for words in ("We have", "ten years", "said Mayor"):
            await pilot.click(ArticleView, offset=(line.index(words), row))
        await pilot.pause()
        assert [message.id for message in host.clicked()] == ["1", "2"]


async def test_marks_that_lie_on_each_other_look_different_from_one() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        view.set_marks(some_marks(view.article))
        await pilot.pause()
        strip = view.render_line(row_of(host, "We have waited"))
        styles = {segment.text: segment.style for segment in strip}
        assert styles["ten years"] is not None and styles["ten years"].underline
        assert styles["We have waited "] is not None and not styles["We have waited "].underline


async def test_the_strips_kept_are_few() -> None:
    async with reading(numbered(2000)) as (_, view, _pilot):
        for _ in range(60):
            view.scroll_pages(1)
            for y in range(24):
                view.render_line(y)
        assert len(view._strips) <= 400
