"""What the fields of a document are to those who unite two of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Document = Mapping[str, Any]
Tables = Mapping[str, Mapping[str, Document]]
"""Documents by table and key. What is not merged, as the exports of a machine, is not among them."""

DELETED = "deleted"
"""The table of what was deleted; each document says of which table it was."""
CLOCK = "clock"


@dataclass(frozen=True, eq=False, kw_only=True)
class Shape:
    """How the fields of a table's documents are united; those that are not named here, each by itself."""

    sets: frozenset[str] = frozenset()
    """Lists of which each element is added and removed by itself."""
    typed: Mapping[str, str | None] = field(default_factory=dict)
    """Texts that people typed, and what stands for none: no text is lost where two were written at once."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields that only make sense together, under the name that their clock has."""
    latest: frozenset[str] = frozenset()
    """Dates, in ISO 8601 and UTC, of which the later one is right, whoever wrote it."""
    articles: frozenset[str] = frozenset()
    """Fields that name articles: one, or a list."""

    @cached_property
    def one_article(self) -> frozenset[str]:
        """Fields that name one article."""
        return self.articles - self.sets

    @cached_property
    def apart(self) -> frozenset[str]:
        """Fields that are no registers."""
        return self.sets | self.typed.keys() | self.latest | self.one_article

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        return {field: name for name, fields in self.groups.items() for field in fields}

    def group_of(self, field: str) -> str:
        """Return under which name a field's changes are dated."""
        return self._groups.get(field, field)


SHAPES: Mapping[str, Shape] = {
    "articles": Shape(
        groups={
            "text_hash": (
                "text_hash",
                "page_hash",
                "fetched",
                "words",
                "name",
                "metadata",
                "cleaned",
                "validators",
            ),
        },
        latest=frozenset({"opened"}),
    ),
    "annotations": Shape(
        sets=frozenset({"tags", "entities"}),
        typed={"note": "", "translation": "", "speaker": None},
        groups={"selector": ("selector", "text_hash")},
        latest=frozenset({"modified"}),
        articles=frozenset({"article_id"}),
    ),
    "entities": Shape(
        sets=frozenset({"aliases", "refused_in"}),
        typed={"note": ""},
        latest=frozenset({"modified"}),
        articles=frozenset({"refused_in"}),
    ),
    "revisions": Shape(articles=frozenset({"article_id"})),
}
MERGED = (*SHAPES, DELETED)
"""The tables that are united."""


def key_of(table: str, document: Document) -> str:
    """Return what names a document in its table, on every machine; empty where nothing does."""
    if table == "entities":
        return " ".join(str(document.get(field, "")) for field in ("kind", "name")).strip()
    key = document.get("id")
    return key if isinstance(key, str) else ""
