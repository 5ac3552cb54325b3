"""The app under the app: every key goes through the keymap, none to Textual's bindings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.app import SuspendNotSupported

from reader.config import KEYBINDINGS_NAME, Config
from reader.errors import EditorError, ReaderError
from reader.key_watch import KeyWatch
from reader.keys.bindings import Keymap
from reader.keys.hints import OPENERS, holding, label_of
from reader.keys.sequences import Match, Pending, Sequencer, canonical_key
from reader.ports import EditText, KeepChoices
from reader.tui.colours import ColouredApp
from reader.tui.driver import driver_class
from reader.tui.screens.base import Commanded

if TYPE_CHECKING:
    from textual.geometry import Offset

    from reader.tui.widgets.article_view import ArticleView

FIELD_SECONDS = 1.0
"""How long a field that is on its way out can hold up a key."""

FIELD_KEYS = {"alt+f": "ctrl+right", "alt+b": "ctrl+left"}
"""What fields know under another name."""


def no_editor(_: str) -> str:
    """Edit nothing."""
    raise EditorError("There is no editor", "write the note here")


class KeyedApp(ColouredApp, inherit_bindings=False):
    """Gives keys to the keymap, and their commands to the screen on top."""

    def __init__(self, config: Config, keymap: Keymap, keep: KeepChoices, edit: EditText = no_editor) -> None:
        super().__init__(config, keep, driver_class())
        self._edit = edit
        self._keys = keymap
        self._sequencer = Sequencer(keymap)
        self._watch = KeyWatch(config.folder / KEYBINDINGS_NAME)

    def edit_outside(self, text: str) -> str | None:
        """Have a text edited as `EditText` says; raises `ReaderError`, too."""
        try:
            with self.suspend():
                # What is raised in here would leave the terminal to nobody.
                edited = _outcome(self._edit, text)
        except SuspendNotSupported as error:
            raise EditorError("There is no terminal for an editor", "write the note here") from error
        if isinstance(edited, ReaderError):
            raise edited
        return edited

    async def on_event(self, event: events.Event) -> None:
        """Give a key to the keymap first; what is being typed goes to its field."""
        if isinstance(event, events.Key) and not event.is_forwarded and await self._take(event):
            return
        await super().on_event(event)

    async def _take(self, event: events.Key) -> bool:
        """Let the keymap have a key; False where it is for the field that is typed in."""
        news = self._renew_keys()
        screen = self.screen
        if not isinstance(screen, Commanded):
            return False
        key = canonical_key(event.key, event.character)
        if screen.is_typing and event.is_printable:
            return False
        taken = False
        for stroke in self._sequencer.strokes(key, screen.contexts()):
            taken = await self._stroke(stroke) or taken
        # Behind what the key did: it may have had something to say too.
        news()
        event.key = event.key if taken else FIELD_KEYS.get(key, event.key)
        return taken

    async def _stroke(self, key: str) -> bool:
        """Do what a key says where it ends a sequence; False where it is for the field that is typed in."""
        screen = self.screen
        if not isinstance(screen, Commanded):
            return False
        typing, contexts = screen.is_typing, screen.contexts()
        found = self._sequencer.feed(key, contexts)
        if isinstance(found, Pending) and found.keys:
            goes_on = self._sequencer.continuations(contexts)
            screen.show_pending(found.keys, tuple((keys, label_of(one)) for keys, one in goes_on))
        elif isinstance(found, Match):
            if typing:
                await self._typed()
            # To its end, before the next key: it may be meant for a field that this one opens.
            await self._perform(found.command_id, found.count)
            if screen.following is not None:
                await screen.following.wait()
        if not (isinstance(found, Pending) and found.keys):
            self._show_hints()
        # Outside fields no widget has keys of its own: what is switched off in the keymap stays off.
        return not typing or isinstance(found, Match | Pending)

    async def _perform(self, command_id: str, count: int) -> None:
        """Do what a command says: the lists of commands open above any screen, all else is the screen's."""
        screen = self.screen
        if not isinstance(screen, Commanded):
            return
        if command_id in OPENERS:
            await self._offer(screen, command_id, count)
        else:
            await screen.perform(command_id, count)

    async def on_article_view_menu_wanted(self, event: ArticleView.MenuWanted) -> None:
        """Open the menu where somebody points at a passage."""
        screen = self.screen
        if isinstance(screen, Commanded):
            screen.show_hints()
            await self._offer(screen, "reading.menu", 1, event.at)

    async def _offer(self, screen: Commanded, opener: str, count: int, at: Offset | None = None) -> None:
        """Open the menu or the palette; what is chosen is done as if its keys had been pressed."""
        from reader.tui.screens.commanding import Menu, Palette

        known = screen.actions()
        parts = holding(screen.contexts(), screen.facts())
        first, rest = ([one for one in part if one in known] for part in parts)

        async def chosen(command_id: str | None) -> None:
            if command_id is not None:
                await self._perform(command_id, count)
            self._show_hints()

        contexts = screen.contexts()
        if opener == "reading.menu":
            await Menu(self._keys, contexts, first, rest, at=at).open_above(self, chosen)
        else:
            await Palette(self._keys, contexts, first, rest).open_above(self, chosen)

    def _show_hints(self) -> None:
        if isinstance(self.screen, Commanded):
            self.screen.show_hints()

    def _renew_keys(self) -> Callable[[], object]:
        """Take over the user's keys if they changed; return what tells so."""
        try:
            changed = self._watch.changed()
        except ReaderError as error:
            problem = f"{error} The keys stay as they were."
            return lambda: self._complain(problem)
        if changed is None:
            return _nothing
        self._keys.change_to(changed)
        self._sequencer.reset()
        return self._tell_of_new_keys

    def _complain(self, problem: str) -> None:
        if isinstance(self.screen, Commanded):
            self.screen.complain(problem)

    def _tell_of_new_keys(self) -> None:
        if isinstance(self.screen, Commanded):
            self.screen.tell(f"The keys are those of {KEYBINDINGS_NAME} as it is now.")
            self.screen.show_hints()

    def on_app_focus(self) -> None:
        """Look for changed keys on coming back from another window, perhaps the editor's."""
        self._renew_keys()()

    async def _typed(self) -> None:
        """Wait until the field has taken in what was typed before this key."""
        if self.focused is not None:
            done = asyncio.Event()
            self.focused.call_later(done.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), FIELD_SECONDS)


def _outcome(edit: EditText, text: str) -> str | ReaderError | None:
    try:
        return edit(text)
    except ReaderError as error:
        return error


def _nothing() -> None:
    """Tell nothing."""
