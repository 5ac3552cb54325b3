"""What the reading view's moving commands do: scroll, walk, fold, search, draw a selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.article.model import Span
from reader.layout.extending import STEPS
from reader.layout.growing import UNITS as WHOLES
from reader.marks.walking import UNITS
from reader.ports import Choices
from reader.settings import MEASURES
from reader.tui.screens.base import Action
from reader.tui.widgets.article_view import ArticleView

About = Callable[[str, Span], str]
"""Says what was walked to by a unit."""
STEP = 4
"""Cells by which the column grows or shrinks."""
CALLED = {"stop": "quotation, mark, caption or name", "entity": "name"}
"""What a unit is called where its own name would say little."""
MOTIONS = (
    "left",
    "right",
    "line-down",
    "line-up",
    "next-word",
    "previous-word",
    "end-of-word",
    "line-start",
    "line-end",
    "next-sentence",
    "previous-sentence",
    "next-paragraph",
    "previous-paragraph",
    "top",
    "end",
)


def scrolling(view: ArticleView) -> Mapping[str, Action]:
    """Return the commands that scroll."""
    return {
        "reading.line-down": lambda count: view.scroll_lines(count),
        "reading.line-up": lambda count: view.scroll_lines(-count),
        "reading.page-down": lambda count: view.scroll_pages(count),
        "reading.page-up": lambda count: view.scroll_pages(-count),
        "reading.half-down": lambda count: view.scroll_halves(count),
        "reading.half-up": lambda count: view.scroll_halves(-count),
        "reading.top": lambda _: view.go_top(),
        "reading.end": lambda _: view.go_end(),
    }


def going_back(view: ArticleView, say: Callable[[str], None]) -> Mapping[str, Action]:
    """Return the command that goes back to where a jump began."""

    def back(_: int) -> None:
        if not view.go_back():
            say("There was no jump to go back from.")

    return {"reading.back": back}


def walking(view: ArticleView, about: About, say: Callable[[str], None]) -> Mapping[str, Action]:
    """Return the commands that put the focus on the next or previous unit."""

    def walk(unit: str, step: int) -> Action:
        def act(count: int) -> None:
            for _ in range(count):
                span = view.walk(unit, step)
                if span is None:
                    break
            none = f"No {'further' if step > 0 else 'earlier'} {CALLED.get(unit, unit)}."
            say(none if span is None else about(unit, span))

        return act

    return {
        f"reading.{word}-{unit}": walk(unit, step)
        for unit in UNITS
        for word, step in (("next", 1), ("previous", -1))
    }


def growing(view: ArticleView, about: About, say: Callable[[str], None]) -> Mapping[str, Action]:
    """Return the commands that let the focus, or the selection, grow and shrink."""

    def grow(direction: int) -> Action:
        def act(count: int) -> None:
            for _ in range(count):
                span = view.grow(direction)
                if span is None:
                    say("It is whole paragraphs already." if direction > 0 else "There is nothing smaller.")
                    return
                say(about("stop", span) or view.passages.growing.name_of(span).capitalize())

        return act

    return {"reading.grow": grow(1), "reading.shrink": grow(-1)}


def setting(view: ArticleView, choose: Callable[[str, Choices], object]) -> Mapping[str, Action]:
    """Return the commands that set the column; `choose` is told in words, and as what is to be kept."""

    def widen(step: int) -> None:
        measure = min(max(view.look.measure + step, MEASURES[0]), MEASURES[-1])
        view.set_look(view.look._replace(measure=measure))
        choose(f"The column is at most {measure} cells wide.", Choices(measure=measure))

    def justify(_: int) -> None:
        justify = not view.look.justify
        view.set_look(view.look._replace(justify=justify))
        words = "Both edges are straight." if justify else "The right edge is ragged."
        choose(words, Choices(justify=justify))

    def space(_: int) -> None:
        spaced = not view.look.spaced
        view.set_look(view.look._replace(spaced=spaced))
        words = "Empty lines part the paragraphs." if spaced else "The paragraphs stand close together."
        choose(words, Choices(spaced=spaced))

    return {
        "reading.narrower": lambda count: widen(-STEP * count),
        "reading.wider": lambda count: widen(STEP * count),
        "reading.justify": justify,
        "reading.spacing": space,
    }


def folding(view: ArticleView, say: Callable[[str], None]) -> Mapping[str, Action]:
    """Return the commands that fold captions."""

    def one(_: int) -> None:
        if not view.toggle_caption():
            say("This article has no captions.")

    return {"reading.toggle-caption": one, "reading.toggle-captions": lambda _: view.toggle_captions()}


def searching(view: ArticleView, say: Callable[[str], None]) -> Mapping[str, Action]:
    """Return the commands that go from hit to hit."""

    def go(step: int) -> Action:
        def act(count: int) -> None:
            found = view.next_hit(step * count)
            say(
                "Nothing is searched for: / starts a search."
                if found is None
                else f"Hit {found[0]} of {found[1]}."
            )

        return act

    return {"reading.next-hit": go(1), "reading.previous-hit": go(-1)}


def selecting(view: ArticleView, say: Callable[[str], None]) -> Mapping[str, Action]:
    """Return the commands that move the end of a selection, or make it whole."""

    def move(motion: str) -> Action:
        return lambda count: _repeat(count, lambda: view.move_caret(motion))

    def extend(step: str) -> Action:
        return lambda count: _repeat(count, lambda: view.extend(step))

    def whole(unit: str) -> Action:
        def act(count: int) -> None:
            found = [view.select_whole(unit) for _ in range(count)]
            say("" if found[-1] else "No quotation here." if unit == "quotation" else f"No further {unit}.")

        return act

    return {
        **{f"selection.{motion}": move(motion) for motion in MOTIONS},
        **{f"reading.select-{step}": extend(step) for step in STEPS},
        **{f"selection.inner-{unit}": whole(unit) for unit in WHOLES},
        "selection.swap-ends": lambda _: view.swap_ends(),
        "selection.release": lambda _: view.end_selection(),
    }


def _repeat(count: int, act: Callable[[], object]) -> None:
    for _ in range(count):
        act()
