"""The names of the themes, and which one a terminal asks for: known before the interface is imported."""

from __future__ import annotations

from collections.abc import Mapping

TERMINAL_COLOURS = "COLORFGBG"
"""Set by some terminals to the numbers of their colours, as in 15;0: the last is the background's."""
OWN_THEMES = ("dark", "light", "dark-contrast", "light-contrast", "ansi")
"""pressmark's own."""
DARK, LIGHT = OWN_THEMES[:2]
THEMES = (
    *OWN_THEMES,
    "textual-dark",
    "textual-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "tokyo-night",
)
"""The names of all themes: ours, and Textual's, which cannot be asked for without importing it."""


def theme_of_terminal(env: Mapping[str, str]) -> str:
    """Choose light or dark as the terminal is, as far as the environment tells; else dark."""
    background = env.get(TERMINAL_COLOURS, "").rpartition(";")[2]
    # Of the sixteen, white and the bright ones but bright black, as vim has it.
    return LIGHT if background in {"7", "9", "10", "11", "12", "13", "14", "15"} else DARK
