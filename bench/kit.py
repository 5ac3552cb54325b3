"""The evaluation kit beside the repository: its pages, its measures, its peers, its reference articles."""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
KIT = SHARED / "extraction"
GOLDS = SHARED / "data" / "gold"
CLEANING = SHARED / "tools" / "evaluate_cleaning.py"
SETS = ("scrapinghub", "mozilla", "wcxb", "andy", "snippets")
FRENCH = "snippets fr"
"""The snippets' French pages, shown as a set of their own as well."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page, and what is expected of it."""

    name: str
    """The set and the page: `wcxb/0012`."""
    expected: Mapping[str, Any]
    path: Path

    @property
    def set(self) -> str:
        """Return the set that the page belongs to."""
        return self.name.partition("/")[0]

    @property
    def url(self) -> str | None:
        """Return the page's address."""
        address = self.expected.get("url")
        return address if isinstance(address, str) else None

    def html(self) -> bytes:
        """Read the page."""
        return gzip.decompress(self.path.read_bytes())


def missing() -> str | None:
    """Say what is not on this machine; None where all is."""
    if not KIT.is_dir():
        return (
            f"skipped: the evaluation kit is not there ({KIT.relative_to(ROOT.parent)} beside the repository)"
        )
    if not GOLDS.is_dir():
        return f"skipped: no reference articles ({GOLDS.relative_to(ROOT.parent)} beside the repository)"
    return None


def module(name: str) -> ModuleType:
    """Import one of the kit's own modules."""
    if str(KIT) not in sys.path:
        sys.path.insert(0, str(KIT))
    return importlib.import_module(name)


def cases(sets: tuple[str, ...], limit: int | None) -> Iterator[Case]:
    """Yield the pages of some sets, of each the first few where a limit is set."""
    for one in sets:
        expected = json.loads(gzip.decompress((KIT / "dev" / one / "expected.json.gz").read_bytes()))
        for page in sorted(expected)[:limit]:
            path = KIT / "dev" / one / "html" / f"{page}.html.gz"
            yield Case(f"{one}/{page}", _mended(expected[page]), path)


def _mended(expected: Mapping[str, Any]) -> Mapping[str, Any]:
    """Put bylines together that the kit holds letter by letter: "A; d; a"."""
    meta = expected.get("meta") or {}
    letters = (meta.get("byline") or "").split("; ")
    if len(letters) < 3 or any(len(one) > 1 for one in letters):
        return expected
    return {**expected, "meta": {**meta, "byline": "".join(letters)}}


def is_french(case: Case) -> bool:
    """Tell whether a page is one of the French snippets."""
    return case.set == "snippets" and case.expected.get("lang") == "fr"
