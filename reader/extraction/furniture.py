"""Lines around an article that are no part of it: byline and date, "read more", the word "advertisement"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.article.assemble import BlockDraft
from reader.article.language import Boilerplate, Language
from reader.article.model import BlockKind, InlineKind, Metadata

_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_DATED = _LINES | {BlockKind.LIST_ITEM}
_ANNOUNCED = _LINES | {BlockKind.BLOCKQUOTE}
_POINTING = (":", "：", "»", "›", ">", "→", "►", "▶", "|")
_MOST = 0.8
_TOP = 5
_LONGEST = 200
_LONGEST_HEADING = 60
_MOST_ABOUT_AUTHOR = 0.5
_WORDS_AFTER = 5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"\d+")
_DATE_WORDS = 8
_DATE_NUMBERS = 0.4
_ADDRESS = re.compile(r"https?://\S+")
_RIGHTS = re.compile(r"(?:copyright\b\W*)?©|copyright\W+(?:\(c\)|\d{4})|\(c\) ?\d{4}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_EDGES = " .:!?…»›→>|•-–—*[](){}"
_AND_MORE = "…"


def without_furniture(
    drafts: Sequence[BlockDraft], metadata: Metadata, language: Language
) -> tuple[BlockDraft, ...]:
    """Leave out lines that sites in this language print around articles, and byline and date above them."""
    kept = [one for one in _without_boilerplate(drafts, language.boilerplate) if not _is_address(one)]
    kept = _trimmed(_without_author(kept, language.boilerplate), language.boilerplate)
    above = (one for one in kept[:_TOP] if not _is_byline(one, metadata) and not _is_date(one))
    return (*above, *kept[_TOP:])


def _without_boilerplate(drafts: Sequence[BlockDraft], boilerplate: Boilerplate) -> Iterator[BlockDraft]:
    """Pass over boilerplate, and over the list of links that "related articles" announces."""
    announced = False
    for draft in drafts:
        if draft.kind in _LINES and is_boilerplate(draft.text, boilerplate):
            announced = True
        elif _is_announced_link(draft, boilerplate):
            continue
        elif not (announced and _is_link(draft)):
            announced = False
            yield draft


def _without_author(drafts: list[BlockDraft], boilerplate: Boilerplate) -> list[BlockDraft]:
    """Leave out what a line like "about the author" announces below the text; captions stay."""
    announced = (at for at, one in enumerate(drafts) if at and _announces_author(one, boilerplate))
    first = next(announced, len(drafts))
    below = range(first + 1, len(drafts))
    last = next((at for at in below if _goes_on(drafts[at], drafts[first])), len(drafts))
    about, others = drafts[first:last], drafts[:first] + drafts[last:]
    if sum(map(_length, about)) > _MOST_ABOUT_AUTHOR * sum(map(_length, others)):
        return drafts
    return [one for at, one in enumerate(drafts) if one.kind is BlockKind.CAPTION or not first <= at < last]


def _announces_author(draft: BlockDraft, boilerplate: Boilerplate) -> bool:
    if draft.kind not in _LINES or len(draft.text) > _LONGEST_HEADING:
        return False
    said = _folded(draft.text).strip(_EDGES)
    whole = any(said == phrase for phrase in boilerplate.author)
    begun = (one.removesuffix(_AND_MORE) for one in boilerplate.author if one.endswith(_AND_MORE))
    return whole or (draft.kind is BlockKind.HEADING and said.startswith(tuple(begun)))


def _goes_on(draft: BlockDraft, announced: BlockDraft) -> bool:
    """Tell whether the text goes on below what was announced: with a heading, as high if that is one."""
    below = announced.kind is BlockKind.HEADING and draft.level > announced.level
    return draft.kind is BlockKind.HEADING and not below


def _length(draft: BlockDraft) -> int:
    return len(draft.text)


def _trimmed(drafts: list[BlockDraft], boilerplate: Boilerplate) -> list[BlockDraft]:
    """Leave out lines of links before and after the text: menus; and headings with nothing below them."""
    first, last = 0, len(drafts)
    while last > first and _is_last_line(drafts[last - 1], boilerplate):
        last -= 1
    while first < last and _is_link_line(drafts[first]):
        first += 1
    return drafts[first:last]


def _is_link_line(draft: BlockDraft) -> bool:
    return draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and _is_link(draft)


def _is_last_line(draft: BlockDraft, boilerplate: Boilerplate) -> bool:
    """Tell whether a line ends a page and no text: links, a heading, a date, whose the rights are."""
    if _is_link_line(draft) or draft.kind is BlockKind.HEADING or _is_date(draft):
        return True
    # Amid a text such an item is one of its words: "print" is a tool, "home" a place.
    if draft.kind is BlockKind.LIST_ITEM and is_boilerplate(draft.text, boilerplate):
        return True
    return draft.kind in _LINES and len(draft.text) <= _LONGEST and bool(_RIGHTS.match(draft.text))


def is_boilerplate(line: str, boilerplate: Boilerplate) -> bool:
    """Tell whether a line is one that sites print around articles, and no sentence that begins like one."""
    if len(line) > _LONGEST:
        return False
    said = _once(_folded(line))
    phrases = _phrases(boilerplate)
    if said.strip(_EDGES) in phrases.whole:
        return True
    if said.startswith(phrases.beginnings) and _says_little_more(said, phrases.beginnings):
        return True
    return said.startswith(phrases.announcing) and _announces(said, phrases.announcing)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """A language's boilerplate, ready to compare."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    announcing: tuple[str, ...]


