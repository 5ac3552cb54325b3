"""The benchmark of quality measures what it says; figures themselves are not judged here."""

from __future__ import annotations

import pytest

from bench.captions import gold_figures
from bench.kit import cases, missing
from bench.quality import pressmark, report
from bench.report import caption_table
from bench.scores import Run, difference, f1, run_all, times

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "")

SET = "scrapinghub"


def nothing(_: bytes, __: str | None) -> str:
    """Stand in for an extractor that finds no text."""
    return ""


def broken(_: bytes, __: str | None) -> str:
    """Stand in for an extractor that cannot read a page."""
    raise ValueError("no such page")


@pytest.fixture(scope="module")
def runs() -> list[Run]:
    runs = [Run("pressmark", pressmark), Run("nothing", nothing), Run("broken", broken)]
    run_all(runs, cases((SET,), 3))
    return runs


def test_every_page_is_given_to_every_extractor(runs: list[Run]) -> None:
    assert [list(run.rows) for run in runs] == [[case.name for case in cases((SET,), 3)]] * 3


def test_an_extractor_that_finds_nothing_scores_nothing(runs: list[Run]) -> None:
    ours, theirs, _ = runs
    assert (f1(theirs.of_set(SET), "shingle"), f1(ours.of_set(SET), "shingle") > 0.8) == (0, True)


def test_the_gain_over_a_peer_lies_between_its_bounds(runs: list[Run]) -> None:
    gain, low, high = difference(runs[0], runs[1], SET)
    assert 0 < low <= gain <= high


def test_an_extractor_against_itself_gains_nothing(runs: list[Run]) -> None:
    assert difference(runs[0], runs[0], SET) == (0, 0, 0)


def test_a_crash_is_counted_and_timed(runs: list[Run]) -> None:
    assert ["error" in row for row in runs[2].rows.values()] == [True] * 3
    assert times(runs[2])[1] > 0


def test_the_report_has_a_line_for_the_set_and_for_each_extractor(runs: list[Run]) -> None:
    pages, durations, _ = report(runs, (SET,))
    assert f"| {SET} | shingle | 3 |" in pages
    assert [line.split("|")[1].strip() for line in durations.splitlines()[2:]] == [run.name for run in runs]


def test_captions_are_counted_on_the_reference_pages() -> None:
    figures = gold_figures()
    assert figures["captions"] >= figures["captions kept"] > 0
    assert f"{figures['captions kept']}/{figures['captions']}" in caption_table(figures, figures, ())
