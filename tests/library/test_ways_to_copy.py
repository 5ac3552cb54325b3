"""Where what is copied goes, by where pressmark runs."""

from __future__ import annotations

import pytest

from reader.library.ways_to_copy import TMUX, Way, way_to_copy
from reader.ports import NO_COPYING, Copying

EVERY = frozenset({"wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "tmux"})
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
X11 = {"DISPLAY": ":0"}
WSL = {"WSL_DISTRO_NAME": "Debian"}
SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}
IN_TMUX = {"TMUX": "/tmp/tmux-1000/default,1,0"}
XCLIP = ("xclip", "-selection", "clipboard")
XSEL = ("xsel", "--clipboard", "--input")
TERMINAL = ()


@pytest.mark.parametrize(
    ("env", "platform", "installed", "expected"),
    [
        (WAYLAND, "linux", EVERY, ("wl-copy",)),
        (WAYLAND | X11, "linux", EVERY, ("wl-copy",)),
        (WAYLAND | X11, "linux", {"xclip"}, XCLIP),
        (WAYLAND, "linux", {"xclip"}, TERMINAL),
        (X11, "linux", EVERY, XCLIP),
        (X11, "linux", {"xsel"}, XSEL),
        (X11, "linux", set(), TERMINAL),
        ({}, "darwin", EVERY, ("pbcopy",)),
        ({}, "linux", EVERY, TERMINAL),
        (WSL, "linux", EVERY, ("clip.exe",)),
        (WSL | WAYLAND, "linux", {"clip.exe"}, ("clip.exe",)),
        ({"WSL_INTEROP": "/run/WSL/8_interop"}, "linux", EVERY, ("clip.exe",)),
        (SSH, "linux", EVERY, TERMINAL),
        (SSH | X11, "linux", EVERY, TERMINAL),
        ({"SSH_TTY": "/dev/pts/3"} | WAYLAND, "linux", EVERY, TERMINAL),
        (SSH, "darwin", EVERY, TERMINAL),
        (SSH | IN_TMUX, "linux", EVERY, TMUX),
        (IN_TMUX, "linux", EVERY, TMUX),
        (IN_TMUX, "linux", set(), TERMINAL),
        (IN_TMUX | X11, "linux", EVERY, XCLIP),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", EVERY, TERMINAL),
    ],
)
def test_a_program_is_found_where_there_is_one_for_it(
    env: dict[str, str], platform: str, installed: set[str], expected: tuple[str, ...]
) -> None:
    assert way_to_copy(NO_COPYING, env, platform, installed.__contains__) == Way(expected)


def test_a_program_that_the_user_named_goes_first_and_is_not_looked_for() -> None:
    way = way_to_copy(Copying(command=("mine", "-x")), SSH | X11, "linux", lambda _: False)
    assert way == Way(("mine", "-x"), is_chosen=True)


@pytest.mark.parametrize(
    ("command", "encoding"),
    [(("wl-copy",), "utf-8"), (("/mnt/c/Windows/System32/clip.exe",), "utf-16"), ((), "utf-8")],
)
def test_windows_is_given_what_it_reads_rightly(command: tuple[str, ...], encoding: str) -> None:
    assert Way(command).encoding == encoding
