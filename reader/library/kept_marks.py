"""The marks of one article as the library has them: read once, and again where another window wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import Lock
from typing import NamedTuple

from reader.errors import ArticleNotFound, ReaderError, StoreError
from reader.marks.anchoring import Placing
from reader.marks.model import Annotation, PlacedMark, State
from reader.marks.placed import PlacedMarks, Shift
from reader.ports import Store, Texts, Written

GONE = "The library has lost this article; was its folder moved? The marks stay as shown."


def placing_in(texts: Texts, text: str, text_hash: str) -> Placing:
    """Place marks in a text, those of earlier ones by what is kept of these."""

    def kept(earlier: str) -> str | None:
        try:
            return texts.get(earlier).text
        except StoreError:  # Without it a mark is found by its words, or told as gone.
            return None

    return Placing(text, text_hash, kept)


def told(marks: Iterable[PlacedMark]) -> str:
    """Say how many marks a changed text has changed, moved or lost; empty where none."""
    states = Counter(mark.state for mark in marks)
    counts = [(states[state], state) for state in (State.CHANGED, State.MOVED, State.GONE) if states[state]]
    if not counts:
        return ""
    (first, state), *others = counts
    said = [f"{first} mark{'s' if first > 1 else ''} {state}", *(f"{count} {one}" for count, one in others)]
    return f"{', '.join(said)}."


class Reading(NamedTuple):
    """What others made of the marks, read and placed, and not taken in yet."""

    since: Hashable
    """The library's version that it goes on from."""
    version: Hashable
    put: Sequence[PlacedMark]
    remove: Sequence[str]


class KeptMarks:
    """Follows the store, and tells what became of the marks."""

    def __init__(self, store: Store, article_id: str, placing: Placing) -> None:
        self._store = store
        self._article_id = article_id
        self._placing = placing
        self._placed: PlacedMarks | None = None
        self.readings = 0
        """How often the marks were read again, since somebody else wrote."""
        self._seen: Hashable = None
        """The library's version that the marks are of."""
        self._tell: Callable[[Shift], object] = lambda _: None
        self.storing = Lock()
        """Held while the marks are first read, which may be in a thread: a store does one thing at a time."""

    @property
    def placed(self) -> PlacedMarks:
        """The marks, always the same object, which is changed; the first to ask waits until they are read."""
        with self.storing:
            if self._placed is None:
                self._seen, annotations = self._read()
                self._placed = PlacedMarks(self._placing, annotations)
            return self._placed

    def watch(self, tell: Callable[[Shift], object]) -> None:
        """Have somebody told of each change after the first reading, whoever made it."""
        self._tell = tell

    def refresh(self) -> None:
        """Read the marks again, if anything was written since they were read."""
        _ = self.placed
        if self.is_behind(self._store.version()):
            self.take_in(self.read_anew())

    def is_behind(self, version: Hashable) -> bool:
        """Tell whether these marks were read, and of another version of the library than this one."""
        return self._placed is not None and version != self._seen

    def read_anew(self) -> Reading:
        """Read what there is now, beside the marks, which stay as they are: a thread may do it.

        Raises:
            ReaderError: The library has the article no more, as where its folder was moved.
        """
        placed, since = self.placed, self._seen
        version, annotations = self._read()
        self._still_there()
        return Reading(since, version, *placed.differing(annotations))

    def goes_on(self, reading: Reading) -> bool:
        """Tell whether nothing was taken in since a reading began; else it may be older than the marks."""
        return reading.since == self._seen

    def take_in(self, reading: Reading) -> None:
        """Have the marks be as they were read, unless they were changed meanwhile."""
        if self.goes_on(reading):
            self._seen = reading.version
            self.readings += 1
            self._tell(self.placed.take(reading.put, reading.remove))

    def follow(self, written: Written, put: Sequence[Annotation], remove: Sequence[str]) -> None:
        """Take in a change that was written: alone, unless there was another before it."""
        if written.before != self._seen:
            self.refresh()
            return
        self._seen = written.after
        self._tell(self.placed.change(put, remove))

    def _read(self) -> tuple[Hashable, tuple[Annotation, ...]]:
        # Asked first: what is written meanwhile is read once more.
        version = self._store.version()
        return version, self._store.annotations(self._article_id)

    def _still_there(self) -> None:
        """Tell a library without marks from one that is not there any more."""
        try:
            self._store.article(self._article_id)
        except ArticleNotFound as error:
            raise ReaderError(GONE) from error
