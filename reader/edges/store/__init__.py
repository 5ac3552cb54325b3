"""The TinyDB file and what guards it."""

from __future__ import annotations

from reader.edges.store.tiny import TinyStore

__all__ = ["TinyStore"]
