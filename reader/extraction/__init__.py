"""From a page to an article: the only home of lxml and readability-lxml. No network.

Importing this package imports neither; `extract` does, when it is called.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.article.model import Article, Metadata, Page
from reader.errors import SourceError

Detect = Callable[[str], str | None]
"""Names the language of a text, a lower-case ISO 639-1 code; None where nothing tells."""


def extract(page: Page, detect: Detect) -> Article:
    """Make an article of a page. Slow: call it in a thread.

    Raises:
        SourceError: The page is no text, is in another encoding than it says, or holds no article.
    """
    from reader.extraction.decoding import decode

    article = _article(page, decode(page), detect)
    if not article.text:
        raise SourceError(page.source, "there is no article on this page", "give the address of one article")
    return article


def _article(page: Page, text: str, detect: Detect) -> Article:
    if page.media_type == "text/html":
        from reader.extraction.page import article_from_html

        return article_from_html(text, page.url, detect)
    if page.media_type == "text/markdown":
        from reader.extraction.markdown import article_from_markdown

        return article_from_markdown(text, page.url, detect)
    from reader.article.flat import article_from_text

    return article_from_text(text, detect=detect, metadata=Metadata(url=page.url))
