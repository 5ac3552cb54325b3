"""How alike words must be to be taken for a quotation: `python -m bench.searching`.

Quotations are cut out of the reference articles, words of them are left out, put in or replaced by others of
the language, and they are looked for among all articles of that language. Besides, each is looked for where
it is not: in the same text without the sentence that it is from, and with a near copy of it elsewhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.marks.searching import ALIKE, MARGIN, SHORT, SHORT_ALIKE, Close, Search, search
from tests.references.source import read, sources

LENGTHS = (3, 5, 8, 15, 30, 60)
RATES = (0.05, 0.1, 0.2, 0.3, 0.4)
THRESHOLDS = ((70, 70), (70, 88), (75, 75), (75, 88), (80, 88), (85, 92))
MARGINS = (0, 5, 10, 15)
EACH = 12
_WORD = re.compile(r"\S+")


class Case(NamedTuple):
    """What was found of a quotation."""

    length: int
    where: str
    """`there`, `not there`, or `twice`: there, and nearly the same elsewhere."""
    rate: float
    found: Search
    start: int
    end: int


def texts() -> dict[str, str]:
    """Return the text of all articles of each language that parts its words by spaces."""
    found: dict[str, list[str]] = {}
    for path in sources():
        article = read(path)
        words = [
            part.words.text for part in article.parts if part.kind in {"paragraph", "title", "blockquote"}
        ]
        found.setdefault(article.language, []).append("\n\n".join(words))
    return {language: "\n\n".join(some) for language, some in found.items() if language not in {"ja", "zh"}}


def edited(words: Sequence[str], rate: float, vocabulary: Sequence[str], chance: random.Random) -> str:
    """Leave out, put in or replace words, about one of `1 / rate`, and one at least."""
    kept = list(words)
    for _ in range(max(1, round(rate * len(words)))):
        at, way = chance.randrange(len(kept)), chance.choice(("without", "with", "other"))
        if way == "without" and len(kept) > 1:
            del kept[at]
        elif way == "with":
            kept.insert(at, chance.choice(vocabulary))
        else:
            kept[at] = chance.choice(vocabulary)
    return " ".join(kept)


def cases(text: str, chance: random.Random) -> Iterator[Case]:
    """Look for edited quotations of a text."""
    words = list(_WORD.finditer(text))
    vocabulary = [word.group() for word in words]
    for length in LENGTHS:
        for rate in RATES:
            for _ in range(EACH if length < len(words) else 0):
                first = chance.randrange(len(words) - length)
                start, end = words[first].start(), words[first + length - 1].end()
                some = vocabulary[first : first + length]
                quote = edited(some, rate, vocabulary, chance)
                yield Case(length, "there", rate, search(text, quote), start, end)
                without = text[:start] + text[end:]
                yield Case(length, "not there", rate, search(without, quote), 0, 0)
                copy = f"{text}\n\n{edited(some, 0.1, vocabulary, chance)}"
                yield Case(length, "twice", rate, search(copy, quote), start, end)


def outcome(case: Case, alike: float, short: float, margin: float) -> str:
    """Say what becomes of a case: right, wrong, or refused."""
    if case.found.exact:
        places = case.found.exact
        return "refused" if len(places) > 1 else "right" if _same(case, Close(places[0], 100)) else "wrong"
    best, second = [*case.found.close, None, None][:2]
    needed = short if case.found.needed == SHORT_ALIKE else alike
    if best is None or best.score < needed or (second and best.score - second.score < margin):
        return "refused"
    return "right" if _same(case, best) else "wrong"


def _same(case: Case, found: Close) -> bool:
    """Tell whether more than half of what is in either is in both."""
    both = min(case.end, found.span.end) - max(case.start, found.span.start)
    return 2 * both > max(case.end, found.span.end) - min(case.start, found.span.start)


def _share(some: Sequence[Case], which: str, *limits: float) -> str:
    outcomes = [outcome(case, *limits) for case in some]
    return f"{100 * outcomes.count(which) / max(1, len(outcomes)):5.1f}"


def main() -> None:
    """Print the tables."""
    chance = random.Random(5)
    found = [case for text in texts().values() for case in cases(text, chance)]
    places = ("there", "twice", "not there")
    by_place = {where: [case for case in found if case.where == where] for where in places}
    print(f"{len(found)} cases; right of `there` and `twice`, wrong of each, in %")
    print("alike short margin |  right  twice | wrong: there twice not there")
    for alike, short in THRESHOLDS:
        for margin in MARGINS:
            rights = [_share(by_place[where], "right", alike, short, margin) for where in places[:2]]
            wrongs = [_share(by_place[where], "wrong", alike, short, margin) for where in places]
            print(f"{alike:5} {short:5} {margin:6} | {' '.join(rights)} | {' '.join(wrongs)}")
    print(f"\nat {ALIKE:.0f}, {SHORT_ALIKE:.0f} below {SHORT} characters, {MARGIN:.0f}: right of `there`")
    print("words " + " ".join(f"{rate:6.0%}" for rate in RATES))
    for length in LENGTHS:
        some = [
            [one for one in by_place["there"] if (one.length, one.rate) == (length, rate)] for rate in RATES
        ]
        print(f"{length:5} " + "  ".join(_share(one, "right", ALIKE, SHORT_ALIKE, MARGIN) for one in some))


if __name__ == "__main__":
    main()
