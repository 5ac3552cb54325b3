"""What the reading screen's bottom line asks for: a term to search, the number of a link."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.sections import shown_address
from reader.tui.screens.base import Action
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from reader.tui.widgets.prompt import Asked, Prompt


@dataclass(slots=True, kw_only=True)
class Asking:
    """The commands of the bottom line."""

    view: ArticleView
    status: StatusLine
    make_prompt: Callable[[], Awaitable[Prompt]]
    """Puts the line on the screen; it is asked for once."""
    open_source: Callable[[str], object]
    _prompt: Prompt | None = None
    _has_gone_on: bool = False
    """Whether another hit was gone to than the one that typing found."""

    @property
    def is_typing(self) -> bool:
        """Whether something is typed in the line."""
        return self._prompt is not None and self._prompt.has_input

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        return {
            "reading.search": lambda _: self._ask_for_term(),
            "reading.follow": lambda _: self.ask_for_link(),
            "search.accept": lambda _: self._end(keep=True),
            "search.next-hit": lambda count: self._go(count),
            "search.previous-hit": lambda count: self._go(-count),
            "search.cancel": lambda _: self._end(keep=False),
        }

    def typed(self, text: str) -> None:
        """Show what the text typed so far finds."""
        prompt = self._prompt
        if prompt is None or not prompt.has_input:
            return
        if prompt.asked == "link":
            prompt.tell(shown_address(self._link(text) or ""))
        else:
            hits = self.view.search(text)
            self._has_gone_on = False
            prompt.tell(f"{hits:,} hit{'s' if hits != 1 else ''}" if text else "")

    async def ask_for_link(self, number: int | None = None) -> None:
        """Ask which link to open, with a number that is proposed: that it is opened is for Enter to say."""
        from reader.tui.widgets.prompt import Asked

        if self.view.links:
            await self._ask(Asked.LINK, str(number or ""))
        else:
            self.status.say("This article has no links.")

    def withdraw_link(self) -> None:
        """Ask for a link no more, as when its words are selected."""
        if self._prompt is not None and self._prompt.display and self._prompt.asked == "link":
            self._end(keep=False)

    def _go(self, step: int) -> None:
        """Go from hit to hit while the term is still typed."""
        prompt = self._prompt
        found = self.view.next_hit(step) if prompt is not None and prompt.asked != "link" else None
        if prompt is not None and found is not None:
            self._has_gone_on = True
            prompt.tell(f"hit {found[0]:,} of {found[1]:,}")

    async def _ask_for_term(self) -> None:
        from reader.tui.widgets.prompt import Asked

        await self._ask(Asked.SEARCH)

    async def _ask(self, asked: Asked, value: str = "") -> None:
        if self._prompt is None:
            self._prompt = await self.make_prompt()
        self.status.display = False
        self._has_gone_on = False
        self._prompt.ask(asked, value)

    def _end(self, *, keep: bool) -> None:
        prompt = self._prompt
        if prompt is None:
            return
        typed = prompt.value if keep else ""
        self.view.screen.set_focus(self.view)
        self.status.display, prompt.display = True, False
        if prompt.asked == "link":
            self._follow(typed)
        else:
            self._search(typed)

    def _search(self, term: str) -> None:
        if not term:
            self.view.clear_search()
            self.status.say("")
            return
        hits = self._has_gone_on or self.view.search(term)
        found = self.view.next_hit(0) if hits else None
        self.status.say(f"Hit {found[0]} of {found[1]}." if found else f"“{term}” is not in this article.")

    def _follow(self, number: str) -> None:
        """Open the link with a number as an article."""
        link = self._link(number)
        if number and link is None:
            self.status.say(f"There is no link {number}: they go from 1 to {len(self.view.links)}.")
        elif link is not None and not link.lower().startswith(("http:", "https:")):
            self.status.say(f"{link} is no page.")
        elif link is not None:
            self.open_source(link)

    def _link(self, number: str) -> str | None:
        links = self.view.links
        if not number.isdecimal() or not 1 <= int(number) <= len(links):
            return None
        return links[int(number) - 1].target
