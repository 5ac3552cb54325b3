"""What became of notes that were exported, in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.library.exported import Exported, Outcome
from reader.tui.paths import home, named, shown_folder

ONE = {
    Outcome.BESIDE: "The note was edited since: the new one is beside it,",
    Outcome.UNCHANGED: "Nothing new:",
}
MANY = {
    Outcome.CREATED: "new",
    Outcome.UPDATED: "brought up to date",
    Outcome.UNCHANGED: "as they were",
    Outcome.BESIDE: "beside one that was edited",
}


def told(exports: Sequence[Exported]) -> str:
    """Say what was written, where, and how many marks were left out; there is at least one note."""
    if len(exports) == 1:
        (exported,) = exports
        left_out = f" ({exported.counted})" if exported.off_record else ""
        return f"{ONE.get(exported.outcome, 'Wrote')} {named(exported.path)}{left_out}"
    counts = Counter(exported.outcome for exported in exports)
    outcomes = ", ".join(f"{counts[one]} {words}" for one, words in MANY.items() if counts[one])
    off = sum(exported.off_record for exported in exports)
    left_out = f"; {off} off the record left out" if off else ""
    folder = shown_folder(exports[0].path.parent, home())
    return f"{len(exports):,} notes in {folder}: {outcomes}{left_out}."
