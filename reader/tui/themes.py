"""pressmark's own colours: light and dark, each calm and in high contrast, and the terminal's own sixteen.

Every pair of text and background that the styles make of them is held against WCAG in a test.
"""

from __future__ import annotations

from textual.theme import Theme

_QUIET = ("foreground-muted", "text-muted", "footer-description-foreground")
"""What Textual calls the colour of text that steps back."""
_FAINT = ("text-disabled", "border-blurred", "scrollbar")
"""And the colour of what is seen, not read; placeholders have the quiet one by a rule of ours."""


def _theme(
    name: str,
    *,
    dark: bool,
    page: dict[str, str],
    text: dict[str, str],
    behind: dict[str, str],
) -> Theme:
    """Make a theme of a page's colours, those of its words, and those behind marked words.

    Args:
        name: What the user calls it.
        dark: Whether the page is darker than the words.
        page: background, foreground, surface, boost, quiet, faint.
        text: primary, secondary, success, error, accent, warning, as words are drawn in them.
        behind: The same names, as backgrounds; and selection, found (the hit that one is at).
    """
    return Theme(
        name=name,
        dark=dark,
        background=page["background"],
        foreground=page["foreground"],
        surface=page["surface"],
        panel=page["surface"],
        primary=text["primary"],
        secondary=text["secondary"],
        success=text["success"],
        error=text["error"],
        accent=text["accent"],
        warning=behind["found"],
        variables=_variables(page, text, behind),
    )


def _variables(page: dict[str, str], text: dict[str, str], behind: dict[str, str]) -> dict[str, str]:
    """Say what the colours are for, by Textual's names."""
    variables = {f"text-{role}": colour for role, colour in text.items()}
    variables |= {f"{role}-muted": behind[role] for role in text}
    variables |= dict.fromkeys(_QUIET, page["quiet"]) | dict.fromkeys(_FAINT, page["faint"])
    return variables | {
        "text": page["foreground"],
        # As a colour of the theme it is left out where there is a panel's.
        "boost": page["boost"],
        "screen-selection-background": behind["selection"],
        "input-selection-background": behind["selection"],
        "block-cursor-foreground": page["background"],
        "block-cursor-background": text["primary"],
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": behind["primary"],
        "scrollbar-background": page["surface"],
    }


OWN = (
    _theme(
        "dark",
        dark=True,
        page={
            "background": "#191A1D",
            "foreground": "#D9D6CF",
            "surface": "#222429",
            "boost": "#26282D",
            "quiet": "#B7B4AC",
            "faint": "#74726D",
        },
        text={
            "primary": "#A3C4EC",
            "secondary": "#8FC7CF",
            "success": "#9CCB8C",
            "error": "#EBA39B",
            "accent": "#C8AFEA",
            "warning": "#E6C475",
        },
        behind={
            "primary": "#25395A",
            "secondary": "#1F4148",
            "success": "#26422C",
            "error": "#512B2C",
            "accent": "#41305A",
            "warning": "#48390D",
            "selection": "#28446C",
            "found": "#F0C14B",
        },
    ),
    _theme(
        "light",
        dark=False,
        page={
            "background": "#FAF8F3",
            "foreground": "#2A2926",
            "surface": "#F1EDE5",
            "boost": "#ECE7DD",
            "quiet": "#5A5750",
            "faint": "#85817A",
        },
        text={
            "primary": "#1B4B82",
            "secondary": "#0B5563",
            "success": "#235A26",
            "error": "#8F2A24",
            "accent": "#5B3291",
            "warning": "#6B4700",
        },
        behind={
            "primary": "#CFE1F6",
            "secondary": "#CBE8EC",
            "success": "#D2EBCF",
            "error": "#F8D8D3",
            "accent": "#E6DAF6",
            "warning": "#F6E3A4",
            "selection": "#B7D2F0",
            "found": "#F2B632",
        },
    ),
    _theme(
        "dark-contrast",
        dark=True,
        page={
            "background": "#000000",
            "foreground": "#FFFFFF",
            "surface": "#0D0D0D",
            "boost": "#1A1A1A",
            "quiet": "#DDDDDD",
            "faint": "#A0A0A0",
        },
        text={
            "primary": "#BCDCFF",
            "secondary": "#A9F0F5",
            "success": "#B4F5A8",
            "error": "#FFC7C0",
            "accent": "#E3CFFF",
            "warning": "#FFE08A",
        },
        behind={
            "primary": "#0B2A5C",
            "secondary": "#083A40",
            "success": "#0C3D14",
            "error": "#5A1010",
            "accent": "#3A1A66",
            "warning": "#463700",
            "selection": "#1A3F75",
            "found": "#FFD24D",
        },
    ),
    _theme(
        "light-contrast",
        dark=False,
        page={
            "background": "#FFFFFF",
            "foreground": "#000000",
            "surface": "#F7F7F7",
            "boost": "#EDEDED",
            "quiet": "#2E2E2E",
            "faint": "#666666",
        },
        text={
            "primary": "#0A2F66",
            "secondary": "#053A45",
            "success": "#0B3D10",
            "error": "#661010",
            "accent": "#3D1470",
            "warning": "#4A3100",
        },
        behind={
            "primary": "#CDE2FF",
            "secondary": "#C5EEF4",
            "success": "#CDF3CB",
            "error": "#FFD9D5",
            "accent": "#EADDFF",
            "warning": "#FFEB9C",
            "selection": "#B4D4FF",
            "found": "#FFC02E",
        },
    ),
    Theme(
        name="ansi",
        ansi=True,
        # Blue is left out: on a black background many terminals make it hardly readable.
        primary="ansi_cyan",
        secondary="ansi_cyan",
        success="ansi_green",
        error="ansi_red",
        accent="ansi_magenta",
        warning="ansi_yellow",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "reverse",
            "input-cursor-text-style": "reverse",
            "border": "ansi_cyan",
            "border-blurred": "ansi_default",
            "scrollbar": "ansi_cyan",
            "scrollbar-background": "ansi_default",
        },
    ),
)
