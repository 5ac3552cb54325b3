"""From flat text to an article, and what every article gets: its quotations and who speaks in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.article.assemble import BlockDraft, assemble
from reader.article.language import Language, direction_of, load_language, settle_language
from reader.article.model import Article, BlockKind, Metadata, Quotation
from reader.article.quotations import find_quotations
from reader.article.repair import repair
from reader.article.speakers import with_speakers

NOTHING_KNOWN = Metadata()
SILENT = frozenset({BlockKind.PREFORMATTED, BlockKind.TABLE, BlockKind.EMBED})


def article_from_text(
    text: str, *, detect: Callable[[str], str | None], metadata: Metadata = NOTHING_KNOWN
) -> Article:
    """Read an article out of flat text, well formed or damaged.

    `detect` names the language of a text whose script does not; `metadata.language` goes before it.
    """
    code = settle_language(metadata.language, text, detect)
    language = load_language(code)
    drafts = enrich(repair(text, metadata, language), language)
    title = metadata.title or next((d.text for d in drafts if d.kind is BlockKind.TITLE), None)
    direction = direction_of(code, text)
    return assemble(drafts, replace(metadata, language=code, direction=direction, title=title))


def enrich(drafts: Sequence[BlockDraft], language: Language) -> tuple[BlockDraft, ...]:
    """Add the quotations that marks show, and speakers; what a draft already has is kept."""
    return with_speakers([_with_quotations(draft, language) for draft in drafts], language)


def _with_quotations(draft: BlockDraft, language: Language) -> BlockDraft:
    if draft.kind in SILENT:
        return draft
    found = [q for q in find_quotations(draft.text, language) if not _is_known(q, draft.quotations)]
    both = sorted((*draft.quotations, *found), key=lambda quotation: (quotation.start, -quotation.end))
    return replace(draft, quotations=tuple(both))


def _is_known(found: Quotation, known: Sequence[Quotation]) -> bool:
    """Tell whether a quotation is there already; one that lies deep inside another is a new one."""
    return any(
        found.start < one.end and one.start < found.end and not _is_inside(found, one) for one in known
    )


def _is_inside(inner: Quotation, outer: Quotation) -> bool:
    shorter = inner.end - inner.start < outer.end - outer.start - 2
    return outer.start <= inner.start and inner.end <= outer.end and shorter
