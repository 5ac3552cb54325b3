"""`pressmark list` and `pressmark export`: what was read, and what was marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.program import config_of, library_option, program_of
from reader.cli.streams import print_json, print_line, read_pipe, tell

if TYPE_CHECKING:
    from reader.library.exported import Exported
    from reader.ports import ArticleRecord

SHOWN_OF_ID = 8
"""Ids are random from their first digit: this much of one names an article."""


@click.command(name="list", epilog="\b\nExample:\n  pressmark list --json | jq -r .title")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@library_option
@click.pass_context
def list_(ctx: click.Context, *, as_json: bool) -> None:
    """List what was read. A line has id, day, words and name; the article opened last comes first.

    Behind the name stands how many revisions there are of an article whose text has changed.
    """
    library = program_of(ctx).open_library(config_of(ctx), read_pipe)
    records, revisions = library.articles(), library.store.revision_counts()
    for record in records:
        # One that an older pressmark kept has no revision written, and one text.
        count = max(1, revisions.get(record.id, 0))
        if as_json:
            print_json(_as_object(record, count))
        else:
            print_line(_line(record, count))
    if waiting := library.waiting():
        tell(waiting)
    if not records and library.damage() is None:
        tell("Nothing was read yet; `pressmark SOURCE` opens an article and keeps it.")


@click.command(epilog="\b\nExample:\n  pressmark export --to ~/notes")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write into this folder (default: `notes` of config.toml, else `notes` in the library).",
)
@library_option
@click.pass_context
def export(ctx: click.Context, articles: tuple[str, ...], folder: Path | None) -> None:
    """Write marks as Markdown notes.

    ARTICLE is an id or its beginning, an address or a file; without one, all that have marks are
    written. A note that was edited since it was written is left as it is, and the new one put beside it.
    """
    config = config_of(ctx)
    library = program_of(ctx).open_library(config, read_pipe)
    notes = library.export(articles, folder.absolute() if folder else config.notes)
    for note in notes:
        _report(note)
    if not notes:
        tell("No article has marks yet; nothing was written.")


def _report(note: Exported) -> None:
    print_line(f"{note.outcome}  {note.path}  {note.counted}")


def _line(record: ArticleRecord, revisions: int) -> str:
    day = f"{record.opened.astimezone():%Y-%m-%d}"
    changed = f"  ({revisions} revisions)" if revisions > 1 else ""
    return f"{record.id[:SHOWN_OF_ID]}  {day}  {record.words:>6}  {record.name}{changed}"


def _as_object(record: ArticleRecord, revisions: int) -> dict[str, Any]:
    return {
        "id": record.id,
        "name": record.name,
        "title": record.metadata.title,
        "site": record.metadata.site,
        "url": record.metadata.url,
        "source": record.source,
        "published": record.metadata.published,
        "language": record.metadata.language,
        "words": record.words,
        "added": record.added.isoformat(),
        "opened": record.opened.isoformat(),
        "fetched": record.fetched.isoformat(),
        "checked": record.checked.isoformat() if record.checked else None,
        "revisions": revisions,
    }
