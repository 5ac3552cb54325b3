"""What has the focus, and how it and the selection grow: by keys in the whole interface, and by chance."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article.model import Article, EntityKind, EntitySuggestion, Span
from reader.layout.caret import MOTIONS
from reader.layout.extending import STEPS
from reader.layout.growing import UNITS as WHOLES
from reader.layout.widths import clusters
from reader.marks.walking import UNITS
from reader.tui.widgets.article_view import ArticleView
from tests import strategies
from tests.layout.articles import CAPTION, HARBOUR, MAYOR, lindvik, of_paragraphs
from tests.tui.article_host import numbered, reading, span_of
from tests.tui.program import program

FIRST = "We have waited ten years for this,"


def with_names() -> Article:
    """Return Lindvik's article, in which the town and its mayor are known to be named."""
    article = lindvik()
    town = tuple(Span(*found.span()) for found in re.finditer("Lindvik", article.text))
    mayor = (span_of(article, "Åsa Brandt"),)
    known = (("Lindvik", EntityKind.PLACE, town), ("Åsa Brandt", EntityKind.PERSON, mayor))
    return replace(article, entities=tuple(EntitySuggestion(*one) for one in known))


async def test_names_are_walked_and_told_of() -> None:
    async with program(article=with_names()) as running:
        await running.press("]", "e")
        assert "Lindvik, place · mention 1 of 3 · suggested" in running.text
        await running.press("2", "]", "e")
        assert running.focused_words == "Åsa Brandt"
        assert "Åsa Brandt, person · mention 1 of 1 · suggested" in running.text
        await running.press("]", "e")
        assert "mention 3 of 3 · suggested · in a caption" in running.text
        await running.press("]", "e")
        assert "No further name" in running.text
        await running.press("9", "[", "e")
        assert "No earlier name" in running.text
        assert running.focused_words == "Lindvik"


async def test_tab_goes_to_whatever_comes_next_and_back() -> None:
    async with program(article=with_names()) as running:
        there = []
        for _ in range(9):
            await running.press("tab")
            there.append(running.focused_words)
        assert there == [
            "Lindvik",
            "Lindvik",
            FIRST,
            "Åsa Brandt",
            "The sea belongs to the town.",
            CAPTION,
            "Nobody asked the crane drivers. We read it in the paper.",
            "A drawing of the planned market hall with its glass roof.",
            "A drawing of the planned market hall with its glass roof.",
        ]
        assert "No further quotation, mark, caption or name" in running.text
        await running.press("3", "shift+tab")
        assert running.focused_words == "The sea belongs to the town."
        assert "Quotation 2 of 2 · Åsa Brandt" in running.text
        await running.press("tab")
        assert "Caption 1 of 2" in running.text


async def test_a_mark_is_told_of() -> None:
    async with program() as running:
        await running.press(
            "right_curly_bracket", "t", *"sea", "enter", "a", *"why", "enter", "g", "g", "escape"
        )
        await running.press("]", "a")
        assert "Mark 1 of 1 · quote · #sea · ✎ why" in running.text


async def test_enter_grows_the_focus_and_backspace_shrinks_it_the_same_way() -> None:
    async with program(article=with_names()) as running:
        await running.press("3", "tab")
        grown = []
        for key in ("enter", "enter", "backspace", "backspace", "backspace"):
            await running.press(key)
            grown.append(running.focused_words)
        sentence = f"“{FIRST}” said Mayor Åsa Brandt."
        assert grown == [sentence, MAYOR, sentence, FIRST, "We"]
        assert "Word" in running.text
        await running.press("backspace")
        assert "There is nothing smaller" in running.text
        await running.press("9", "enter")
        assert "whole paragraphs already" in running.text


async def test_with_nothing_in_focus_enter_focuses_the_first_sentence_on_the_screen() -> None:
    article = numbered(100)
    async with program(article=article) as running:
        await running.press("space", "enter")
        top = running.reading.view.visible_text().start
        assert running.reading.view.focused_span is not None
        assert running.reading.view.focused_span.start == top
        assert (running.focused_words or "").endswith("is here.")


async def test_with_nothing_in_focus_enter_focuses_the_word_that_was_searched_for() -> None:
    async with program() as running:
        await running.press("slash", *"onday", "enter", "enter")
        assert running.focused_words == "Monday"
        await running.press("enter")
        assert running.focused_words == HARBOUR


async def test_a_folded_caption_unfolds_where_the_focus_shrinks_into_it() -> None:
    async with program() as running:
        await running.press("]", "c", "backspace")
        assert "▾ The last crane" in running.text
        assert running.focused_words == "The"


