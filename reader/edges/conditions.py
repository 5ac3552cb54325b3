"""Asking a site again for a page, only if it is another by now: RFC 9110, section 13."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.article.model import Validators

if TYPE_CHECKING:
    import httpx

LONGEST = 500
"""In characters; a name for a state of a page is no longer, and it is kept with each article."""


def validators_of(response: httpx.Response) -> Validators:
    """Return what a site calls the page that it sent."""
    headers = response.headers
    return Validators(_sendable(headers.get("etag", "")), _sendable(headers.get("last-modified", "")))


def conditions(validators: Validators) -> dict[str, str]:
    """Write the headers that ask for a page as it is now, if it has other validators than are known.

    Caches on the way are told, as browsers do, to ask the site itself.
    """
    asked = {
        "Cache-Control": "max-age=0",
        "If-None-Match": _sendable(validators.etag),
        "If-Modified-Since": _sendable(validators.last_modified),
    }
    return {name: value for name, value in asked.items() if value}


def are_conditional(headers: Mapping[str, str]) -> bool:
    """Tell whether a site that is asked so may say that it has nothing new."""
    return "If-None-Match" in headers or "If-Modified-Since" in headers


def _sendable(value: str) -> str:
    """Return what may stand in a header; empty where it is not: it comes from outside, or from a library."""
    return value if len(value) <= LONGEST and value.isascii() and value.isprintable() else ""
