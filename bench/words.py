"""How well words are found where no spaces part them, against sentences cut by hand; and how fast.

Run as `python -m bench.words`.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.article.model import Span
from reader.article.segment import words
from reader.article.unspaced import icu_words

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "words"
LANGUAGES = ("ja", "zh", "th", "lo", "km", "my")
ROUNDS = 20
Cut = Callable[[str], Sequence[Span]]


class Sentence(NamedTuple):
    """A sentence, where its words part, and where they may or may not."""

    text: str
    sure: frozenset[int]
    open: frozenset[int]


class Score(NamedTuple):
    """How many of the cuts are right, how many of the right ones are made, and both in one."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def sentences_of(language: str) -> tuple[Sentence, ...]:
    """Read what was cut by hand."""
    lines = (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()
    return tuple(_read(line) for line in lines)


def score(sentences: Sequence[Sentence], cut: Cut) -> Score:
    """Compare what is cut between two letters; what stands at a punctuation mark is no achievement."""
    right = made = wanted = 0
    for sentence in sentences:
        inner = {at for at in range(1, len(sentence.text)) if _is_between_letters(sentence.text, at)}
        inner -= sentence.open
        cuts = {edge for span in cut(sentence.text) for edge in span} & inner
        right += len(cuts & sentence.sure)
        made += len(cuts)
        wanted += len(sentence.sure & inner)
    return Score(right / max(made, 1), right / max(wanted, 1))


def by_dictionary(text: str) -> Sequence[Span]:
    """Cut as the program does."""
    return words(text, icu_words)


def main() -> None:
    """Print a table."""
    print("| language | sentences | precision | recall | F1 | F1 without | ms for 1,000 characters |")
    print("|---|---|---|---|---|---|---|")
    for language in LANGUAGES:
        sentences = sentences_of(language)
        found, without = score(sentences, by_dictionary), score(sentences, words)
        shown = (f"{value:.3f}" for value in (found.precision, found.recall, found.f1, without.f1))
        print(f"| {language} | {len(sentences)} | {' | '.join(shown)} | {_milliseconds(sentences):.2f} |")


def _read(line: str) -> Sentence:
    text, places = "", {"|": set[int](), "·": set[int]()}
    for character in line:
        if character in places:
            places[character].add(len(text))
        else:
            text += character
    return Sentence(text, frozenset(places["|"]), frozenset(places["·"]))


def _is_between_letters(text: str, at: int) -> bool:
    return all(unicodedata.category(character)[0] in "LMN" for character in text[at - 1 : at + 1])


def _milliseconds(sentences: Sequence[Sentence]) -> float:
    text = "".join(sentence.text for sentence in sentences)
    before = time.process_time()
    for _ in range(ROUNDS):
        by_dictionary(text)
    return (time.process_time() - before) * 1e6 / ROUNDS / len(text)


if __name__ == "__main__":
    main()
