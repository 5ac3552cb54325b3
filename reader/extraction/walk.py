"""From the tree of an article to block drafts, in one walk without recursion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from reader.article.assemble import BlockDraft
from reader.article.captions import parse_credit, split_caption
from reader.article.language import Language, quotation_marks
from reader.article.model import BlockKind, InlineKind
from reader.extraction.draft import DraftBuilder, Setting
from reader.extraction.figures import Figure
from reader.extraction.links import is_permalink, link_target
from reader.extraction.quotes import attribution, earns_marks, is_embed, is_quotation
from reader.extraction.tables import table_draft
from reader.extraction.tree import HEADINGS, INLINE, is_block

_STRETCHES = {
    "em": InlineKind.EMPHASIS,
    "i": InlineKind.EMPHASIS,
    "dfn": InlineKind.EMPHASIS,
    "strong": InlineKind.STRONG,
    "b": InlineKind.STRONG,
    "code": InlineKind.CODE,
    "kbd": InlineKind.CODE,
    "samp": InlineKind.CODE,
    "tt": InlineKind.CODE,
    "sub": InlineKind.SUBSCRIPT,
    "sup": InlineKind.SUPERSCRIPT,
}
# French sets its guillemets off from the words; CLDR gives the marks alone.
_NO_BREAK = "\u00a0"
_UNSEEN = frozenset({"button", "rt", "rp", "figcaption"})


def walk(
    top: HtmlElement, figures: Mapping[HtmlElement, Figure], language: Language, base: str | None
) -> tuple[BlockDraft, ...]:
    """Return the blocks of an article; each figure becomes a caption at its place."""
    walker = _Walker(figures, language, base)
    steps = etree.iterwalk(top, events=("start", "end"))
    for event, element in steps:
        if event == "start":
            if walker.enter(element):
                walker.text(element.text)
            else:
                steps.skip_subtree()
        else:
            walker.leave(element)
            walker.text(element.tail if element is not top else None)
    walker.builder.flush()
    return tuple(walker.builder.drafts)


@dataclass(slots=True)
class _Walker:
    """What is open at a place of the walk."""

    figures: Mapping[HtmlElement, Figure]
    language: Language
    base: str | None
    builder: DraftBuilder = field(default_factory=DraftBuilder)
    settings: list[tuple[HtmlElement, Setting]] = field(default_factory=list)
    stretches: list[HtmlElement] = field(default_factory=list)
    marked: list[tuple[HtmlElement, str]] = field(default_factory=list)
    skipped: set[HtmlElement] = field(default_factory=set)
    lists: int = 0
    after_break: bool = False

    def text(self, text: str | None) -> None:
        """Take in text between elements."""
        if text:
            self.after_break = self.after_break and not text.strip()
            self.builder.add(text)

    def enter(self, element: HtmlElement) -> bool:
        """Begin an element; False says that what is in it has been dealt with."""
        if element in self.figures:
            self._add_caption(self.figures[element])
            return False
        if (
            element in self.skipped
            or self._is_permalink(element)
            or (element.tag in _UNSEEN and not self._opens_heading(element))
        ):
            return False
        if element.tag == "br":
            self._break_line()
            return False
        if element.tag == "table" and (table := table_draft(element, self.base)):
            self._add_block(table)
            return False
        if is_block(element):
            self._enter_block(element)
        else:
            self._enter_inline(element)
        return True

    def leave(self, element: HtmlElement) -> None:
        """End an element."""
        if self.stretches and self.stretches[-1] is element:
            self.stretches.pop()
            self.builder.close()
        if self.marked and self.marked[-1][0] is element:
            self.builder.add(self.marked.pop()[1])
        if element.tag in INLINE or element.tag == "br":
            return
        self.builder.flush()
        self.lists -= element.tag in ("ul", "ol")
        if self.settings and self.settings[-1][0] is element:
            self.settings.pop()
            self.builder.setting = self.settings[-1][1] if self.settings else Setting()

    def _is_permalink(self, element: HtmlElement) -> bool:
        if element.tag != "a" or not self.settings or self.builder.setting.kind is not BlockKind.HEADING:
            return False
        return is_permalink(element, self.settings[-1][0])

    def _opens_heading(self, element: HtmlElement) -> bool:
        """Tell whether an element is a button with a heading's words: it unfolds what stands below."""
        return "aria-expanded" in element.attrib and self.builder.setting.kind is BlockKind.HEADING

    def _enter_block(self, element: HtmlElement) -> None:
        self.builder.flush()
        self.lists += element.tag in ("ul", "ol")
        setting = self._setting(element)
        if setting is not None:
            self.settings.append((element, setting))
            self.builder.setting = setting

    def _setting(self, element: HtmlElement) -> Setting | None:
        """Return what an element makes of the text in it; None where it makes nothing of it."""
        tag = str(element.tag)
        if tag in HEADINGS:
            return Setting(kind=BlockKind.HEADING, level=int(tag[1]))
        if tag == "blockquote":
            return self._quote(element)
        if tag in ("li", "dd"):
            return Setting(kind=BlockKind.LIST_ITEM, level=max(self.lists, 1))
        if tag in ("pre", "listing", "xmp"):
            return Setting(kind=BlockKind.PREFORMATTED)
        return None

    def _quote(self, element: HtmlElement) -> Setting:
        if is_embed(element):
            return Setting(kind=BlockKind.EMBED)
        speaker, place = attribution(element)
        if place is not None:
            self.skipped.add(place)
        return Setting(kind=BlockKind.BLOCKQUOTE, speaker=speaker)

    def _enter_inline(self, element: HtmlElement) -> None:
        if element.tag == "q" or is_quotation(element):
            self._enter_quotation(element)
        elif element.tag == "a":
            target = link_target(element.get("href"), self.base)
            if target and not (element.get("href") or "").startswith("#"):
                self._begin(element, InlineKind.LINK, target)
        elif element.tag == "time":
            self._begin(element, InlineKind.TIME, element.get("datetime"))
        elif element.tag in _STRETCHES and self.builder.setting.kind is not BlockKind.PREFORMATTED:
            self._begin(element, _STRETCHES[str(element.tag)])

    def _enter_quotation(self, element: HtmlElement) -> None:
        if element.tag == "q" and earns_marks(element, self.builder.last_character()):
            opening, closing = self._marks(quotation_marks(self.language))
            self.builder.add(opening)
            self.marked.append((element, closing))
        self._begin(element, None)

    def _marks(self, pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
        opening, closing = pairs[min(len(self.marked), len(pairs) - 1)]
        if opening == "«" and self.language.code.startswith("fr") and self.language.code != "fr-CH":
            return f"{opening}{_NO_BREAK}", f"{_NO_BREAK}{closing}"
        return opening, closing

    def _begin(self, element: HtmlElement, kind: InlineKind | None, target: str | None = None) -> None:
        self.stretches.append(element)
        self.builder.open(kind, target)

    def _break_line(self) -> None:
        """One `<br>` is a space, or a line where lines count; two make a paragraph."""
        if self.builder.setting.kind is BlockKind.PREFORMATTED:
            self.builder.add("\n")
        elif self.after_break:
            self.builder.flush()
        else:
            self.builder.add("\n")
            self.after_break = True

    def _add_caption(self, figure: Figure) -> None:
        text, credit = figure.text, None
        if figure.credit:
            credit = parse_credit(figure.credit, self.language)
        elif text:
            text, credit = split_caption(text, self.language)
        draft = BlockDraft(
            kind=BlockKind.CAPTION, text=text, label=figure.label, credit=credit, image=figure.image
        )
        self._add_block(draft)

    def _add_block(self, draft: BlockDraft) -> None:
        """Put a whole block at this place; a paragraph around it goes on after it as another."""
        self.builder.flush()
        if draft.text.strip() or draft.credit:
            self.builder.drafts.append(draft)
