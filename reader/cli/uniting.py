"""`pressmark merge` and `pressmark sync`: libraries that were parted, or live on several machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.program import config_of, library_option, program_of
from reader.cli.streams import print_json, print_line, read_pipe, tell

if TYPE_CHECKING:
    from reader.config import Config
    from reader.library.syncing import Change, Merged, Synced
    from reader.ports import SyncPlace
    from reader.ports.syncing import MergingStore

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
DRIVEN = 3
"""Files that git hands over: what both come from, ours, theirs."""


@click.command(epilog="\b\nExample:\n  pressmark merge /media/usb/library")
@click.argument("others", nargs=-1, type=click.Path(path_type=Path), metavar="[OTHER]...")
@click.option("--driver", is_flag=True, help="Merge for git: OTHER are its %O %A %B, and %A gets the result.")
@as_json_option
@library_option
@click.pass_context
def merge(ctx: click.Context, others: tuple[Path, ...], *, driver: bool, as_json: bool) -> None:
    """Read what another library has into this one.

    OTHER is a library's folder, or its annotations.json; it stays as it is. Without one, the copies are
    merged that Syncthing, Nextcloud or Dropbox left in the library, and then moved to its backups.
    """
    if driver:
        _drive(others)
        return
    from reader.edges.sync.others import copies_left, other_at, shelf_of
    from reader.library.syncing import merge as merge_others

    config = config_of(ctx)
    copies = {} if others else copies_left(config.library)
    wanted = [other_at(path.expanduser().absolute(), config.library) for path in others] or [*copies.values()]
    if not wanted:
        tell("No copies of the library wait to be merged; name another library to take it in.")
        return
    store = _store(ctx, config)
    done = merge_others(store, shelf_of(config.library), wanted)
    _set_aside(copies)
    _tell_merged(done, as_json=as_json)
    store.close()


@click.command(epilog="\b\nExample:\n  pressmark sync ~/Sync/pressmark")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--webdav", metavar="URL", help="Sync in this folder of a WebDAV server (Nextcloud, a NAS …).")
@as_json_option
@library_option
@click.pass_context
def sync(ctx: click.Context, folder: Path | None, webdav: str | None, *, as_json: bool) -> None:
    """Write what you marked for your other machines, and read what they marked.

    DIR is a folder that all of them see: Syncthing, Nextcloud or Dropbox keep it alike, or it is on a drive
    that you carry around. Each machine writes one file there, and reads those of all. Without DIR or
    --webdav, [sync] in config.toml says where.
    """
    from reader.edges.sync.opening import exchange_at
    from reader.edges.sync.others import copies_left, shelf_of
    from reader.library.syncing import merge as merge_others
    from reader.library.syncing import sync as sync_at
    from reader.wiring import state_folder, who_writes

    config = config_of(ctx)
    place = _place(config, folder, webdav)
    store, shelf = _store(ctx, config), shelf_of(config.library)
    with exchange_at(place, who_writes(config), state_folder(config), program_of(ctx).env) as exchange:
        if copies := copies_left(config.library):
            merge_others(store, shelf, [*copies.values()])
            _set_aside(copies)
        done = sync_at(store, shelf.texts, exchange)
    _tell_synced(done, as_json=as_json)
    store.close()


def _drive(files: tuple[Path, ...]) -> None:
    from reader.edges.sync.driver import merge_files

    if len(files) != DRIVEN:
        raise click.UsageError("--driver takes three files: what both come from, ours, theirs (%O %A %B).")
    merge_files(files[1], files[2])


def _store(ctx: click.Context, config: Config) -> MergingStore:
    from typing import cast

    return cast("MergingStore", program_of(ctx).open_library(config, read_pipe).store)


def _place(config: Config, folder: Path | None, webdav: str | None) -> SyncPlace:
    """Say where to sync; the command line goes before config.toml."""
    from reader.ports import SyncPlace

    if folder is not None and webdav is not None:
        raise click.UsageError("Sync in a folder or on a server, one after the other.")
    if folder is None and webdav is None:
        if config.sync == SyncPlace():
            raise click.UsageError("Say where: DIR, --webdav URL, or [sync] in config.toml.")
        return config.sync
    return SyncPlace(folder, webdav or "")


def _set_aside(copies: Iterable[Path]) -> None:
    """Move what was merged to the backups, and say so."""
    from reader.edges.conflicts import set_aside
    from reader.errors import SyncError

    for file in copies:
        try:
            now = set_aside(file)
        except OSError as error:
            problem = f"it was merged, but could not be moved away: {error.strerror}"
            raise SyncError(str(file), problem, "mend the folder's permissions, or remove it") from error
        tell(f"merged  {file.name}  (now {now.parent.name}/{now.name})")


def _tell_merged(done: Merged, *, as_json: bool) -> None:
    _tell_problems(done.missing, "in neither library: their marks are kept with their words", done.problems)
    if as_json:
        facts = {"texts": done.texts, "pages": done.pages, "missing": done.missing}
        print_json({**done.change._asdict(), **facts, "problems": list(done.problems)})
    else:
        print_line(", ".join(_changed(done.change, done.texts, done.pages)) or "nothing new")


def _tell_synced(done: Synced, *, as_json: bool) -> None:
    _tell_problems(done.missing, "not there yet: some other machine is to sync first", done.problems)
    if as_json:
        facts = {
            **{"texts": done.texts_in, "said": done.said, "texts_left": done.texts_out},
            **{"missing": done.missing, "machines": done.machines},
        }
        print_json({**done.change._asdict(), **facts, "problems": list(done.problems)})
        return
    handed = [_count(done.said, "change"), _count(done.texts_out, "text")]
    print_line(f"taken in   {', '.join(_changed(done.change, done.texts_in)) or 'nothing new'}")
    print_line(f"handed on  {', '.join(filter(None, handed)) or 'nothing new'}")
    if not done.machines:
        tell("No other machine has synced here yet.")


def _tell_problems(missing: int, where: str, problems: Iterable[str]) -> None:
    for problem in problems:
        tell(problem if problem.endswith(".") else f"{problem}.")
    if missing:
        verb = "is" if missing == 1 else "are"
        tell(f"{_count(missing, 'text')} of articles {verb} {where}.")


def _changed(change: Change, texts: int, pages: int = 0) -> Iterator[str]:
    """Say what became of the library: "3 marks added", "1 changed", …; the first has its noun."""
    noun = True
    for count, done in ((change.added, "added"), (change.changed, "changed"), (change.deleted, "removed")):
        if count:
            yield f"{_count(count, 'mark')} {done}" if noun else f"{count} {done}"
            noun = False
    if change.beside:
        yield f"{_count(change.beside, 'note')} kept beside"
    if change.articles:
        yield f"{_count(change.articles, 'article')} added"
    if texts:
        yield f"{_count(texts, 'text')} copied"
    if pages:
        yield f"{_count(pages, 'page')} copied"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""
