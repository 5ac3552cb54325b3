"""Tests of the reading view: walking, focus, search."""

from dataclasses import replace

import pytest

from reader.article.language import load_language
from reader.article.model import Span
from reader.marks.model import MarkKind
from reader.tui.widgets.article_view import ArticleView
from tests.layout.articles import of_paragraphs
from tests.tui.article_host import marks_on, numbered, reading, span_of
from tests.tui.screen_text import screen_text


def walked(view: ArticleView, unit: str, direction: int = 1) -> list[str]:
    """Walk to the end and return the words at each step."""
    found = []
    while (span := view.walk(unit, direction)) is not None:
        found.append(view.article.text_of(span))
        assert view.focused_span == span
    return found


async def test_quotations_are_walked_in_order_block_quotes_among_them() -> None:
    async with reading() as (_, view, _pilot):
        there = walked(view, "quotation")
        assert there == [
            "We have waited ten years for this,",
            "The sea belongs to the town.",
            "Nobody asked the crane drivers. We read it in the paper.",
        ]
        assert walked(view, "quotation", -1) == there[-2::-1]


async def test_at_the_last_one_the_focus_stays() -> None:
    async with reading() as (_, view, _pilot):
        last = span_of(view.article, "Nobody asked the crane drivers. We read it in the paper.")
        walked(view, "quotation")
        assert view.walk("quotation", 1) is None
        assert view.focused_span == last


async def test_captions_paragraphs_and_marks_are_walked() -> None:
    async with reading(size=(80, 60)) as (_, view, _pilot):
        words = ("crane drivers", "harbour of", "1931")
        view.set_marks(marks_on(view.article, *((one, MarkKind.QUOTE) for one in words)))
        assert walked(view, "mark") == ["harbour of", "1931", "crane drivers"]
        view.focus_span(None)
        assert [words.split()[0] for words in walked(view, "caption")] == ["The", "A"]
        view.focus_span(None)
        paragraphs = [words.split()[0] for words in walked(view, "paragraph")]
        assert paragraphs == ["The", "“We", "Nobody", "A", "A", "ships", "The"]


async def test_sentences_end_where_the_language_that_is_given_says() -> None:
    article = of_paragraphs("They met at the harb. Lindvik was shut. Nobody came.")
    own = replace(load_language("en"), abbreviations=("harb",))
    async with reading(article) as (_, view, _pilot):
        assert len(walked(view, "sentence")) == 3
        view.know(lambda: own)
        view.focus_span(None)
        assert walked(view, "sentence") == ["They met at the harb. Lindvik was shut.", "Nobody came."]


async def test_sentences_are_walked_over_blocks_but_not_into_folded_captions() -> None:
    async with reading(size=(80, 60)) as (_, view, _pilot):
        view.focus_span(
            span_of(view.article, "The harbour of Lindvik will close to cargo ships in May, the town")
        )
        sentences = walked(view, "sentence")
        assert not any("crane of Lindvik" in sentence for sentence in sentences)
        assert sentences[-1] == "港は五月に閉まる。"
        back = walked(view, "sentence", -1)
        assert back[-1] == "Lindvik closes its harbour"
        assert set(sentences[1:-1]) <= set(back)


async def test_an_unknown_unit_is_a_mistake() -> None:
    async with reading() as (_, view, _pilot):
        with pytest.raises(ValueError, match="chapter"):
            view.walk("chapter", 1)


async def test_a_walk_starts_at_the_top_of_the_view_where_the_focus_is_off_the_screen() -> None:
    async with reading(numbered(100)) as (_, view, _pilot):
        view.walk("paragraph", 1)
        view.scroll_lines(100)
        span = view.walk("paragraph", 1)
        assert span is not None and span.start >= view.article.text.index("Paragraph 51")


async def test_going_from_one_unit_to_another_misses_nothing() -> None:
    async with reading(size=(80, 60)) as (_, view, _pilot):
        view.focus_span(view.article.blocks[5].span)
        assert view.walk("quotation", 1) is None
        view.walk("paragraph", -1)
        span = view.walk("quotation", 1)
        assert span is not None and view.article.text_of(span).startswith("We have")


async def test_what_is_walked_to_is_on_the_screen() -> None:
    async with reading(numbered(100), size=(40, 8)) as (host, view, pilot):
        for _ in range(40):
            view.walk("paragraph", 1)
        await pilot.pause()
        assert "Paragraph 40 " in screen_text(host)
        assert "▌" in screen_text(host)


