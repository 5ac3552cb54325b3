"""The names and tags that a library knows, to be offered where one is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article.model import Article, EntityKind
from reader.article.normalise import clean_line
from reader.layout.search import folded
from reader.marks.model import Annotation
from reader.marks.tidying import read_tags
from reader.ports import Store

SPEAKING = (EntityKind.PERSON, EntityKind.ORGANISATION)
"""What can be said to speak."""
MOST = 20


@dataclass(frozen=True, slots=True)
class Known:
    """What one article and its library know."""

    article: Article
    store: Store

    def speakers(self) -> tuple[str, ...]:
        """Return who may speak: those who do so in the article first, whom it names, then the library."""
        return tuple(dict.fromkeys(filter(None, map(clean_line, self._speakers()))))

    def tags(self) -> tuple[str, ...]:
        """Return the library's tags, the most used first."""
        return tags_of(self.store.all_annotations())

    def _speakers(self) -> Iterator[str]:
        yield from _often(one.speaker for one in self.article.speech)
        yield from _often(block.speaker for block in self.article.blocks)
        entities = sorted(self.article.entities, key=lambda one: -len(one.mentions))
        for kind in SPEAKING:
            yield from (one.name for one in entities if one.kind is kind)
        marks = self.store.all_annotations()
        yield from _often(mark.speaker for mark in marks)
        for kind in SPEAKING:
            yield from _often(one.name for mark in marks for one in mark.entities if one.kind is kind)
            yield from (one.entity.name for one in self.store.entities() if one.entity.kind is kind)


def tags_of(marks: Iterable[Annotation]) -> tuple[str, ...]:
    """Return the tags of some marks, the most used first."""
    counted = Counter(tag for mark in marks for tag in mark.tags)
    return tuple(tag for tag, _ in counted.most_common())


def offered(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that what is typed may become, as whole words begin: those that begin so first.

    Case and accents do not matter; a name that is typed already is not offered.
    """
    begun = folded(clean_line(typed))
    ranked = [(_rank(begun, folded(name)), name) for name in names]
    found = sorted((one for one in ranked if one[0] is not None), key=lambda one: one[0] or 0)
    return tuple(name for _, name in found)[:MOST]


def tag_begun(typed: str) -> str:
    """Return the last of typed tags, which may not be whole yet."""
    return typed[_last_tag(typed) :].lstrip(" #")


def with_tag(typed: str, tag: str) -> str:
    """Put a tag in the place of the last of those typed, so that another one can follow."""
    return ", ".join((*read_tags(typed[: _last_tag(typed)]), tag, ""))


def _last_tag(typed: str) -> int:
    return typed.rfind("," if "," in typed else " ") + 1


def _rank(begun: str, name: str) -> int | None:
    if name == begun:
        return None
    if name.startswith(begun):
        return 0
    words: Sequence[str] = name.replace("-", " ").split()
    return 1 if any(word.startswith(begun) for word in words) else None


def _often(names: Iterable[str | None]) -> Iterator[str]:
    """Give names, the most frequent first."""
    counted = Counter(filter(None, names))
    yield from (name for name, _ in counted.most_common())
