"""`pressmark keys`: the keys in force or of a preset, where to change them, and whether a file is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.program import config_of
from reader.cli.streams import print_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.keys.bindings import Keymap

OWN = ""
"""Stands for the user's own file."""


def _complete_preset(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    from reader.keys.bindings import PRESETS

    return [name for name in PRESETS if name.startswith(begun)]


def _check_preset(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is not None:
        from reader.keys.bindings import PRESETS

        if name not in PRESETS:
            raise click.BadParameter(f"there is no preset {name!r}; there are {', '.join(PRESETS)}.")
    return name


@click.command(epilog="\b\nExample:\n  pressmark keys --preset plain\n  pressmark keys --check")
@click.option("--path", "show_path", is_flag=True, help="Print where your own keybindings.toml belongs.")
@click.option(
    "--preset",
    metavar="NAME",
    callback=_check_preset,
    shell_complete=_complete_preset,
    help="List the keys of vim, plain or emacs instead of those in force.",
)
@click.option(
    "--check",
    "checked",
    is_flag=False,
    flag_value=OWN,
    metavar="[FILE]",
    help="Look for all mistakes in FILE, else in your own keybindings.toml, without using it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print each command as a line of JSON.")
@click.option("--markdown", is_flag=True, help="Print the manual's table of every preset.")
@click.pass_context
def keys(
    ctx: click.Context,
    *,
    show_path: bool,
    preset: str | None,
    checked: str | None,
    as_json: bool,
    markdown: bool,
) -> None:
    """List the keys in force, by where they work."""
    own = config_of(ctx).folder / "keybindings.toml"
    if show_path:
        print_line(str(own))
    elif checked == OWN and not own.exists():
        print_line(f"{own}: there is no such file; the default keys hold")
    elif checked is not None:
        _check(ctx, Path(checked) if checked != OWN else own)
    elif markdown:
        _print_manual()
    elif as_json:
        _print_json(_keymap(ctx, preset))
    else:
        _print_keys(_keymap(ctx, preset))


def _keymap(ctx: click.Context, preset: str | None) -> Keymap:
    """Return the keys in force, or those of a preset as it comes."""
    from reader.config import load_keymap
    from reader.keys.bindings import preset_file, read_keymap

    return load_keymap(config_of(ctx).keybindings) if preset is None else read_keymap(preset_file(preset))


def _check(ctx: click.Context, path: Path) -> None:
    """Print every mistake of a file on a line that begins with its place, as compilers do."""
    from reader.edges.own_files import read_text
    from reader.keys.bindings import KeyFile, mistakes_in

    mistakes, doubts = mistakes_in(KeyFile(path, read_text(path)))
    for mistake in mistakes:
        print_line(str(mistake))
    for doubt in doubts:
        print_line(f"{doubt} (No mistake.)")
    if mistakes:
        ctx.exit(1)
    print_line(f"{path}: no mistakes")


def _print_keys(keymap: Keymap) -> None:
    groups = [
        (title, [("  ".join(shown) or "(no key)", words) for shown, words in rows])
        for title, rows in keymap.table()
    ]
    width = max(len(shown) for _, rows in groups for shown, _ in rows)
    for number, (title, rows) in enumerate(groups):
        if number:
            print_line("")
        print_line(title)
        for shown, description in rows:
            print_line(f"  {shown:<{width}}  {description}")


def _print_json(keymap: Keymap) -> None:
    from reader.keys.commands import COMMANDS

    for command in COMMANDS:
        one: Mapping[str, object] = {
            "context": command.context,
            "command": command.name,
            "keys": [" ".join(sequence) for sequence in keymap.of(command.id)],
            "description": command.description,
        }
        print_line(json.dumps(one, ensure_ascii=False))


def _print_manual() -> None:
    from reader.keys.manual import manual

    for line in manual().splitlines():
        print_line(line)
