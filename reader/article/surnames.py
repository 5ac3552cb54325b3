"""Names of people where a family name comes first and no capital shows it: Chinese, Japanese, Korean.

A name is known by the family name that it begins with, or by the honorific behind it, and ends where a role,
a verb of speech or a word of grammar begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reader.article.language import Language
from reader.article.name import Name

PLACE_ENDS = ("県", "市", "町", "村", "区", "都", "府", "国", "州", "大学", "会", "社")
# Many families are called after one: Nakamura, Kimura.
ENDS_IN_VILLAGE = re.compile(r".[村町]")
OFFICES = ("知事", "市長", "区長", "町長", "村長", "市議", "県議", "都議", "市长", "省长")
HAN = r"\u4e00-\u9fff々ヶ"
HANGUL = "가-힣"
KOREAN_ROLE_REACH = r"(?:\s?\(\d{1,3}[^)]{0,6}\))?(?:\s[가-힣A-Z0-9·]{1,14}){0,3}?\s?"
# Whoever governs elsewhere is called so, family name or not: "도널드 트럼프 미국 대통령".
HEADS = r"(?:대통령|총리|국무장관|외무장관|국방장관|국왕)"
NEVER_ENDS_KOREAN_NAME = "는를에의가로와과"


def find_by_surname(text: str, language: Language) -> Iterator[Name]:
    """Find the names in a text, in order and none over another."""
    end = 0
    for start, stop in sorted(_found(text, language), key=lambda span: (span[0], -span[1])):
        name = text[start:stop]
        if start >= end and not _is_other(name, language) and not _is_office(text, name, stop, language):
            end = stop
            yield Name(name, start, stop, titled=True)


def _found(text: str, language: Language) -> Iterator[tuple[int, int]]:
    for pattern in _patterns(language):
        yield from (match.span(1) for match in pattern.finditer(text))


def _is_other(name: str, language: Language) -> bool:
    if name.endswith(language.honorifics) or name.startswith(language.not_names):
        return True
    if language.spaced and (name in language.entities.place_names or name[-1] in NEVER_ENDS_KOREAN_NAME):
        return True
    return not language.surnames and name.endswith(PLACE_ENDS) and not ENDS_IN_VILLAGE.fullmatch(name)


def _is_office(text: str, name: str, stop: int, language: Language) -> bool:
    """Tell whether a place and its office stand here: "大阪市長" is no Mr Osaka."""
    return text.startswith(OFFICES, stop) and name in language.entities.place_names


@lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    if language.spaced:
        return _korean(language)
    return _chinese(language) if language.surnames else (_japanese(language),)


def _japanese(language: Language) -> re.Pattern[str]:
    letters = rf"[{HAN}]"
    return re.compile(
        rf"(?<!{letters})({letters}{{2,6}}?|{letters}{{1,4}}[ぁ-ん]{{2,4}}?|[ァ-ヴー・＝]{{2,}})"
        rf"(?:（\d{{1,3}}）)?(?:{_any(language.honorifics)})"
    )


def _chinese(language: Language) -> tuple[re.Pattern[str], ...]:
    """Match a family name and one or two letters, with a role, a verb or a gap on both sides."""
    name = rf"((?:{_any(language.surnames)})[{HAN}]{{1,2}}?|[{HAN}]{{1,6}}·[{HAN}]{{1,6}})"
    role = _any((*language.roles, *language.honorifics))
    verb = _any((*language.verbs, *language.conjunctions, *language.name_followers))
    before = rf"(?:(?<![{HAN}])|{_behind(language.name_leads)})"
    foreign = rf"([{language.transliteration or HAN}]{{2,7}}?)"
    return (
        re.compile(rf"(?:{role}){foreign}(?=(?:{verb})|[^{HAN}]|$)"),
        re.compile(rf"(?:{role}){name}(?=(?:{verb})|[^{HAN}]|$)"),
        re.compile(rf"{before}{name}(?=(?:{verb}))"),
        re.compile(rf"{before}({_name_or_surname(language)})(?:{_any(language.honorifics)})"),
    )


def _name_or_surname(language: Language) -> str:
    return rf"(?:{_any(language.surnames)})[{HAN}]{{0,2}}?"


def _behind(words: Iterable[str]) -> str:
    return "|".join(f"(?<={re.escape(word)})" for word in words) or r"(?!)"


def _korean(language: Language) -> tuple[re.Pattern[str], ...]:
    """Match a family name with two letters before a role in the same clause, or alone right before one."""
    surname, honorific = _any(language.surnames), _any(language.honorifics)
    role = rf"(?:{honorific})(?:{_any(language.topics)}|[을를의에와과]|에게|로)?(?![{HANGUL}])"
    full = rf"(?:{surname})[{HANGUL}]{{2}}(?<![{NEVER_ENDS_KOREAN_NAME}])"
    return (
        re.compile(rf"(?<![{HANGUL}])({full})(?:(?![{HANGUL}]){KOREAN_ROLE_REACH}[{HANGUL}]{{0,4}}?|){role}"),
        re.compile(rf"(?<![{HANGUL}])({surname})\s(?:{role})"),
        re.compile(
            rf"(?<![{HANGUL}])([{HANGUL}]{{2,5}}(?:\s[{HANGUL}]{{2,6}})?)\s(?:[{HANGUL}]{{2,5}}\s)?{HEADS}"
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)"
