"""Names out of a byline."""

from __future__ import annotations

import re

LEAD = re.compile(r"\A(?:by|par|por|door)\s+(?=\S)", re.IGNORECASE)
AND = re.compile(r"\s+(?:and|et|und|y|e|en|och|og|i)\s+|\s*[;&、，]\s*")


def authors_in(byline: str | None) -> tuple[str, ...]:
    """Take a byline apart.

    Commas part names only beside a conjunction ("A. Roe, B. Roe and C. Roe"): alone they may as well
    lead to an office ("A. Roe, Special Correspondent").
    """
    names = AND.split(LEAD.sub("", (byline or "").strip()))
    if len(names) > 1:
        names = [name for listed in names for name in listed.split(",")]
    return tuple(name.strip() for name in names if name.strip())
