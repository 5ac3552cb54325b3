"""What a mark is, in a line: for lists and for whoever comes to it."""

from __future__ import annotations

from collections.abc import Iterator

from reader.article.normalise import clean_line
from reader.library.describing import excerpt
from reader.marks.beside import SIGN, also, told_beside
from reader.marks.kinds import Kinds
from reader.marks.model import Annotation, Status

TRANSLATION_LENGTH = 80
OFF_RECORD = "off the record"


def about_mark(mark: Annotation, kinds: Kinds) -> str:
    """Say what a mark is: kind, signs, speaker, what was checked, what it was tagged with and said of it."""
    return " · ".join([kind_of(mark, kinds), *said_of(mark)])


def kind_of(mark: Annotation, kinds: Kinds) -> str:
    """Name the kind of a mark, behind its signs."""
    return f"{kinds.signs_of(mark)} {clean_line(mark.kind)}".strip()


def said_of(mark: Annotation) -> list[str]:
    """Return what is said of a mark, each thing in a line."""
    return [clean_line(one) for one in _said_of(mark) if one]


def _said_of(mark: Annotation) -> Iterator[str]:
    yield f"—{_sign(mark, 'speaker')} {mark.speaker}" if mark.speaker else ""
    yield "" if mark.status is Status.UNCHECKED else mark.status.value
    yield OFF_RECORD if mark.off_record else ""
    yield from (f"@{entity.name}" for entity in mark.entities)
    yield from (f"#{tag}" for tag in mark.tags)
    yield f"({mark.language})" if mark.language else ""
    translation = excerpt(mark.translation, TRANSLATION_LENGTH)
    yield f"→{_sign(mark, 'translation')} {translation}" if translation else ""
    yield f"✎{_sign(mark, 'note')} {mark.note}" if mark.note else ""
    yield from (told_beside(one) for one in mark.beside)


def _sign(mark: Annotation, field: str) -> str:
    return SIGN if also(mark, field) else ""
