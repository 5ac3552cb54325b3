"""Who does the speaking in a clause: a name, a role that somebody has, or a pronoun for who spoke last."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.article.language import Language, matcher
from reader.article.names import Name, find_names, full_name

ROLE_REACH = 60
NAME_AFTER_VERB = 45
LAST_WORDS = 14
ROLE_WORDS = re.compile(r"[\w’'-]+")
TOPIC = re.compile(r"(?:さん|氏|教授|様)?[はが]")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known while one block is read."""

    language: Language
    people: tuple[Name, ...]
    texts: tuple[str, ...]
    last: str | None = None
    """Who spoke last, not long ago."""

    def canonical(self, name: Name) -> str:
        """Write a name as fully as the article does."""
        return full_name(name, self.people, self.language)

    def verbs(self, text: str) -> list[re.Match[str]]:
        """Find the verbs of speech."""
        return list(matcher(self.language.verbs, spaced=self.language.spaced).finditer(text))


def before_verb(text: str, scene: Scene) -> str | None:
    """Find a verb's subject before it: a person, somebody known by a role, a pronoun's, another name."""
    subject = _without_asides(text, scene.language)
    names = find_names(subject, scene.language)
    people = [name for name in names if _is_person(name, scene)]
    if people:
        return scene.canonical(people[-1])
    if by_role := _by_role(subject, scene):
        return by_role
    if has_pronoun(subject[-LAST_WORDS:], scene.language) or starts_with_pronoun(subject, scene.language):
        return scene.last
    free = [name for name in names if not _is_governed(subject, name, scene.language)]
    return scene.canonical(free[-1]) if free else None


def after_verb(text: str, scene: Scene) -> str | None:
    """Find a subject that follows its verb."""
    near = re.split(r"[,;:]", text[:NAME_AFTER_VERB])[0]
    if starts_with_pronoun(near, scene.language):
        return scene.last
    names = [
        name for name in find_names(near, scene.language) if not _is_governed(near, name, scene.language)
    ]
    people = [name for name in names if _is_person(name, scene)]
    if people:
        return scene.canonical(people[0])
    by_role = _by_role(near, scene)
    return by_role or (scene.canonical(names[0]) if names else None)


def _is_person(name: Name, scene: Scene) -> bool:
    return name.is_person_like or scene.canonical(name) != name.text


def _without_asides(text: str, language: Language) -> str:
    """Leave out what a relative clause says of a subject ("…, who chairs the Committee, …")."""
    relatives = matcher(language.relatives).pattern
    return re.sub(rf",\s+(?:{relatives})\s[^,]*,", " ", text, flags=re.IGNORECASE)


def _is_governed(text: str, name: Name, language: Language) -> bool:
    """Tell whether a preposition stands before a name: then it is where or when, not who."""
    words = re.findall(r"[\w]+[’']?", text[: name.start].lower())
    before = [word.replace("'", "’") for word in words[-2:]]
    return any(word in language.prepositions for word in before[-1:]) or (
        len(before) == 2 and before[0] in language.prepositions and before[1] in language.articles
    )


def _by_role(text: str, scene: Scene) -> str | None:
    """Find whom "the Ukrainian president" means: the one name that follows these words somewhere."""
    role = next(matcher(scene.language.roles).finditer(text), None)
    if role is None:
        return None
    words = ROLE_WORDS.findall(text[role.start() :])[:3]
    for length in range(len(words), 0, -1):
        phrase = re.compile(rf"(?<!\w){re.escape(' '.join(words[:length]))}[,\s]+(?=\w)", re.IGNORECASE)
        called = {name for whole in scene.texts for name in _called(whole, phrase, scene)}
        if len(called) == 1:
            return called.pop()
    return None


def _called(text: str, phrase: re.Pattern[str], scene: Scene) -> set[str]:
    return {
        scene.canonical(name)
        for match in phrase.finditer(text)
        for name in find_names(text[match.end() : match.end() + ROLE_REACH], scene.language)[:1]
        if name.start == 0 and name.is_person_like
    }


def has_pronoun(text: str, language: Language) -> bool:
    """Tell whether a pronoun for a person stands in a text, or hangs on its verb."""
    pronouns = matcher(language.pronouns).search(text)
    return bool(pronouns) or any(inversion in text for inversion in language.inversions)


def starts_with_pronoun(text: str, language: Language) -> bool:
    """Tell whether a text starts with a pronoun for a person."""
    start = text.lstrip(' ,«“"')
    return bool(matcher(language.pronouns).match(start))


def topic(text: str, scene: Scene) -> str | None:
    """Find the name that a topic particle follows; the last one before the words said."""
    names = [n for n in find_names(text, scene.language) if TOPIC.match(text, n.end)]
    return scene.canonical(names[-1]) if names else None
