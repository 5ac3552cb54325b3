"""How a mark of the library is written in a list: what is marked, who speaks, where it is."""

from __future__ import annotations

from reader.article.normalise import clean_line
from reader.library.filters import Listed
from reader.marks.beside import SIGN, told_beside
from reader.marks.kinds import Kinds
from reader.marks.model import MarkKind, Status

SIGNS = {Status.UNCHECKED: "", Status.CONFIRMED: "✓ confirmed", Status.DISPUTED: "✗ disputed"}
OFF_RECORD = "⊘ off record"
LONGEST = 400
"""Code points of a passage; no line shows more."""
NAME_ROOM = 0.4
"""Of a line: what an article's name gets."""


def letter(mark: Listed, kinds: Kinds) -> str:
    """Return what stands for a mark's kind, or for the kind of what it names."""
    return kinds.letter_of(mark.annotation)


def passage_line(mark: Listed) -> tuple[str, str]:
    """Return a mark's words, a mention with those around it, and how far they are checked or may be told."""
    annotation = mark.annotation
    exact, prefix, suffix, _ = annotation.selector
    is_mention = annotation.kind == MarkKind.MENTION
    words = clean_line(f"…{prefix}{exact}{suffix}…" if is_mention else exact[:LONGEST])
    signs = (OFF_RECORD if annotation.off_record else "", SIGNS[annotation.status])
    return words, "  ".join(filter(None, signs))


def about_line(mark: Listed) -> str:
    """Return who speaks, a mark's tags and what it names, and its note; a sign first where texts differ."""
    annotation = mark.annotation
    parts = (
        SIGN if annotation.beside else "",
        f"— {annotation.speaker}" if annotation.speaker else "",
        " ".join(f"#{tag}" for tag in annotation.tags),
        " ".join(f"@{entity.name}" for entity in annotation.entities),
        f"✎ {clean_line(annotation.note[:LONGEST])}" if annotation.note else "",
        *(clean_line(told_beside(one)[:LONGEST]) for one in annotation.beside),
    )
    return "  ".join(filter(None, parts))


def place_line(mark: Listed) -> tuple[str, str]:
    """Return a mark's article and its date."""
    return mark.record.name, mark.date[:10]
