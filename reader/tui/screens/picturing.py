"""The command that shows a caption's picture: it is got in the background, and told of where it is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.ports import Picture
    from reader.tui.widgets.article_view import ArticleView


@dataclass(slots=True, kw_only=True)
class Picturing:
    """Shows and hides pictures."""

    view: ArticleView
    fetch: Callable[[int], Awaitable[Picture]]
    """Gets the picture of a caption, by the number of its block; raises `ReaderError`."""
    start: Callable[[Coroutine[Any, Any, None]], Worker[None]]
    """Lets something go on in the background."""
    say: Callable[[str], None]
    complain: Callable[[str], None]
    _fetching: dict[int, Worker[None]] = field(default_factory=dict)

    def toggle(self) -> None:
        """Show the picture of the caption in focus, else of the nearest one; or hide it, or call it off."""
        number = self.view.caption_meant()
        if number is None:
            self.say("This article has no captions.")
        elif self.view.shows_picture(number):
            self.view.hide_picture(number)
            self.say("")
        elif number in self._fetching:
            self._fetching.pop(number).cancel()
            self.say("The picture is not fetched any more.")
        else:
            self.view.unfold(number)
            self.view.reveal_block(number)
            if not self.view.shows_picture(number):
                self.say("Fetching the picture …")
                self._fetching[number] = self.start(self._show(number))

    async def _show(self, number: int) -> None:
        """Show a picture as soon as it is there; the reader, who may have gone on, is not called back."""
        try:
            picture = await self.fetch(number)
        except ReaderError as error:
            self.complain(str(error))
        else:
            self.say("")
            is_looked_at = self.view.is_in_view(number)
            self.view.show_picture(number, picture)
            if is_looked_at:
                self.view.reveal_block(number)
        self._fetching.pop(number, None)
