"""From names as they stand to things: what is called "Zelensky" here is "Volodymyr Zelensky" there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.article.entities.vocabulary import Vocabulary
from reader.article.entities.votes import ORGANISATION, PERSON, PLACE, Votes
from reader.article.model import EntityKind

LEAST_SHORT = 4
SURE = 20


@dataclass(slots=True)
class Profile:
    """A name, and what all places where it stands say of it."""

    name: str
    votes: Votes = field(default_factory=Counter)
    count: int = 0

    @property
    def kind(self) -> EntityKind | None:
        """What most votes are for; None where there are none."""
        best = max(self.votes, key=lambda kind: self.votes[kind], default=None)
        return best if best is not None and self.votes[best] > 0 else None

    def add(self, votes: Votes) -> None:
        """Count one more place."""
        self.count += 1
        for kind, weight in votes.items():
            self.votes[kind] += weight


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing with all that it is called."""

    name: str
    kind: EntityKind
    called: tuple[str, ...]


class _Names:
    """All names of an article, by their words and by the codes of places."""

    def __init__(
        self, profiles: Mapping[str, Profile], acronyms: Mapping[str, str], vocabulary: Vocabulary
    ) -> None:
        self.profiles = profiles
        self.acronyms = acronyms
        self.vocabulary = vocabulary
        self.first_by_code: dict[str, str] = {}
        self.first_by_stem: dict[str, str] = {}
        self._by_word: dict[str, list[Profile]] = {}
        for name, profile in profiles.items():
            if code := vocabulary.gazetteer.code_of(name):
                self.first_by_code.setdefault(code, name)
            self.first_by_stem.setdefault(vocabulary.gazetteer.stem(name), name)
            for word in set(vocabulary.gazetteer.stem(name).split(" ")):
                self._by_word.setdefault(word, []).append(profile)

    def longer(self, name: str) -> Iterator[Profile]:
        """Return the names that have all words of a name, in their order, and more."""
        stem = self.vocabulary.gazetteer.stem
        short = stem(name)
        rarest = min((self._by_word[word] for word in short.split(" ")), key=len)
        return (
            other for other in rarest if stem(other.name) != short and f" {short} " in f" {stem(other.name)} "
        )


def name_things(
    profiles: Mapping[str, Profile], acronyms: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Thing, ...]:
    """Link names that mean one thing, and settle its kind."""
    names = _Names(profiles, acronyms, vocabulary)
    full = {name: _full(profile, names) for name, profile in profiles.items()}
    groups: dict[str, list[Profile]] = {}
    for name, profile in profiles.items():
        groups.setdefault(_end_of(name, full), []).append(profile)
    return tuple(_thing(name, group, vocabulary) for name, group in groups.items())


def _end_of(name: str, full: Mapping[str, str]) -> str:
    seen = {name}
    while full[name] != name and full[name] not in seen:
        name = full[name]
        seen.add(name)
    return name


def _thing(name: str, group: Sequence[Profile], vocabulary: Vocabulary) -> Thing:
    together = Profile(name)
    first = vocabulary.gazetteer.base_of(name)
    for profile in group:
        together.add(profile.votes)
    kind = together.kind or ORGANISATION
    called = {profile.name for profile in group}
    if kind is PERSON:
        called.update(_short_forms(name, vocabulary))
    return Thing(first, kind, tuple(sorted(called)))


def _short_forms(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Give a person's last name, with its particles and without."""
    words = name.split(" ")
    if len(words) < 2 or any(vocabulary.is_head(word) for word in words):
        return
    if not vocabulary.is_word(words[-1]):
        yield words[-1]
    for at in range(1, len(words) - 1):
        if all(word.lower() in vocabulary.language.particles for word in words[at:-1]):
            surname = " ".join(words[at:])
            yield from (surname, surname[0].upper() + surname[1:])
            return


def _full(profile: Profile, names: _Names) -> str:
    """Find the fullest name of what a name means: itself, where it is no short form."""
    name = profile.name
    if names.acronyms.get(name) in names.profiles:
        return names.acronyms[name]
    if code := names.vocabulary.gazetteer.code_of(name):
        return names.first_by_code[code]
    if (first := names.first_by_stem[names.vocabulary.gazetteer.stem(name)]) != name:
        return first
    longer = [other for other in names.longer(name) if _is_short_for(profile, other, names.vocabulary)]
    return max(longer, key=lambda other: (other.kind is PERSON, other.count)).name if longer else name


def _is_short_for(short: Profile, full: Profile, vocabulary: Vocabulary) -> bool:
    """Tell whether a name is a person's last or first one, or how an organisation's begins."""
    if full.kind is PERSON:
        fits = short.kind in (PERSON, None) or short.votes[PERSON] > 0 or short.votes[short.kind] < SURE
        ends = vocabulary.gazetteer.stem(full.name).endswith(" " + vocabulary.gazetteer.stem(short.name))
        return fits and (ends or " " not in short.name)
    if full.kind is ORGANISATION and full.name.startswith(short.name + " "):
        distinct = len(short.name) >= LEAST_SHORT and not vocabulary.is_head(short.name)
        return distinct and short.kind is not PLACE and short.votes[PERSON] < SURE
    return False
