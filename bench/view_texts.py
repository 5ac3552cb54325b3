"""Long texts that read like news, the same in every run, and the marks on them in a library.

`python -m bench.view_texts LIBRARY FILE [EACH]` marks what the library has of a file, in its own process,
since a million words leave a process large.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.kit import ROOT

if TYPE_CHECKING:
    from reader.article.model import Span

SEED = ROOT / "seeds" / "000_2af5bd6c515bcf58.txt"
PARAGRAPHS_TO_A_HEADING = 40
MARKED_PARAGRAPHS = 2000
WORDS = tuple(
    [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "for",
        "on",
        "with",
        "as",
        "at",
        "by",
        "it",
        "was",
        "from",
        "council",
        "mayor",
        "bridge",
        "river",
        "harbour",
        "market",
        "ferry",
        "minister",
        "budget",
        "inquiry",
        "evidence",
        "witness",
        "reporter",
        "newspaper",
        "region",
        "season",
        "storm",
        "repair",
        "engine",
        "railway",
        "station",
        "company",
        "workers",
        "union",
        "strike",
        "agreement",
        "border",
        "treaty",
        "village",
        "mountain",
        "forest",
        "farmers",
        "harvest",
        "prices",
        "energy",
        "winter",
        "hospital",
        "nurses",
        "doctors",
        "school",
        "teachers",
        "children",
        "museum",
        "theatre",
        "festival",
        "weather",
        "said",
        "would",
        "could",
        "after",
        "before",
        "under",
        "between",
        "without",
        "against",
        "because",
        "during",
        "several",
        "former",
        "western",
        "northern",
        "public",
        "private",
        "early",
        "late",
        "heavy",
        "small",
        "large",
        "new",
        "old",
        "first",
        "second",
        "third",
        "last",
        "national",
        "local",
    ]
)
NAMES = ("Ruth Adler", "Jonas Lind", "Marta Keller", "Henry Vale", "Ana Ferreira", "Piotr Nowak")


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to be opened."""

    name: str
    path: Path
    words: str
    """The first words that are drawn of it, on one line."""


def sample(folder: Path, name: str, count: int) -> Sample:
    """Write a text of so many words as Markdown."""
    path = folder / f"{name}.md"
    path.write_text("\n\n".join(lines(count)) + "\n", "utf-8")
    return Sample(name, path, "The report of a long year")


def seed() -> Sample:
    """Return the article that the project grew from."""
    return Sample("seed", SEED, "Le président ukrainien")


def lines(count: int) -> Iterator[str]:
    """Give headings, paragraphs of 40 to 120 words, and quotations, until there are enough words."""
    chance = random.Random(count)
    yield "# The report of a long year"
    number = 0
    while count > 0:
        if number % PARAGRAPHS_TO_A_HEADING == PARAGRAPHS_TO_A_HEADING - 1:
            yield f"## {sentence(chance, 5).rstrip('.')}"
        length = min(max(8, count), chance.randint(40, 120))
        yield paragraph(chance, length)
        count -= length
        number += 1


def paragraph(chance: random.Random, length: int) -> str:
    """Make a paragraph; one in three quotes somebody."""
    sentences = []
    while length > 0:
        words = min(length, chance.randint(8, 24))
        sentences.append(sentence(chance, words))
        length -= words
    if chance.random() < 1 / 3:
        sentences[-1] = f"“{sentences[-1][:-1]},” said {chance.choice(NAMES)}."
    return " ".join(sentences)


def sentence(chance: random.Random, length: int) -> str:
    """Make a sentence with the punctuation of print."""
    words = chance.choices(WORDS, k=length)
    words[0] = words[0].capitalize()
    if length > 12:
        words[length // 2] += chance.choice((",", " —", "…", ";"))
    return " ".join(words) + "."


def chinese(count: int) -> Iterator[str]:
    """Give paragraphs of 100 to 400 characters of Chinese, so many characters in all."""
    chance = random.Random(count)
    while count > 0:
        length = min(count, chance.randint(100, 400))
        yield "".join(chance.choices("的一是在不了有和人这中大为上个国我以要他，。「」", k=length))
        count -= length


def mark(library: Path, path: Path, each: int = 3) -> int:
    """Put highlights on each of the first paragraphs of an article that was opened; return how many."""
    from reader.article.model import BlockKind, Span
    from reader.config import Config
    from reader.marks.anchoring import describe
    from reader.marks.model import Annotation, MarkKind
    from reader.wiring import open_library

    shelf = open_library(Config(library=library, notes=library / "notes", folder=library))
    opened = shelf.reopen(str(path.resolve()))
    text, record = opened.article.text, opened.record
    blocks = [block for block in opened.article.blocks if block.kind is BlockKind.PARAGRAPH][
        :MARKED_PARAGRAPHS
    ]
    spans = [
        Span(start, min(start + 30, block.end)) for block in blocks for start in starts(block.span, each)
    ]
    marks = [
        Annotation(
            id=shelf.new_id(),
            article_id=record.id,
            text_hash=record.text_hash,
            selector=describe(text, span),
            kind=MarkKind.QUOTE,
            created=record.added,
            modified=record.added,
        )
        for span in spans
    ]
    shelf.store.change_annotations(put=marks, remove=())
    return len(marks)


def starts(block: Span, each: int) -> Iterator[int]:
    """Give where the marks of a paragraph begin: the first with it, the last just before its end."""
    last = max(block.start, block.end - 30)
    return (block.start + (last - block.start) * number // max(1, each - 1) for number in range(each))


if __name__ == "__main__":
    mark(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
