"""The options that say something of a mark, read when they are given; what cannot be read is misuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from reader.cli.program import config_of
from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.marks.kinds import Kinds


STATES = ("exact", "moved", "changed", "gone")
"""The values of `marks.model.State`."""


def kinds_of(ctx: click.Context) -> Kinds:
    """Return the kinds of mark, the user's own among them."""
    from reader.marks.kinds import Kinds

    return Kinds(config_of(ctx).kinds)


def _reading(read: Callable[[click.Context, str], object]) -> Callable[..., object]:
    """Make a callback that reads what was typed, or each of several."""

    def callback(ctx: click.Context, _: click.Parameter, typed: Any) -> object:  # noqa: ANN401 - as click has it
        try:
            if isinstance(typed, tuple):
                return tuple(read(ctx, one) for one in typed)
            return read(ctx, typed) if typed else None
        except ReaderError as error:
            raise click.BadParameter(str(error)) from error

    return callback


def _read_entity(_: click.Context, typed: str) -> object:
    from reader.library.typed import read_entity

    return read_entity(typed)


def _read_status(_: click.Context, typed: str) -> object:
    from reader.library.typed import read_status

    return read_status(typed)


def _read_kind(ctx: click.Context, typed: str) -> object:
    from reader.library.typed import read_kind

    return read_kind(typed, kinds_of(ctx))


def _read_entity_kind(_: click.Context, typed: str) -> object:
    from reader.library.typed import read_entity_kind

    return read_entity_kind(typed)


entity_option = click.option(
    "--entity",
    "entities",
    multiple=True,
    metavar="KIND:NAME",
    callback=_reading(_read_entity),
    help="Name a person, organisation, place, event, date or other, as in person:Jane Roe.",
)
dropped_entity_option = click.option(
    "--drop-entity",
    "without_entities",
    multiple=True,
    metavar="KIND:NAME",
    callback=_reading(_read_entity),
    help="Name an entity no more.",
)
status_option = click.option(
    "--status",
    metavar="STATUS",
    callback=_reading(_read_status),
    help="Say how far it was checked: unchecked, confirmed or disputed.",
)
kind_option = click.option(
    "--kind",
    metavar="KIND",
    callback=_reading(_read_kind),
    help="Mark as quote (the default), fact, doubt, idea, mention, or a kind of your own.",
)
kinds_option = click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="KIND",
    callback=_reading(_read_kind),
    help="Check marks of a kind (default: quote); repeatable.",
)
status_filter = click.option(
    "--status",
    multiple=True,
    metavar="STATUS",
    callback=_reading(_read_status),
    help="Take marks that are unchecked, confirmed or disputed.",
)
state_filter = click.option(
    "--state",
    multiple=True,
    type=click.Choice(STATES),
    help="Take marks whose words stand in the text as it is now exactly, moved, changed, or not (gone).",
)
entity_kind_option = click.option(
    "--kind",
    "entity_kind",
    metavar="KIND",
    callback=_reading(_read_entity_kind),
    help="List those of a kind: person, organisation, place, event, date or other.",
)
