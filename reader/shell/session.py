"""A session: it takes lines and answers them, on one article or on several above each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.keys.bindings import Keymap
from reader.library import Library, OpenArticle
from reader.library.describing import describe
from reader.library.sections import links_of
from reader.shell import marking, walking
from reader.shell.answers import Answer, counted, say
from reader.shell.commands import Table
from reader.shell.listing import LISTS, no_such, tell_list
from reader.shell.places import count_meant, is_count
from reader.shell.reading import Reading
from reader.shell.walking import UNITS

Command = Callable[[Reading, str], Answer]
"""Does something on an article with what follows the command's name; raises `ReaderError`."""
COMMENT = "#"
"""Begins a line that is for whoever reads the script."""


class Session:
    """Answers one line after the other; does no input and no output of its own."""

    def __init__(
        self, *, library: Library, open_source: Callable[[str], OpenArticle], notes: Path, keymap: Keymap
    ) -> None:
        """Begin with no article open.

        Args:
            library: For what was read before.
            open_source: Opens an article and waits for it.
            notes: Where notes are exported to, unless a folder is named.
            keymap: The keys of the reading view, which are commands here too.
        """
        self._library = library
        self._open_source = open_source
        self._notes = notes
        self._table = Table(keymap)
        self._pages: list[Reading] = []
        self._listed: tuple[str, ...] = ()
        self._commands = self._bound(ON_ARTICLE) | {
            "help": self._help,
            "quit": alone(self._quit),
            "library": alone(self._list_library),
            "open": self._open_named,
            "follow": self._follow,
            "export": self._export,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the commands."""
        return tuple(self._table.commands)

    def open(self, source: str) -> Answer:
        """Open an article above those that are open; raises `ReaderError`."""
        return self._enter(self._open_source(source))

    def obey(self, line: str) -> Answer:
        """Do what a line says; what cannot be done is told, and changes nothing."""
        line = line.strip()
        if line.startswith(COMMENT):
            return say()
        name = line.partition(" ")[0]
        try:
            name, argument = self._table.resolve(line)
            return replace(self._commands[name](argument), command=name)
        except ReaderError as error:
            return replace(say(clean_line(str(error))), command=clean_line(name), ok=False)

    def close(self) -> None:
        """Keep the place in every article that is open; raises `StoreError`."""
        while self._pages:
            page = self._pages.pop()
            page.opened.remember_place(page.position.place)

    def _bound(self, commands: Mapping[str, Command]) -> dict[str, Callable[[str], Answer]]:
        def bound(command: Command) -> Callable[[str], Answer]:
            return lambda argument: command(self._pages[-1], argument)

        return {name: bound(command) for name, command in commands.items()}

    def _enter(self, opened: OpenArticle) -> Answer:
        page = Reading(opened)
        self._pages.append(page)
        record, marks = opened.record, len(opened.marks())
        amount = [counted(len(page.paragraphs), "paragraph"), counted(marks, "mark") if marks else ""]
        about = " · ".join(filter(None, [describe(record), *amount]))
        number = page.paragraph_at(page.here().start) if page.position.place else None
        lines = [record.name, about, f"You were at paragraph {number}." if number else ""]
        facts = {"id": record.id, "name": record.name, "paragraphs": len(page.paragraphs), "marks": marks}
        return replace(say(*filter(None, lines), **facts, place=page.position.place), command="open")

    def _quit(self) -> Answer:
        """Leave the article above another, or the session."""
        if len(self._pages) <= 1:
            return replace(say(), ends=True)
        page = self._pages.pop()
        page.opened.remember_place(page.position.place)
        # What is left and what is below may be the same article.
        self._pages[-1].opened.refresh()
        return walking.where(self._pages[-1])

    def _list_library(self) -> Answer:
        records = self._library.articles()
        self._listed = tuple(record.id for record in records)
        lines = [f"{n}. {record.name}, {describe(record)}" for n, record in enumerate(records, 1)]
        items = [{"id": record.id, "name": record.name, "source": record.source} for record in records]
        return say(*lines, articles=items)

    def _open_named(self, named: str) -> Answer:
        """Open an article by its number in the list that was told last, else as a source."""
        if not named:
            raise ReaderError("Say what to open: a source, or a number of the list that library tells.")
        if not (self._listed and is_count(named)):
            return self.open(named)
        if int(named) > len(self._listed):
            raise ReaderError(no_such("article", int(named), len(self._listed)))
        return self._enter(self._library.reopen(self._listed[int(named) - 1]))

    def _follow(self, argument: str) -> Answer:
        """Open a link by its number."""
        links = links_of(self._pages[-1].article)
        if not argument:
            raise ReaderError("Say which link, as in follow 1; links lists them.")
        number = count_meant(argument)
        if number > len(links):
            raise ReaderError(no_such("link", number, len(links)))
        address = links[number - 1].target or ""
        if not address.lower().startswith(("http:", "https:")):
            raise ReaderError(f"{address} is no page.")
        return self.open(address)

    def _export(self, folder: str) -> Answer:
        return marking.export(self._pages[-1], Path(folder).expanduser() if folder else self._notes)

    def _help(self, word: str) -> Answer:
        if not word:
            lines = [f"{one}: {one.description}" for one in self._table.commands.values()]
            return say(*HELP, *lines, commands=list(self._table.commands))
        name = self._table.name_of(word)
        command, keys = self._table.commands[name], self._table.keys_of(name)
        in_view = f"In the reading view: {', '.join(keys)}." if keys else ""
        return say(*filter(None, [f"{command}: {command.description}", in_view]), keys=list(keys))


HELP = (
    "Enter reads on. A command can be shortened while it is clear; the keys of the reading view work too.",
    "PLACE is 3 (a paragraph), 3.2 (a sentence), 3-5, quotation 2, heading 1 …, or words in quotation marks.",
)


def alone(command: Callable[[], Answer]) -> Callable[[str], Answer]:
    """Make a command of one that takes nothing; what follows it is refused rather than passed over."""

    def act(argument: str) -> Answer:
        if argument:
            raise ReaderError(f"Nothing follows this command: “{argument}” is too much.")
        return command()

    return act


def _plain(command: Callable[[Reading], Answer]) -> Command:
    return lambda reading, argument: alone(partial(command, reading))(argument)


def _step(unit: str, direction: int) -> Command:
    return lambda reading, argument: walking.step(reading, unit, direction, argument)


def _hit(direction: int) -> Command:
    return lambda reading, argument: walking.hit(reading, direction, argument)


ON_ARTICLE: Mapping[str, Command] = {
    **{f"next-{unit}": _step(unit, 1) for unit in UNITS},
    **{f"previous-{unit}": _step(unit, -1) for unit in UNITS},
    "next": _step("paragraph", 1),
    "previous": _step("paragraph", -1),
    "next-hit": _hit(1),
    "previous-hit": _hit(-1),
    "goto": walking.goto,
    "read": walking.read,
    "search": walking.search,
    "top": _plain(walking.top),
    "end": _plain(walking.end),
    "back": _plain(walking.back),
    "release": _plain(walking.release),
    "where": _plain(walking.where),
    "toggle-caption": _plain(walking.toggle_caption),
    "toggle-captions": _plain(walking.toggle_captions),
    "outline": _plain(partial(tell_list, unit="heading")),
    **{f"{unit}s": _plain(partial(tell_list, unit=unit)) for unit in LISTS if unit != "heading"},
    "highlight": marking.highlight,
    "note": marking.note,
    "tag": marking.tag,
    "entity": marking.entity,
    "delete": marking.delete,
    "undo": marking.undo,
    "redo": marking.redo,
}
