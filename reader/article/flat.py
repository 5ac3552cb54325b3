"""From flat text to an article, and what every article gets: its quotations and who speaks in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.article.assemble import BlockDraft, assemble
from reader.article.language import Language, Load, direction_of, load_language
from reader.article.model import LIKELY, Article, BlockKind, Metadata, Quotation
from reader.article.quotations import all_quotations
from reader.article.repair import repair
from reader.article.settling import settle_language
from reader.article.speakers import with_speakers

NOTHING_KNOWN = Metadata()
SILENT = frozenset({BlockKind.PREFORMATTED, BlockKind.TABLE, BlockKind.EMBED})


def article_from_text(
    text: str,
    *,
    detect: Callable[[str], str | None],
    load: Load = load_language,
    metadata: Metadata = NOTHING_KNOWN,
) -> Article:
    """Read an article out of flat text, well formed or damaged.

    `detect` names the language of a text whose script does not; `metadata.language` goes before it.
    """
    code = settle_language(metadata.language, text, detect)
    language = load(code)
    drafts = enrich(repair(text, metadata, language), language)
    title = metadata.title or next((d.text for d in drafts if d.kind is BlockKind.TITLE), None)
    direction = direction_of(code, text)
    return assemble(drafts, metadata._replace(language=code, direction=direction, title=title))


def enrich(drafts: Sequence[BlockDraft], language: Language) -> tuple[BlockDraft, ...]:
    """Add the quotations that marks show, and speakers; what a draft already has is kept.

    Speakers are looked for where speech is likely: a title in marks has none, and says nothing of who spoke.
    """
    marked = _with_quotations(drafts, language)
    likely = [_only(draft, likely=True) for draft in marked]
    unlikely = (_only(draft, likely=False).quotations for draft in marked)
    spoken = with_speakers(likely, language)
    return tuple(_with(draft, others) for draft, others in zip(spoken, unlikely, strict=True))


def _with_quotations(drafts: Sequence[BlockDraft], language: Language) -> list[BlockDraft]:
    """Find quotations paragraph after paragraph, for they can go on from one to the next."""
    loud = [at for at, draft in enumerate(drafts) if draft.kind not in SILENT]
    flowing = [at for at in loud if drafts[at].kind is not BlockKind.CAPTION]
    aside = [at for at in loud if drafts[at].kind is BlockKind.CAPTION]
    result = list(drafts)
    for places in (flowing, *([at] for at in aside)):
        found = all_quotations([drafts[at].text for at in places], language)
        for at, quotations in zip(places, found, strict=True):
            result[at] = _with(drafts[at], tuple(_unknown(quotations, drafts[at].quotations)))
    return result


def _with(draft: BlockDraft, quotations: Sequence[Quotation]) -> BlockDraft:
    if not quotations:
        return draft
    both = sorted((*draft.quotations, *quotations), key=lambda quotation: (quotation.start, -quotation.end))
    return replace(draft, quotations=tuple(both))


def _only(draft: BlockDraft, *, likely: bool) -> BlockDraft:
    chosen = tuple(one for one in draft.quotations if (one.score >= LIKELY) is likely)
    return replace(draft, quotations=chosen) if chosen != draft.quotations else draft


def _unknown(found: Sequence[Quotation], known: Sequence[Quotation]) -> Iterator[Quotation]:
    """Yield what overlaps no quotation that is there already; one that lies deep inside another is new.

    Both are in order, so that each is looked at where it begins and where it ends, and not for each other.
    """
    around: list[Quotation] = []
    following = 0
    for one in found:
        while following < len(known) and known[following].start <= one.start:
            around.append(known[following])
            following += 1
        around = [outer for outer in around if outer.end > one.start]
        cut = following < len(known) and known[following].start < one.end
        if not cut and all(_is_inside(one, outer) for outer in around):
            yield one


def _is_inside(inner: Quotation, outer: Quotation) -> bool:
    shorter = inner.end - inner.start < outer.end - outer.start - 2
    return outer.start <= inner.start and inner.end <= outer.end and shorter
