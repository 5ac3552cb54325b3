"""Titles and bylines: which of a page's words for them counts, and what is taken off."""

from __future__ import annotations

import pytest

from reader.article.model import Metadata
from reader.extraction.names import as_names, leading_names
from tests.extraction.test_metadata import ld, metadata_of

SITE = '<meta property="og:site_name" content="Example Post">'


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Ada Fern", "Ada Fern"),
        ("BY ADA FERN AND BO REED", "ADA FERN, BO REED"),
        ("Written by Ada Fern, Bo Reed & Cy Oak", "Ada Fern, Bo Reed, Cy Oak"),
        ("Von Ada Fern", "Ada Fern"),
        ("Par Ada Fern et Bo Reed", "Ada Fern, Bo Reed"),
        ("Por: Ada Fern", "Ada Fern"),
        ("Автор: Ада Ферн", "Ада Ферн"),
        ("Ada Fern | Updated 3 May 2026", "Ada Fern"),
        ("Ada Fern on 3 May 2026", "Ada Fern"),
        ("Ada Fern, political correspondent", "Ada Fern"),
        ("Ada Fern, MD, PhD", "Ada Fern"),
        ("Ada Fern ada@example.org", "Ada Fern"),
        ("Ada Fern (https://example.org/ada)", "Ada Fern"),
        ("Vanessa Byrne", "Vanessa Byrne"),
        ("Parker Vonn", "Parker Vonn"),
        ("https://example.org/ada", None),
        ("{{ page.author }}", None),
        ("Written by", None),
        ("", None),
    ],
)
def test_a_byline_is_names_and_nothing_else(printed: str, names: str | None) -> None:
    assert as_names(printed) == names


def test_names_end_where_something_else_begins() -> None:
    assert leading_names("Ada Fern, our woman in the far north of Oban") == "Ada Fern"


@pytest.mark.parametrize(
    "body",
    [
        "<p>By Ada Fern</p>",
        "<p>By <a href='/x'>Ada Fern</a></p>",
        "<span>by</span><span>Ada Fern</span>",
        "<p class='byline'>Ada Fern | 3 May 2026</p>",
        "<div class='author-box'><img alt='x'><span class='author-name'>Ada Fern</span>, our editor</div>",
        "<p>3 May 2026 · <a href='/authors/ada-fern'>Ada Fern</a></p>",
        "<p>Text.</p><p>Written by Ada Fern</p>",
        "<p>Text.</p><div>This post was written by Ada Fern, Head of Letters and Lines at Reed</div>",
        "<p>Text.</p><h2>Article by</h2><div>Ada Fern</div><div>Bo Reed took the pictures.</div>",
        "<p>Text.</p><h6>Author(s)</h6><ul><li><a href='/x'>Ada Fern</a></li></ul>",
        "<p>Text.</p><p><strong>Contributors:</strong> Ada Fern</p>",
        "<p>Text.</p><dl><dt>Autorin</dt><dd>Ada Fern</dd></dl>",
        "<div class='byline'>Sat, 20 Dec, 2026 - 02:00</div><div class='author'>Ada Fern</div>",
        "<p><span itemprop='author' itemscope><span itemprop='name'>Ada Fern</span></span></p>",
    ],
)
def test_a_byline_that_is_only_shown_is_found(body: str) -> None:
    assert metadata_of(SITE, f"<h1>Storm hits the coast</h1>{body}<p>It was wet.</p>").byline == "Ada Fern"


@pytest.mark.parametrize(
    "body",
    [
        "<div class='comments'><span class='author'>Troll Jones</span></div>",
        "<p>By the time we came it was over.</p>",
        "<p class='author'>Read more about the author</p>",
        "<nav><a href='/authors/bo-reed'>Bo Reed</a></nav>",
        "<ul><li><a href='/x'><span>Contributors</span></a></li><li>Online Services</li></ul>",
    ],
)
def test_what_only_looks_like_a_byline_is_none(body: str) -> None:
    assert metadata_of(SITE, f"<h1>Storm hits the coast</h1>{body}<p>It was wet.</p>").byline is None


@pytest.mark.parametrize(
    "author",
    ['"Example Post"', '{"@type": "Organization", "name": "Reed Press"}', '"admin"', '"ada_f"', '"@adafern"'],
)
def test_a_person_shown_goes_before_a_house_stated(author: str) -> None:
    head = SITE + ld(f'{{"@type": "NewsArticle", "headline": "Storm", "author": {author}}}')
    assert metadata_of(head, "<h1>Storm</h1><p>By Ada Fern</p>").byline == "Ada Fern"


