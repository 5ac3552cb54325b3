"""A cleaned article as Markdown: what its blocks are, and nothing that its words would do by accident."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from reader.article.model import Article, Block, BlockKind, Inline, InlineKind, Span

OBEYED = re.compile(r"([\\`*_\[\]<>~|])")
# What Markdown obeys at the start of a line alone.
LINE_STARTS = re.compile(r"^([ ]*)([#+=-])", re.MULTILINE)
ORDERED_START = re.compile(r"^([ ]*)(\d{1,9})([.)](?:\s|$))", re.MULTILINE)
ENTITY = re.compile(r"&(?=#?\w+;)")
FENCES = re.compile("`+")
UNSAFE_IN_TARGET = re.compile(r"[\s<>()\\]")
DEFAULT_HEADING = 2


def article_to_markdown(article: Article) -> str:
    """Write an article as CommonMark, ending in one line feed; empty where it has no block."""
    parts = [_block(article, block) for block in article.blocks]
    return "".join(f"{part}{_gap(article.blocks, at)}" for at, part in enumerate(parts))


def _gap(blocks: Sequence[Block], at: int) -> str:
    """Leave an empty line between blocks; none inside a list."""
    both = blocks[at : at + 2]
    listed = len(both) > 1 and all(block.kind is BlockKind.LIST_ITEM for block in both)
    return "\n" if listed or at + 1 == len(blocks) else "\n\n"


def _block(article: Article, block: Block) -> str:
    match block.kind:
        case BlockKind.TITLE | BlockKind.HEADING:
            level = 1 if block.kind is BlockKind.TITLE else block.level or DEFAULT_HEADING
            return f"{'#' * level} {_on_one_line(article, block)}"
        case BlockKind.BLOCKQUOTE:
            return _quote(_inside(article, block), block.speaker)
        case BlockKind.LIST_ITEM:
            indent = "  " * max(block.level - 1, 0)
            return f"{indent}- " + _inside(article, block).replace("\n", f"\n{indent}  ")
        case BlockKind.CAPTION:
            return _caption(article, block)
        case BlockKind.PREFORMATTED | BlockKind.TABLE:
            return _fenced(article.text_of(block))
        case BlockKind.PARAGRAPH | BlockKind.EMBED:
            return _inside(article, block)


def _on_one_line(article: Article, block: Block) -> str:
    return _inside(article, block).replace("\n", " ")


def _quote(text: str, speaker: str | None) -> str:
    lines = [*text.split("\n"), *(["", f"— {_escaped(speaker)}"] if speaker else [])]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _caption(article: Article, block: Block) -> str:
    """Write a caption in italics, and its credit unless that is all there is."""
    text = article.text_of(block)
    credit = block.credit.raw if block.credit and block.credit.raw != text else ""
    return " ".join(f"*{_escaped(part)}*" for part in (text, credit) if part).replace("\n", " ")


def _fenced(text: str) -> str:
    longest = max((len(run) for run in FENCES.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _inside(article: Article, block: Block) -> str:
    """Write a block's text with its emphasis and links; what crosses another stretch is left plain."""
    inlines = [i for i in article.inlines if block.start <= i.start < i.end <= block.end]
    inlines.sort(key=lambda inline: (inline.start, -inline.end))
    text = _rendered(article.text, block.span, inlines)
    return ORDERED_START.sub(r"\1\2\\\3", LINE_STARTS.sub(r"\1\\\2", text))


def _rendered(text: str, span: Span, inlines: Sequence[Inline]) -> str:
    pieces, cursor = list[str](), span.start
    for at, inline in enumerate(inlines):
        if inline.start < cursor or inline.end > span.end:
            continue
        within = [other for other in inlines[at + 1 :] if other.end <= inline.end]
        pieces += (_escaped(text[cursor : inline.start]), _wrapped(text, inline, within))
        cursor = inline.end
    return "".join((*pieces, _escaped(text[cursor : span.end])))


def _wrapped(text: str, inline: Inline, within: Sequence[Inline]) -> str:
    """Write one stretch; white space at its edges stays outside, or the marks would not be obeyed."""
    words = text[inline.start : inline.end]
    if not words.strip():
        return words
    start = inline.start + len(words) - len(words.lstrip())
    end = inline.end - len(words) + len(words.rstrip())
    inner = (
        _code(text[start:end])
        if inline.kind is InlineKind.CODE
        else _rendered(text, Span(start, end), within)
    )
    return text[inline.start : start] + _marked(inner, inline) + text[end : inline.end]


def _marked(inner: str, inline: Inline) -> str:
    match inline.kind:
        case InlineKind.EMPHASIS:
            return f"*{inner}*"
        case InlineKind.STRONG:
            return f"**{inner}**"
        case InlineKind.LINK:
            return f"[{inner}]({_target(inline.target)})" if inline.target else inner
        case InlineKind.CODE | InlineKind.TIME | InlineKind.SUBSCRIPT | InlineKind.SUPERSCRIPT:
            return inner
        case _:
            assert_never(inline.kind)


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in FENCES.findall(text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}".replace("\n", " ")


def _target(address: str) -> str:
    return UNSAFE_IN_TARGET.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)


def _escaped(text: str) -> str:
    return ENTITY.sub(r"\\&", OBEYED.sub(r"\\\1", text))
