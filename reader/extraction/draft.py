"""Gathers the text of one block after another, with the spans inside it, while something is read through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reader.article.assemble import KEEP_LINES, BlockDraft
from reader.article.model import BlockKind, Certainty, Inline, InlineKind, Quotation
from reader.article.normalise import Cleaned, clean_with_places

WRAPPED = re.compile(r"[«“„\"‹‘‚「『»”›].*[»”“\"›’」』«‹]", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the text that comes next is part of."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    speaker: str | None = None


@dataclass(slots=True)
class _Open:
    """A stretch that has begun; None stands for a quotation."""

    kind: InlineKind | None
    start: int
    target: str | None = None


@dataclass(slots=True)
class DraftBuilder:
    """Collects drafts. A stretch that runs on into the next block is cut where the block ends."""

    drafts: list[BlockDraft] = field(default_factory=list)
    setting: Setting = Setting()
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _open: list[_Open] = field(default_factory=list)
    _inlines: list[Inline] = field(default_factory=list)
    _quotations: list[Quotation] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Add text to the block at hand."""
        self._parts.append(text)
        self._length += len(text)

    def open(self, kind: InlineKind | None, target: str | None = None) -> None:
        """Begin a stretch; None is a quotation."""
        self._open.append(_Open(kind, self._length, target))

    def close(self) -> None:
        """End the stretch begun last."""
        self._note(self._open.pop())

    def is_empty(self) -> bool:
        """Tell whether the block at hand has nothing yet that can be seen: a joiner alone is no text."""
        return not any(one.isprintable() and not one.isspace() for part in self._parts for one in part)

    def last_character(self) -> str:
        """Return the last character of the block at hand that is not white space, or nothing."""
        for part in reversed(self._parts):
            if bare := part.rstrip():
                return bare[-1]
        return ""

    def flush(self) -> None:
        """End the block at hand; the next text begins another."""
        for stretch in self._open:
            self._note(stretch)
            stretch.start = 0
        if not self.is_empty():
            self.drafts.append(self._draft())
        self._parts, self._length = [], 0
        self._inlines, self._quotations = [], []

    def _note(self, stretch: _Open) -> None:
        if stretch.start >= self._length:
            return
        if stretch.kind is None:
            marked = Quotation(start=stretch.start, end=self._length, certainty=Certainty.MARKED)
            self._quotations.append(marked)
        else:
            self._inlines.append(
                Inline(kind=stretch.kind, start=stretch.start, end=self._length, target=stretch.target)
            )

    def _draft(self) -> BlockDraft:
        """Clean the block now, so that whoever reads it next sees the text that will be shown."""
        keep_lines = self.setting.kind in KEEP_LINES
        cleaned = clean_with_places("".join(self._parts), keep_lines=keep_lines)
        draft = BlockDraft(
            kind=self.setting.kind,
            text=cleaned.text,
            level=self.setting.level,
            speaker=self.setting.speaker,
            inlines=tuple(
                one._replace(start=span[0], end=span[1])
                for one in sorted(self._inlines, key=lambda inline: (inline.start, -inline.end))
                if (span := _moved(cleaned, one.start, one.end))
            ),
            quotations=tuple(
                one._replace(start=span[0], end=span[1])
                for one in sorted(self._quotations, key=lambda quotation: (quotation.start, -quotation.end))
                if (span := _without_marks(cleaned, one))
            ),
        )
        return _quoted(draft) if draft.kind is BlockKind.BLOCKQUOTE else draft


def _quoted(draft: BlockDraft) -> BlockDraft:
    """Note a block quote as one quotation, unless marks around it will tell its words more exactly."""
    if WRAPPED.fullmatch(draft.text):
        return draft
    whole = Quotation(start=0, end=len(draft.text), certainty=Certainty.MARKED, speaker=draft.speaker)
    return replace(draft, quotations=(whole, *draft.quotations))


def _without_marks(cleaned: Cleaned, quotation: Quotation) -> tuple[int, int] | None:
    """Carry a quotation into the cleaned text; marks that its own element holds are no words of it."""
    span = _moved(cleaned, quotation.start, quotation.end)
    if span is None or not WRAPPED.fullmatch(cleaned.text, *span):
        return span
    inner = cleaned.text[span[0] + 1 : span[1] - 1]
    start = span[0] + 1 + len(inner) - len(inner.lstrip())
    return (start, start + len(inner.strip())) if inner.strip() else None


def _moved(cleaned: Cleaned, start: int, end: int) -> tuple[int, int] | None:
    """Carry a stretch into the cleaned text, without white space at its ends; None where nothing is left."""
    first, last = cleaned.places[start], cleaned.places[end]
    words = cleaned.text[first:last]
    first += len(words) - len(words.lstrip())
    last -= len(words) - len(words.rstrip())
    return (first, last) if first < last else None
