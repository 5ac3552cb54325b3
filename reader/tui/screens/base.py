"""What every screen shares: it says which tables of keys hold, and performs commands by their id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from reader.errors import ReaderError
from reader.ports import Choices
from reader.theme_names import THEMES

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library import OpenArticle
    from reader.tui.screens.again import Fetched
    from reader.tui.screens.dialog import CommandDialog

Action = Callable[[int], object]
"""What a command does, at once or awaited; the argument is the count typed before its keys, else 1."""

GONE = "The library is empty now; was its folder moved? What is listed is from before."
"""Why a list stays as it is."""


class FirstSight(Message):
    """What was to be opened is on the screen."""


class LeaveScreen(Message):
    """This screen is done with."""


class ShowKeys(Message):
    """The keys in force are asked for."""


class OpenSource(Message):
    """An article is asked for by its address."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source


class LookChosen(Message):
    """The reader chose how it looks; `words` say what, in a sentence."""

    def __init__(self, words: str, choices: Choices) -> None:
        super().__init__()
        self.words = words
        self.choices = choices


class GoToLibrary(Message):
    """The list of what was read is asked for."""


class ArticleChosen(Message):
    """An article of the list is to be read."""

    def __init__(self, article_id: str, name: str) -> None:
        super().__init__()
        self.article_id = article_id
        self.name = name


class MarkChosen(Message):
    """A mark of some article is to be read where it stands."""

    def __init__(self, article_id: str, name: str, mark_id: str) -> None:
        super().__init__()
        self.article_id = article_id
        self.name = name
        self.mark_id = mark_id


class PageOpener(Protocol):
    """The app, as far as screens ask it for a page and wait: keys that are typed ahead are for that page."""

    def open_marks(self) -> Awaitable[None]:
        """Show all marks of the library."""

    def open_entities(self) -> Awaitable[None]:
        """Show all names of the library."""

    def open_changes(self, opened: OpenArticle) -> Awaitable[None]:
        """Show what changed last in an article that had other texts before."""

    def fetch_again(self, opened: OpenArticle) -> Awaitable[Fetched]:
        """Get what an open article says now; raises `ReaderError`."""

    def leave(self) -> Awaitable[None]:
        """Go back to the screen below, or out."""


class Commanded:
    """A screen whose keys come from the keymap: the app asks it for contexts and hands it commands."""

    app: App[Any]
    following: Worker[Any] | None = None
    """What a dialog's answer goes on with, such as a further dialog; the keys that come next are for that."""

    @property
    def is_typing(self) -> bool:
        """Whether the keys go to a field first."""
        return False

    def contexts(self) -> tuple[str, ...]:
        """Return the tables of keys in force, the one that goes first before the others."""
        raise NotImplementedError

    def actions(self) -> Mapping[str, Action]:
        """Return what each command id of these tables does here."""
        raise NotImplementedError

    async def perform(self, command_id: str, count: int) -> None:
        """Do what a command says, to its end; what a user can mend is told, not raised."""
        with self.complaining():
            done = self.actions()[command_id](count)
            if isawaitable(done):
                await done

    @contextmanager
    def complaining(self) -> Iterator[None]:
        """Show what goes wrong inside, as far as a user can mend it."""
        try:
            yield
        except ReaderError as error:
            self.complain(str(error))

    def tell(self, words: str) -> None:
        """Say something that is no problem."""

    def complain(self, problem: str) -> None:
        """Show a problem."""
        self.app.notify(problem, severity="error", markup=False)

    def facts(self) -> tuple[str, ...]:
        """Say what there is to work on, in the words of `reader.keys.hints`, what has the focus first."""
        return self.contexts()[:1]

    def show_pending(self, keys: str, hints: tuple[tuple[str, str], ...] = ()) -> None:
        """Show the keys of a sequence that waits, and what each next one does; empty when it ended."""

    def show_hints(self) -> None:
        """Show the keys that are most useful now."""

    def is_behind(self, version: Hashable) -> bool:
        """Tell whether what is shown was read, and of another version of the library than this one."""
        return False

    async def catch_up(self) -> None:
        """Show what others wrote, with focus, scroll and all that is typed as they are.

        Raises:
            ReaderError: It cannot be read; what is shown stays.
        """

    def remember(self) -> None:
        """Keep what should be found again next time, such as the place where reading stopped."""


class CommandScreen(Commanded, Screen[None]):
    """A full screen with keys of the keymap."""

    AUTO_FOCUS = ""

    @property
    def pages(self) -> PageOpener:
        """What opens the pages of the whole library."""
        return cast(PageOpener, self.app)

    def ask(self, dialog: CommandDialog[Any], keep: Callable[[Any], object]) -> Awaitable[None]:
        """Open a dialog; its result is kept unless it was cancelled, and what goes wrong then is told.

        Awaited, keys that are typed ahead find it open.
        """

        def answered(result: Any) -> object:  # noqa: ANN401 - each dialog has a result type of its own
            if result is not None:
                with self.complaining():
                    return keep(result)
            return None

        return dialog.open_above(self.app, answered)

    def choose_theme(self) -> Awaitable[None]:
        """Let the reader choose the colours; awaited, so that keys typed ahead find the choice open."""
        from reader.tui.screens.themes import ThemeDialog

        def chose(name: str) -> None:
            self.post_message(LookChosen(f"Read in the colours {name}.", Choices(theme=name)))

        return self.ask(ThemeDialog(THEMES, self.app.theme, no_colour=self.app.no_color), chose)
