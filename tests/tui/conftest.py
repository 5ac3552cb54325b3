"""The interface as it looks without any wish of the person who runs the tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def with_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget a wish for no colour."""
    monkeypatch.delenv("NO_COLOR", raising=False)
