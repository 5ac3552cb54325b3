"""From block drafts to an article: the text put together, every span moved to its place.

Whatever makes an article, from a page or from flat text, hands its blocks over here as drafts, so
that normalising and tiling happen once, in one way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.article.model import (
    BLOCK_SEPARATOR,
    Article,
    Block,
    BlockKind,
    Credit,
    EntitySuggestion,
    Inline,
    Metadata,
    Quotation,
    Span,
)
from reader.article.normalise import Cleaned, clean_line, clean_with_places

KEEP_LINES = frozenset({BlockKind.PREFORMATTED, BlockKind.TABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockDraft:
    """A block before its place in the article is known; its spans count from its own text's start."""

    kind: BlockKind
    text: str
    inlines: tuple[Inline, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    level: int = 0
    speaker: str | None = None
    label: str | None = None
    credit: Credit | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    block: Block
    text: str
    inlines: tuple[Inline, ...]
    quotations: tuple[Quotation, ...]


def assemble(
    drafts: Iterable[BlockDraft], metadata: Metadata, entities: Sequence[EntitySuggestion] = ()
) -> Article:
    """Make an article of drafts; those with no text are left out, a caption with a credit alone is kept.

    The text of a caption that has only a credit is its credit, so that it can be seen and marked.
    """
    placed: list[_Placed] = []
    start = 0
    for draft in drafts:
        one = _place(draft, start)
        if one is not None:
            placed.append(one)
            start = one.block.end + len(BLOCK_SEPARATOR)
    return Article(
        text=BLOCK_SEPARATOR.join(one.text for one in placed),
        blocks=tuple(one.block for one in placed),
        inlines=tuple(inline for one in placed for inline in one.inlines),
        quotations=tuple(quotation for one in placed for quotation in one.quotations),
        entities=tuple(entities),
        metadata=clean_metadata(metadata),
    )


def clean_metadata(metadata: Metadata) -> Metadata:
    """Pass what a page says of itself through the door, and drop what is empty after it."""
    return metadata._replace(
        title=_clean(metadata.title),
        byline=_clean(metadata.byline),
        site=_clean(metadata.site),
        url=_clean(metadata.url),
        published=_clean(metadata.published),
        language=_clean(metadata.language),
        image=_clean(metadata.image),
    )


def _place(draft: BlockDraft, start: int) -> _Placed | None:
    raw = draft.text
    if not raw.strip() and draft.kind is BlockKind.CAPTION and draft.credit is not None:
        raw = draft.credit.raw
    cleaned = clean_with_places(raw, keep_lines=draft.kind in KEEP_LINES)
    if not cleaned.text:
        return None
    block = Block(
        kind=draft.kind,
        start=start,
        end=start + len(cleaned.text),
        level=draft.level,
        speaker=_clean(draft.speaker),
        label=_clean(draft.label),
        credit=_clean_credit(draft.credit),
        image=_clean(draft.image),
    )
    return _Placed(
        block,
        cleaned.text,
        tuple(
            inline._replace(start=span.start, end=span.end, target=_clean(inline.target))
            for inline in draft.inlines
            if (span := _moved(cleaned, inline.start, inline.end, start))
        ),
        tuple(
            quotation._replace(start=span.start, end=span.end, speaker=_clean(quotation.speaker))
            for quotation in draft.quotations
            if (span := _moved(cleaned, quotation.start, quotation.end, start))
        ),
    )


def _moved(cleaned: Cleaned, start: int, end: int, base: int) -> Span | None:
    """Carry a span into the article's text; None where nothing of it is left."""
    first, last = cleaned.places[start], cleaned.places[end]
    while first < last and cleaned.text[first].isspace():
        first += 1
    while first < last and cleaned.text[last - 1].isspace():
        last -= 1
    return Span(base + first, base + last) if first < last else None


def _clean(text: str | None) -> str | None:
    return clean_line(text) or None if text else None


def _clean_credit(credit: Credit | None) -> Credit | None:
    if credit is None or not (raw := _clean(credit.raw)):
        return None
    return Credit(raw=raw, agency=_clean(credit.agency), photographer=_clean(credit.photographer))
