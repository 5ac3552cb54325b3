"""The terminal under the interface, and the one home of what Textual keeps to itself.

Textual is pinned exactly, since any of this may change with a release. Each use says what it is for.
"""

from __future__ import annotations

from reader.tui.driver.put_off import import_asyncio, import_textual

# Before the imports below, which take all of both in.
import_asyncio()
import_textual()

from reader.tui.driver.front import FrontUpdate, LineStrip, compose_in_front  # noqa: E402 - as said
from reader.tui.driver.terminal import MetaParser, Outlet, PromptDriver, WakingEvent, driver_class  # noqa: E402 - as said

__all__ = [
    "FrontUpdate",
    "LineStrip",
    "MetaParser",
    "Outlet",
    "PromptDriver",
    "WakingEvent",
    "compose_in_front",
    "driver_class",
]
