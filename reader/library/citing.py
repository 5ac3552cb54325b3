"""Quotations, marked or not, and with where they are from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from reader.article.model import Article, Span
from reader.errors import ReaderError
from reader.keys.mistakes import nearest
from reader.library.describing import name_of
from reader.library.exporting import head_of
from reader.library.filters import Listed
from reader.library.located import Locator
from reader.library.quoting import place_of
from reader.marks.model import Annotation, PlacedMark
from reader.notes.blocks import Passages
from reader.notes.citation import FORMATS, Cited, Format, citation_fields, cite
from reader.notes.render import NoteHead


class Found(NamedTuple):
    """A quotation of an article."""

    words: str
    span: Span
    place: str
    speaker: str | None
    certainty: str
    mark: Annotation | None
    """The mark on exactly its words, if there is one."""


@dataclass(frozen=True, slots=True)
class Citing:
    """Writes quotations by templates, the user's own before pressmark's."""

    own: Mapping[str, str]

    def of_marks(self, marks: Sequence[Listed], locator: Locator, style: str) -> Iterator[str]:
        """Write marks; those that are off the record are left out, whoever asks for them."""
        form = self.form(style)
        for listed in marks:
            passages = locator.passages(listed.record)
            if passages is not None and not listed.annotation.off_record:
                cited = cited_of(listed.annotation, locator.locate(listed).span)
                yield cite(form, citation_fields(cited, head_of(listed.record), passages))

    def of_found(
        self, head: NoteHead, passages: Passages, found: Sequence[Found], style: str
    ) -> Iterator[str]:
        """Write quotations of an article."""
        form = self.form(style)
        for one in found:
            cited = Cited(words=one.words, span=one.span, speaker=one.speaker)
            if one.mark is not None:
                cited = cited_of(one.mark, one.span)
            yield cite(form, citation_fields(cited, head, passages))

    def form(self, style: str) -> Format:
        """Return a format by its name; raises `ReaderError` where there is none."""
        if style in self.own:
            return Format(self.own[style])
        if style in FORMATS:
            return FORMATS[style]
        raise ReaderError(f"There is no format “{style}”; {nearest(style, (*FORMATS, *self.own))}.")


def quotations_of(article: Article, marks: Sequence[PlacedMark]) -> tuple[Found, ...]:
    """Return what is likely said by somebody in an article, with the marks on it."""
    on = {mark.span: mark.annotation for mark in marks}
    return tuple(
        Found(
            words=article.text_of(one),
            span=one.span,
            place=place_of(article, one.span),
            speaker=one.speaker,
            certainty=one.certainty.value,
            mark=on.get(one.span),
        )
        for one in article.speech
    )


def head_of_reading(article: Article, source: str, now: datetime) -> NoteHead:
    """Return what a citation says of an article that is only read, and not in the library."""
    return NoteHead(
        article_id="",
        title=name_of(article, source),
        metadata=article.metadata,
        accessed=now,
        page_hash="",
    )


def found_facts(found: Found) -> dict[str, Any]:
    """Tell everything of a quotation."""
    mark = found.mark
    return {
        "exact": found.words,
        "start": found.span.start,
        "end": found.span.end,
        "place": found.place,
        "speaker": mark.speaker if mark else found.speaker,
        "certainty": found.certainty,
        "mark": mark.id if mark else None,
        "status": mark.status.value if mark else None,
    }


def cited_of(mark: Annotation, span: Span | None) -> Cited:
    """Return what a citation says of a mark, and of where it stands."""
    return Cited(
        words=mark.selector.exact,
        span=span,
        speaker=mark.speaker,
        language=mark.language,
        translation=mark.translation,
        note=mark.note,
    )
