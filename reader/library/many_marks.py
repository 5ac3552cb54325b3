"""Changing marks of any articles at once: each change is one step, stored at once, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.errors import ReaderError
from reader.library.describing import excerpt
from reader.library.past import Past
from reader.marks.beside import rewritten
from reader.marks.history import Change
from reader.marks.model import Annotation, Status
from reader.marks.tidying import tidied, tidy_tags
from reader.ports import Store, Written

Edit = Callable[[Annotation], dict[str, object]]
"""Says what is to become of a mark, by the names of its fields."""


Made = tuple[Change, Written]
"""What was changed, and the library's versions around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyMarks:
    """The marks of a library, wherever they are; None is returned where there was nothing to change."""

    store: Store
    past: Past
    now: Callable[[], datetime]

    def delete(self, marks: Sequence[Annotation]) -> Made:
        """Take marks away.

        Raises:
            ReaderError: All are gone already.
        """
        old = self._now(marks)
        return self._make(Change(f"delete {_called(old)}", old, ()))

    def set_status(self, marks: Sequence[Annotation], status: Status) -> Made | None:
        """Say how far some marks were checked; raises as `delete`."""
        return self._edit(marks, f"status {status.value} of", lambda _: {"status": status})

    def write_note(self, mark: Annotation, note: str) -> Made | None:
        """Set a mark's note; raises as `delete`."""
        return self._edit([mark], "note of", lambda _: {"note": note})

    def set_tags(self, mark: Annotation, tags: Sequence[str]) -> Made | None:
        """Set a mark's tags; raises as `delete`."""
        return self._edit([mark], "tags of", lambda _: {"tags": tags})

    def add_tags(self, marks: Sequence[Annotation], tags: Sequence[str]) -> Made | None:
        """Add tags to those that marks have; raises as `delete`."""
        shown = " ".join(f"#{tag}" for tag in tidy_tags(tags))
        return self._edit(marks, f"{shown} on", lambda mark: {"tags": (*mark.tags, *tags)})

    def _edit(self, marks: Sequence[Annotation], what: str, edit: Edit) -> Made | None:
        seen = {mark.id: mark for mark in marks}
        pairs = [(old, rewritten(old, tidied(**edit(old)), seen[old.id])) for old in self._now(marks)]
        now = self.now()
        changed = [(old, replace(new, modified=now)) for old, new in pairs if new != old]
        if not changed:
            return None
        before, after = zip(*changed, strict=True)
        return self._make(Change(f"{what} {_called(before)}", before, after))

    def _make(self, change: Change) -> Made:
        return change, self.past.make(change)

    def _now(self, marks: Sequence[Annotation]) -> tuple[Annotation, ...]:
        """Return marks as the library has them now; only their articles are read."""
        wanted = {mark.id for mark in marks}
        articles = sorted({mark.article_id for mark in marks})
        there = (mark for article_id in articles for mark in self.store.annotations(article_id))
        found = tuple(mark for mark in there if mark.id in wanted)
        if not found:
            raise ReaderError("Another window deleted it meanwhile; nothing was changed.")
        return found


def _called(marks: Sequence[Annotation]) -> str:
    if len(marks) == 1:
        return f"“{excerpt(marks[0].selector.exact)}”"
    return f"{len(marks)} marks"
