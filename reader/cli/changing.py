"""`pressmark annotation` and `pressmark entity`: what was marked, changed from a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reader.cli.desk import Desk, desk_of
from reader.cli.marking_options import (
    dropped_entity_option,
    entity_option,
    kind_option,
    status_option,
)
from reader.cli.program import library_option
from reader.cli.showing import SHOWN_OF_ID
from reader.cli.streams import print_line, tell

if TYPE_CHECKING:
    from reader.library.dossiers import Known
    from reader.marks.model import Annotation, Entity


@click.group(epilog="\b\nExample:\n  pressmark annotation edit 3f2a91bc --status confirmed")
def annotation() -> None:
    """Change or delete marks, by the ids that `pressmark annotations` prints."""


@annotation.command(epilog="\b\nExample:\n  pressmark annotation edit 3f2a91bc 77aa01de --status confirmed")
@click.argument("marks", nargs=-1, required=True, metavar="ID...")
@kind_option
@status_option
@click.option("--speaker", metavar="NAME", help="Say who speaks; an empty NAME takes the speaker away.")
@click.option("--note", metavar="TEXT", help="Put this note in the place of the one there is.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Add a tag; can be repeated.")
@click.option("--drop-tag", "without_tags", multiple=True, metavar="TAG", help="Take a tag away.")
@entity_option
@dropped_entity_option
@click.option("--language", metavar="CODE", help="Say in which language the words are, as in fr.")
@click.option("--translation", metavar="TEXT", help="Put this translation in the place of the one there is.")
@click.option("--off-record/--on-record", default=None, help="Never let them leave the library, or do.")
@library_option
@click.pass_context
def edit(ctx: click.Context, /, marks: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - as click reads them
    """Change marks: all that are named, in one step, or none.

    What is not given stays as it is. ID is a mark's id, or at least four characters of its start.
    """
    from reader.library.changing import Edit, change_marks

    several = {name: given.pop(name) for name in ("tags", "without_tags", "entities", "without_entities")}
    fields = {name: value for name, value in given.items() if value is not None}
    if not (fields or any(several.values())):
        raise click.UsageError("say what to change, as in --status confirmed.")
    _report("changed", change_marks(desk_of(ctx).naming, marks, Edit(fields, **several)))


@annotation.command(epilog="\b\nExample:\n  pressmark annotation delete 3f2a91bc")
@click.argument("marks", nargs=-1, required=True, metavar="ID...")
@library_option
@click.pass_context
def delete(ctx: click.Context, marks: tuple[str, ...]) -> None:
    """Change the library so that marks are gone: all that are named, in one step, or none.

    ID is a mark's id, or at least four characters of its start. `pressmark annotations --json` keeps a copy.
    """
    from reader.library.changing import delete_marks

    _report("deleted", delete_marks(desk_of(ctx).naming, marks))


def _report(done: str, marks: Sequence[Annotation]) -> None:
    from reader.library.describing import excerpt

    for mark in marks:
        print_line(f"{done}  {mark.id[:SHOWN_OF_ID]}  {excerpt(mark.selector.exact)}")
    if not marks:
        tell("They are like that already; nothing was changed.")


@click.group(epilog="\b\nExample:\n  pressmark entity rename place:Kiev Kyiv")
def entity() -> None:
    """Change what the library knows of a person, an organisation, a place or something else.

    NAME is a name or an alias, or KIND:NAME where that is not clear, as `pressmark entities` prints them.
    """


@entity.command(epilog="\b\nExample:\n  pressmark entity rename place:Kiev Kyiv")
@click.argument("name")
@click.argument("new")
@library_option
@click.pass_context
def rename(ctx: click.Context, name: str, new: str) -> None:
    """Change an entity's name, or with KIND:NEW its kind, in every mark; the old name stays as an alias."""
    from reader.errors import ReaderError

    desk = desk_of(ctx)
    old = _meant(desk, name).entity
    wanted = _named(new, old)
    if wanted != old and any(one.entity == wanted for one in desk.naming.known()):
        remedy = f"`pressmark entity merge` makes {old.name} the same"
        raise ReaderError(f"There is a {wanted.kind.value} called {wanted.name} already; {remedy}.")
    _tell_renamed("renamed", old, wanted, desk.naming.rename(old, wanted))


