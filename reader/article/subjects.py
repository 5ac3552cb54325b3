"""Who does the speaking in a clause: a name, a role that somebody has, or a pronoun for who spoke last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.article.entities.heads import organisations_in
from reader.article.language import Language, matcher
from reader.article.names import Name
from reader.article.offices import is_office
from reader.article.people import People
from reader.article.scripts import CAPITALS

NAME_AFTER_VERB = 60
LAST_WORDS = 14
PARTS = re.compile(r"[,;:]\s*")
BESIDE = re.compile(rf"(?:\s+[^\W\d{CAPITALS}_]{{1,12}}){{0,2}}\s*")
CASE_ENDING = re.compile(r"[’'][^\W\d_]")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known while one block is read."""

    people: People
    last: str | None = None
    """Who spoke last, not long ago."""
    just_heard: bool = False
    """Whether that was in the block before."""
    recent: tuple[str, ...] = ()
    """Who was named not long ago, the last one last."""

    @property
    def language(self) -> Language:
        """Return the article's language."""
        return self.people.language

    def canonical(self, name: Name) -> str:
        """Write a name as fully as the article does."""
        return self.people.full(name)

    def names(self, text: str) -> tuple[Name, ...]:
        """Find the names in a part of the article."""
        return self.people.names_in(text)

    def house(self, text: str) -> str | None:
        """Find the first organisation in a text without capitals: "وزارة المياه", "청송경찰서"."""
        if self.language.cased:
            return None
        found = (text[span.start : span.end] for span in organisations_in(text, self.language))
        return next(found, None)

    def verbs(self, text: str) -> list[re.Match[str]]:
        """Find the verbs of speech."""
        return list(matcher(self.language.verbs, spaced=self.language.spaced).finditer(text))

    def meant(self, text: str) -> str | None:
        """Find whom the pronoun in a text means: who spoke last, or the one named who can be meant."""
        woman = matcher(self.language.feminine).search(text) is not None
        man = not woman and matcher(self.language.masculine).search(text) is not None
        named = tuple(dict.fromkeys(reversed(self.recent)))
        fitting = self.people.women if woman else self.people.men if man else frozenset[str]()
        others = self.people.men if woman else self.people.women if man else frozenset[str]()
        if self.last is not None and self.last not in others:
            return self.last
        sure = next((one for one in named if one in fitting), None)
        open_ones = [one for one in named if one not in others and one != self.last]
        return sure or (open_ones[0] if len(open_ones) == 1 else None)


def before_verb(text: str, scene: Scene) -> str | None:
    """Find a verb's subject before it: who stands beside it, a person, a role, a pronoun, another name."""
    subject = _without_asides(text, scene.language)
    names = scene.names(subject)
    free = [name for name in names if _is_subject(subject, name, scene)]
    if free and BESIDE.fullmatch(subject, free[-1].end):
        return scene.canonical(free[-1])
    people = [name for name in names if _is_person(name, scene)]
    people = [name for name in people if name in free or not scene.people.is_organisation(name.text)]
    if people:
        return scene.canonical(next((name for name in reversed(free) if name in people), people[-1]))
    if by_role := scene.people.with_role(subject):
        return by_role
    if has_pronoun(subject[-LAST_WORDS:], scene.language) or starts_with_pronoun(subject, scene.language):
        return scene.meant(subject)
    return scene.canonical(free[-1]) if free else scene.house(subject)


def subject_before(text: str, scene: Scene) -> str | None:
    """Find who speaks before words whose verb ends the sentence: a person, else what stands first."""
    names = [name for name in scene.names(text) if _is_subject(text, name, scene)]
    people = [name for name in names if _is_person(name, scene)]
    if people or names:
        return scene.canonical((people or names)[-1])
    return scene.people.with_role(text)


def after_verb(text: str, scene: Scene) -> str | None:
    """Find a subject that follows its verb."""
    reach = _reach(text, scene.language)
    near = PARTS.split(reach)[0]
    if starts_with_pronoun(near, scene.language):
        return scene.meant(near)
    named = first_named(reach, scene)
    if named or not _is_dropped(near, scene.language):
        return named
    # Whoever is named in what is reported is not who reports it.
    return scene.meant("") if text.strip() == reach.strip() else scene.last


