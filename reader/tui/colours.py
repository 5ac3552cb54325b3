"""The app under the app: it knows pressmark's themes, and draws without colour where NO_COLOR is set."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter
from textual.theme import Theme
from typing_extensions import override

from reader.config import Config, chosen
from reader.ports import Choices, KeepChoices
from reader.tui.screens.base import Commanded, FirstSight, LookChosen
from reader.tui.themes import OWN

OWN_THEMES: Mapping[str, Theme] = {theme.name: theme for theme in OWN}
NO_COLOUR = "NO_COLOR"
"""Set to anything but nothing, it asks for no colour (https://no-color.org)."""
LATER = "At the next start it is as config.toml sets it."
_SHAPES = {
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-text-style": "bold",
    "input-cursor-text-style": "reverse",
}
"""What Textual's widgets show by colour alone."""


class Colourless(LineFilter):
    """Takes every colour out of what is drawn; Textual's own way leaves greys."""

    @override
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and _without_colour(style), control) for text, style, control in segments]


class ColouredApp(App[None], inherit_bindings=False):
    """Looks as the configuration says, from the first byte on, and as the reader chooses."""

    def __init__(self, config: Config, keep: KeepChoices, driver_class: type[Driver] | None = None) -> None:
        if not os.environ.get(NO_COLOUR):
            # Textual takes an empty one for a wish.
            os.environ.pop(NO_COLOUR, None)
        # Before all else: what is drawn first would be drawn in another one.
        self.set_reactive(App.theme, config.theme)
        super().__init__(driver_class=driver_class)
        self._config = config
        self._keep = keep

    @property
    @override
    def available_themes(self) -> dict[str, Theme]:
        """Our own themes, and Textual's."""
        return {**OWN_THEMES, **super().available_themes}

    @override
    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {**variables, **_SHAPES} if self.no_color else variables

    @override
    def get_line_filters(self) -> Sequence[LineFilter]:
        if self.no_color:
            return (_COLOURLESS,)
        return super().get_line_filters()

    @on(FirstSight)
    def _tell_notice(self) -> None:
        """Say once what the user should know of the settings."""
        if self._config.notice and isinstance(self.screen, Commanded):
            self.screen.tell(self._config.notice)
            self._config = replace(self._config, notice="")

    @on(LookChosen)
    def _keep_look(self, event: LookChosen) -> None:
        """Keep what was chosen: for the articles opened from now on, and for the next start."""
        new = chosen(event.choices)
        self._config = replace(self._config, **new)
        if isinstance(self.screen, Commanded):
            self.screen.tell(f"{event.words} {LATER}" if self._config.fixed & set(new) else event.words)
            with self.screen.complaining():
                self._keep(event.choices)


def nothing_kept(_: Choices) -> None:
    """Keep no choices."""


_COLOURLESS = Colourless()


@lru_cache(maxsize=1024)
def _without_colour(style: Style) -> Style:
    # Faint letters are grey, whatever they are called; a link's style keeps its address.
    return style.without_color + Style(dim=False) if style.dim else style.without_color
