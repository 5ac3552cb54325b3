"""The names of territories and towns, as an article can write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from reader.article.entities.words import SAME, NameIndex
from reader.article.entity_words import EntityWords

LEAST_SHOUTED = 4
LEAST_STEM = 3
LEAST_DEMONYM = 4


class Gazetteer:
    """Names of places, each with a code; one place can have several names."""

    def __init__(self, own: EntityWords, territories: Mapping[str, str], common: AbstractSet[str]) -> None:
        self._endings = sorted(own.case_endings, key=len, reverse=True)
        self._demonym_endings = own.demonym_endings
        self.inflects = bool(own.case_endings)
        codes = {name.translate(SAME): code for name, code in territories.items()}
        codes |= dict(_listed(own.place_names))
        self._codes = {name: code for name, code in codes.items() if _is_place(name, common)}
        self._by_stem = {self.stem(name): name for name in self._codes}
        self._codes |= {name.upper(): code for name, code in self._codes.items() if len(name) > LEAST_SHOUTED}
        self._starts = frozenset(_starts(self._codes))
        self.index = NameIndex(self._codes)

    def stem(self, name: str) -> str:
        """Return a name without what its words end in by their case."""
        return " ".join(map(self._stem, name.split(" "))) if self.inflects else name

    def _stem(self, word: str) -> str:
        fits = (end for end in self._endings if word.endswith(end) and len(word) - len(end) >= LEAST_STEM)
        return word.removesuffix(next(fits, ""))

    def code_of(self, name: str) -> str | None:
        """Return a place's code, whatever its case."""
        return self._codes.get(self.base_of(name))

    def base_of(self, name: str) -> str:
        """Return a place's name as lists have it, for one in another case; else the name itself."""
        if not self.inflects or name in self._codes:
            return name
        return self._by_stem.get(self.stem(name)) or self._without_ending(name) or name

    def _without_ending(self, name: str) -> str | None:
        """Find a place whose own end looks like an ending: "Саратова" is "Саратов"."""
        shorter = (name.removesuffix(ending) for ending in self._endings if name.endswith(ending))
        return next((place for place in shorter if place in self._codes), None)

    def is_demonym(self, text: str) -> bool:
        """Tell whether a word is a territory's name, or its start, with an ending for its people."""
        if not text[0].isupper() or text in self._codes:
            return False
        return any(
            text.endswith(ending) and text[: -len(ending)] in self._starts for ending in self._demonym_endings
        )


def _is_place(name: str, common: AbstractSet[str]) -> bool:
    """Tell whether a name is first of all a place's: "Christmas" is an island, too."""
    return name.isupper() or name.lower() not in common


def _listed(entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        name, _, code = entry.translate(SAME).partition(" = ")
        yield name, code or name


def _starts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name.isalpha():
            yield from (name[:length] for length in range(max(LEAST_DEMONYM, len(name) - 3), len(name) + 1))
