"""The interface as it looks without any wish of the person who runs the tests, and with one window."""

from __future__ import annotations

import pytest

from reader.tui import lookout

LONG = 3600.0


@pytest.fixture(autouse=True)
def with_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget a wish for no colour."""
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def looking_once_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notice what others write only when a test asks for it: else it would depend on how long a key takes."""
    monkeypatch.setattr(lookout, "LOOK_EVERY", LONG)
