"""The command that fetches an open article again: what it says now is shown where reading was."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader.article.model import Article, Span
from reader.errors import ReaderError
from reader.library import OpenArticle
from reader.library.comparing import Comparison, told
from reader.marks.anchoring import describe
from reader.marks.anchoring.carrying import Carrier
from reader.ports import Revision
from reader.tui.widgets.article_view import ArticleView


class Kept(NamedTuple):
    """What of a reading is kept in a changed text."""

    place: int
    focus: Span | None
    selection: Span | None


class Fetched(NamedTuple):
    """What came of fetching an article again."""

    opened: OpenArticle | None
    """The article as it is now; None where its text is the same."""
    before: Revision
    """The text that it had."""


Fetch = Callable[[OpenArticle], Awaitable[Fetched]]
"""Fetches an article again; raises `ReaderError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Fetches one open article again."""

    opened: OpenArticle
    view: ArticleView
    fetch: Fetch
    show: Callable[[OpenArticle, Kept], Awaitable[None]]
    say: Callable[[str], None]
    complain: Callable[[str], None]
    key: str
    """Shows what changed."""

    async def run(self) -> None:
        """Fetch, show and tell; the reader goes on reading meanwhile."""
        self.say("Fetching again …")
        try:
            fetched = await self.fetch(self.opened)
            if fetched.opened is None:
                self.say(f"Not changed since {shown_moment(fetched.before)}.")
                return
            comparison = await asyncio.to_thread(_compared, fetched.opened, fetched.before)
        except ReaderError as error:
            self.complain(str(error))
            return
        await self.show(fetched.opened, self._kept(comparison))
        what = f"Changed: {told(comparison)}"
        self.say(f"{what} · {self.key} shows what" if self.key else f"{what}.")

    def _kept(self, comparison: Comparison) -> Kept:
        """Tell where in the new text what is read, in focus and selected is now, as far as it is there."""
        view = self.view
        carry = _carrier(comparison.old_article, comparison.new_article)
        place = comparison.difference.place_in_new(view.place)
        return Kept(place, carry(view.focused_span), carry(view.selection))


def _compared(opened: OpenArticle, before: Revision) -> Comparison:
    """Compare, and read the marks of the new text, so that both are shown at once."""
    comparison = opened.comparing().compare(before, opened.record.revision())
    _ = opened.placed, opened.suggested
    return comparison


def _carrier(old: Article, new: Article) -> Callable[[Span | None], Span | None]:
    carrier = Carrier(old.text, new.text)
    return lambda span: carrier.carry(describe(old.text, span)).span if span else None


def since(before: Revision, key: str) -> str:
    """Say that an article is not what it was, and which key shows what changed."""
    what = f"The article changed since {shown_moment(before)}"
    return f"{what}; {key} shows what." if key else f"{what}."


def shown_moment(revision: Revision) -> str:
    """Write when a text was first fetched, in the reader's own time."""
    moment = revision.fetched.astimezone()
    return f"{moment.day} {moment:%B %Y, %H:%M}"
