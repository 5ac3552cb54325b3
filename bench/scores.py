"""Runs extractors over pages, one after the other on each page, and sums up what they gave."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.kit import FRENCH, SETS, Case, is_french, module

Given = Mapping[str, Any]
Extractor = Callable[[bytes, str | None], "str | Given"]
Row = dict[str, Any]
"""What evaluate.py writes of a page, so that its `--compare` reads ours."""
FIELDS = ("title", "lang", "published", "byline")
_DRAWS = 1_000
_SEED = 7


@dataclass(slots=True)
class Run:
    """What one extractor gave, page by page."""

    name: str
    extract: Extractor
    rows: dict[str, Row] = field(default_factory=dict)

    def of_set(self, name: str) -> list[Row]:
        """Return the rows of a set."""
        return [row for row in self.rows.values() if name in row["sets"]]


def run_all(runs: Sequence[Run], pages: Iterable[Case]) -> None:
    """Give each page to each extractor; who goes first changes from page to page, caches being shared."""
    for number, case in enumerate(pages):
        html = case.html()
        if number == 0:
            _warm_up(runs, html, case.url)
        for step in range(len(runs)):
            run = runs[(number + step) % len(runs)]
            run.rows[case.name] = _row(run.extract, case, html)


def _warm_up(runs: Sequence[Run], html: bytes, url: str | None) -> None:
    """Import and load what is loaded once: start-up is not what is timed here."""
    for run in runs:
        _called(run.extract, html, url)


def _called(extract: Extractor, html: bytes, url: str | None) -> tuple[str | Given, str | None]:
    """Return what an extractor gives, and what it raised: a peer's crash is a figure of its own."""
    try:
        return extract(html, url), None
    except Exception as error:  # noqa: BLE001 - any crash, of any peer
        return "", repr(error)[:200]


def _row(extract: Extractor, case: Case, html: bytes) -> Row:
    begun = time.perf_counter()
    given, error = _called(extract, html, case.url)
    row: Row = {"s": time.perf_counter() - begun, "set": case.set, "bytes": len(html)}
    row["sets"] = [case.set, FRENCH] if is_french(case) else [case.set]
    if error:
        row["error"] = error
    meta = {} if isinstance(given, str) else given
    row |= _text_scores(case, given if isinstance(given, str) else _text(case, given))
    row["meta"] = {name: _judged(name, meta, case) for name in FIELDS if name in meta}
    return row


def _text(case: Case, given: Given) -> str:
    """Return a text as the set's expected texts have it: with captions, or without."""
    captions = given["captions"] if case.set in module("evaluate").CAPTIONS_IN else ()
    return "\n".join([given["text"], *captions])


def _text_scores(case: Case, text: str) -> Row:
    kit, expected = module("evaluate"), case.expected
    if "with" in expected:
        said = kit.norm(text)
        wanted, unwanted = expected["with"], expected["without"]
        kept = sum(kit.norm(phrase) in said for phrase in wanted)
        leaked = sum(kit.norm(phrase) in said for phrase in unwanted)
        return {"snippet": (kept, len(wanted), leaked, len(unwanted))}
    return {
        "shingle": kit.prf(kit.shingles(expected["text"]), kit.shingles(text)),
        "token": kit.prf(kit.bag(expected["text"]), kit.bag(text)),
    }


def _judged(name: str, meta: Given, case: Case) -> list[Any]:
    wanted = (case.expected.get("meta") or {}).get(name)
    if not wanted:
        return ["none", bool(meta[name])]
    return ["has", *module("evaluate").meta_ok(name, meta[name], wanted)]


def measure_of(set_name: str) -> str:
    """Return the measure that a set is judged by."""
    measure: str = module("evaluate").HEADLINE[set_name.split()[0]]
    return measure


def f1(rows: Sequence[Row], measure: str) -> float:
    """Return the headline figure of some pages."""
    figure: float = module("evaluate").AGG[measure]([tuple(row[measure]) for row in rows])["f1"]
    return figure


def difference(ours: Run, theirs: Run, set_name: str) -> tuple[float, float, float]:
    """Return how much better we are than a peer on the same pages, and the bootstrap's 95 % bounds."""
    measure = measure_of(set_name)
    pairs = list(zip(ours.of_set(set_name), theirs.of_set(set_name), strict=True))
    draws = random.Random(_SEED)
    drawn = sorted(_gain(draws.choices(pairs, k=len(pairs)), measure) for _ in range(_DRAWS))
    return _gain(pairs, measure), drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS)]


def _gain(pairs: Sequence[tuple[Row, Row]], measure: str) -> float:
    return f1([one for one, _ in pairs], measure) - f1([other for _, other in pairs], measure)


def times(run: Run) -> tuple[float, float]:
    """Return a run's median and total seconds."""
    seconds = [row["s"] for row in run.rows.values()]
    return statistics.median(seconds), sum(seconds)


def metadata_figures(run: Run, sets: Sequence[str] = SETS) -> dict[str, tuple[float, float, int]]:
    """Return, for each field, the exact and the lenient share, and of how many pages."""
    judged = {
        name: [
            row["meta"][name]
            for row in run.rows.values()
            if row["set"] in sets and row["meta"].get(name, ["none"])[0] == "has"
        ]
        for name in FIELDS
    }
    return {
        name: (statistics.fmean(one[1] for one in all_), statistics.fmean(one[2] for one in all_), len(all_))
        for name, all_ in judged.items()
        if all_
    }