@entity.command(epilog="\b\nExample:\n  pressmark entity merge Kiev Kyiv")
@click.argument("name")
@click.argument("kept")
@library_option
@click.pass_context
def merge(ctx: click.Context, name: str, kept: str) -> None:
    """Change two entities into one: marks that name NAME name KEPT instead, and NAME becomes an alias."""
    desk = desk_of(ctx)
    old, wanted = _meant(desk, name).entity, _meant(desk, kept).entity
    _tell_renamed("merged", old, wanted, desk.naming.rename(old, wanted))


@entity.command(epilog="\b\nExample:\n  pressmark entity split Kyiv 'organisation:Dynamo Kyiv' 3f2a91bc")
@click.argument("name")
@click.argument("new")
@click.argument("marks", nargs=-1, required=True, metavar="ID...")
@library_option
@click.pass_context
def split(ctx: click.Context, name: str, new: str, marks: tuple[str, ...]) -> None:
    """Change some marks that name NAME so that they name NEW, or KIND:NEW, instead; ID is a mark's id."""
    from reader.library.changing import find_marks

    desk = desk_of(ctx)
    old = _meant(desk, name).entity
    wanted = _named(new, old)
    ids = {mark.id for mark in find_marks(desk.naming.store.all_annotations(), marks)}
    _tell_renamed("split", old, wanted, desk.naming.part(old, wanted, ids))


@entity.command(epilog="\b\nExample:\n  pressmark entity describe Kyiv --alias Kiev --wikidata Q1899")
@click.argument("name")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Add another name; can be repeated.")
@click.option("--drop-alias", "without", multiple=True, metavar="NAME", help="Take another name away.")
@click.option("--wikidata", "identifier", metavar="ITEM", help="Say which item of Wikidata it is: Q1899.")
@click.option("--note", metavar="TEXT", help="Put this note in the place of the one there is.")
@library_option
@click.pass_context
def describe(
    ctx: click.Context,
    /,
    *,
    name: str,
    aliases: tuple[str, ...],
    without: tuple[str, ...],
    identifier: str | None,
    note: str | None,
) -> None:
    """Change what is known of an entity beyond its name; one that no mark names yet is KIND:NAME."""
    if not (aliases or without) and identifier is None and note is None:
        raise click.UsageError("say what is known of it: --alias, --wikidata or --note.")
    desk = desk_of(ctx)
    found = _described(desk, name)
    names = [*(one for one in desk.naming.names_of(found)[1:] if one not in without), *aliases]
    record = desk.naming.describe(found, aliases=names, identifier=identifier, note=note)
    also = f"also {', '.join(record.aliases)}" if record.aliases else ""
    print_line("  ".join(filter(None, (f"described  {_shown(found)}", record.identifier, also))))


def _meant(desk: Desk, name: str) -> Known:
    from reader.library.entity_finding import find_known

    return find_known(desk.naming.known(), name, whole=True)


def _described(desk: Desk, name: str) -> Entity:
    """Return the entity that is meant; one that nothing names yet needs its kind."""
    from reader.errors import ReaderError
    from reader.library.typed import read_entity

    try:
        typed = read_entity(name)
    except ReaderError:
        return _meant(desk, name).entity
    return next((one.entity for one in desk.naming.known() if one.entity == typed), typed)


def _named(new: str, old: Entity) -> Entity:
    """Read a new name; without a kind, the old one's."""
    from reader.errors import ReaderError
    from reader.library.typed import read_entity

    try:
        return read_entity(new)
    except ReaderError:
        return old._replace(name=new.strip())


def _shown(entity: Entity) -> str:
    return f"{entity.kind.value}:{entity.name}"


def _tell_renamed(done: str, old: Entity, new: Entity, marks: int) -> None:
    print_line(f"{done}  {_shown(old)}  {_shown(new)}  {marks} mark{'' if marks == 1 else 's'}")
