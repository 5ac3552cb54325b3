"""The commands that copy: a quotation with where it is from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError
from reader.tui.paths import named

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.article.model import Span
    from reader.library import OpenArticle
    from reader.library.copying import Copier
    from reader.ports import Copied
    from reader.tui.screens.base import Action
    from reader.tui.screens.dialog import Ask
    from reader.tui.widgets.article_view import ArticleView

NOTHING_TO_COPY = "Nothing is chosen to copy: ] q goes to a quotation, v starts a selection."
ADVICE = "Where it cannot be pasted, name a program under [copy] in config.toml."
MUCH = 74_000
"""Bytes that every terminal with OSC 52 takes; more are left out by some."""


@dataclass(slots=True, kw_only=True)
class CopyCommands:
    """Copies from one open article."""

    view: ArticleView
    opened: OpenArticle
    ask: Ask
    start: Callable[[Coroutine[Any, Any, None]], Worker[None]]
    """Lets something go on in the background."""
    say: Callable[[str], None]
    complain: Callable[[str], None]
    _is_advised: bool = False

    def actions(self) -> Mapping[str, Action]:
        """Return the commands."""
        return {"reading.copy": lambda _: self._copy(), "reading.copy-as": lambda _: self._copy_as()}

    def _copy(self) -> None:
        """Copy in the format that the user set."""
        span = self._passage()
        if span is not None:
            copier = self.opened.copier()
            self._take(copier, copier.text(span), copier.copying.format, span)

    def _copy_as(self) -> object:
        """Show what each format makes of the passage, and copy in the one that is chosen."""
        span = self._passage()
        if span is None:
            return None
        copier = self.opened.copier()
        texts = _texts(copier, span)

        def chosen(name: str) -> None:
            self._take(copier, texts[name], name, span)

        from reader.tui.screens.formats import FormatDialog

        return self.ask(FormatDialog(texts), chosen)

    def _passage(self) -> Span | None:
        span = self.view.selection or self.view.focused_span
        if span is None:
            self.say(NOTHING_TO_COPY)
        return span

    def _take(self, copier: Copier, text: str, name: str, span: Span) -> None:
        self.view.end_selection()
        self.view.focus_span(span)
        self.start(self._taken(copier, text, name))

    async def _taken(self, copier: Copier, text: str, name: str) -> None:
        copied = await asyncio.to_thread(copier.copy, text)
        if copied.by_terminal:
            self.view.app.copy_to_clipboard(text)
        said = _said(copied, name, self._about_terminal(text) if copied.by_terminal else "")
        if copied.problem:
            self.complain(f"{copied.problem} {said}".strip())
        else:
            self.say(said)

    def _about_terminal(self, text: str) -> str:
        """Say what cannot be known of a terminal: at the first time, and of a long text."""
        size = len(text.encode())
        if size > MUCH * 3 // 4:
            return f"{size:,} bytes are more than some terminals take. {ADVICE}"
        advice, self._is_advised = "" if self._is_advised else ADVICE, True
        return advice


def _texts(copier: Copier, span: Span) -> dict[str, str]:
    """Write a passage in each format that has anything to say; raise the reason where none has."""
    texts: dict[str, str] = {}
    refusal: ReaderError | None = None
    for name in copier.formats():
        try:
            texts[name] = copier.text(span, name)
        except ReaderError as error:
            refusal = refusal or error
    if not texts and refusal is not None:
        raise refusal
    return texts


def _said(copied: Copied, name: str, advice: str) -> str:
    """Say where a text went."""
    ways = []
    if copied.by or copied.by_terminal:
        ways.append(f"Copied as {name} by {copied.by or 'the terminal (OSC 52)'}")
    if copied.file:
        from pathlib import Path

        ways.append(f"{'added' if ways else 'Added'} to {named(Path(copied.file))}")
    return " ".join(filter(None, (f"{', '.join(ways)}." if ways else "", advice)))
