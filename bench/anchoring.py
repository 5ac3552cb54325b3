"""How well passages are found again in edited articles: `python -m bench.anchoring`.

Articles in four languages, made longer by sentences of their words, are edited word by word and sentence
by sentence; each letter is followed (`anchoring_texts`). A passage of which at least half
is left in one place is to be found there: *right* is who names a passage that shares at least half with
what is left of it and stands for it. *Wrong* is who names any other. Who names none says that it is gone.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.anchoring_texts import CUT_IN, Language, edited, laid_out, language, long_text
from bench.anchoring_truth import HALF, Truth, judged, truth
from reader.article.model import Span
from reader.article.words import words
from reader.marks.anchoring import describe, occurrences
from reader.marks.anchoring.anchored import GONE, Anchored
from reader.marks.anchoring.carrying import carry
from reader.marks.anchoring.refinding import find
from reader.marks.model import Selector, State

LANGUAGES = ("fr", "en", "de", "ja")
SEEDS = 5
HIGHLIGHTS = 1000
WORDS = 5000
LONG = 100_000
MARKS = 100
RATES = (0.05, 0.1, 0.2, 0.3)
LENGTHS = ((1, 3), (4, 12), (13, 30), (31, 80))


class Case(NamedTuple):
    """Two texts and the passages."""

    old: str
    new: str
    selectors: tuple[Selector, ...]
    truths: tuple[Truth, ...]


def case(
    made: Language, rate: float, count: int, chance: random.Random, *, harder: float, length: int = WORDS
) -> Case:
    """Make a text, passages of it, and what it becomes."""
    old, pieces = laid_out(long_text(made, length, chance), made)
    new = edited(pieces, made, rate, chance, harder=harder)
    places = words(old)
    spans = [passage(places, chance) for _ in range(count)]
    went: dict[int, list[int]] = {}
    for at, origin in enumerate(new.origins):
        if origin != CUT_IN:
            went.setdefault(origin, []).append(at)
    truths = tuple(truth(span, went) for span in spans)
    return Case(old, new.text, tuple(describe(old, span) for span in spans), truths)


def passage(places: Sequence[Span], chance: random.Random) -> Span:
    """Choose a passage of some words."""
    length = chance.randint(*chance.choice(LENGTHS))
    first = chance.randrange(len(places) - length)
    return Span(places[first].start, places[first + length - 1].end)


Way = Callable[[Case], Sequence[Anchored]]


def kept(one: Case) -> Sequence[Anchored]:
    """Carry passages over by the text that they were marked in."""
    return carry(one.old, one.new, one.selectors)


def by_words(one: Case) -> Sequence[Anchored]:
    """Find passages by their words and context alone."""
    return [find(one.new, selector) for selector in one.selectors]


def by_position(one: Case) -> Sequence[Anchored]:
    """Take the words where they stood, if they stand there."""
    stand = one.new.startswith
    return [_at(one.new, s.start if stand(s.exact, s.start) else -1, len(s.exact)) for s in one.selectors]


def by_index(one: Case) -> Sequence[Anchored]:
    """Take the first place of the words."""
    return [_at(one.new, one.new.find(s.exact), len(s.exact)) for s in one.selectors]


def by_quote(one: Case) -> Sequence[Anchored]:
    """Do as Hypothesis' `matchQuote`: the very words, else close ones; the best by quote, context, place."""
    return [_matched(one.new, selector) for selector in one.selectors]


def _matched(text: str, selector: Selector) -> Anchored:
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.fuzz import partial_ratio_alignment

    size = len(selector.exact)
    places = [(at, at + size) for at in occurrences(text, selector.exact)]
    if not places:
        close = partial_ratio_alignment(selector.exact, text)
        places = [(close.dest_start, close.dest_end)] if close else []

    def score(place: tuple[int, int]) -> float:
        start, end = place
        return (
            50 * (1 - min(1, Levenshtein.distance(selector.exact, text[start:end]) / size))
            + 20 * _like(selector.prefix, text[max(0, start - len(selector.prefix)) : start])
            + 20 * _like(selector.suffix, text[end : end + len(selector.suffix)])
            + 2 * (1 - abs(start - selector.start) / len(text))
        )

    start, end = max(places, key=score, default=(-1, 0))
    return _at(text, start, end - start)


def _like(one: str, other: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return 1 - Levenshtein.normalized_distance(one, other) if one else 1.0


def _at(text: str, start: int, size: int) -> Anchored:
    if start < 0:
        return GONE
    return Anchored(State.CHANGED, Span(start, start + size), text[start : start + size])


WAYS: dict[str, Way] = {
    "position only": by_position,
    "indexOf": by_index,
    "like matchQuote": by_quote,
    "by words and context": by_words,
    "by the kept text": kept,
}


def cases(
    rate: float, seeds: range, highlights: int, *, harder: float = 1, codes: Sequence[str] = LANGUAGES
) -> list[Case]:
    """Make the same cases in every run."""
    made = [language(code) for code in codes]
    return [
        case(one, rate, highlights // len(made), random.Random(f"{seed} {one.code} {rate}"), harder=harder)
        for seed in seeds
        for one in made
    ]


def figures(way: Way, some: Sequence[Case]) -> str:
    """Say how often a way is right and wrong, in %, how often ends and all are right, and its CPU time."""
    begun = time.process_time()
    answers = [answer for one in some for answer in way(one)]
    took = time.process_time() - begun
    truths = [where for one in some for where in one.truths]
    outcomes = Counter(map(judged, answers, truths))
    pairs = [(answer, where) for answer, where in zip(answers, truths, strict=True) if where.left >= HALF]
    ends = sum(answer.span in where.hulls for answer, where in pairs)
    return (
        f"right {100 * outcomes['right'] / len(pairs):6.2f}"
        f"  wrong {100 * outcomes['wrong'] / len(truths):5.2f}"
        f"  ends {100 * ends / len(pairs):6.2f}  {1e3 * took / len(some):7.1f} ms a text"
    )


def speeds() -> None:
    """Print what it takes to carry marks over, in CPU time: the best of three."""
    for code in LANGUAGES:
        for count in (WORDS, LONG):
            made, chance = language(code), random.Random(count)
            one = case(made, 0.1, MARKS, chance, harder=1, length=count)
            took = []
            for _ in range(3):
                begun = time.process_time()
                kept(one)
                took.append(time.process_time() - begun)
            print(
                f"{code} {len(words(one.old)):7} words, {MARKS} marks: {1e3 * min(took):6.0f} ms", flush=True
            )


def main() -> None:
    """Print a table for each rate, or what it takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--first", type=int, default=0, help="the first seed: others than were looked at")
    parser.add_argument("--languages", nargs="+", default=LANGUAGES)
    parser.add_argument("--highlights", type=int, default=HIGHLIGHTS)
    parser.add_argument("--rates", type=float, nargs="+", default=RATES)
    parser.add_argument("--ways", nargs="+", default=tuple(WAYS), choices=tuple(WAYS))
    parser.add_argument("--harder", type=float, default=1, help="how many times as many sentences as words")
    parser.add_argument("--speed", action="store_true", help="only measure what carrying marks over takes")
    given = parser.parse_args()
    if given.speed:
        speeds()
        return
    for rate in given.rates:
        seeds = range(given.first, given.first + given.seeds)
        some = cases(rate, seeds, given.highlights, harder=given.harder, codes=given.languages)
        print(f"{rate:.0%} of {WORDS} words, {given.harder * rate:.0%} of the sentences", flush=True)
        for name in given.ways:
            print(f"  {name:22} {figures(WAYS[name], some)}", flush=True)


if __name__ == "__main__":
    main()