@lru_cache(maxsize=64)
def _phrases(boilerplate: Boilerplate) -> _Phrases:
    related = boilerplate.related
    every = (
        *boilerplate.advertising,
        *boilerplate.share,
        *boilerplate.newsletter,
        *boilerplate.cookies,
        *boilerplate.navigation,
        *boilerplate.comments,
        *related,
    )
    return _Phrases(
        whole=frozenset(_folded(phrase.removesuffix(_AND_MORE)).strip(_EDGES) for phrase in every),
        beginnings=tuple(
            _folded(phrase.removesuffix(_AND_MORE)) for phrase in every if phrase.endswith(_AND_MORE)
        ),
        announcing=tuple(_folded(phrase.removesuffix(_AND_MORE)) for phrase in related),
    )


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("'", "’").split())


def _once(said: str) -> str:
    """Leave out the first word where an icon says it before its label does: "Print Print this page"."""
    first, _, others = said.partition(" ")
    return others if others.startswith(first) else said


def _says_little_more(said: str, beginnings: Iterable[str]) -> bool:
    return any(
        len(said[len(phrase) :].split()) <= _WORDS_AFTER for phrase in beginnings if said.startswith(phrase)
    )


def _is_announced_link(draft: BlockDraft, boilerplate: Boilerplate) -> bool:
    """Tell whether a line is "read also" and a link to what should be read, whatever stands between."""
    if draft.kind not in _ANNOUNCED or len(draft.text) > _LONGEST or not draft.inlines:
        return False
    said = _folded(draft.text)
    announcing = _phrases(boilerplate).announcing
    if not said.startswith(announcing):
        return False
    phrase = max((one for one in announcing if said.startswith(one)), key=len)
    return len(phrase.split()) > 1 and _linked(draft) >= _MOST * (len(said) - len(phrase))


def _announces(said: str, beginnings: Iterable[str]) -> bool:
    return any(
        said.removeprefix(phrase).lstrip().startswith(_POINTING)
        for phrase in beginnings
        if said.startswith(phrase)
    )


def _is_link(draft: BlockDraft) -> bool:
    return draft.kind is not BlockKind.CAPTION and _linked(draft) > _MOST * len(draft.text)


def _linked(draft: BlockDraft) -> int:
    return sum(inline.end - inline.start for inline in draft.inlines if inline.kind is InlineKind.LINK)


def _is_date(draft: BlockDraft) -> bool:
    """Tell whether a line is a date, with a time or a word like "updated", and nothing else."""
    if draft.kind not in _DATED or not _YEAR.search(draft.text) or len(draft.text) > _LONGEST:
        return False
    words, numbers = _WORD.findall(draft.text), _DIGITS.findall(draft.text)
    if draft.kind is BlockKind.LIST_ITEM and (len(numbers) < 2 or len(words) > 2):
        # "2023: Ada Fern" is an item of a list of winners.
        return False
    return len(words) <= _DATE_WORDS and len(numbers) >= _DATE_NUMBERS * len(words)


def _is_address(draft: BlockDraft) -> bool:
    """Tell whether a line is a bare address that the page does not even make a link."""
    return draft.kind is BlockKind.PARAGRAPH and not draft.inlines and bool(_ADDRESS.fullmatch(draft.text))


def _is_byline(draft: BlockDraft, metadata: Metadata) -> bool:
    """Tell whether a line holds the author's whole name and hardly another word but a date."""
    if draft.kind not in _LINES or not metadata.byline or len(draft.text) > _LONGEST:
        return False
    names = set(_WORD.findall(metadata.byline.casefold()))
    words = _WORD.findall(draft.text.casefold())
    others = sum(word not in names for word in words)
    return bool(names) and names <= set(words) and others <= (8 if _DIGIT.search(draft.text) else 3)
