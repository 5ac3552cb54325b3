"""A text that people type: what was written at the same time on several machines is all kept.

A multi-value register with a version vector (Shapiro et al., "A comprehensive study of Convergent and
Commutative Replicated Data Types", 2011): a text goes only where somebody who saw it wrote another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from reader.marks.merging.clock import NEVER, just_before, machine_of

Dated = tuple[str, str]
"""A stamp, and what was written then; nothing is an empty text."""
NOTHING: Dated = (NEVER, "")
"""Stands in a document where no text is left."""


class Typed(NamedTuple):
    """The texts that nobody replaced, and the last stamp of each machine that is known here."""

    texts: frozenset[Dated] = frozenset()
    seen: Mapping[str, str] = {}

    @property
    def shown(self) -> Dated:
        """The text that was written last."""
        return max(self.texts, default=NOTHING)

    @property
    def beside(self) -> list[Dated]:
        """The others, the last first."""
        return sorted(self.texts - {self.shown}, reverse=True)

    def knows(self, stamp: str) -> bool:
        """Tell whether what was written then was seen here, be it there still or not."""
        return self.seen.get(machine_of(stamp), "") >= stamp

    def written(self, text: str, stamp: str, also: Iterable[str] = ()) -> Typed:
        """Replace all that is there by another text, and by those that stay or come back beside it."""
        there, latest = {one: at for at, one in sorted(self.texts)}, just_before(stamp)
        beside = {(min(there.get(one, latest), latest), one) for one in also if one != text}
        return Typed(frozenset({(stamp, text), *beside}), {**self.seen, machine_of(stamp): stamp})


def typed_of(shown: object, clock: object, made: str) -> Typed:
    """Read what a document has in such a field.

    Args:
        shown: The field.
        clock: What the document's clock says of it, if anything.
        made: When the document was made.
    """
    text = shown if isinstance(shown, str) else ""
    said = clock if isinstance(clock, dict) else {}
    at = said.get("at", made) if said else clock if isinstance(clock, str) else made
    pairs = [(at, text), *(pair for pair in said.get("beside", ()) if len(pair) == len(NOTHING))]
    texts = frozenset((str(stamp), str(one)) for stamp, one in pairs) - {NOTHING}
    seen = {str(machine): str(stamp) for machine, stamp in said.get("seen", {}).items()}
    return Typed(texts, _with_all(seen, texts))


def clock_of(typed: Typed, made: str) -> str | dict[str, Any] | None:
    """Write what a document's clock says of such a field; None where it says nothing, since `made` does."""
    stamp, _ = typed.shown
    if not typed.beside and typed.seen == {machine_of(stamp): stamp}:
        return stamp if stamp != made else None
    beside = [list(pair) for pair in typed.beside]
    return {"at": stamp, "seen": dict(sorted(typed.seen.items())), **({"beside": beside} if beside else {})}


def joined(one: Typed, other: Typed) -> Typed:
    """Unite what two machines have: what one of them saw and has no more is gone."""
    texts = _left(one, other) | _left(other, one)
    seen = {
        machine: max(one.seen.get(machine, ""), other.seen.get(machine, ""))
        for machine in one.seen.keys() | other.seen.keys()
    }
    return Typed(texts, seen)


def _left(one: Typed, other: Typed) -> frozenset[Dated]:
    """Return those texts of one that the other has as well, or never saw."""
    stamps = {stamp for stamp, _ in other.texts}
    return frozenset((stamp, text) for stamp, text in one.texts if stamp in stamps or not other.knows(stamp))


def _with_all(seen: Mapping[str, str], texts: frozenset[Dated]) -> Mapping[str, str]:
    """Count as seen what is there, whatever was written down by hand."""
    known = dict(seen)
    for stamp, _ in texts:
        known[machine_of(stamp)] = max(known.get(machine_of(stamp), ""), stamp)
    return known
