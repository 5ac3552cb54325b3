"""pressmark's own colours: legible in every pair, and the shapes that say the same without them."""

from __future__ import annotations

from itertools import product

import pytest
from rich.color import Color
from rich.style import Style

from reader.marks.kinds import COLOURS
from reader.theme_names import THEMES
from reader.tui.widgets.article_style import COMPONENTS, overlays, stacked
from reader.tui.widgets.article_view import ArticleView
from tests.tui.contrast import contrast, drawn
from tests.tui.program import program

LEAST = {"dark": 4.5, "light": 4.5, "dark-contrast": 7.0, "light-contrast": 7.0}
"""The contrast that text has: WCAG's levels AA and AAA."""
LEAST_FAINT = 3.0
FAINT = {"position"}
BEHIND = {*(f"mark-{colour}" for colour in COLOURS), "focus", "hit"}
ABOVE = {"focus-word", "current-hit", "selection", "caret"}
"""They bring a colour for the text too."""
WORDS = {name.removeprefix("article--") for name in COMPONENTS} - FAINT - BEHIND - ABOVE
DECORATION = set("│┃▌▎▐█•▏╭╮╰╯─▁▂▃▄▅▆▇")
"""Edges, bars and the scroll bar's ends."""
STATES = {
    "reading": (),
    "a mark and its focus": ("tab", "H"),
    "a search": ("slash", *"harbour", "enter"),
    "typing a search": ("slash", *"harb"),
    "a selection": ("tab", "v", "w"),
    "the list of marks": ("tab", "H", "g", "m"),
    "the list of links, left": ("g", "o", "shift+tab", "enter"),
    "a note": ("tab", "a", "x"),
    "tags": ("tab", "t"),
    "tags that are offered": ("tab", "t", *"one", "enter", "v", "t", "o"),
    "a speaker": ("tab", "S", "backspace"),
    "a translation": ("tab", "L", "x", "tab"),
    "a choice of kinds": ("tab", "g", "k"),
    "what was checked": ("tab", "s", "O", "tab", "4", "H", "s", "s", "g", "a"),
    "a number that waits": ("tab", "2"),
    "an entity": ("tab", "T"),
    "help": ("question_mark",),
    "what was read": ("g", "l"),
    "an export": ("x",),
    "the choice of colours": ("g", "t"),
    "the menu": ("tab", ","),
    "the palette": (":", *"mark"),
    "a sequence that waits": ("g",),
    "all marks": ("tab", "H", "t", "x", "enter", "g", "a", "space", "s"),
    "a filter that is typed": ("tab", "H", "g", "a", "slash", "k"),
    "all names": ("tab", "T", "p", "enter", "g", "e"),
    "a dossier": ("tab", "T", "p", "enter", "g", "e", "enter"),
    "joining two names": ("tab", "T", "p", "enter", "g", "e", "m", "x"),
    "mentions": ("v", "e", "T", "g", "enter", "g", "e", "asterisk", "space"),
}


@pytest.mark.parametrize("theme", LEAST)
async def test_every_word_on_every_background_of_the_article_can_be_read(theme: str) -> None:
    async with program(theme=theme) as running:
        view = running.app.screen.query_one(ArticleView)
        style = stacked(overlays(view), view.rich_style, lambda style: style)
        pairs = [*product(WORDS, BEHIND), *((name,) for name in WORDS | BEHIND | ABOVE)]
        pairs += [(*pair, above) for pair in product(WORDS, BEHIND) for above in ABOVE - {"caret"}]
        pairs += [("focus-word", "hit"), ("focus-word", "current-hit")]
        assert {
            names: contrast(style(names)) for names in pairs if contrast(style(names)) < LEAST[theme]
        } == {}
        assert min(contrast(style((name,))) for name in FAINT) >= LEAST_FAINT


