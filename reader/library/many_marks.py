"""Changing marks of any articles at once: each change is one step, stored at once, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.errors import ReaderError
from reader.library.describing import excerpt
from reader.library.past import Past
from reader.marks.history import Change
from reader.marks.model import Annotation, Status
from reader.marks.tidying import tidied
from reader.ports import Store

Edit = Callable[[Annotation], dict[str, object]]
"""Says what is to become of a mark, by the names of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyMarks:
    """The marks of a library, wherever they are."""

    store: Store
    past: Past
    now: Callable[[], datetime]

    def delete(self, annotation_ids: Collection[str]) -> int:
        """Take marks away, and return how many were there.

        Raises:
            ReaderError: All are gone already.
        """
        old = self._those(annotation_ids)
        self.past.make(Change(f"delete {_called(old)}", old, ()))
        return len(old)

    def set_status(self, annotation_ids: Collection[str], status: Status) -> int:
        """Say how far some marks were checked; return how many were not said to be so. As `delete`."""
        return self._edit(annotation_ids, status.value, lambda _: {"status": status})

    def write_note(self, annotation_id: str, note: str) -> int:
        """Set a mark's note. As `delete`."""
        return self._edit([annotation_id], "note of", lambda _: {"note": note})

    def set_tags(self, annotation_id: str, tags: Sequence[str]) -> int:
        """Set a mark's tags. As `delete`."""
        return self._edit([annotation_id], "tags of", lambda _: {"tags": tags})

    def add_tags(self, annotation_ids: Collection[str], tags: Sequence[str]) -> int:
        """Add tags to those that marks have. As `delete`."""
        shown = " ".join(f"#{tag}" for tag in tags)
        return self._edit(annotation_ids, f"tag {shown},", lambda mark: {"tags": (*mark.tags, *tags)})

    def undo(self) -> str | None:
        """Take back the last change of the library and say what it was; None where there is none."""
        undone = self.past.undo()
        return undone[0].description if undone else None

    def redo(self) -> str | None:
        """Make the change again that was taken back last, and say what it is."""
        redone = self.past.redo()
        return redone[0].description if redone else None

    def _edit(self, annotation_ids: Collection[str], what: str, edit: Edit) -> int:
        pairs = [(old, replace(old, **tidied(**edit(old)))) for old in self._those(annotation_ids)]
        now = self.now()
        changed = [(old, replace(new, modified=now)) for old, new in pairs if new != old]
        if changed:
            before, after = zip(*changed, strict=True)
            self.past.make(Change(f"{what} {_called(before)}", before, after))
        return len(changed)

    def _those(self, annotation_ids: Collection[str]) -> tuple[Annotation, ...]:
        wanted = set(annotation_ids)
        found = tuple(mark for mark in self.store.all_annotations() if mark.id in wanted)
        if not found:
            raise ReaderError("These marks are gone; another window deleted them.")
        return found


def _called(marks: Sequence[Annotation]) -> str:
    if len(marks) == 1:
        return f"“{excerpt(marks[0].selector.exact)}”"
    return f"{len(marks)} marks"
