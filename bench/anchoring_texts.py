"""Articles of a language, made as long as a book, and edited as newspapers edit: each letter is followed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from bench.kit import ROOT
from reader.article.words import words
from tests.references.source import read, sources

SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[\"'’”»)]*(?=\s)|[。！？]+[」』]?|(?=\n|\Z))\s*")
ENDS = re.compile(r"[.!?…。]+[\"'’”»“「」』)]*\Z")
LETTER = re.compile(r"\w")
COPIED = 0.1
"""Of the words of a near copy, so many are others."""
OTHERS = 0.2
"""So many words of a sentence that is made up are others, so that none comes twice."""
SHORTEST = 6
CUT_IN = -1
"""Where a letter was that was not in the text; one that stands for a word's has its place, from here down."""


class Piece(NamedTuple):
    """Letters, and where each was in the text that was edited."""

    text: str
    origins: list[int]


@dataclass
class Language:
    """What texts of a language are made of."""

    code: str
    spaced: bool
    sentences: list[str]
    words: list[str]
    next: dict[str, list[str]] = field(default_factory=dict)
    """Which words follow one; none stands for the ends of a sentence."""


def language(code: str) -> Language:
    """Read the articles of a language, of which longer ones are made."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "bench/articles" / code).glob("*.txt"))]
    for path in sources():
        article = read(path)
        if article.language == code:
            texts += [part.words.text for part in article.parts if part.kind != "boilerplate"]
    text = "\n".join(texts)
    spaced = code not in {"ja", "zh", "th"}
    made = Language(code, spaced, [], [])
    made.sentences += [_ended(one, made) for cut in SENTENCE.findall(text) if (one := cut.strip())]
    for sentence in made.sentences:
        units = ["", *_units(made, sentence), ""]
        made.words.extend(unit for unit in units if LETTER.search(unit))
        for first, second in pairwise(units):
            made.next.setdefault(first, []).append(second)
    return made


def _units(made: Language, sentence: str) -> list[str]:
    if made.spaced:
        return sentence.split()
    ends = [0, *(end for _, end in words(sentence)), len(sentence)]
    return [sentence[start:end] for start, end in pairwise(ends) if start < end]


def invented(made: Language, chance: random.Random) -> str:
    """Make a sentence as long as those of news, whose words mostly follow each other as in the articles."""
    said, word, length = list[str](), "", chance.randint(8, 30)
    while len(said) < length:
        word = chance.choice(made.next[word])
        if not word and len(said) >= SHORTEST:
            break
        if word:
            said.append(chance.choice(made.words) if chance.random() < OTHERS else word)
    return _ended((" " if made.spaced else "").join(ENDS.sub("", one) for one in said), made)


def _ended(sentence: str, made: Language) -> str:
    """End a sentence, a headline too, as sentences end."""
    return sentence if ENDS.search(sentence) else sentence + ("." if made.spaced else "。")


def long_text(made: Language, length: int, chance: random.Random) -> list[list[str]]:
    """Make paragraphs of so many words, or of three times as many characters; first what was written."""
    some, at = list(made.sentences), 0
    paragraphs: list[list[str]] = []
    while length > 0:
        paragraph = []
        for _ in range(chance.randint(2, 8)):
            sentence = some[at] if at < len(some) else invented(made, chance)
            at += 1
            paragraph.append(sentence)
            length -= len(sentence.split()) if made.spaced else len(sentence) // 3
        paragraphs.append(paragraph)
    return paragraphs


def laid_out(paragraphs: list[list[str]], made: Language) -> tuple[str, list[list[Piece]]]:
    """Put a text together, and tell where each letter of its sentences is."""
    space = " " if made.spaced else ""
    at, pieces = 0, list[list[Piece]]()
    for paragraph in paragraphs:
        pieces.append([])
        for sentence in paragraph:
            pieces[-1].append(Piece(sentence, list(range(at, at + len(sentence)))))
            at += len(sentence) + len(space)
        at += 2 - len(space)
    return "\n\n".join(space.join(paragraph) for paragraph in paragraphs), pieces


def edited(
    pieces: list[list[Piece]], made: Language, rate: float, chance: random.Random, *, harder: float = 1
) -> Piece:
    """Edit words at a rate; at a quarter of it each delete sentences, move, copy nearly, and put in some."""
    left: list[list[Piece]] = []
    loose: list[Piece] = []
    for paragraph in pieces:
        left.append([])
        for sentence in paragraph:
            fate = chance.random() / (harder * rate / 4)
            if fate >= 1:
                now = reworded(sentence, made, rate, chance)
                (loose if fate < 2 else left[-1]).append(now)
            if 2 <= fate < 3:
                loose.append(_foreign(reworded(sentence, made, COPIED, chance).text))
            elif 3 <= fate < 4:
                loose.append(_foreign(invented(made, chance)))
    for sentence in loose:
        paragraph = chance.choice(left)
        paragraph.insert(chance.randint(0, len(paragraph)), sentence)
    return _joined(left, made)


def reworded(sentence: Piece, made: Language, rate: float, chance: random.Random) -> Piece:
    """Replace words by others, delete some, and put some in."""
    text, origins, at = "", list[int](), 0
    for start, end in words(sentence.text):
        before = sentence.text[at:start]
        text, origins, at = text + before, origins + sentence.origins[at:start], end
        way = chance.choice("rrrdi") if chance.random() < rate else ""
        other = chance.choice(made.words) + (" " if made.spaced and way == "i" else "")
        if way in {"r", "i"}:
            place = CUT_IN - 1 - sentence.origins[start] if way == "r" else CUT_IN
            text, origins = text + other, origins + [place] * len(other)
        if way in {"", "i"}:
            text, origins = text + sentence.text[start:end], origins + sentence.origins[start:end]
    return Piece(text + sentence.text[at:], origins + sentence.origins[at:])


def _foreign(text: str) -> Piece:
    return Piece(text, [CUT_IN] * len(text))


def _joined(paragraphs: list[list[Piece]], made: Language) -> Piece:
    origins = list[int]()
    space = " " if made.spaced else ""
    parts: list[str] = []
    for paragraph in filter(None, paragraphs):
        for number, sentence in enumerate(paragraph):
            between = space if number else "\n\n" if parts else ""
            parts.append(between + sentence.text)
            origins += [CUT_IN] * len(between) + sentence.origins
    return Piece("".join(parts), origins)
