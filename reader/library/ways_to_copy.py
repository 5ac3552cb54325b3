"""Which program takes what is copied: decided from the settings and from where pressmark runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from reader.ports import Copying

UTF_8 = "utf-8"
UTF_16 = "utf-16"
"""With its byte order mark: without, clip.exe takes text for the code page of the system."""
TMUX = ("tmux", "load-buffer", "-w", "-")
"""Since tmux 3.2: its own buffer, and the clipboard of the terminal around it, which is closed to us."""


class Way(NamedTuple):
    """How a text gets out of the program."""

    command: tuple[str, ...] = ()
    """A program and what follows its name; empty for the terminal, by OSC 52."""
    is_chosen: bool = False
    """Whether the user named it: then nothing else is tried where it fails."""

    @property
    def program(self) -> str:
        """The name of the program."""
        return PurePath(self.command[0]).name if self.command else ""

    @property
    def encoding(self) -> str:
        """The encoding that the program takes a text for."""
        return UTF_16 if self.program.lower() == "clip.exe" else UTF_8


def way_to_copy(
    copying: Copying, env: Mapping[str, str], platform: str, is_installed: Callable[[str], bool]
) -> Way:
    """Choose the way.

    Over SSH, the clipboard of the machine that pressmark runs on is not the user's: the terminal's is.

    Args:
        copying: The user's settings.
        env: The environment.
        platform: As `sys.platform`.
        is_installed: Tells whether there is a program of a name.
    """
    if copying.command:
        return Way(copying.command, is_chosen=True)
    is_remote = bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))
    commands = [] if is_remote else _of_this_machine(env, platform)
    if env.get("TMUX"):
        commands.append(TMUX)
    return next((Way(command) for command in commands if is_installed(command[0])), Way())


def _of_this_machine(env: Mapping[str, str], platform: str) -> list[tuple[str, ...]]:
    commands: list[tuple[str, ...]] = []
    if platform == "darwin":
        commands.append(("pbcopy",))
    if env.get("WAYLAND_DISPLAY"):
        commands.append(("wl-copy",))
    if env.get("DISPLAY"):
        commands += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if env.get("WSL_DISTRO_NAME") or env.get("WSL_INTEROP"):
        commands.append(("clip.exe",))
    return commands
