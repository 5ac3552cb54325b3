"""Captions in flat text: a button's label, the caption, the credit, in the orders that pages print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article.assemble import BlockDraft
from reader.article.captions import (
    has_caption_lead,
    is_credit,
    is_lead_alone,
    parse_credit,
    split_caption,
    without_caption_lead,
)
from reader.article.language import Language
from reader.article.model import BlockKind, Credit
from reader.article.repair.boilerplate import bare
from reader.article.repair.lines import Line, is_terminated
from reader.article.segment import sentences

LONGEST_CAPTION = 420
LONGEST_WITHOUT_CREDIT = 250
LONGEST_LABEL = 60
MOST_SENTENCES = 3
LEAST_REPEATS = 3
LOOK_AHEAD = 3
BRACKETS = ("(", "（", "[")
MARKED_CREDIT = ("/", "／")

Item = Line | BlockDraft


@dataclass(frozen=True, slots=True)
class _Found:
    """A caption's draft, and how many lines it took."""

    draft: BlockDraft | None
    taken: int


def with_captions(lines: Sequence[Line], language: Language) -> tuple[Item, ...]:
    """Put captions together out of their lines; the other lines stay as they are."""
    labels = _labels(lines, language)
    items: list[Item] = []
    at = 0
    while at < len(lines):
        found = _caption_at(lines, at, labels, language)
        if found is None:
            items.append(lines[at])
            at += 1
            continue
        draft = found.draft
        if draft is not None:
            items.append(_with_line_before(items, draft, language) if not draft.text else draft)
        at += found.taken
    return tuple(items)


def _labels(lines: Sequence[Line], language: Language) -> frozenset[str]:
    """Know a button's label by its words, or by coming again and again, at least once before a credit."""
    counts = Counter(bare(line.text) for line in lines if _may_be_label(line))
    repeated = {text for text, count in counts.items() if count >= LEAST_REPEATS}
    near = {
        bare(line.text)
        for at, line in enumerate(lines)
        if bare(line.text) in repeated
        and any(is_credit(later.text, language) for later in lines[at + 2 : at + 1 + LOOK_AHEAD])
    }
    return frozenset(near | set(language.labels))


def _may_be_label(line: Line) -> bool:
    return (
        len(line.text) <= LONGEST_LABEL and not is_terminated(line.text) and any(map(str.isalpha, line.text))
    )


def _caption_at(lines: Sequence[Line], at: int, labels: frozenset[str], language: Language) -> _Found | None:
    line = lines[at]
    if line.columns or line.whole:
        return None
    if bare(line.text) in labels:
        return _after_label(lines, at, language)
    if is_lead_alone(line.text, language) and at + 1 < len(lines) and _may_be_label(lines[at + 1]):
        credit = parse_credit(lines[at + 1].text, language)
        return _with_line_after(lines, at + 2, credit, line.text, taken=2, language=language)
    if is_credit(line.text, language):
        credit = parse_credit(line.text, language)
        return _with_line_after(lines, at + 1, credit, None, taken=1, language=language)
    if has_caption_lead(line.text, language):
        return _plain(lines, at, None, language)
    return _with_credit_inside(line, language)


def _after_label(lines: Sequence[Line], at: int, language: Language) -> _Found:
    label = lines[at].text
    credit_at = _credit_after(lines, at + 1, language)
    if credit_at == at + 1:
        credit = parse_credit(lines[credit_at].text, language)
        return _with_line_after(lines, credit_at + 1, credit, label, taken=2, language=language)
    if credit_at is not None:
        text = " ".join(line.text for line in lines[at + 1 : credit_at])
        credit = parse_credit(lines[credit_at].text, language)
        return _Found(_draft(text, credit, label, language), credit_at - at + 1)
    found = _plain(lines, at + 1, label, language) if at + 1 < len(lines) else None
    if found is None or found.draft is None or _is_too_long(found.draft):
        return _Found(None, 1)
    return _Found(found.draft, found.taken + 1)


def _is_too_long(draft: BlockDraft) -> bool:
    return len(draft.text) > (LONGEST_CAPTION if draft.credit else LONGEST_WITHOUT_CREDIT)


