"""The command that shows a caption's picture: it is got in the background, and told of where it is not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.worker import Worker

from reader.errors import ReaderError
from reader.tui.screens.base import Action
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from reader.ports import Picture


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

    def actions(self) -> Mapping[str, Action]:
        """Return the command."""
        return {"reading.picture": lambda _: self._toggle()}

    def _toggle(self) -> None:
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
