"""Who speaks where no verb of speech says so: before a colon, and where a verb's mood alone reports."""

from __future__ import annotations

from reader.article.language import matcher
from reader.article.subjects import Scene, first_named

OPENING = ' \u00a0\u202f«»“„"‘‚「'
LONGEST_LEAD_IN = 120


def unreported(earlier: str, before: str, after: str, scene: Scene) -> str | None:
    """Find who says words, by the sentence they stand in and those before it in the same paragraph."""
    return _before_colon(before, scene) or _by_mood(earlier, before + after, scene)


def _before_colon(before: str, scene: Scene) -> str | None:
    """Read "Jane Roe wants to help: “…”": the one whom the sentence names first."""
    lead_in = before.rstrip(OPENING)
    if lead_in[-1:] not in (":", "：") or len(lead_in) > LONGEST_LEAD_IN:
        return None
    named = first_named(lead_in[:-1], scene)
    return named if named and (" " in named or scene.people.by_form.get(named)) else None


def _by_mood(earlier: str, sentence: str, scene: Scene) -> str | None:
    """Read "…, said Jane Roe. The case were “all but lost”", where a language has such a mood."""
    told = scene.language.subjunctives
    if not told or matcher(told).search(sentence) is None:
        return None
    people = [scene.canonical(name) for name in scene.names(earlier) if name.is_person_like]
    return people[-1] if people else scene.last if scene.just_heard else None
