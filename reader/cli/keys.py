"""`pressmark keys`: the keys in force, where to change them, and whether a file of them is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.program import config_of
from reader.cli.streams import print_line

if TYPE_CHECKING:
    from reader.keys.bindings import Keymap


@click.command(epilog="\b\nExample:\n  pressmark keys --check keybindings.toml")
@click.option("--path", "show_path", is_flag=True, help="Print where your own keybindings.toml belongs.")
@click.option(
    "--check",
    "checked",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Look for mistakes in FILE, without using it.",
)
@click.pass_context
def keys(ctx: click.Context, *, show_path: bool, checked: Path | None) -> None:
    """List the keys in force, by where they work."""
    from reader.config import KEYBINDINGS_NAME, load_keymap

    if checked is not None:
        load_keymap(checked)
        print_line(f"{checked}: no mistakes")
        return
    config = config_of(ctx)
    if show_path:
        print_line(str(config.folder / KEYBINDINGS_NAME))
    else:
        _print_keys(load_keymap(config.keybindings))


def _print_keys(keymap: Keymap) -> None:
    for number, (title, rows) in enumerate(keymap.table()):
        if number:
            print_line("")
        print_line(title)
        for shown, description in rows:
            print_line(f"  {'  '.join(shown) or '(no key)':<22}  {description}")
