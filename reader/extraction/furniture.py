"""Lines around an article that are no part of it: byline and date, "read more", the word "advertisement"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.article.assemble import BlockDraft
from reader.article.language import Boilerplate, Language
from reader.article.model import BlockKind, InlineKind, Metadata

_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_TOP = 5
_LONGEST = 200
_WORDS_AFTER = 5
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_EDGES = " .:!?…»›→>|•"
_AND_MORE = "…"


def without_furniture(
    drafts: Sequence[BlockDraft], metadata: Metadata, language: Language
) -> tuple[BlockDraft, ...]:
    """Leave out lines that sites in this language print around articles, and byline and date above them."""
    kept = _trimmed(list(_without_boilerplate(drafts, language.boilerplate)))
    return (*(one for one in kept[:_TOP] if not _is_byline(one, metadata)), *kept[_TOP:])


def _without_boilerplate(drafts: Sequence[BlockDraft], boilerplate: Boilerplate) -> Iterator[BlockDraft]:
    """Pass over boilerplate, and over the list of links that "related articles" announces."""
    announced = False
    for draft in drafts:
        if draft.kind in _LINES and is_boilerplate(draft.text, boilerplate):
            announced = True
        elif not (announced and _is_link(draft)):
            announced = False
            yield draft


def _trimmed(drafts: list[BlockDraft]) -> list[BlockDraft]:
    """Leave out lines of links before and after the text: menus; and headings with nothing below them."""
    first, last = 0, len(drafts)
    while last > first and (_is_link_line(drafts[last - 1]) or drafts[last - 1].kind is BlockKind.HEADING):
        last -= 1
    while first < last and _is_link_line(drafts[first]):
        first += 1
    return drafts[first:last]


def _is_link_line(draft: BlockDraft) -> bool:
    return draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and _is_link(draft)


def is_boilerplate(line: str, boilerplate: Boilerplate) -> bool:
    """Tell whether a line is one that sites print around articles, and no sentence that begins like one."""
    said = line.casefold().replace("'", "’").strip()
    if len(said) > _LONGEST:
        return False
    for phrases in (
        boilerplate.advertising,
        boilerplate.share,
        boilerplate.newsletter,
        boilerplate.navigation,
    ):
        if any(_is_phrase(said, phrase) for phrase in phrases):
            return True
    return any(_is_phrase(said, phrase) or _announces(said, phrase) for phrase in boilerplate.related)


def _is_phrase(said: str, phrase: str) -> bool:
    bare = phrase.removesuffix(_AND_MORE).casefold().replace("'", "’")
    if said.strip(_EDGES) == bare.strip(_EDGES):
        return True
    rest = said.removeprefix(bare)
    return phrase.endswith(_AND_MORE) and rest != said and len(rest.split()) <= _WORDS_AFTER


def _announces(said: str, phrase: str) -> bool:
    rest = said.removeprefix(phrase.removesuffix(_AND_MORE).casefold().replace("'", "’")).lstrip()
    return len(rest) < len(said) and rest.startswith((":", "："))


def _is_link(draft: BlockDraft) -> bool:
    linked = sum(inline.end - inline.start for inline in draft.inlines if inline.kind is InlineKind.LINK)
    return draft.kind is not BlockKind.CAPTION and linked > 0.8 * len(draft.text)


def _is_byline(draft: BlockDraft, metadata: Metadata) -> bool:
    """Tell whether a line holds the author's whole name and hardly another word but a date."""
    if draft.kind not in _LINES or not metadata.byline or len(draft.text) > _LONGEST:
        return False
    names = set(_WORD.findall(metadata.byline.casefold()))
    words = _WORD.findall(draft.text.casefold())
    others = sum(word not in names for word in words)
    return bool(names) and names <= set(words) and others <= (8 if _DIGIT.search(draft.text) else 3)
