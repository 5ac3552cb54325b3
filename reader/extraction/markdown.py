"""From Markdown to an article: the text as its author structured it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.article.assemble import BlockDraft, assemble
from reader.article.flat import enrich
from reader.article.language import Load, direction_of, load_language
from reader.article.model import Article, BlockKind, InlineKind, Metadata
from reader.article.settling import settle_language
from reader.extraction.draft import DraftBuilder, Setting
from reader.extraction.links import link_target
from reader.extraction.tables import aligned_lines
from reader.extraction.titles import with_title

_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n(.*?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_-]+)\s*[:=]\s*(.+)")
_STRETCHES = {"em_open": InlineKind.EMPHASIS, "strong_open": InlineKind.STRONG}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?")


def article_from_markdown(
    source: str, url: str | None, detect: Callable[[str], str | None], load: Load = load_language
) -> Article:
    """Make an article of Markdown (CommonMark with tables); it has no blocks where there is no text."""
    metadata, text = _front_matter(source.replace("\r\n", "\n"), url)
    drafts = tuple(
        _drafts(MarkdownIt("commonmark", {"html": False}).enable("table").parse(text), metadata.url)
    )
    sample = "\n".join(draft.text for draft in drafts)
    code = settle_language(metadata.language, sample, detect)
    language = load(code)
    metadata = metadata._replace(language=code, direction=direction_of(code, sample))
    titled, metadata = with_title(drafts, metadata, metadata.title)
    return assemble(enrich(titled, language), metadata)


def _front_matter(source: str, url: str | None) -> tuple[Metadata, str]:
    """Read the plain fields that notes and static sites put in front; the rest of YAML is of no use here."""
    found = _FRONT_MATTER.match(source)
    if not found:
        return Metadata(url=url), source
    lines = (_FIELD.fullmatch(line.strip()) for line in found[1].split("\n"))
    fields = {line[1].lower(): line[2].strip().strip("\"'[]") for line in lines if line}
    published = _ISO.match(fields.get("date", "") or fields.get("published", ""))
    return (
        Metadata(
            title=fields.get("title"),
            byline=fields.get("author") or fields.get("byline") or fields.get("authors"),
            site=fields.get("site"),
            url=link_target(fields.get("url") or fields.get("source"), url) or url,
            published=published.group().replace(" ", "T") if published else None,
            language=fields.get("lang") or fields.get("language"),
        ),
        source[found.end() :],
    )


def _drafts(tokens: Sequence[Token], base: str | None) -> Iterator[BlockDraft]:
    reading = _Reading(base)
    for token in tokens:
        reading.read(token)
    reading.builder.flush()
    yield from reading.builder.drafts


class _Reading:
    """Where in the document the tokens have come to."""

    def __init__(self, base: str | None) -> None:
        self.builder = DraftBuilder()
        self._base = base
        self._settings: list[Setting] = [Setting()]
        self._lists = 0
        self._rows: list[list[str]] = []
        self._in_table = False

    def read(self, token: Token) -> None:
        """Take in one token of block level."""
        if token.type == "inline":
            self._inline(token)
        elif token.type in ("fence", "code_block"):
            self._preformatted(token.content)
        elif token.type.startswith(("table", "tr")):
            self._table(token)
        elif token.nesting:
            self._block(token)

    def _block(self, token: Token) -> None:
        self.builder.flush()
        self._lists += token.nesting if token.type.startswith(("bullet_list", "ordered_list")) else 0
        setting = self._setting(token.type, token.tag)
        if setting is not None and token.nesting > 0:
            self._settings.append(setting)
        elif setting is not None:
            self._settings.pop()
        self.builder.setting = self._settings[-1]

    def _setting(self, kind: str, tag: str) -> Setting | None:
        if kind.startswith("heading"):
            return Setting(kind=BlockKind.HEADING, level=int(tag[1]))
        if kind.startswith("blockquote"):
            return Setting(kind=BlockKind.BLOCKQUOTE)
        if kind.startswith("list_item"):
            return Setting(kind=BlockKind.LIST_ITEM, level=max(self._lists, 1))
        return None

    def _preformatted(self, code: str) -> None:
        self.builder.flush()
        self.builder.drafts.append(BlockDraft(kind=BlockKind.PREFORMATTED, text=code))

    def _table(self, token: Token) -> None:
        self.builder.flush()
        if token.type == "tr_open":
            self._rows.append([])
        self._in_table = token.type != "table_close"
        if token.type == "table_close":
            self.builder.drafts.append(BlockDraft(kind=BlockKind.TABLE, text=aligned_lines(self._rows)))
            self._rows = []

    def _inline(self, token: Token) -> None:
        if self._in_table:
            self._rows[-1].append("".join(child.content for child in token.children or ()))
            return
        for child in token.children or ():
            self._stretch(child)

    def _stretch(self, token: Token) -> None:
        if token.type in _STRETCHES:
            self.builder.open(_STRETCHES[token.type])
        elif token.type == "link_open":
            self.builder.open(InlineKind.LINK, link_target(str(token.attrGet("href")), self._base))
        elif token.nesting < 0:
            self.builder.close()
        elif token.type == "code_inline":
            self.builder.open(InlineKind.CODE)
            self.builder.add(token.content)
            self.builder.close()
        elif token.type in ("softbreak", "hardbreak"):
            self.builder.add("\n")
        elif token.type != "image":
            self.builder.add(token.content)
