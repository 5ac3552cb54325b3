"""What the letters of a text tell: its language, where one language alone uses them."""

from __future__ import annotations

import re
from collections import Counter

from reader.article.direction import LOOKED_AT

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠŤŢŪŮŰŲŹŻŽȘȚΑ-ΩЁЄІЇА-ЯҐ"
"""Letters for a class of a regular expression, which has no name for them."""
SMALL = CAPITALS.replace("İ", "ßÿı").lower()
LEAST_SHARE = 0.3
KANA_SHARE = 0.02
SCRIPTS = {
    "kana": "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d",
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "ko": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "he": "\u05d0-\u05f4",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "th": "\u0e01-\u0e5b",
    "lo": "\u0e81-\u0edf",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
    "hy": "\u0531-\u058f",
    "km": "\u1780-\u17ff",
    "my": "\u1000-\u109f",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "gu": "\u0a80-\u0aff",
    "pa": "\u0a00-\u0a7f",
    "si": "\u0d80-\u0dff",
    "am": "\u1200-\u139f",
}
LETTERS = {name: re.compile(f"[{ranges}]") for name, ranges in SCRIPTS.items()}
CASELESS = re.compile(
    f"[{''.join(SCRIPTS[name] for name in SCRIPTS if name not in ('el', 'hy'))}\u0590-\u08ff]"
)
UNSPACED = re.compile("[" + "".join(SCRIPTS[name] for name in ("kana", "han", "th", "lo", "km", "my")) + "]")
EAST_ASIAN = re.compile(f"[{SCRIPTS['kana']}{SCRIPTS['han']}{SCRIPTS['ko']}]")
FULL_WIDTH = re.compile("[\u3000-\u303f\uff01-\uff65]")


def language_by_script(text: str) -> str | None:
    """Name the language that alone is written in the script of most letters; None for shared scripts.

    Han letters with some kana among them are Japanese, without Chinese. Cyrillic, Arabic, Latin and
    Devanagari decide nothing.
    """
    start = text[:LOOKED_AT]
    letters = sum(character.isalpha() for character in start)
    counts = Counter({name: len(pattern.findall(start)) for name, pattern in LETTERS.items()})
    kana, han = counts.pop("kana"), counts.pop("han")
    if letters and kana + han >= LEAST_SHARE * letters and kana + han >= counts["ko"]:
        return "ja" if kana >= KANA_SHARE * (kana + han) else "zh"
    name, most = counts.most_common(1)[0]
    return name if letters and most >= LEAST_SHARE * letters else None


def is_east_asian(character: str) -> bool:
    """Tell whether a character is a kana, an ideograph or hangul: endings follow a mark at once."""
    return EAST_ASIAN.match(character) is not None


def joins_without_space(before: str, after: str) -> bool:
    """Tell whether two letters that a line break parted are written without a space between them."""
    return any(UNSPACED.match(c) or FULL_WIDTH.match(c) for c in (before, after)) and not (
        before.isascii() or after.isascii()
    )
