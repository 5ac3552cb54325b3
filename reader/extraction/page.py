"""From a web page to block drafts and metadata."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml.html import HtmlElement

from reader.article.assemble import BlockDraft, assemble
from reader.article.flat import enrich
from reader.article.language import Language, Load, direction_of, load_language
from reader.article.model import Article, BlockKind, Metadata
from reader.article.settling import settle_language
from reader.extraction.choosing import choose
from reader.extraction.cleaning import clean
from reader.extraction.figures import Figure, find_figures, without_repeats
from reader.extraction.furniture import without_furniture
from reader.extraction.metadata import Head, read_head
from reader.extraction.pictures import Pictures
from reader.extraction.titles import with_title
from reader.extraction.tree import body_of, parse, raw_text_of, text_of
from reader.extraction.walk import walk

if TYPE_CHECKING:
    from reader.extraction.site_rules import Ruling

_SAMPLE = 6_000
_MOST_READ = 500_000
_SHORTEST_STATED = 600
_NEXT_TO_NOTHING = 0.25


def article_from_html(
    source: str,
    url: str | None,
    detect: Callable[[str], str | None],
    load: Load = load_language,
    *,
    ruling: Ruling | None = None,
) -> Article:
    """Make an article of a page's source; it has no blocks where the page has no text."""
    root = parse(ruling.source(source) if ruling else source)
    if root is None:
        return Article(text="", blocks=())
    # lxml makes an element's object anew at each visit, unless something holds it.
    held = list(root.iter())
    head = read_head(root, url)
    if ruling:
        head = ruling.read(root, head)
    top, figures = _content(body_of(root), head, ruling)
    del held
    metadata, language = _with_language(head.metadata, _sample(top), detect, load)
    drafts = without_furniture(walk(top, figures, language, head.base), metadata, language)
    drafts = _or_stated(drafts, head.paragraphs)
    drafts, metadata = with_title(drafts, metadata, head.title)
    return assemble(_enriched(drafts, language), metadata)


def _content(
    body: HtmlElement, head: Head, ruling: Ruling | None
) -> tuple[HtmlElement, Mapping[HtmlElement, Figure]]:
    """Return the element that holds the article, and the captions by the elements whose place they take."""
    elements = list(body.iter())
    if not ruling or ruling.prunes:
        clean(body)
    figures = find_figures(body, head.base)
    if ruling:
        figures = ruling.strip(figures, head.base)
    pictures = Pictures(elements, head.heading, figures)
    ruled = ruling.body() if ruling else None
    top = choose(body, pictures.own, head.metadata.title, head.text) if ruled is None else ruled
    pictures.put_back(top)
    return top, without_repeats(top, figures)


def _or_stated(drafts: Sequence[BlockDraft], stated: Sequence[str]) -> tuple[BlockDraft, ...]:
    """Take the text that a page states where its elements hold next to nothing of it: a script shows it."""
    found = sum(len(draft.text) for draft in drafts if draft.kind is not BlockKind.CAPTION)
    length = sum(map(len, stated))
    if length < _SHORTEST_STATED or found > _NEXT_TO_NOTHING * length:
        return tuple(drafts)
    captions = (draft for draft in drafts if draft.kind is BlockKind.CAPTION)
    return (*captions, *(BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in stated))


def _enriched(drafts: Sequence[BlockDraft], language: Language) -> tuple[BlockDraft, ...]:
    """Find quotations and speakers, but not behind more text than a book has: that would take too long."""
    ends = accumulate(len(draft.text) for draft in drafts)
    many = sum(end <= _MOST_READ for end in ends)
    return (*enrich(drafts[:many], language), *drafts[many:])


def _with_language(
    metadata: Metadata, sample: str, detect: Callable[[str], str | None], load: Load
) -> tuple[Metadata, Language]:
    """Settle the language by the article's own text: menus are often in another."""
    code = settle_language(metadata.language, sample, detect)
    language = load(code)
    return metadata._replace(language=code, direction=direction_of(code, sample)), language


def _sample(top: HtmlElement) -> str:
    """Return how an element's text begins; most of it is seldom needed for that."""
    begins = " ".join(raw_text_of(top)[: 4 * _SAMPLE].split())
    return (begins if len(begins) >= _SAMPLE else text_of(top))[:_SAMPLE]
