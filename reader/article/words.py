"""Words: by a regular expression where spaces part them, by a dictionary where none do."""

from __future__ import annotations

import re
from math import ceil

from reader.article.model import Span
from reader.article.unspaced import (
    HIRAGANA,
    IDEOGRAPH,
    KATAKANA,
    REPEATERS,
    SOUTH_EAST,
    UNSPACED,
    Dictionary,
    has_unspaced,
    pieces,
)

# The scripts of India lay out their blocks alike: signs before the letters, vowels and tones after them.
INDIC_MARKS = "".join(
    f"{chr(base)}-{chr(base + 3)}{chr(base + 0x3A)}-{chr(base + 0x4F)}{chr(base + 0x55)}-{chr(base + 0x57)}"
    for base in range(0x900, 0xE00, 0x80)
)
# What joins two consonants into one letter.
INDIC_JOINERS = "".join(chr(base + 0x4D) for base in range(0x900, 0xE00, 0x80))
# Marks join the letter before them, and a joiner the next one, so that a span never cuts a cluster.
MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u06d6-\u06dc\u0591-\u05bd\u05bf-\u05c7\u0e31"
    r"\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u105e-\u1060"
    r"\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u17b4-\u17d3\u17dd\ua9e5"
    rf"\uaa7b-\uaa7d\u200c\u200d\ufe00-\ufe0f{INDIC_MARKS}"
)
FIRST = rf"[^\W_{UNSPACED}]"
# In Hebrew a mark like a quotation mark stands inside an abbreviation.
JOINTS = r"(?:[.,:'’·\-‑]|(?<=[\u05d0-\u05ea])[\"״׳](?=[\u05d0-\u05ea]))"
SPACED_WORD = rf"{FIRST}[^\W{UNSPACED}]*(?:[{MARKS}][^\W{UNSPACED}]*)*"
# พ.ศ., กทม.: consonants alone, with dots.
THAI_ABBREVIATION = r"[\u0e01-\u0e2e]{1,4}(?:\.[\u0e01-\u0e2e]{1,4})+(?![\u0e01-\u0e4e])"
FOLLOWING = f"{REPEATERS}{MARKS}"
WORDS = re.compile(
    rf"(?P<run>(?!{THAI_ABBREVIATION}|[{MARKS}])[{UNSPACED}][{UNSPACED}{FOLLOWING}]*)"
    rf"|{THAI_ABBREVIATION}|{SPACED_WORD}(?:{JOINTS}{SPACED_WORD})*"
)
"""A word, or a run of letters that no space parts."""
IN_EAST = (
    rf"[{IDEOGRAPH}][{FOLLOWING}]*|[{HIRAGANA}][{HIRAGANA}{FOLLOWING}]*|[{KATAKANA}][{KATAKANA}{FOLLOWING}]*"
)
LETTERS_OF_RUN = re.compile(rf"{IN_EAST}|[{SOUTH_EAST}][{SOUTH_EAST}{FOLLOWING}]*")
EAST = re.compile(IN_EAST)
SOUTH_EAST_RUN = re.compile(f"[{SOUTH_EAST}]+")
LETTERS_OF_A_WORD = 4.5
"""Code points, in the news of South-East Asia."""


def words(text: str, dictionary: Dictionary | None = None) -> tuple[Span, ...]:
    """Find the words: with what hyphens and apostrophes join.

    Where no space parts them a dictionary does; without one, an ideograph, a run of kana, or what stands
    between two spaces in Thai and its neighbours is a word.
    """
    ends = dictionary(text) if dictionary is not None and has_unspaced(text) else ()
    found: list[Span] = []
    for match in WORDS.finditer(text):
        if match.lastgroup is None:
            found.append(Span(*match.span()))
        elif ends:
            found += (Span(*piece) for piece in pieces(text, *match.span(), ends))
        else:
            found += (Span(*part.span()) for part in LETTERS_OF_RUN.finditer(text, *match.span()))
    return tuple(found)


def count_words(text: str) -> int:
    """Count the words, alike on every machine: by no dictionary, but where spaces part none by their length.

    Chinese is counted by characters, as its newspapers do; Japanese by ideographs and runs of kana.
    """
    if not has_unspaced(text):
        return sum(1 for _ in WORDS.finditer(text))
    spaced = sum(match.lastgroup is None for match in WORDS.finditer(text))
    letters = sum(map(len, SOUTH_EAST_RUN.findall(text)))
    return spaced + len(EAST.findall(text)) + ceil(letters / LETTERS_OF_A_WORD)