def _credit_after(lines: Sequence[Line], start: int, language: Language) -> int | None:
    """Find the credit below a label; no caption has a heading, a paragraph or another label inside."""
    for at in range(start, min(start + LOOK_AHEAD, len(lines))):
        if is_credit(lines[at].text, language):
            return at
        if len(lines[at].text) > LONGEST_CAPTION:
            return None
    return None


def _with_line_after(
    lines: Sequence[Line], at: int, credit: Credit, label: str | None, *, taken: int, language: Language
) -> _Found:
    """Take the line behind a credit too, where it says that it is the caption."""
    if at < len(lines) and has_caption_lead(lines[at].text, language):
        return _Found(_draft(lines[at].text, credit, label, language), taken + 1)
    return _Found(_draft("", credit, label, language), taken)


def _plain(lines: Sequence[Line], at: int, label: str | None, language: Language) -> _Found:
    """Read a line as a caption, with the credit inside it or in the next line."""
    text, credit = split_caption(lines[at].text, language)
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if credit is None and is_credit(following, language):
        return _Found(_draft(text, parse_credit(following, language), label, language), 2)
    return _Found(_draft(text, credit, label, language), 1)


def _with_credit_inside(line: Line, language: Language) -> _Found | None:
    """Know a caption by the credit at its end, where that has a lead or names two."""
    if len(line.text) > LONGEST_CAPTION or line.text[:1].islower():
        return None
    text, credit = split_caption(line.text, language)
    if (
        not text
        or credit is None
        or not (_is_sure(credit, language) or _is_bracketed(text, credit))
        or _sentence_count(text, language) > MOST_SENTENCES
    ):
        return None
    return _Found(_draft(text, credit, None, language), 1)


def _is_sure(credit: Credit, language: Language) -> bool:
    lowered = credit.raw.lower().lstrip("(（[")
    leads = tuple(
        lead
        for lead in language.credit_leads
        if not lead.startswith(("source", "quelle", "fuente", "fonte", "bron"))
    )
    named = credit.photographer and any(s in credit.raw for s in MARKED_CREDIT)
    return lowered.startswith(leads) or bool(named) or _is_taken(credit, language)


def _is_taken(credit: Credit, language: Language) -> bool:
    """Tell whether a credit ends with what only follows who took a picture: "李明 摄"."""
    tails = language.photographer_tails
    return bool(credit.photographer and tails) and credit.raw.rstrip(")） ").endswith(tails)


def _is_bracketed(text: str, credit: Credit) -> bool:
    """Tell whether an agency alone stands in brackets behind words that end in no full stop."""
    alone = credit.agency is not None and credit.photographer is None
    return alone and credit.raw[:1] in BRACKETS and not is_terminated(text)


def _with_line_before(items: list[Item], draft: BlockDraft, language: Language) -> BlockDraft:
    """Give a credit that stands alone the line above it as its caption, where that can be one."""
    credit_only = draft.label is None or is_lead_alone(draft.label, language)
    above = items[-1] if credit_only and len(items) > 1 else None
    if isinstance(above, Line) and _can_be_caption(above, items[:-1], language):
        items.pop()
        return _draft(above.text, draft.credit, draft.label, language)
    return draft


def _can_be_caption(line: Line, before: Sequence[Item], language: Language) -> bool:
    if line.whole or line.columns or len(line.text) > LONGEST_CAPTION or not line.text[:1].strip(".,;:!?"):
        return False
    previous = before[-1] if before else None
    broken = isinstance(previous, Line) and not is_terminated(previous.text) and line.text[:1].islower()
    return (
        not broken and not line.text[:1].islower() and _sentence_count(line.text, language) <= MOST_SENTENCES
    )


def _sentence_count(text: str, language: Language) -> int:
    return len(sentences(text, language))


def _draft(text: str, credit: Credit | None, label: str | None, language: Language) -> BlockDraft:
    text = without_caption_lead(text, language)
    return BlockDraft(kind=BlockKind.CAPTION, text=text, credit=credit, label=label)
