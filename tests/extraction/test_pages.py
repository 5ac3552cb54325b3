"""Whole pages, and the articles that they should give."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.article.model import Certainty, Metadata
from tests.extraction.articles import URL, article_of, written

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name for path in PAGES.iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_gives_the_article_written_beside_it(name: str) -> None:
    path = PAGES / name
    media_type = "text/markdown" if path.suffix == ".md" else "text/html"
    article = article_of(path.read_bytes(), media_type)
    assert "\n".join(written(article)) + "\n" == path.with_suffix(".txt").read_text("utf-8")


def test_a_news_page_tells_all_about_itself() -> None:
    assert article_of((PAGES / "news.html").read_bytes()).metadata == Metadata(
        title="Harbour ferry returns after nine years",
        byline="Morag Isbister, Ian Tait",
        site="The Skerry Gazette",
        url="https://gazette.example/news/ferry",
        published="2026-03-14T07:45:00+00:00",
        language="en-GB",
        image="https://gazette.example/img/ferry-wide.jpg",
    )


def test_a_quotation_marked_up_spans_its_words_without_the_marks() -> None:
    article = article_of((PAGES / "news.html").read_bytes())
    marked = [article.text_of(one) for one in article.quotations if one.certainty is Certainty.MARKED]
    for words in (
        "the best morning of my working life",
        "about time",
        "My gran says ‘about time’ to the lot of you",
    ):
        assert marked.count(words) == 1


def test_front_matter_tells_all_about_markdown() -> None:
    metadata = article_of((PAGES / "notes.md").read_bytes(), "text/markdown").metadata
    assert (metadata.title, metadata.byline, metadata.published) == (
        "The pump house",
        "Ada Fern",
        "2026-02-03",
    )
    assert metadata.url == "https://notes.example/pump"


def test_nothing_a_terminal_would_obey_comes_out_of_a_hostile_page() -> None:
    article = article_of((PAGES / "hostile.html").read_bytes())
    said = [article.text, *(str(value) for value in (article.metadata.title, article.metadata.url))]
    assert all(character.isprintable() or character == "\n" for character in "".join(said))
    assert article.metadata.url == URL