async def test_a_selection_grows_and_shrinks_as_the_focus_does() -> None:
    async with program() as running:
        await running.press("3", "tab", "v", "2", "h", "enter")
        assert running.selected_words is not None
        await running.press("enter")
        before = running.selected_words
        await running.press("enter", "backspace")
        assert running.selected_words == before


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("i", "w"), "We"),
        (("i", "s"), f"“{FIRST}” said Mayor Åsa Brandt."),
        (("i", "p"), MAYOR),
        (("i", "q"), FIRST),
        (("2", "i", "w"), "We have"),
        (("2", "i", "s"), MAYOR),
    ],
)
async def test_whole_units_are_selected_around_the_caret(keys: tuple[str, ...], words: str) -> None:
    async with program() as running:
        view = running.reading.view
        view.point_at(span_of(view.article, FIRST).start)
        await running.press("v", *keys)
        assert running.selected_words == words


async def test_no_quotation_around_the_caret_is_said() -> None:
    async with program() as running:
        await running.press("v", "i", "q")
        assert "No quotation here" in running.text
        assert running.selected_words == "L"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("shift+right",), f"{FIRST}”"),
        (("shift+left",), f"“{FIRST}"),
        (("ctrl+shift+right",), f"{FIRST}” said"),
        (("ctrl+shift+left",), "Monday.\n\n“" + FIRST),
        (("ctrl+shift+down",), MAYOR[1:]),
        (("ctrl+shift+up",), f"“{FIRST}"),
        (("shift+right", "shift+left", "shift+left"), FIRST[:-1]),
    ],
)
async def test_shift_and_arrows_draw_a_selection_from_the_focus(keys: tuple[str, ...], words: str) -> None:
    async with program() as running:
        await running.press("tab", *keys)
        assert running.selected_words == words


async def test_shift_and_arrows_begin_at_the_first_character_on_the_screen() -> None:
    async with program() as running:
        await running.press("ctrl+shift+right")
        assert running.selected_words == "Lindvik"
        await running.press("2", "ctrl+shift+right", "H")
        assert [mark.selector.exact for mark in running.marks] == ["Lindvik closes its"]


async def test_a_name_in_focus_has_the_hints_of_names() -> None:
    async with program(article=with_names(), size=(120, 24)) as running:
        await running.press("]", "e")
        assert "T entity" in running.text.splitlines()[-1]


async def test_a_name_in_focus_is_turned_around_and_a_long_passage_is_not() -> None:
    async with reading(with_names()) as (_, view, _pilot):
        view.walk("entity", 1)
        name = next(segment for segment in view.render_line(0) if segment.text == "Lindvik")
        assert name.style is not None
        assert name.style.bgcolor == view.get_component_rich_style("article--focus-word").bgcolor
        view.walk("paragraph", 1)
        long = next(segment for segment in view.render_line(2) if "harbour" in segment.text)
        assert long.style is not None
        assert long.style.bgcolor == view.get_component_rich_style("article--focus").bgcolor


Step = Callable[[ArticleView], object]
ways = st.tuples(st.sampled_from(UNITS), st.sampled_from([1, -1]))
steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda way: lambda view: view.walk(*way), ways),
    st.builds(lambda direction: lambda view: view.grow(direction), st.sampled_from([1, -1])),
    st.builds(lambda motion: lambda view: view.move_caret(motion), st.sampled_from(sorted(MOTIONS))),
    st.builds(lambda step: lambda view: view.extend(step), st.sampled_from(STEPS)),
    st.builds(lambda unit: lambda view: view.select_whole(unit), st.sampled_from(sorted(WHOLES))),
    st.builds(lambda lines: lambda view: view.scroll_lines(lines), st.integers(-30, 30)),
    st.sampled_from(
        [
            ArticleView.start_selection,
            ArticleView.end_selection,
            ArticleView.swap_ends,
            ArticleView.toggle_captions,
        ]
    ),
)
"""What keys can do to focus and selection."""


def boundaries(text: str) -> set[int]:
    """Return where the characters of a text that is drawn begin, and its end."""
    at, found = 0, {0}
    for cluster in clusters(text):
        at += len(cluster)
        found.add(at)
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=strategies.articles(), done=st.lists(steps, min_size=4, max_size=16))
async def test_whatever_is_done_focus_and_selection_stay_in_the_text(
    article: Article, done: list[Step]
) -> None:
    async with reading(article, size=(40, 8)) as (_, view, _pilot):
        for step in done:
            step(view)
            for span in filter(None, (view.focused_span, view.selection)):
                assert 0 <= span.start <= span.end <= len(article.text)
            assert view.selection is None or view.selection.start < view.selection.end


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts=st.lists(strategies.sentences, min_size=1, max_size=4),
    done=st.lists(steps, min_size=4, max_size=16),
)
async def test_whatever_is_done_focus_and_selection_are_of_whole_characters(
    texts: list[str], done: list[Step]
) -> None:
    article = of_paragraphs(*texts)
    whole = {block.start + at for block in article.blocks for at in boundaries(article.text_of(block))}
    async with reading(article, size=(30, 6)) as (_, view, _pilot):
        for step in done:
            step(view)
            for span in filter(None, (view.focused_span, view.selection)):
                assert {*span} <= whole


async def test_a_name_from_right_to_left_is_told_in_a_line_from_left_to_right() -> None:
    async with program() as running:
        running.reading.status.say("שלום, place · tagged")
        await running.settle()
        assert "םולש, place · tagged" in running.text
