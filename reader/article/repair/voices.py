"""Block quotations that lost their frame: the first person, beside a line that says who spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.article.assemble import BlockDraft
from reader.article.language import Language, matcher
from reader.article.model import BlockKind, Certainty, Quotation
from reader.article.quotations import find_quotations
from reader.article.repair.evidence import is_attribution, speaks
from reader.article.repair.lines import is_terminated

LARGEST_SHARE = 0.25
ALLOWED_ANYHOW = 3


def with_block_quotes(drafts: Sequence[BlockDraft], language: Language) -> tuple[BlockDraft, ...]:
    """Turn paragraphs into block quotes where somebody speaks in the first person and a neighbour says who.

    For damaged texts alone: in a sound one such a paragraph is a farewell, a letter, an aside. Where most
    paragraphs speak in the first person, it is the author who speaks.
    """
    own_voice = [
        _is_first_person(draft, language) or _is_pointed_at(drafts, at, language)
        for at, draft in enumerate(drafts)
    ]
    paragraphs = sum(draft.kind is BlockKind.PARAGRAPH for draft in drafts)
    if sum(own_voice) > max(ALLOWED_ANYHOW, LARGEST_SHARE * paragraphs):
        return tuple(drafts)
    return tuple(
        _as_quote(draft) if own_voice[at] and _is_attributed(drafts, at, language) else draft
        for at, draft in enumerate(drafts)
    )


def _is_first_person(draft: BlockDraft, language: Language) -> bool:
    """Tell whether a whole paragraph is somebody's: first person, outside marks, reported by nobody."""
    text = draft.text
    if draft.kind is not BlockKind.PARAGRAPH or draft.quotations or not is_terminated(text):
        return False
    found = matcher(language.first_person, spaced=language.spaced).search(text)
    return bool(found) and not find_quotations(text, language) and not is_attribution(text, language)


def _is_pointed_at(drafts: Sequence[BlockDraft], at: int, language: Language) -> bool:
    """Tell whether the next paragraph only says who spoke, and points back: "So schildert es Lisa Roth."."""
    draft, after = drafts[at], _neighbour(drafts, at, 1)
    if draft.kind is not BlockKind.PARAGRAPH or draft.quotations or after is None or not language.points_back:
        return False
    points = matcher(language.points_back, spaced=language.spaced).search(after.text)
    return (
        points is not None
        and is_terminated(draft.text)
        and is_attribution(after.text, language)
        and not find_quotations(draft.text, language)
        and not speaks(draft.text, language)
    )


def _is_attributed(drafts: Sequence[BlockDraft], at: int, language: Language) -> bool:
    beside = [draft for draft in (_neighbour(drafts, at, -1), _neighbour(drafts, at, 1)) if draft is not None]
    if any(is_attribution(draft.text, language) for draft in beside):
        return True
    before = _neighbour(drafts, at, -1)
    silent = not speaks(drafts[at].text, language)
    return silent and before is not None and speaks(before.text, language)


def _neighbour(drafts: Sequence[BlockDraft], at: int, step: int) -> BlockDraft | None:
    """Find the next paragraph in one direction; captions lie between without parting."""
    at += step
    while 0 <= at < len(drafts) and drafts[at].kind is BlockKind.CAPTION:
        at += step
    inside = 0 <= at < len(drafts) and drafts[at].kind is BlockKind.PARAGRAPH
    return drafts[at] if inside else None


def _as_quote(draft: BlockDraft) -> BlockDraft:
    said = Quotation(start=0, end=len(draft.text), certainty=Certainty.PROBABLE)
    return replace(draft, kind=BlockKind.BLOCKQUOTE, quotations=(said,))
