"""What the reading screen's bottom line asks for: a term to search, the number of a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reader.tui.screens.base import Action
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.prompt import Asked, Prompt
from reader.tui.widgets.side_sections import shown_address
from reader.tui.widgets.status import StatusLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The commands of the bottom line."""

    view: ArticleView
    prompt: Prompt
    status: StatusLine
    open_source: Callable[[str], None]

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        return {
            "reading.search": lambda _: self._ask(Asked.SEARCH),
            "reading.follow": lambda _: self._ask(Asked.LINK),
            "search.accept": lambda _: self._end(keep=True),
            "search.cancel": lambda _: self._end(keep=False),
        }

    def typed(self, text: str) -> None:
        """Show what the text typed so far finds."""
        if not self.prompt.has_input:
            return
        if self.prompt.asked is Asked.SEARCH:
            hits = self.view.search(text)
            self.prompt.tell(f"{hits:,} hit{'s' if hits != 1 else ''}" if text else "")
        else:
            self.prompt.tell(shown_address(self._link(text) or ""))

    def _ask(self, asked: Asked) -> None:
        if asked is Asked.LINK and not self.view.links:
            self.status.say("This article has no links.")
            return
        self.status.display = False
        self.prompt.ask(asked)

    def _end(self, *, keep: bool) -> None:
        self.status.display, self.prompt.display = True, False
        self.view.focus()
        typed = self.prompt.value if keep else ""
        if self.prompt.asked is Asked.LINK:
            self._follow(typed)
        else:
            self._search(typed)

    def _search(self, term: str) -> None:
        if not term:
            self.view.clear_search()
            self.status.say("")
            return
        hits = self.view.search(term)
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
