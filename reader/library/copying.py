"""What of an open article is copied: a passage or a mark with where it is from, in one of several formats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article.guarding import UNSAFE_IN_LINES
from reader.article.model import Span
from reader.errors import ReaderError
from reader.library.citing import Citing, cited_of
from reader.library.describing import excerpt, trimmed
from reader.library.exporting import head_of
from reader.notes.blocks import Passages
from reader.notes.citation import FORMATS, Cited, citation_fields, cite
from reader.ports import Copied, Copy, Copying

if TYPE_CHECKING:
    from reader.library.open_article import OpenArticle


@dataclass(frozen=True, slots=True)
class Copier:
    """Copies from one open article."""

    opened: OpenArticle
    copying: Copying
    _copy: Copy

    def formats(self) -> tuple[str, ...]:
        """Return the names of the formats, first the one that is used unless another is asked for."""
        return tuple(dict.fromkeys((self.copying.format, *self.copying.formats, *FORMATS)))

    def text(self, span: Span, name: str | None = None) -> str:
        """Write a passage in a format; a mark on it says who speaks, and what else is known.

        Raises:
            ReaderError: Something in it is off the record, or there is nothing to copy.
        """
        words = trimmed(self.opened.article, span)
        if words is None:
            raise ReaderError("There are no words in the passage to copy; choose another.")
        self.opened.refresh()
        self._refuse_off_record(words)
        name = name or self.copying.format
        opened, metadata = self.opened, self.opened.record.metadata
        passages = Passages(opened.article, metadata, opened.language().marks[0])
        fields = citation_fields(self._cited(words), head_of(opened.record), passages)
        text = _harmless(cite(Citing(self.copying.formats).form(name), fields))
        if not text.strip():
            raise ReaderError(f"There is nothing to copy as {name}: the article gives none of it.")
        return text

    def copy(self, text: str) -> Copied:
        """Take a text to where other programs find it. Can take seconds: call it in a thread."""
        return self._copy(text)

    def _cited(self, span: Span) -> Cited:
        mark = self.opened.placed.latest_on(span)
        if mark is not None:
            return cited_of(mark.annotation, mark.span)
        words = self.opened.article.text_of(span)
        return Cited(words=words, span=span, speaker=self.opened.voices.speaker_at(span))

    def _refuse_off_record(self, span: Span) -> None:
        """Raise where a mark that is off the record shares a character with what is to be copied."""
        for mark in self.opened.placed.over(span):
            if mark.annotation.off_record:
                words = excerpt(mark.annotation.selector.exact)
                raise ReaderError(f"“{words}” is off the record, and is not copied.")


def _harmless(text: str) -> str:
    """Leave out what a terminal would obey, wherever it is pasted; tabs stay, for tables."""
    return "\t".join(re.sub(UNSAFE_IN_LINES, "", part) for part in text.split("\t"))