def test_the_site_is_none_of_several_authors() -> None:
    head = SITE + ld('{"@type": "Article", "author": ["Ada Fern", "Bo Reed", "Example Post"]}')
    assert metadata_of(head).byline == "Ada Fern, Bo Reed"


def test_a_house_stated_is_better_than_nobody() -> None:
    assert metadata_of(SITE + '<meta name="author" content="Example Post">').byline == "Example Post"


def test_each_of_several_authors_has_a_meta_element() -> None:
    head = "".join(f'<meta name="citation_author" content="{one}">' for one in ("Fern, Ada", "Reed, Bo"))
    assert metadata_of(head).byline == "Ada Fern, Bo Reed"


def test_an_author_that_json_refers_to_is_looked_up() -> None:
    person = '{"@type": "Person", "@id": "#a", "name": "Ada Fern"}'
    data = f'{{"@graph": [{{"@type": "Article", "author": {{"@id": "#a"}}}}, {person}]}}'
    assert metadata_of(ld(data)).byline == "Ada Fern"


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "Article", "author": {"name": "Ada Fern"}, "datePublished": "2026-03-14",}',
        '{"@type": "Article", "author": {"name": "Ada Fern"}, "x": "a "b"", "datePublished": "2026-03-14"}',
        '/*<![CDATA[*/{"@type": "Article", "author": "Ada Fern", "datePublished": "2026-03-14"}/*]]>*/',
        '[{}, {"@type": ["Thing", "NewsArticle"], "author": "Ada Fern", "datePublished": "2026-03-14"}]',
        '{"@type": "WebPage", "author": "Ada Fern", "datePublished": "2026-03-14"}',
    ],
)
def test_json_is_read_in_whatever_state_it_is(data: str) -> None:
    metadata = metadata_of(ld(data))
    assert (metadata.byline, metadata.published) == ("Ada Fern", "2026-03-14")


def test_of_several_articles_the_one_with_the_pages_title_counts() -> None:
    teaser = '{"@type": "NewsArticle", "headline": "Fire", "author": "Bo Reed"}'
    own = '{"@type": "NewsArticle", "headline": "Storm", "author": "Ada Fern"}'
    assert metadata_of(f"<title>Storm | Post</title>{ld(teaser)}{ld(own)}").byline == "Ada Fern"


def titled(title: str, body: str, url: str = "https://example.org/a/b") -> Metadata:
    return metadata_of(f"<title>{title}</title>", body)


@pytest.mark.parametrize(
    ("title", "body", "settled"),
    [
        (
            "Coast storm: all you need to know | Post",
            "<h1>Storm hits the whole coast</h1>",
            "Storm hits the whole coast",
        ),
        (
            "Storm hits the coast | The Daily Example",
            "<h1>The Daily Example</h1><h2>Storm hits the coast</h2>",
            "Storm hits the coast",
        ),
        (
            "Storm hits the coast",
            "<h1>Newsletter</h1><h1>Storm hits the coast again</h1>",
            "Storm hits the coast again",
        ),
        ("Storm hits the coast", "<h1>Weather</h1>", "Storm hits the coast"),
        (
            "The Daily Example - Storm hits the coast",
            "<p><b>Storm hits the coast</b></p>",
            "Storm hits the coast",
        ),
        ("Storm hits the coast | example.org", "<p>Wet.</p>", "Storm hits the coast"),
        ("Storm hits the coast", f"<h1>{'word ' * 60}</h1>", "Storm hits the coast"),
    ],
)
def test_the_title_is_what_the_page_shows_if_it_shows_one(title: str, body: str, settled: str) -> None:
    assert titled(title, body).title == settled


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://www.example.org/c", "https://www.example.org/c"),
        ("https://elsewhere.example/c", "https://example.org/a/b"),
        ("https://example.org/", "https://example.org/a/b"),
        ("javascript:x()", "https://example.org/a/b"),
    ],
)
def test_the_address_is_the_canonical_one_of_the_same_site(canonical: str, url: str) -> None:
    assert metadata_of(f'<link rel="canonical" href="{canonical}">').url == url
