"""Puts off what a start would import for nothing: a sixth of what it costs to import Textual.

Each of these is imported as ever by whoever asks for it later.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

TLS = "ssl"
TYPES = "textual.types"
COMMANDS = "textual.command"
NAMES_OF_COMMANDS = (
    *("CommandListItem", "CommandPalette", "Provider", "SimpleProvider"),
    *("DiscoveryHit", "Hit", "Hits"),
)
"""What `textual.app` and `textual.theme` import of its palette; the program has a palette of its own."""


def import_asyncio() -> None:
    """Import asyncio as where Python is built without TLS, which it allows for.

    Its own TLS alone is lost: httpx does TLS over plain connections by itself.
    """
    if "asyncio" not in sys.modules:
        with _standing_in(TLS, None):
            import_module("asyncio")


def import_textual() -> None:
    """Import the app of Textual without its command palette and the four widgets of `textual.types`."""
    import textual
    from textual import _types  # Where the names are that all of Textual takes from `textual.types`.

    if TYPES not in sys.modules:
        sys.modules[TYPES] = textual.types = _Types(TYPES, vars(_types))
    palette = ModuleType(COMMANDS)
    for name in NAMES_OF_COMMANDS:
        setattr(palette, name, type(name, (), {}))
    with _standing_in(COMMANDS, palette):
        import_module("textual.app")
        import_module("textual.theme")


class _Types(ModuleType):
    """Stands in for `textual.types` until somebody needs more of it than Textual itself does at a start.

    It is nothing but names for others, but imports four widgets for them: select, trees, placeholder.
    """

    def __init__(self, name: str, known: dict[str, object]) -> None:
        super().__init__(name)
        self._known = known

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # The import system asks for some that only packages have.
            raise AttributeError(name)
        if name in self._known:
            return self._known[name]
        if sys.modules.get(TYPES) is self:
            del sys.modules[TYPES]
        return getattr(import_module(TYPES), name)


@contextmanager
def _standing_in(name: str, module: ModuleType | None) -> Iterator[None]:
    """Have another module imported under a name, or none, unless the real one has come before."""
    if name in sys.modules:
        yield
        return
    # None is how the import system is told that there is none.
    sys.modules[name] = module  # type: ignore[assignment]  # as said above
    try:
        yield
    finally:
        del sys.modules[name]
