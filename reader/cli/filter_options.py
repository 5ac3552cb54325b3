"""The options by which the commands that list marks choose among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader.cli.desk import Desk
from reader.cli.marking_options import state_filter, status_filter

if TYPE_CHECKING:
    from reader.library.filters import Listed

_Command = TypeVar("_Command", bound=Callable[..., Any])
OPTIONS = {
    "kind": ("KIND", "of a kind: quote, fact, doubt, idea, mention or your own"),
    "tag": ("TAG", "with a tag"),
    "entity": ("NAME", "that name a person, organisation, place …: a name, or place/Geneva"),
    "speaker": ("NAME", "of a speaker, by any word of the name"),
    "language": ("CODE", "in a language, as in fr"),
    "article": ("ARTICLE", "in an article, by the start of its id or words of its name"),
    "site": ("SITE", "from a site, by a part of its name"),
    "since": ("DATE", "of articles from a day, month or year on, as in 2026-03"),
    "until": ("DATE", "of articles up to a day, month or year"),
}


def filter_options(but: Sequence[str] = ()) -> Callable[[_Command], _Command]:
    """Add the options, but for some; a mark must fulfil all that are given, and have one of the states."""

    def add(command: _Command) -> _Command:
        off_record = click.option(
            "--off-record", is_flag=True, help="Take those that are off the record, too."
        )
        command = status_filter(state_filter(off_record(command)))
        for name, (metavar, which) in reversed(OPTIONS.items()):
            if name not in but:
                option = click.option(
                    f"--{name}", multiple=True, metavar=metavar, help=f"Take marks {which}."
                )
                command = option(command)
        return command

    return add


def chosen(desk: Desk, given: dict[str, Any], words: Sequence[str] = ()) -> tuple[Listed, ...]:
    """Return the marks of the library that the options and the words take; raises `ReaderError`."""
    from reader.library.filters import filter_of

    fields = {name: given[name] for name in (*OPTIONS, "status") if given.get(name)}
    wanted = filter_of(fields, words)
    marks = desk.naming.marks()
    found = wanted.chosen([mark for mark in marks if given["off_record"] or not mark.annotation.off_record])
    states = given.get("state")
    return tuple(mark for mark in found if desk.locator.locate(mark).state in states) if states else found
