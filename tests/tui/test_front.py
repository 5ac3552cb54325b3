"""What is written of a frame: only what is seen, and all of it."""

from __future__ import annotations

from typing import Any

import pyte
import pytest
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static
from typing_extensions import override

from reader.tui.driver import FrontUpdate, compose_in_front

SIZE = 30, 8


class Counted(Static):
    """Knows how often it was asked for its lines."""

    asked = 0

    @override
    def render_lines(self, crop: Any) -> Any:
        self.asked += 1
        return super().render_lines(crop)


class Overlapping(Screen[None]):
    """A text with a line below it, and a panel over its right part."""

    CSS = """
    Overlapping { layers: default above; }
    #text { height: 1fr; } #line { height: 1; }
    #panel { layer: above; dock: right; width: 10; height: 4; background: blue; }
    """

    def __init__(self) -> None:
        super().__init__()
        compose_in_front(self)

    @override
    def compose(self) -> ComposeResult:
        yield Counted("日本語 " * 30, id="text")
        yield Counted("line", id="line")
        yield Counted("panel", id="panel")

    def write(self, *ids: str) -> None:
        for id in ids:
            self.query_one(f"#{id}", Static).update(f"<{id}> " * 30)


def bytes_of(app: App[Any], update: object) -> str:
    assert isinstance(update, CompositorUpdate)
    return update.render_segments(app.console)


def picture(*parts: str) -> list[str]:
    screen = pyte.Screen(*SIZE)
    for part in parts:
        pyte.Stream(screen).feed(part.replace("\n", "\r\n"))
    return [*screen.display]


@pytest.mark.parametrize(
    ("changed", "is_front"),
    [
        (["line"], True),
        (["panel"], True),
        (["line", "panel"], True),
        (["text"], False),
        (["text", "line"], False),
        (["text", "line", "panel"], False),
    ],
)
async def test_what_changed_is_written_as_if_all_were(changed: list[str], is_front: bool) -> None:
    app: App[None] = App()
    async with app.run_test(size=SIZE) as pilot:
        screen = Overlapping()
        await app.push_screen(screen)
        await pilot.pause()
        compositor = screen._compositor
        before = bytes_of(app, compositor.render_full_update())
        screen.write(*changed)
        compositor.update_widgets({screen.query_one(f"#{id}") for id in changed})
        update = compositor.render_partial_update()
        after = bytes_of(app, compositor.render_full_update())
        assert isinstance(update, FrontUpdate) is is_front
        assert picture(before, bytes_of(app, update)) == picture(after)
        assert picture(after) != picture(before)


async def test_only_the_widget_that_is_seen_is_asked_for_lines() -> None:
    app: App[None] = App()
    async with app.run_test(size=SIZE) as pilot:
        screen = Overlapping()
        await app.push_screen(screen)
        await pilot.pause()
        widgets = [screen.query_one(f"#{id}", Counted) for id in ("text", "line", "panel")]
        before = [widget.asked for widget in widgets]
        screen.write("line")
        screen._compositor.update_widgets({widgets[1]})
        screen._compositor.render_partial_update()
        assert [widget.asked - was for widget, was in zip(widgets, before, strict=True)] == [0, 1, 0]


async def test_where_nothing_changed_nothing_is_written() -> None:
    app: App[None] = App()
    async with app.run_test(size=SIZE) as pilot:
        screen = Overlapping()
        await app.push_screen(screen)
        await pilot.pause()
        assert screen._compositor.render_partial_update() is None
