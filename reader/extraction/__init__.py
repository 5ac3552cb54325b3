"""From a page to an article: the only home of lxml and readability-lxml. No network.

Importing this package imports neither; `extract` does, when it is called.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.language import Load, load_language
from reader.article.model import Article, Metadata, Page
from reader.errors import SourceError

if TYPE_CHECKING:
    from reader.extraction.site_rules import Ruling

Detect = Callable[[str], str | None]
"""Names the language of a text, a lower-case ISO 639-1 code; None where nothing tells."""


def extract(
    page: Page, detect: Detect, load: Load = load_language, *, site_rules: Path | None = None
) -> Article:
    """Make an article of a page. Slow: call it in a thread.

    `load` gives what is known of a language; the user may have added to it. `site_rules` is a folder
    of rules for single sites, as fivefilters/ftr-site-config has them.

    Raises:
        SourceError: The page is no text, is in another encoding than it says, or holds no article.
    """
    from reader.extraction.decoding import decode

    article = _article(page, decode(page), detect, load, site_rules=site_rules)
    if not article.text:
        raise SourceError(page.source, "there is no article on this page", "give the address of one article")
    return article


def _article(page: Page, text: str, detect: Detect, load: Load, *, site_rules: Path | None) -> Article:
    if page.media_type == "text/html":
        from reader.extraction.page import article_from_html

        ruling = _ruling(site_rules, page.url) if site_rules else None
        return article_from_html(text, page.url, detect, load, ruling=ruling)
    if page.media_type == "text/markdown":
        from reader.extraction.markdown import article_from_markdown

        return article_from_markdown(text, page.url, detect, load)
    from reader.article.flat import article_from_text

    return article_from_text(text, detect=detect, load=load, metadata=Metadata(url=page.url))


def _ruling(folder: Path, url: str | None) -> Ruling | None:
    from reader.extraction.rule_files import rules_for
    from reader.extraction.site_rules import Ruling

    rules = rules_for(folder, url)
    return Ruling(rules) if rules else None
