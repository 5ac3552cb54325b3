"""Puts off what Textual imports for the sake of names alone."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

import textual
from textual import _types  # Where the names are that all of Textual takes from `textual.types`.

TYPES = "textual.types"


class _Types(ModuleType):
    """Stands in for `textual.types` until somebody needs more of it than Textual itself does at a start.

    It is nothing but names for others, but imports four widgets for them: select, trees, placeholder.
    """

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # The import system asks for some that only packages have.
            raise AttributeError(name)
        if name in vars(_types):
            return getattr(_types, name)
        if sys.modules.get(TYPES) is self:
            del sys.modules[TYPES]
        return getattr(import_module(TYPES), name)


def put_off_types() -> None:
    """Put the import of `textual.types` off, where it has not come before."""
    if TYPES not in sys.modules:
        sys.modules[TYPES] = textual.types = _Types(TYPES)
