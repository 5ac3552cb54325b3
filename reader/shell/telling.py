"""How passages are told: what they are, where they stand, who speaks, their words, the marks on them."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article.model import BlockKind, Span, overlaps
from reader.article.normalise import clean_line
from reader.layout.labels import credit_line
from reader.layout.linear import announced, numbered, short_caption
from reader.library import PlacedMark
from reader.library.about_marks import OFF_RECORD
from reader.library.describing import about_quotation, excerpt
from reader.marks.beside import label_of
from reader.marks.model import Annotation, Status
from reader.shell.answers import Answer, Facts, say
from reader.shell.reading import Reading

SHORT = 72
"""Characters of a caption that is passed by."""


def tell_focus(reading: Reading, *before: str) -> Answer:
    """Tell what has the focus, behind other lines."""
    span, unit = reading.here(), reading.position.unit
    lines = [*before, *_lines_of(reading, unit, span)]
    return say(*lines, **facts_of(reading, unit, span))


def tell_blocks(reading: Reading, blocks: Iterable[int]) -> Answer:
    """Tell blocks whole, each with the marks on it."""
    indexes = tuple(blocks)
    lines = [line for index in indexes for line in block_lines(reading, index)]
    return say(*lines, blocks=[_block_facts(reading, index) for index in indexes])


def block_lines(reading: Reading, index: int) -> list[str]:
    """Return a block's words and the marks on it."""
    block = reading.block(index)
    words = numbered(reading.number_of(index), announced(reading.article, block))
    return [words, *marks_in(reading, block.span)]


def passing_line(reading: Reading, index: int) -> str:
    """Return what is said of a heading or caption on the way to a paragraph."""
    block = reading.block(index)
    if block.kind is BlockKind.CAPTION and index not in reading.whole_captions:
        return short_caption(reading.article, block, SHORT)
    return announced(reading.article, block)


def marks_in(reading: Reading, span: Span) -> list[str]:
    """Return a line for each mark that shares a character with a span."""
    return [
        f"{mark_title(number, mark.annotation)}: {excerpt(mark.annotation.selector.exact)}"
        for number, mark in enumerate(reading.opened.marks(), 1)
        if mark.span is not None and overlaps(mark.span, span)
    ]


def mark_title(number: int, mark: Annotation) -> str:
    """Say what a mark is: its number, kind, speaker, names, tags, note."""
    parts = (
        f"Mark {number}",
        mark.kind,
        f"said by {mark.speaker}" if mark.speaker else "",
        "" if mark.status is Status.UNCHECKED else mark.status.value,
        OFF_RECORD if mark.off_record else "",
        *(f"{entity.kind.value} {entity.name}" for entity in mark.entities),
        *(f"#{tag}" for tag in mark.tags),
        f"translation: {mark.translation}" if mark.translation else "",
        f"note: {mark.note}" if mark.note else "",
        *(f"{label_of(one)}: {one.text}" for one in mark.beside),
    )
    return ", ".join(clean_line(part) for part in parts if part)


def place_words(reading: Reading, offset: int) -> str:
    """Say where an offset is: in paragraph 3, in a caption, in a heading."""
    number = reading.paragraph_at(offset)
    if number is not None:
        return f"paragraph {number}"
    return (
        reading.block(reading.block_at(offset)).kind.value if reading.article.blocks else "an empty article"
    )


def facts_of(reading: Reading, unit: str, span: Span) -> dict[str, object]:
    """Return what a program may want to know of a passage."""
    facts: dict[str, object] = {
        "focus": unit or None,
        "paragraph": reading.paragraph_at(span.start),
        "start": span.start,
        "end": span.end,
        "text": reading.article.text_of(span),
        "speaker": reading.opened.voices.speaker_at(span),
    }
    number = number_of_mark(reading, span) if unit == "mark" else None
    return facts if number is None else facts | {"mark": mark_facts(reading, number)}


def number_of_mark(reading: Reading, span: Span) -> int | None:
    """Return the number of the mark on exactly a span, the latest where there are several."""
    marks = reading.opened.marks()
    on_it = [number for number, mark in enumerate(marks, 1) if mark.span == span]
    return max(on_it, key=lambda number: marks[number - 1].annotation.created, default=None)


def mark_facts(reading: Reading, number: int) -> Facts:
    """Return what a program may want to know of a mark, by its number."""
    mark: PlacedMark = reading.opened.marks()[number - 1]
    annotation = mark.annotation
    return {
        "number": number,
        "id": annotation.id,
        "kind": annotation.kind,
        "exact": annotation.selector.exact,
        "state": mark.state.value,
        "now": mark.words or None,
        "speaker": annotation.speaker,
        "status": annotation.status.value,
        "language": annotation.language,
        "translation": annotation.translation,
        "off_record": annotation.off_record,
        "note": annotation.note,
        "beside": [one._asdict() for one in annotation.beside],
        "tags": list(annotation.tags),
        "entities": [{"kind": entity.kind.value, "name": entity.name} for entity in annotation.entities],
        "paragraph": reading.paragraph_at(mark.span.start) if mark.span else None,
        "start": mark.span.start if mark.span else None,
        "end": mark.span.end if mark.span else None,
    }


def _lines_of(reading: Reading, unit: str, span: Span) -> list[str]:
    words = clean_line(reading.article.text_of(span))
    place = place_words(reading, span.start)
    match unit:
        case "quotation":
            title = about_quotation(reading.article, span).replace(" · ", ", ") or _quotation_by(
                reading, span
            )
            return [f"{title}, {place}: {words}"]
        case "mark":
            number = number_of_mark(reading, span)
            marks = reading.opened.marks()
            title = mark_title(number, marks[number - 1].annotation) if number else "Passage"
            return [f"{title}, {place}: {words}"]
        case "sentence" | "passage" | "name" | "link":
            return [f"{unit.capitalize()}, {place}: {words}", *marks_in(reading, span)]
        case "hit":
            return [
                f"Hit {reading.hit + 1} of {len(reading.hits)}, {place}: {_sentence_around(reading, span)}"
            ]
        case _:
            return [line for index in reading.blocks_of(span) for line in block_lines(reading, index)]


def _quotation_by(reading: Reading, span: Span) -> str:
    speaker = reading.opened.voices.speaker_at(span)
    return f"Quotation by {clean_line(speaker)}" if speaker else "Quotation"


def _sentence_around(reading: Reading, span: Span) -> str:
    block = reading.block_at(span.start)
    around = [one for one in reading.sentences(block) if overlaps(one, span)]
    whole = Span(around[0].start, around[-1].end) if around else span
    return clean_line(reading.article.text_of(whole))


def _block_facts(reading: Reading, index: int) -> Facts:
    block = reading.block(index)
    return {
        "kind": block.kind.value,
        "paragraph": reading.number_of(index),
        "start": block.start,
        "end": block.end,
        "text": reading.article.text_of(block),
        "speaker": block.speaker,
        "credit": credit_line(block) if block.credit else None,
    }
