"""Who speaks: for each quotation the name that the words around it give, or none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.article.assemble import BlockDraft
from reader.article.language import Language
from reader.article.leads import named_by_lead
from reader.article.model import BlockKind, Quotation, Span
from reader.article.people import people_of
from reader.article.repair.evidence import is_attribution
from reader.article.segment import sentences
from reader.article.subjects import (
    Scene,
    after_verb,
    before_verb,
    first_named,
    has_pronoun,
    subject_before,
)
from reader.article.topics import Around, reporter, topic_speaker
from reader.article.unreported import unreported

MARKS_BEFORE = re.compile(r"[\s:«»“”„‟\"‹›‘’',，.。」』!?…–—-]*")
CLAUSE = re.compile(
    r"[^.;:«“„\"「!?]*(?:\.(?=\S|\s[a-zà-ÿ])[^.;:«“„\"「!?]*|(?<=\b[A-Z])\.[^.;:«“„\"「!?]*|(?<=\b\w\w)\.[^.;:«“„\"「!?]*)*"
)
DASHES = "-–—―"
OPENING = '«“„"‘‚「『'
AFTER_REACH = 9
BLOCKS_REMEMBERED = 4
NAMES_REMEMBERED = 100
NAMED_AFTER = 2
"""Blocks behind the last quotation in which its speaker may still be named."""


def with_speakers(drafts: Sequence[BlockDraft], language: Language) -> tuple[BlockDraft, ...]:
    """Give each quotation and block quote its speaker, where the text tells; those that have one keep it."""
    last = max((at for at, draft in enumerate(drafts) if _says(draft)), default=None)
    if last is None:
        return tuple(drafts)
    # Who is named only after all is said was hardly a speaker; and reading names is most of the work.
    texts = tuple(draft.text if at <= last + NAMED_AFTER else "" for at, draft in enumerate(drafts))
    scene = Scene(people_of(texts, language))
    result: list[BlockDraft] = []
    heard = -BLOCKS_REMEMBERED
    for at, draft in enumerate(drafts):
        recent = replace(scene, just_heard=heard == at - 1)
        recent = recent if at - heard < BLOCKS_REMEMBERED else replace(recent, last=None)
        spoken = _spoken(drafts, at, recent) if _says(draft) else draft
        speakers = [spoken.speaker, *(quotation.speaker for quotation in spoken.quotations)]
        if said_by := [speaker for speaker in speakers if speaker]:
            scene, heard = replace(scene, last=said_by[-1]), at
        result.append(draft if spoken == draft else spoken)
    return tuple(result)


def _says(draft: BlockDraft) -> bool:
    return draft.kind is BlockKind.BLOCKQUOTE or bool(draft.quotations)


@dataclass(frozen=True, slots=True)
class _Block:
    """A block with its quotations, read once for all of them."""

    draft: BlockDraft
    told: str
    """Its text with what is said blanked out, for no speaker is named inside it."""
    sentences: tuple[Span, ...]
    names: tuple[tuple[int, str], ...]
    """Who is named in it, with the place where the name ends."""


def _block(draft: BlockDraft, at: int, scene: Scene) -> _Block:
    pieces, cursor = list[str](), 0
    for said in sorted(draft.quotations, key=lambda one: one.start):
        start = max(said.start, cursor)
        pieces += (draft.text[cursor:start], " " * (said.end - start))
        cursor = max(cursor, said.end)
    told = "".join((*pieces, draft.text[cursor:]))
    return _Block(draft, told, sentences(draft.text, scene.language), tuple(_named(scene, at)))


def _named(scene: Scene, at: int) -> Iterator[tuple[int, str]]:
    """Name the people of a block, in order."""
    for name in scene.people.names[at]:
        full = scene.canonical(name)
        called = name.is_person_like or scene.people.is_known(name)
        if called and not scene.people.is_organisation(full):
            yield name.end, full


def _spoken(drafts: Sequence[BlockDraft], at: int, scene: Scene) -> BlockDraft:
    draft = drafts[at]
    if draft.kind is BlockKind.BLOCKQUOTE:
        speaker = draft.speaker or _beside(drafts, at, scene)
        said = tuple(q._replace(speaker=q.speaker or speaker) for q in draft.quotations)
        return replace(draft, speaker=speaker, quotations=said)
    quotations: list[Quotation] = []
    local, block = scene, _block(draft, at, scene)
    earlier = range(max(0, at - BLOCKS_REMEMBERED), at)
    before = tuple(name for place in earlier for _, name in _named(scene, place))
    for quotation in draft.quotations:
        here = bisect_right(block.names, quotation.start, key=lambda one: one[0])
        near = block.names[max(0, here - NAMES_REMEMBERED) : here]
        local = replace(local, recent=(*before[-NAMES_REMEMBERED:], *(name for _, name in near)))
        speaker = quotation.speaker or _speaker(block, quotation, local)
        local = replace(local, last=speaker or local.last)
        quotations.append(quotation._replace(speaker=speaker))
    return replace(draft, quotations=tuple(quotations))


def _beside(drafts: Sequence[BlockDraft], at: int, scene: Scene) -> str | None:
    """Find who speaks in a block quote: an attribution after it, before it, or whoever spoke before it."""
    before, after = _neighbour(drafts, at, -1), _neighbour(drafts, at, 1)
    for text in (after, before):
        if text and is_attribution(text, scene.language):
            return _reporter(text, scene)
    if not before:
        return scene.last
    final = sentences(before, scene.language)[-1]
    return _reporter(before[final.start : final.end], scene)


def _neighbour(drafts: Sequence[BlockDraft], at: int, step: int) -> str:
    at += step
    while 0 <= at < len(drafts) and drafts[at].kind is BlockKind.CAPTION:
        at += step
    return drafts[at].text if 0 <= at < len(drafts) and drafts[at].kind is BlockKind.PARAGRAPH else ""


def _reporter(text: str, scene: Scene) -> str | None:
    """Find who speaks in a sentence that reports."""
    if _subject_first(scene.language):
        return reporter(text, scene) or scene.last
    verbs = scene.verbs(text)
    if not verbs:
        return None
    before = before_verb(text[: verbs[0].start()], scene)
    return before or after_verb(text[verbs[0].end() :], scene)


def _speaker(block: _Block, quotation: Quotation, scene: Scene) -> str | None:
    """Look behind the words first, then before them; words alone go on with what was said before."""
    text = block.told
    own, end = _sentence_around(block, quotation, scene.language)
    before, after = text[own.start : quotation.start], text[quotation.end : end]
    if not any(map(str.isalnum, before + after)):
        return _same_block_speaker(block.draft, quotation, scene)
    if _subject_first(scene.language):
        return topic_speaker(Around(text[: own.start], before, after), scene)
    if scene.language.verb_last and (speaker := _with_last_verb(before, after, scene)):
        return speaker
    here = _from_after(text[quotation.end : own.end], scene)
    named = here or named_by_lead(before, scene) or _from_before(before, scene)
    named = named or (_from_after(after, scene) if end > own.end else None)
    return named or unreported(text[: own.start], before, after, scene)


def _subject_first(language: Language) -> bool:
    """Tell whether the one who speaks is known by what stands behind the name, not by the name alone."""
    return bool(language.topics) or not language.spaced


def _with_last_verb(before: str, after: str, scene: Scene) -> str | None:
    """Read "Jane Roe … dedi": who speaks, the words, the verb; a name behind the verb goes first."""
    by_lead, verb = named_by_lead(before, scene), next(iter(scene.verbs(after)), None)
    if by_lead or verb is None:
        return by_lead
    near = first_named(after[verb.end() :], scene) if after[verb.end() :].strip() else None
    return near or subject_before(before, scene)


def _same_block_speaker(draft: BlockDraft, quotation: Quotation, scene: Scene) -> str | None:
    """Go on with who spoke in the same paragraph, or was said to speak right before."""
    if any(other.end <= quotation.start for other in draft.quotations):
        return scene.last
    if not any(map(str.isalnum, draft.text[: quotation.start] + draft.text[quotation.end :])):
        return scene.last if scene.just_heard and draft.text[:1] not in DASHES else None
    before = sentences(draft.text[: quotation.start].rstrip(" \u00a0\u202f" + OPENING), scene.language)
    return _reporter(draft.text[before[-1].start : before[-1].end], scene) if before else None


def _sentence_around(block: _Block, quotation: Quotation, language: Language) -> tuple[Span, int]:
    """Take the sentences that the words touch; and the end of the next one where that only attributes."""
    text, spans = block.draft.text, block.sentences
    first = bisect_right(spans, quotation.start, key=lambda span: span.end)
    behind = bisect_left(spans, quotation.end, key=lambda span: span.start)
    if first >= behind:
        return Span(0, len(text)), len(text)
    own = Span(spans[first].start, spans[behind - 1].end)
    after = spans[behind] if behind < len(spans) else None
    ends = not any(map(str.isalnum, text[quotation.end : own.end]))
    attributes = after is not None and is_attribution(text[after.start : after.end], language)
    return own, after.end if after is not None and ends and attributes else own.end


def _from_after(after: str, scene: Scene) -> str | None:
    """Read ", said Jane Roe", "a-t-il ajouté", ", according to Jane Roe"."""
    lead_in = MARKS_BEFORE.match(after)
    rest = after[lead_in.end() :] if lead_in else after
    clause_match = CLAUSE.match(rest)
    clause = clause_match.group() if clause_match else ""
    by_lead = named_by_lead(clause, scene)
    if by_lead:
        return by_lead
    verb = next(iter(scene.verbs(clause)), None)
    if verb is None or len(clause[: verb.start()].split()) > AFTER_REACH:
        return None
    if _is_conjoined(clause, scene.language):
        return None
    if has_pronoun(clause[: verb.end() + 8], scene.language):
        return scene.meant(clause[: verb.end() + 8])
    return before_verb(clause[: verb.start()], scene) or after_verb(clause[verb.end() :], scene)


def _is_conjoined(clause: str, language: Language) -> bool:
    """Tell whether a clause goes on with the subject before the words said ("… and said")."""
    first = clause.split()[0].lower() if clause.split() else ""
    return first in language.conjunctions


def _from_before(before: str, scene: Scene) -> str | None:
    """Read "Jane Roe said that", "the librarian said", "sagte Jane Roe"."""
    verbs = scene.verbs(before)
    if not verbs:
        return None
    verb = verbs[-1]
    return before_verb(before[: verb.start()], scene) or after_verb(before[verb.end() :], scene)
