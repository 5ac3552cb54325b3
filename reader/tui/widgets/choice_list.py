"""A list with a cursor, whose keys come from the keymap alone."""

from __future__ import annotations

from textual.style import Style
from textual.widgets import OptionList
from typing_extensions import override


class ChoiceList(OptionList, inherit_bindings=False):
    """Shows its cursor by shape as well: in reverse, where the colours are not ours."""

    DEFAULT_CSS = """
    ChoiceList, ChoiceList:focus { border: none; background-tint: transparent; }
    ChoiceList { scrollbar-size-vertical: 1; }
    /* A scroll bar is nothing but colour. */
    ChoiceList:nocolor { scrollbar-size-vertical: 0; }
    """

    @override
    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        style = super().get_visual_style(*component_classes, partial=partial)
        # Of all that a text can be, Textual leaves this out.
        is_reverse = any(self.get_component_styles(name).text_style.reverse for name in component_classes)
        return style + Style(reverse=True) if is_reverse else style
