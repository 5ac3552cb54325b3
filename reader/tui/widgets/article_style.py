"""How the reading view looks: its component classes, and their styles as overlays.

Everything is told apart by shape as well: kinds of mark by their letter in the gutter, and, where
there is no colour, by underline, bold and reverse. A kind of mark has one of six colours and one of
four styles, the user's own kinds too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

ROLES = {
    "blue": "primary",
    "teal": "secondary",
    "green": "success",
    "red": "error",
    "violet": "accent",
    "yellow": "warning",
}
"""What a theme calls the colours of marks."""
_ANSI = {
    "blue": "ansi_cyan",
    "teal": "ansi_bright_blue",
    "green": "ansi_green",
    "red": "ansi_red",
    "violet": "ansi_magenta",
    "yellow": "ansi_yellow",
}
"""What they are among the terminal's own: its blue is hardly readable on black in many."""

_MARKS = "".join(
    f"""
    & > .article--mark-{colour} {{ background: ${role}-muted; }}
    & > .article--letter-{colour} {{ color: $text-{role}; text-style: bold; }}
    &:ansi > .article--mark-{colour} {{
        background: ansi_default; color: {_ANSI[colour]}; text-style: underline;
    }}
    &:ansi > .article--letter-{colour} {{ color: {_ANSI[colour]}; }}
    &:nocolor > .article--mark-{colour} {{ text-style: underline; }}
"""
    for colour, role in ROLES.items()
)

CSS = (
    """
ArticlePage {
    background: $background;
    color: $foreground;
    overflow-x: hidden;
    /* Not hidden, or the wheel would do nothing; the view draws where it is by itself. */
    overflow-y: scroll;
    scrollbar-size: 0 0;

    & > .article--title { color: $text-primary; text-style: bold; }
    & > .article--heading { color: $text-primary; text-style: bold; }
    & > .article--caption { color: $foreground-muted; text-style: italic; }
    & > .article--folded { color: $foreground-muted; }
    & > .article--added { color: $foreground-muted; }
    & > .article--prefix { color: $foreground-muted; }
    & > .article--code { color: $foreground; }
    & > .article--number { color: $foreground-muted; }
    & > .article--position { color: $text-disabled; }

    & > .article--emphasis { text-style: italic; }
    & > .article--strong { text-style: bold; }
    & > .article--link { color: $text-secondary; text-style: underline; }
    & > .article--inline-code { color: $text-accent; }
    & > .article--probable { text-style: italic; }

    & > .article--suggested { text-style: underline; }
    & > .article--style-underline { text-style: underline; }
    & > .article--style-bold { text-style: bold; }
    & > .article--style-italic { text-style: italic; }
    & > .article--mention { text-style: underline; }
    & > .article--several { text-style: underline; }
    & > .article--sign { color: $foreground; text-style: bold; }
    & > .article--letter-mention { color: $foreground-muted; text-style: bold; }

    & > .article--focus { background: $foreground 14%; }
    & > .article--focus-word { background: $foreground 85%; color: $background; }
    & > .article--focus-bar { color: $text-warning; text-style: bold; }
    & > .article--hit { background: $warning-muted; color: $foreground; text-style: underline; }
    & > .article--current-hit { background: $warning; color: auto 90%; text-style: bold; }
    & > .article--selection { background: $primary; color: auto 95%; }
    & > .article--caret { text-style: reverse bold; }

    /* The terminal's own colours: nobody knows how they go together, so none lies on another. */
    &:ansi > .article--position { text-style: dim; }
    &:ansi > .article--several { text-style: underline bold; }
    &:ansi > .article--focus { background: ansi_default; text-style: bold; }
    &:ansi > .article--focus-word {
        background: ansi_default; color: ansi_default; text-style: reverse bold underline;
    }
    &:ansi > .article--hit { background: ansi_yellow; color: ansi_black; text-style: not underline; }
    &:ansi > .article--current-hit {
        background: ansi_default; color: ansi_default; text-style: bold reverse;
    }
    &:ansi > .article--selection {
        background: ansi_default; color: ansi_default; text-style: reverse not bold not underline;
    }
    &:ansi > .article--caret { text-style: bold underline not reverse; }

    /* A highlight is underlined too. */
    &:ansi > .article--suggested { text-style: underline bold; }
    &:nocolor > .article--suggested { text-style: underline bold; }
    &:nocolor > .article--inline-code { text-style: bold; }
    &:nocolor > .article--several { text-style: underline bold; }
    &:nocolor > .article--focus { text-style: bold; }
    &:nocolor > .article--focus-word { text-style: reverse bold underline; }
    &:nocolor > .article--hit { text-style: reverse underline; }
    &:nocolor > .article--current-hit { text-style: reverse bold not underline; }
    &:nocolor > .article--selection { text-style: reverse not bold not underline; }
    &:nocolor > .article--caret { text-style: bold underline not reverse; }
"""
    + _MARKS
    + "}"
)

COMPONENTS = frozenset(re.findall(r"article--[\w-]+", CSS))


def overlays(widget: Widget) -> Callable[[str], Style]:
    """Return a function that gives a component's style, by its name without "article--".

    It sets only what the component's rules set, so that several can lie on each other. It is good
    until the widget's styles change.
    """

    @cache
    def overlay(name: str) -> Style:
        whole = widget.get_component_rich_style(f"article--{name}")
        rules = widget.get_component_rich_style(f"article--{name}", partial=True)
        # The rules' own colours are not blended with what lies below them; those of the whole are.
        colours = Style(
            color=whole.color if rules.color else None, bgcolor=whole.bgcolor if rules.bgcolor else None
        )
        return rules + colours

    return overlay


def stacked(
    overlay: Callable[[str], Style], base: Style, last: Callable[[Style], Style]
) -> Callable[[tuple[str, ...]], Style]:
    """Return a function that lays the styles of some components over a base, in their order.

    `last` makes of each what is drawn.
    """

    @lru_cache(maxsize=1024)
    def stack(names: tuple[str, ...]) -> Style:
        return last(base + Style.combine(map(overlay, names)) if names else base)

    return stack


def filtered(widget: Widget, style: Style) -> Style:
    """Take a style through Textual's line filters: once, and not on every line that is drawn in it."""
    segments = [Segment(" ", style)]
    for line_filter in widget.get_line_filters():
        segments = line_filter.apply(segments, widget.styles.background)
    return segments[0].style or style
