"""How long it takes to say what changed in an article: `python -m bench.differing`.

The texts and edits are those of `bench.anchoring`, whose sentences are cut, put in, moved and reworded, laid
out as paragraphs; what is measured has both texts as they are kept, and gives all that the interface shows.
"""

from __future__ import annotations

import random
import statistics
import time

from bench.anchoring import LANGUAGES, LONG, RATES, WORDS
from bench.anchoring_texts import edited, laid_out, language, long_text
from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Metadata
from reader.marks.differing import differences

RUNS = 5


def main() -> None:
    """Print the median in milliseconds, and what was found."""
    print("language  words    rate  ms    changed  moved")
    for name in LANGUAGES:
        for rate in RATES:
            _print(name, WORDS, rate)
    _print("en", LONG, RATES[1])


def _print(name: str, length: int, rate: float) -> None:
    old, new = _texts(name, length, rate)
    taken = statistics.median(_seconds(old, new) for _ in range(RUNS))
    found = differences(old, new)
    moved = sum(hunk.moved for hunk in found.hunks)
    print(f"{name:<8}  {length:<7}  {rate:<4}  {1000 * taken:<4.0f}  {len(found.changed):<7}  {moved}")


def _texts(name: str, length: int, rate: float) -> tuple[Article, Article]:
    made, chance = language(name), random.Random(1)
    old, pieces = laid_out(long_text(made, length, chance), made)
    new = edited(pieces, made, rate, chance, harder=True).text
    return _article(old), _article(new)


def _article(text: str) -> Article:
    drafts = [BlockDraft(kind=BlockKind.PARAGRAPH, text=one) for one in text.split("\n\n")]
    return assemble(drafts, Metadata())


def _seconds(old: Article, new: Article) -> float:
    start = time.perf_counter()
    differences(old, new)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
