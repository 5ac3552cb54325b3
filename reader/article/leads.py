"""Who is named behind "according to", or before "zufolge"."""

from __future__ import annotations

from reader.article.language import matcher
from reader.article.subjects import Scene, first_named, starts_with_pronoun

LEAD_REACH = 60
LAST_WORDS = 4


def named_by_lead(text: str, scene: Scene) -> str | None:
    """Read the name behind "according to"; leads that mean other things too count only at the start."""
    if own := matcher(scene.language.pronoun_leads).search(text):
        return scene.meant(own.group())
    for lead in matcher(scene.language.leads).finditer(text):
        sure = _is_sure_lead(lead.group(), scene)
        if not sure and any(map(str.isalnum, text[: lead.start()])):
            continue
        # In Arabic the lead is written onto the name: "وفقا لمحمود".
        begin = lead.end() if scene.language.cased else text.rfind(" ", 0, lead.end()) + 1
        reach = _whole_words(text[begin:].lstrip())
        if starts_with_pronoun(reach, scene.language):
            return scene.meant(reach)
        if matcher(scene.language.relatives).match(reach):
            return _antecedent(text[: lead.start()], scene)
        named = first_named(reach, scene)
        if named and (sure or " " in named or scene.people.by_form.get(named)):
            return named
    return _named_before_lead(text, scene)


def _antecedent(before: str, scene: Scene) -> str | None:
    """Find whom "secondo cui" goes on about: the one right before it, else who spoke last."""
    near = " ".join(before.split()[-LAST_WORDS:])
    return first_named(near, scene) or scene.last


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
