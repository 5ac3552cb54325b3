"""Who speaks: for each quotation the name that the words around it give, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.article.assemble import BlockDraft
from reader.article.language import Language, matcher
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
    starts_with_pronoun,
)
from reader.article.topics import Around, reporter, topic_speaker
from reader.article.unreported import unreported

MARKS_BEFORE = re.compile(r"[\s«»“”„‟\"‹›‘’',，.。」』!?…–—-]*")
CLAUSE = re.compile(
    r"[^.;:«“„\"「!?]*(?:\.(?=\S|\s[a-zà-ÿ])[^.;:«“„\"「!?]*|(?<=\b[A-Z])\.[^.;:«“„\"「!?]*|(?<=\b\w\w)\.[^.;:«“„\"「!?]*)*"
)
DASHES = "-–—―"
OPENING = '«“„"‘‚「『'
LEAD_REACH = 60
AFTER_REACH = 9
BLOCKS_REMEMBERED = 4


def with_speakers(drafts: Sequence[BlockDraft], language: Language) -> tuple[BlockDraft, ...]:
    """Give each quotation and block quote its speaker, where the text tells; those that have one keep it."""
    if not any(map(_says, drafts)):
        return tuple(drafts)
    texts = tuple(draft.text for draft in drafts)
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


def _named(scene: Scene, at: int, end: int) -> tuple[str, ...]:
    """Name the people of the blocks before, and of a block up to a place, in order."""
    names = scene.people.names
    before = [name for place in range(max(0, at - BLOCKS_REMEMBERED), at) for name in names[place]]
    here = [name for name in names[at] if name.end <= end]
    called = (name for name in (*before, *here) if name.is_person_like or scene.people.is_known(name))
    full = (scene.canonical(name) for name in called)
    return tuple(name for name in full if not scene.people.is_organisation(name))


def _spoken(drafts: Sequence[BlockDraft], at: int, scene: Scene) -> BlockDraft:
    draft = drafts[at]
    if draft.kind is BlockKind.BLOCKQUOTE:
        speaker = draft.speaker or _beside(drafts, at, scene)
        said = tuple(replace(q, speaker=q.speaker or speaker) for q in draft.quotations)
        return replace(draft, speaker=speaker, quotations=said)
    quotations: list[Quotation] = []
    local = scene
    for quotation in draft.quotations:
        local = replace(local, recent=_named(scene, at, quotation.start))
        speaker = quotation.speaker or _speaker(draft, quotation, local)
        local = replace(local, last=speaker or local.last)
        quotations.append(replace(quotation, speaker=speaker))
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


def _speaker(draft: BlockDraft, quotation: Quotation, scene: Scene) -> str | None:
    """Look behind the words first, then before them; words alone go on with what was said before."""
    text = _without_words(draft)
    around = _sentence_around(draft.text, quotation, scene.language)
    before, after = text[around.start : quotation.start], text[quotation.end : around.end]
    if not any(map(str.isalnum, before + after)):
        return _same_block_speaker(draft, quotation, scene)
    if _subject_first(scene.language):
        return topic_speaker(Around(text[: around.start], before, after), scene)
    framed = _from_frame(before, after, scene) if scene.language.verb_last else None
    told = framed or _from_after(after, scene) or _from_lead(before, scene) or _from_before(before, scene)
    return told or unreported(text[: around.start], before, after, scene)


def _subject_first(language: Language) -> bool:
    """Tell whether the one who speaks is known by what stands behind the name, not by the name alone."""
    return bool(language.topics) or not language.spaced


def _without_words(draft: BlockDraft) -> str:
    """Blank out what is said, for no speaker is named inside it."""
    text = draft.text
    for said in draft.quotations:
        text = text[: said.start] + " " * (said.end - said.start) + text[said.end :]
    return text


def _same_block_speaker(draft: BlockDraft, quotation: Quotation, scene: Scene) -> str | None:
    """Go on with who spoke in the same paragraph, or was said to speak right before."""
    if any(other.end <= quotation.start for other in draft.quotations):
        return scene.last
    if not any(map(str.isalnum, draft.text[: quotation.start] + draft.text[quotation.end :])):
        return scene.last if scene.just_heard and draft.text[:1] not in DASHES else None
    before = sentences(draft.text[: quotation.start].rstrip(" \u00a0\u202f" + OPENING), scene.language)
    return _reporter(draft.text[before[-1].start : before[-1].end], scene) if before else None


def _sentence_around(text: str, quotation: Quotation, language: Language) -> Span:
    """Take the sentences that the words touch; the next one too where they end theirs and it is short."""
    spans = sentences(text, language)
    touched = [span for span in spans if span.start < quotation.end and quotation.start < span.end]
    if not touched:
        return Span(0, len(text))
    after = next((span for span in spans if span.start >= touched[-1].end), None)
    ends = not any(map(str.isalnum, text[quotation.end : touched[-1].end]))
    attributes = after is not None and is_attribution(text[after.start : after.end], language)
    return Span(touched[0].start, after.end if after is not None and ends and attributes else touched[-1].end)


def _from_after(after: str, scene: Scene) -> str | None:
    """Read ", said Jane Roe", "a-t-il ajouté", ", according to Jane Roe"."""
    lead_in = MARKS_BEFORE.match(after)
    rest = after[lead_in.end() :] if lead_in else after
    clause_match = CLAUSE.match(rest)
    clause = clause_match.group() if clause_match else ""
    by_lead = _named_by_lead(clause, scene)
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


def _from_lead(before: str, scene: Scene) -> str | None:
    return _named_by_lead(before, scene)


def _named_by_lead(text: str, scene: Scene) -> str | None:
    """Read the name behind "according to"; leads that mean other things too count only at the start."""
    for lead in matcher(scene.language.leads).finditer(text):
        sure = _is_sure_lead(lead.group(), scene)
        if not sure and any(map(str.isalnum, text[: lead.start()])):
            continue
        # In Arabic the lead is written onto the name: "وفقا لمحمود".
        begin = lead.end() if scene.language.cased else text.rfind(" ", 0, lead.end()) + 1
        reach = _whole_words(text[begin:].lstrip())
        if starts_with_pronoun(reach, scene.language):
            return scene.meant(reach)
        named = first_named(reach, scene)
        if named and (sure or " " in named or scene.people.by_form.get(named)):
            return named
    return _named_before_lead(text, scene)


def _named_before_lead(text: str, scene: Scene) -> str | None:
    """Read the name before a lead that trails it: "Max Roth zufolge"."""
    for lead in matcher(scene.language.trailing_leads).finditer(text):
        if names := scene.names(text[: lead.start()]):
            return scene.canonical(names[-1])
    return None


def _whole_words(text: str) -> str:
    """Cut a text to what can be reached, but inside no word."""
    return text if len(text) <= LEAD_REACH else text[:LEAD_REACH].rpartition(" ")[0]


def _is_sure_lead(lead: str, scene: Scene) -> bool:
    """Tell whether a lead means nothing else: the first of each language's list does not."""
    lead = lead.lower().replace("'", "’")
    return lead not in scene.language.prepositions and len(lead) > 3


def _from_before(before: str, scene: Scene) -> str | None:
    """Read "Jane Roe said that", "the librarian said", "sagte Jane Roe"."""
    verbs = scene.verbs(before)
    if not verbs:
        return None
    verb = verbs[-1]
    return before_verb(before[: verb.start()], scene) or after_verb(before[verb.end() :], scene)


def _from_frame(before: str, after: str, scene: Scene) -> str | None:
    """Read the name before words that the verb follows at once."""
    rest = MARKS_BEFORE.sub("", after, count=1)
    verb = next(iter(scene.verbs(rest)), None)
    return before_verb(before, scene) if verb is not None and verb.start() == 0 else None
