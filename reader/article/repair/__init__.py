"""From damaged flat text to blocks.

Lines are joined and left out, never reworded. A text that is well formed comes out as it is, but
for paragraphs that were wrapped by hand: mending one more is never worth breaking one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reader.article.assemble import BlockDraft
from reader.article.language import Language
from reader.article.model import BlockKind, Metadata
from reader.article.repair.boilerplate import without_boilerplate
from reader.article.repair.chains import Chain, chains
from reader.article.repair.evidence import is_heading_like
from reader.article.repair.items import Part, is_item, without_bullet
from reader.article.repair.lines import Line, is_terminated, read_lines
from reader.article.repair.pictures import Item, with_captions
from reader.article.repair.traces import restored
from reader.article.repair.voices import with_block_quotes

LONGEST_TITLE = 160
MOST_TITLE_WORDS = 26
MOST_QUESTION_WORDS = 12
MOST_UNFINISHED = 2


def repair(text: str, metadata: Metadata, language: Language) -> tuple[BlockDraft, ...]:
    """Make blocks of a flat text, with the quotations that its breaks betray; marks are not looked at yet."""
    lines = without_boilerplate(read_lines(text), language)
    parts = _parts(with_captions(lines, language), language)
    drafts = tuple(_draft(parts, at, metadata, language) for at in range(len(parts)))
    return with_block_quotes(drafts, language) if any(draft.quotations for draft in drafts) else drafts


def _parts(items: Sequence[Item], language: Language) -> tuple[Part, ...]:
    """Join the lines between captions."""
    parts: list[Part] = []
    for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
        members = list(group)
        parts += (
            chains([m for m in members if isinstance(m, Line)], language) if is_line else _drafts(members)
        )
    return tuple(parts)


def _drafts(items: Sequence[Item]) -> Iterator[BlockDraft]:
    return (item for item in items if isinstance(item, BlockDraft))


def _draft(parts: Sequence[Part], at: int, metadata: Metadata, language: Language) -> BlockDraft:
    part = parts[at]
    if isinstance(part, BlockDraft):
        return part
    if part.line.columns:
        return BlockDraft(kind=BlockKind.PREFORMATTED, text=part.text)
    if part.line.quoted:
        return BlockDraft(kind=BlockKind.BLOCKQUOTE, text=part.text)
    if is_item(parts, at, language):
        return BlockDraft(kind=BlockKind.LIST_ITEM, text=without_bullet(part.text), level=1)
    draft = BlockDraft(kind=_kind(parts, at, metadata, language), text=part.text)
    return replace(draft, quotations=restored(part, language))


def _kind(parts: Sequence[Part], at: int, metadata: Metadata, language: Language) -> BlockKind:
    part = parts[at]
    assert isinstance(part, Chain)
    if at == 0 and (part.text == metadata.title or _is_title(parts, language)):
        return BlockKind.TITLE
    return BlockKind.HEADING if _is_heading(parts, at, language) else BlockKind.PARAGRAPH


def _is_title(parts: Sequence[Part], language: Language) -> bool:
    """Tell whether a text starts with a headline: short, unfinished or a question, and prose follows."""
    text = _text(parts[0])
    short = len(text) <= LONGEST_TITLE and len(text.split()) <= MOST_TITLE_WORDS
    unfinished = not is_terminated(text) or text[-1] in "?!？！"
    prose = any(is_terminated(_text(part)) for part in parts[1:4])
    return short and unfinished and prose and text[-1] not in ",;:、"


def _is_heading(parts: Sequence[Part], at: int, language: Language) -> bool:
    """Tell whether a line heads what follows: short, unfinished or a question, with prose behind it."""
    text = _text(parts[at])
    later = (parts[place] for place in range(at + 1, len(parts)))
    following = next((_text(part) for part in later if isinstance(part, Chain)), "")
    if not is_heading_like(text, language) or not following or _is_whole(parts[at]):
        return False
    if is_terminated(text):
        short = len(text.split()) <= MOST_QUESTION_WORDS and len(text) <= len(following)
        return text[-1] in "?？" and short and is_terminated(following) and not _asks(parts, at)
    return is_terminated(following) and _unfinished_before(parts, at) < MOST_UNFINISHED


def _asks(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a question belongs to what was said before it: it asks on, or starts the text."""
    return at == 0 or _text(parts[at - 1])[-1:] in "?？"


def _is_whole(part: Part) -> bool:
    return isinstance(part, Chain) and part.line.whole


def _unfinished_before(parts: Sequence[Part], at: int) -> int:
    """Count the unfinished lines right above, up to what matters: several are a list or a poem."""
    count = 0
    for place in range(at - 1, -1, -1):
        part = parts[place]
        if not isinstance(part, Chain) or is_terminated(part.text) or count == MOST_UNFINISHED:
            break
        count += 1
    return count


def _text(part: Part) -> str:
    return part.text
