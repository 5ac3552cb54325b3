"""What changed between two texts that an article had, and what became of the marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.article.model import Article, Span
from reader.article.words import count_words
from reader.library.kept_marks import placing_in
from reader.marks.anchoring import order_of
from reader.marks.differing import Difference, Hunk, Way, differences
from reader.marks.model import Annotation, PlacedMark
from reader.ports import Revision, Store, Texts


class Outcome(StrEnum):
    """What became of a mark's passage from one text to another."""

    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    CAME = "came"
    """It is not in the older text, but in the newer one: such as a mark that was made there."""


class Touched(NamedTuple):
    """A mark whose passage differs in the two texts."""

    mark: Annotation
    outcome: Outcome
    old: PlacedMark
    new: PlacedMark
    old_words: str
    """What stands there in the older text; empty where it is not in it."""
    new_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two texts of one article."""

    old: Revision
    new: Revision
    old_article: Article
    new_article: Article
    difference: Difference
    touched: tuple[Touched, ...]
    """The marks whose passages differ, in the order of the newer text; those that are gone last."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Compares the texts that an article had. Any method can raise a `StoreError`."""

    store: Store
    texts: Texts
    article_id: str

    def revisions(self) -> tuple[Revision, ...]:
        """Return all that there are, oldest first."""
        return self.store.revisions(self.article_id)

    def number_of(self, text_hash: str) -> int:
        """Return how many texts the article had before one; 0 where it is not known."""
        return next((n for n, one in enumerate(self.revisions()) if one.text_hash == text_hash), 0)

    def compare(self, old: Revision, new: Revision) -> Comparison:
        """Compare two of them; takes tens of milliseconds."""
        before, now = self.texts.get(old.text_hash), self.texts.get(new.text_hash)
        return Comparison(
            old=old,
            new=new,
            old_article=before,
            new_article=now,
            difference=differences(before, now),
            touched=tuple(self._touched(before, old, now, new)),
        )

    def touched(self, old: Revision, new: Revision) -> tuple[Touched, ...]:
        """Return the marks whose passages differ in two of them, in the order of the newer; the gone last."""
        before, now = self.texts.get(old.text_hash), self.texts.get(new.text_hash)
        return tuple(self._touched(before, old, now, new))

    def _touched(self, before: Article, old: Revision, now: Article, new: Revision) -> Iterator[Touched]:
        there = placing_in(self.texts, before.text, old.text_hash)
        here = placing_in(self.texts, now.text, new.text_hash)
        placed = [(there.place(mark), here.place(mark)) for mark in self.store.annotations(self.article_id)]
        for one, other in sorted(placed, key=lambda pair: order_of(pair[1])):
            words, others = _words(before, one.span), _words(now, other.span)
            outcome = _outcome(one, other, is_same=words == others)
            if outcome is not None:
                yield Touched(one.annotation, outcome, one, other, words, others)


def _words(article: Article, span: Span | None) -> str:
    return article.text_of(span) if span else ""


def _outcome(old: PlacedMark, new: PlacedMark, *, is_same: bool) -> Outcome | None:
    if old.span is None or new.span is None:
        return Outcome.GONE if old.span else Outcome.CAME if new.span else None
    if not is_same:
        return Outcome.CHANGED
    return Outcome.MOVED if old.moved != new.moved else None


def told(comparison: Comparison) -> str:
    """Say in a line how much changed: "12 words in 3 paragraphs; 2 marks changed, 1 gone"."""
    return "; ".join(filter(None, (_told_of_text(comparison.difference), told_of_marks(comparison.touched))))


def told_of_marks(touched: Sequence[Touched]) -> str:
    """Say how many marks changed, moved, are gone or came; empty where none."""
    counts = Counter(one.outcome for one in touched)
    said = [f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome]]
    if not said:
        return ""
    number, outcome = said[0].split()
    return ", ".join([f"{number} mark{'s' * (number != '1')} {outcome}", *said[1:]])


def _told_of_text(difference: Difference) -> str:
    parts = [f"the {field.name}" for field in difference.fields]
    reworded = [hunk for hunk in difference.changed if hunk.is_reworded]
    moved = sum(hunk.moved for hunk in difference.changed)
    if reworded:
        words = _many(sum(map(_changed_words, reworded)), "word")
        parts.append(f"{words} in {_many(len(reworded), 'paragraph')}")
    if moved:
        parts.append(f"{_many(moved, 'paragraph')} moved")
    return ", ".join(parts)


def _changed_words(hunk: Hunk) -> int:
    """Count the words that changed: where some stand for others, the side that has more of them."""
    counts = {way: 0 for way in Way}
    for way, words in hunk.pieces:
        counts[way] += count_words(words)
    return max(counts[Way.DELETED], counts[Way.INSERTED])


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
