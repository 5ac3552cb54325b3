"""Who speaks where the verb of speech comes last, or words are not spaced: Chinese, Japanese, Korean.

The one who speaks stands before the verb: marked as what the sentence is about (は, 은), or, in Chinese,
next to the verb. Who is left out is who spoke before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reader.article.entities.heads import organisations_in
from reader.article.language import Language, matcher
from reader.article.name import Name
from reader.article.subjects import Scene, has_pronoun

CLOSED = re.compile(r"[\s«»“”„\"‘’',，、.。」』!?！？…—-]*")
CLAUSE = re.compile(r"[^。！？；：“「『\n]*")
VERB_REACH = 60
AGE = r"(?:\s?[(（][^()（）]{1,8}[)）])?"
KOREAN_ROLE = r"(?:\s[가-힣A-Za-z0-9·]{1,14}){0,3}?\s?[가-힣]{0,6}?"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around words said, these and all others blanked out."""

    earlier: str
    """The sentences before, in the same block."""
    before: str
    after: str


def topic_speaker(around: Around, scene: Scene) -> str | None:
    """Find who says words: named behind them or before them, or left out."""
    behind = " ".join(CLOSED.sub("", around.after, count=1).split())
    clause = CLAUSE.match(behind)
    told = _told(clause.group() if clause else "", scene)
    if told:
        return told
    if scene.language.topics:
        if led := _before_lead(around.before, scene):
            return led
        return _by_topic(around, scene) if _reports(behind, scene) else None
    return _by_verb_before(around, scene)


def reporter(text: str, scene: Scene) -> str | None:
    """Find who speaks in a sentence that reports."""
    verbs = scene.verbs(text)
    return _subject(text[: verbs[-1].start()] if verbs else text, scene)


def _told(clause: str, scene: Scene) -> str | None:
    """Read "陈国栋说", "と片山社長は話す" behind the words."""
    verb = next(iter(scene.verbs(clause)), None)
    return _subject(clause[: verb.start()], scene) if verb and verb.start() < VERB_REACH else None


def _reports(behind: str, scene: Scene) -> bool:
    verb = next(iter(scene.verbs(behind)), None)
    return verb is not None and verb.start() < VERB_REACH


def _by_topic(around: Around, scene: Scene) -> str | None:
    return _subject(around.before, scene) or _left_out(around, scene)


def _by_verb_before(around: Around, scene: Scene) -> str | None:
    """Read "黄志强表示，…": the last verb before the words, and who stands before it."""
    verbs = scene.verbs(around.before)
    if not verbs or len(around.before) - verbs[-1].end() > VERB_REACH:
        return None
    return _subject(around.before[: verbs[-1].start()], scene) or _left_out(around, scene)


def _left_out(around: Around, scene: Scene) -> str | None:
    """Go on with who spoke in the block, or was spoken of in it."""
    return _subject(around.earlier, scene) or (scene.last if scene.just_heard or around.earlier else None)


def _subject(text: str, scene: Scene) -> str | None:
    """Find the last one that a text is about; a pronoun behind the name means whoever it can mean."""
    names = [name for name in scene.names(text) if _is_topic(text, name, scene.language)]
    rest = text[names[-1].end :] if names else text
    if not names and has_pronoun(rest, scene.language):
        return scene.meant(rest)
    if names:
        return scene.canonical(names[-1])
    return _before_lead(text, scene) or _house(text, scene)


def _house(text: str, scene: Scene) -> str | None:
    """Find the last organisation that a text is about."""
    found = organisations_in(text, scene.language)
    houses = [Name(text[span.start : span.end], span.start, span.end, titled=False) for span in found]
    return next((one.text for one in reversed(houses) if _is_topic(text, one, scene.language)), None)


def _is_topic(text: str, name: Name, language: Language) -> bool:
    return not language.topics or _topic(language).match(text, name.end) is not None


def _before_lead(text: str, scene: Scene) -> str | None:
    """Read the name before "によると"."""
    for lead in matcher(scene.language.trailing_leads, spaced=False).finditer(text):
        if names := scene.names(text[: lead.start()]):
            return scene.canonical(names[-1])
    return None


@lru_cache(maxsize=16)
def _topic(language: Language) -> re.Pattern[str]:
    """Match what marks a name as a topic, with the role between them."""
    honorifics = "|".join(sorted(map(re.escape, language.honorifics), key=len, reverse=True)) or r"(?!)"
    topics = "|".join(sorted(map(re.escape, language.topics), key=len, reverse=True))
    if language.spaced:
        return re.compile(rf"{AGE}(?:{KOREAN_ROLE}(?:{honorifics}))?(?:(?:{topics})(?!\w)|의\s*$)")
    return re.compile(rf"{AGE}(?:{honorifics})?{AGE}ら?(?:{topics})")
