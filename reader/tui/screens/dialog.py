"""What all dialogs share: they are drawn once when they open, and their answer comes before the next key."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Any, ClassVar, Self, TypeVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.events import Resize, ScreenResume
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from typing_extensions import override

from reader.tui.screens.base import Commanded

Result = TypeVar("Result")


class CommandDialog(Commanded, ModalScreen[Result]):
    """A dialog: it returns what was typed, or None where it was cancelled."""

    DEFAULT_CSS = """
    /* What is read stays legible beside it. */
    CommandDialog { align: center middle; background: transparent; }
    CommandDialog > Vertical {
        width: 100%; max-width: 72; height: auto; max-height: 100%;
        padding: 0 1; border: round $primary; background: $surface;
    }
    CommandDialog .caption { height: auto; color: $foreground-muted; }
    /* A field is seen by its edge where its background is not. */
    CommandDialog .field {
        border: none; border-left: vkey $foreground-muted; padding: 0; margin: 1 0;
        background: $boost; color: $foreground;
        & > .input--placeholder { color: $foreground-muted; }
        &:nocolor > .input--selection, &:nocolor .text-area--selection { text-style: reverse; }
    }
    CommandDialog .field:focus { border: none; border-left: outer $primary; }
    CommandDialog Input { height: 1; }
    CommandDialog TextArea { height: auto; min-height: 3; max-height: 8; }
    """

    DRAWN_AT_ONCE: ClassVar[bool] = False
    """Whether the first time that it is drawn shows all of it, with its sizes known before."""
    _answer: Callable[[Result | None], object] | None = None
    _laid_out: Size | None = None

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Lay it out and draw it, once; Textual's own does so, and has all of it drawn again."""
        # Textual calls the handler of each class. All that is private here is what its own does.
        event.prevent_default()
        self.stack_updates += 1
        self._update_auto_focus()
        if self.is_attached:
            self.update_node_styles(animate=False)
            if self._laid_out == self.app.size:
                self.refresh()
            else:
                self._screen_resized(self.app.size)

    @override
    async def _on_resize(self, event: Resize) -> None:
        """Do nothing where this is told by being laid out: Textual lays out all screens again for it."""
        if event.size == self._laid_out:
            event.prevent_default()

    @override
    def _screen_resized(self, size: Size) -> None:
        if self.is_attached:
            self._laid_out = size
            self._refresh_layout(size)

    def open_above(self, app: App[Any], answer: Callable[[Result | None], object]) -> Awaitable[None]:
        """Open it; awaited, it is there. What was typed, or None, is handed over when it is closed.

        Textual hands results over when no key waits any more: what was typed ahead would come before them.
        """
        self._answer = answer
        opened: Awaitable[None] = app.push_screen(self)
        return self._opened(opened) if self.DRAWN_AT_ONCE else opened

    async def _opened(self, opened: Awaitable[None]) -> None:
        """Wait until it is there, and until all that was drawn with it has asked to be: that is dropped."""
        await opened
        below, above = self.app.screen_stack[-2:]
        for widget in (*below.query("*"), below, *self.query("*"), self):
            told = asyncio.Event()
            widget.call_later(told.set)
            await told.wait()
        for screen in (below, above):
            # As Textual's own does where it has drawn a screen.
            screen._update_timer.pause()
            screen._layout_required = screen._scroll_required = screen._repaint_required = False
            screen._dirty_widgets.clear()
            screen._compositor._dirty_regions.clear()

    @override
    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        # Whoever mounts a screen asks it to be laid out again, twice, the second time behind the key's end.
        is_done = self.DRAWN_AT_ONCE and layout and self._laid_out == self.app.size
        return (
            self
            if is_done
            else super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        )

    @override
    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        closed = super().dismiss(result)
        done = self._answer(result) if self._answer else None
        if isawaitable(done):
            self.following = self.app.run_worker(_awaited(done), group="following")
        return closed


async def _awaited(done: Awaitable[object]) -> None:
    await done


Ask = Callable[[CommandDialog[Any], Callable[[Any], object]], Awaitable[None]]
"""Opens a dialog, and calls back with its result unless it was cancelled.

It is awaited, by who takes the keys: those that are typed ahead are for the dialog.
"""