async def test_a_mark_in_a_folded_caption_is_focused_on_its_line_and_unfolds_when_asked() -> None:
    async with reading(size=(80, 12)) as (host, view, pilot):
        span = span_of(view.article, "built in 1931")
        view.focus_span(span)
        await pilot.pause()
        assert " ▌  ▸ Photo · Nordbild" in screen_text(host)
        view.focus_span(span, reveal=True)
        await pilot.pause()
        assert " ▌  ▾ The last crane of Lindvik, built in 1931" in screen_text(host)


async def test_a_span_longer_than_the_screen_is_shown_from_its_start() -> None:
    async with reading(numbered(100), size=(40, 8)) as (host, view, pilot):
        start = view.article.text.index("Paragraph 30")
        view.focus_span(Span(start, len(view.article.text)))
        await pilot.pause()
        assert "Paragraph 30 " in screen_text(host)


async def test_letting_go_of_the_focus_draws_none() -> None:
    async with reading() as (host, view, pilot):
        view.walk("paragraph", 1)
        view.focus_span(None)
        await pilot.pause()
        assert view.focused_span is None
        assert "▌" not in screen_text(host)


async def test_search_counts_hits_and_goes_to_the_first_from_where_it_began() -> None:
    article = numbered(100)
    place = article.text.index("Paragraph 50")
    async with reading(article, place=place) as (host, view, pilot):
        assert view.search("paragraph 8") == 11
        await pilot.pause()
        assert "Paragraph 80 " in screen_text(host)
        assert view.search("paragraph") == 100
        assert view.next_hit(1) == (51, 100)


async def test_hits_go_round_the_ends() -> None:
    async with reading(numbered(5)) as (_, view, _pilot):
        view.search("says")
        assert [view.next_hit(1) for _ in range(5)] == [(n, 5) for n in (2, 3, 4, 5, 1)]
        assert view.next_hit(-1) == (5, 5)


async def test_a_hit_in_a_folded_caption_counts_and_unfolds() -> None:
    async with reading(size=(80, 40)) as (host, view, pilot):
        assert view.search("customs house") == 1
        await pilot.pause()
        assert "customs" in screen_text(host)


async def test_search_has_no_eye_for_accents() -> None:
    async with reading() as (_, view, _pilot):
        assert view.search("asa brandt") == 1


async def test_the_current_hit_is_drawn_stronger() -> None:
    async with reading(numbered(3)) as (_, view, _pilot):
        view.search("says")
        assert colours(view, "says") == [view_style(view, "current-hit"), view_style(view, "hit")]
        view.clear_search()
        assert colours(view, "says") == []


async def test_a_search_without_hits_leaves_the_view_where_it_is() -> None:
    async with reading(numbered(100), place=1000) as (_, view, _pilot):
        place = view.place
        assert view.search("zebra") == 0
        assert view.place == place
        assert view.next_hit(1) is None


async def test_a_search_that_loses_its_hits_goes_back_to_where_it_began() -> None:
    article = numbered(100)
    place = article.text.index("Paragraph 20")
    async with reading(article, place=place) as (_, view, _pilot):
        assert view.search("number 9") == 11
        assert view.place > place
        assert view.search("number 9x") == 0
        assert view.place == place


async def test_a_search_begins_where_the_reader_has_moved_to() -> None:
    async with reading(numbered(100)) as (_, view, _pilot):
        view.search("paragraph")
        view.go_to(view.article.text.index("Paragraph 70"))
        view.search("paragraph")
        assert view.next_hit(1) == (71, 100)


def view_style(view: ArticleView, name: str) -> str:
    return str(view.get_component_rich_style(f"article--{name}").bgcolor)


def colours(view: ArticleView, words: str) -> list[str]:
    """Return the backgrounds of the segments that are just these words, each once, in order."""
    segments = [segment for y in range(view.size.height) for segment in view.render_line(y)]
    found = [str(segment.style.bgcolor) for segment in segments if segment.text == words and segment.style]
    return list(dict.fromkeys(found))


async def test_marks_of_another_kind_have_another_colour() -> None:
    async with reading(numbered(4)) as (_, view, _pilot):
        kinds = (MarkKind.QUOTE, MarkKind.FACT, MarkKind.DOUBT, MarkKind.IDEA)
        view.set_marks(marks_on(view.article, *((f"number {n} is", kind) for n, kind in enumerate(kinds, 1))))
        shown = [colours(view, f"number {n} is") for n in range(1, 5)]
        drawn = ("mark-blue", "mark-green", "mark-red", "mark-violet")
        assert shown == [[view_style(view, name)] for name in drawn]
        assert len({colour for colours_ in shown for colour in colours_}) == 4
