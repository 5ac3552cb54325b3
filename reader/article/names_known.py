"""Names in scripts without capitals that a text tells once and uses again: what is short for which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.article.language import Language
from reader.article.name import Name

LEAST_FULL = 2
LEAST_FORM = 3
LEAST_UNSPACED = 2
KOREAN_FULL = 3
# Endings of a word that a name may have behind it, where words are spaced and endings are written on.
HANGUL = "가-힣"
MOST_PREFIXES = 2


def forms_without_capitals(names: Iterable[str], language: Language) -> dict[str, str]:
    """Map each short form to the full name it is short for; of two, to the one that is used more."""
    full = [name for name, _ in Counter(names).most_common() if _is_full(name, language)]
    if not language.spaced:
        full.sort(key=len, reverse=True)
    forms = {form: name for name in reversed(full) for form in _forms(name, language)}
    return forms | {name: name for name in full if language.spaced}


def known_pattern(forms: Mapping[str, str], language: Language) -> re.Pattern[str]:
    """Compile the forms that can be told from other words wherever they stand."""
    sure = [form for form, name in forms.items() if _is_sure(form, name, language)]
    listed = "|".join(map(re.escape, sorted(sure, key=len, reverse=True))) or r"(?!)"
    if not language.spaced:
        return re.compile(rf"({listed})")
    if language.topics:
        return re.compile(rf"(?<!\w)({listed})(?=[{HANGUL}]{{0,3}}(?!\w))")
    prefixes = f"[{language.prefixes}]{{0,{MOST_PREFIXES}}}" if language.prefixes else ""
    return re.compile(rf"(?<!\w){prefixes}({listed})(?![\w\u200c])")


def with_known(found: Sequence[Name], text: str, known: re.Pattern[str]) -> tuple[Name, ...]:
    """Add the known names that stand outside those found already."""
    taken = [(name.start, name.end) for name in found]
    more = [
        Name(match[1], match.start(1), match.end(1), titled=True)
        for match in known.finditer(text)
        if not any(start < match.end(1) and match.start(1) < end for start, end in taken)
    ]
    return tuple(sorted((*found, *more), key=lambda name: name.start)) if more else tuple(found)


def _is_full(name: str, language: Language) -> bool:
    if language.spaced and language.topics:
        return len(name) >= KOREAN_FULL
    return " " in name if language.spaced else len(name) >= LEAST_FULL


def _forms(name: str, language: Language) -> Iterator[str]:
    if language.spaced and not language.topics:
        words = name.split()
        yield from (" ".join(words[at:]) for at in range(1, len(words)))
        yield words[0]
    elif language.surnames:
        yield from (name[: len(surname)] for surname in language.surnames if name.startswith(surname))
        yield name
    else:
        yield from (name[:length] for length in range(max(2, len(name) - 4), len(name) + 1))


def _is_sure(form: str, name: str, language: Language) -> bool:
    """Tell whether a form is no part of other words: one letter of a family name is."""
    if language.topics or not language.spaced:
        return form == name and len(form) >= LEAST_UNSPACED
    return form == name or (len(form) >= LEAST_FORM and form not in language.not_names)
