"""The manual's page of keys: every command with its keys in each preset, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.keys.bindings import PRESETS, Keymap, preset_file, read_keymap
from reader.keys.commands import CONTEXT_TITLES, Command, commands_of
from reader.keys.notation import in_ranges

HEAD = """\
# Keys

Made by `pressmark keys --markdown`; a test holds the two equal.

There are three presets: `vim`, which is the default; `plain`, for who wants to learn no letters; `emacs`.
One is chosen above the first table of your own `keybindings.toml` (`pressmark keys --path` says where it is):

```toml
preset = "plain"

[reading]
highlight = ["f8", "ctrl+b"]   # your own keys go over the preset's
```

A changed file holds from the next key on. `pressmark keys --check` tells all its mistakes.
What has no key is in the menu and in the list of commands, as everything else is.
A number before a key repeats it; before the key that highlights, it is the number of a kind."""


def manual() -> str:
    """Write the page."""
    keymaps = [read_keymap(preset_file(name)) for name in PRESETS]
    return "\n".join([HEAD, *_tables(keymaps)]) + "\n"


def _tables(keymaps: Iterable[Keymap]) -> Iterator[str]:
    keymaps = tuple(keymaps)
    for context, title in CONTEXT_TITLES.items():
        yield f"\n## {title}: `[{context}]`\n"
        yield f"| | {' | '.join(f'`{name}`' for name in PRESETS)} | action |"
        yield "|---" * (len(PRESETS) + 2) + "|"
        for command in commands_of(context):
            yield _row(command, keymaps)


def _row(command: Command, keymaps: Iterable[Keymap]) -> str:
    cells = (" ".join(map(_code, in_ranges(keymap.keys(command.id)))) for keymap in keymaps)
    return f"| {command.description} | {' | '.join(cells)} | `{command.name}` |"


def _code(keys: str) -> str:
    """Write keys as code; a backtick is held by two of them, and a bar parts no cells."""
    escaped = keys.replace("|", "\\|")
    return f"`` {escaped} ``" if "`" in keys else f"`{escaped}`"
