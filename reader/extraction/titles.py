"""The title: once, in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.article.assemble import BlockDraft
from reader.article.model import BlockKind, Metadata

_NEAR = 6


def with_title(
    drafts: Sequence[BlockDraft], metadata: Metadata, standing: str | None
) -> tuple[tuple[BlockDraft, ...], Metadata]:
    """Put the title in front, and leave out the headings that repeat it.

    `standing` is the title as the page shows it. Where it shows none, a heading before all else is
    the title; the `<title>` alone may only be a file's name, so it never becomes a line of the text.
    """
    if not any(draft.text for draft in drafts):
        return (), metadata
    if standing is None and drafts[0].kind is BlockKind.HEADING and len(drafts) > 1:
        title = replace(drafts[0], kind=BlockKind.TITLE, level=0)
        return (title, *drafts[1:]), metadata._replace(title=title.text)
    shown = next(
        (at for at, draft in enumerate(drafts[:_NEAR]) if _repeats(draft, standing or metadata.title)), None
    )
    if shown is not None:
        title = replace(drafts[shown], kind=BlockKind.TITLE, level=0)
        return (title, *drafts[:shown], *drafts[shown + 1 :]), metadata._replace(title=title.text)
    if standing is None:
        return tuple(drafts), metadata
    return (BlockDraft(kind=BlockKind.TITLE, text=standing), *drafts), metadata._replace(title=standing)


def _repeats(draft: BlockDraft, title: str | None) -> bool:
    if not title or draft.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return False
    return bool(letters := _bare(draft.text)) and letters == _bare(title)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