def _reach(text: str, language: Language) -> str:
    """Take what can name a verb's subject behind it: no half word, nothing of what is reported."""
    near = text if len(text) <= NAME_AFTER_VERB else text[:NAME_AFTER_VERB].rpartition(" ")[0]
    that = matcher(language.complementisers).search(near) if language.complementisers else None
    return near[: that.start()] if that else near


def _is_far(text: str, name: Name, language: Language) -> bool:
    """Tell whether a bare name stands behind a preposition anywhere: "in an interview with the Guardian"."""
    words = re.findall(r"\w+", text[: name.start].lower())
    return not name.is_person_like and any(word in language.prepositions for word in words)


def first_named(text: str, scene: Scene) -> str | None:
    """Find whom a text names first, before any comma or right behind the first: "the mayor, Jane Roe"."""
    near, *others = PARTS.split(text, maxsplit=2)
    names = [name for name in scene.names(near) if _is_subject(near, name, scene)]
    names = [name for name in names if not _is_far(near, name, scene.language)]
    people = [name for name in names if _is_person(name, scene)]
    if people:
        return scene.canonical(people[0])
    apposed = next(iter(scene.names(others[0])), None) if others and not names else None
    if apposed is not None and apposed.is_person_like and (apposed.titled or apposed.start == 0):
        return scene.canonical(apposed)
    return scene.people.with_role(near) or (scene.canonical(names[0]) if names else scene.house(near))


def _is_dropped(text: str, language: Language) -> bool:
    """Tell whether a verb has no subject of its own: nothing follows, or where and when it was said."""
    words = re.findall(r"[\w’'-]+", text.lower())[:2]
    if words[1:] and words[0] in language.articles and is_office(words[1], language):
        return False
    where = (*language.prepositions, *language.conjunctions)
    return language.drops_subject and (not words or words[0] in where)


def _is_subject(text: str, name: Name, scene: Scene) -> bool:
    """Tell whether a name can be who speaks: governed by no preposition, and no common noun."""
    wrong = _is_governed(text, name, scene.language) or _is_noun(text, name, scene)
    return not wrong and not (name.start == 0 and scene.people.is_common(name))


def _is_noun(text: str, name: Name, scene: Scene) -> bool:
    """Tell whether a capital is a common noun's, where nouns have one: behind an article."""
    language = scene.language
    if not language.nouns_capitalised or _is_person(name, scene):
        return False
    before = text[: name.start].split()[-1:]
    articled = bool(before) and before[0].lower() in language.articles
    return articled and not matcher(language.entities.organisations).search(name.text)


def _is_person(name: Name, scene: Scene) -> bool:
    return name.is_person_like or scene.people.is_known(name)


def _without_asides(text: str, language: Language) -> str:
    """Leave out what a relative clause says of a subject ("…, who chairs the Committee, …")."""
    relatives = matcher(language.relatives).pattern
    return re.sub(rf",\s+(?:{relatives})\s[^,]*,", " ", text, flags=re.IGNORECASE)


def _is_governed(text: str, name: Name, language: Language) -> bool:
    """Tell whether a preposition stands before a name: then it is where or when, not who."""
    if language.apostrophe_endings and CASE_ENDING.match(text, name.end):
        return True
    words = re.findall(r"[\w]+[’']?", text[: name.start])
    before = [word.replace("'", "’") for word in words[-2:]]
    if len(before) < 2 or before[0].lower() not in language.prepositions:
        return any(word.lower() in language.prepositions for word in before[-1:])
    # "van vervoerder Noordlijn": a noun between a preposition and the firm it tells of.
    noun = " " not in name.text and before[1].islower() and text[name.start - 2 : name.start - 1].isalnum()
    return noun or any(word.lower() in (*language.prepositions, *language.articles) for word in before[1:])


def has_pronoun(text: str, language: Language) -> bool:
    """Tell whether a pronoun for a person stands in a text, or hangs on its verb."""
    pronouns = matcher(language.pronouns).search(text)
    return bool(pronouns) or any(inversion in text for inversion in language.inversions)


def starts_with_pronoun(text: str, language: Language) -> bool:
    """Tell whether a text starts with a pronoun for a person."""
    start = text.lstrip(' ,«“"')
    return bool(matcher(language.pronouns).match(start))
