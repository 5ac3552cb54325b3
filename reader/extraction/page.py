"""From a web page to block drafts and metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml.html import HtmlElement

from reader.article.assemble import assemble
from reader.article.flat import enrich
from reader.article.language import Language, direction_of, load_language, settle_language
from reader.article.model import Article, Metadata
from reader.extraction.choosing import choose
from reader.extraction.cleaning import clean
from reader.extraction.figures import find_figures
from reader.extraction.furniture import without_furniture
from reader.extraction.metadata import base_of, read_metadata, standing_title
from reader.extraction.titles import with_title
from reader.extraction.tree import body_of, parse, text_of
from reader.extraction.walk import walk

_SAMPLE = 6_000


def article_from_html(source: str, url: str | None, detect: Callable[[str], str | None]) -> Article:
    """Make an article of a page's source; it has no blocks where the page has no text."""
    root = parse(source)
    if root is None:
        return Article(text="", blocks=())
    metadata = read_metadata(root, url)
    title = standing_title(root, metadata)
    base = base_of(root, url)
    body = body_of(root)
    clean(body)
    figures = find_figures(body, base)
    top = choose(body, figures)
    metadata, language = _with_language(metadata, _sample(top), detect)
    drafts = without_furniture(walk(top, figures, language, base), metadata, language)
    drafts, metadata = with_title(drafts, metadata, title)
    return assemble(enrich(drafts, language), metadata)


def _with_language(
    metadata: Metadata, sample: str, detect: Callable[[str], str | None]
) -> tuple[Metadata, Language]:
    """Settle the language by the article's own text: menus are often in another."""
    code = settle_language(metadata.language, sample, detect)
    language = load_language(code)
    return replace(metadata, language=code, direction=direction_of(code, sample)), language


def _sample(top: HtmlElement) -> str:
    return text_of(top)[:_SAMPLE]