@pytest.mark.parametrize("state", STATES)
async def test_whatever_is_on_the_screen_can_be_read_in_each_theme(state: str) -> None:
    async with program() as running:
        await running.press(*STATES[state])
        for theme, least in LEAST.items():
            running.app.theme = theme
            await running.settle()
            seen = list(drawn(running.app))
            low = [one for one in seen if contrast(one.style) < least_for(one.words, least)]
            assert seen
            assert low == [], theme


SHAPED = {
    (): "words",
    ("emphasis",): "emphasis",
    ("strong",): "strong",
    ("mark-blue",): "a mark",
    ("mark-blue", "several"): "marks on marks",
    ("focus-word",): "a word in focus",
    ("hit",): "a hit",
    ("current-hit",): "the current hit",
    ("selection",): "the selection",
    ("selection", "caret"): "the caret",
}


@pytest.mark.parametrize("theme", ["dark", "ansi"])
async def test_without_colour_nothing_is_told_by_colour(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with program(theme=theme) as running:
        view = running.app.screen.query_one(ArticleView)
        style = stacked(overlays(view), view.rich_style, lambda style: style)
        shapes: dict[Style, list[str]] = {}
        for names, meaning in SHAPED.items():
            shapes.setdefault(style(names).without_color, []).append(meaning)
        assert [alike for alike in shapes.values() if len(alike) > 1] == []


@pytest.mark.parametrize("state", STATES)
async def test_without_colour_none_is_drawn(state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with program(theme="light") as running:
        await running.press(*STATES[state])
        for theme in ("light", "ansi"):
            running.app.theme = theme
            await running.settle()
            assert [
                one for one in drawn(running.app) if one.style.color or one.style.bgcolor or one.style.dim
            ] == []


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("g", "t"), "{theme}"),
        (("tab", "g", "k"), "1  Q"),
        (("g", "l"), "Lindvik closes its harbour"),
        (("g", "o"), "What comes after"),
        (("tab", "T"), "[p person]"),
        (("tab", ","), "Highlight the selection"),
        ((":", *"redo"), "Redo what was undone"),
        (("slash",), ""),
        (("tab", "a"), ""),
    ],
)
@pytest.mark.parametrize("theme", ["dark", "ansi"])
async def test_a_cursor_is_seen_without_colours_of_ours(
    keys: tuple[str, ...], words: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme != "ansi":
        monkeypatch.setenv("NO_COLOR", "1")
    async with program(theme=theme) as running:
        await running.press(*keys)
        screen = running.app.screen
        strips = screen._compositor.render_strips(screen.size)
        reverse = [one for strip in strips for one in strip if one.style and one.style.reverse]
        cursor = [one for one in reverse if one.text.strip().startswith(words.format(theme=theme))]
        assert cursor
        assert {one.style.color for one in cursor if one.style} <= {None, Color.default()}


async def test_no_color_set_to_nothing_is_no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with program() as running:
        assert any(one.style.color for one in drawn(running.app))


@pytest.mark.parametrize("state", STATES)
async def test_in_the_terminals_own_colours_there_are_sixteen(state: str) -> None:
    async with program(theme="ansi") as running:
        await running.press(*STATES[state])
        used = {
            color for one in drawn(running.app) for color in (one.style.color, one.style.bgcolor) if color
        }
        assert [color for color in used if color.triplet or (color.number or 0) > 15] == []


async def test_a_problem_is_told_apart_by_more_than_its_colour() -> None:
    async with program() as running:
        running.reading.complain("The disk is full.")
        await running.settle()
        assert "! The disk is full." in running.text


@pytest.mark.parametrize("theme", THEMES)
async def test_every_screen_can_be_drawn_in_every_theme(theme: str) -> None:
    async with program() as running:
        running.app.theme = theme
        await running.press("tab", "H", "T", "escape", "slash", "h", "escape", "g", "m", "g", "t")
        assert "Colours" in running.text


def least_for(words: str, text: float) -> float:
    return LEAST_FAINT if set(words) <= DECORATION else text
