"""What pages say of themselves."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from reader.article.model import Metadata
from reader.extraction.headline import without_site
from reader.extraction.metadata import read_metadata


def metadata_of(head: str, body: str = "<p>Text.</p>", html: str = "<html>") -> Metadata:
    root = document_fromstring(f"{html}<head>{head}</head><body>{body}</body></html>")
    return read_metadata(root, "https://example.org/a/b")


def ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        ("Storm hits the coast | Example Post", "Example Post", "Storm hits the coast"),
        ("Storm hits the coast - Example Post", None, "Storm hits the coast"),
        ("Example Post: the day", "Example Post", "Example Post: the day"),
        ("Example Post - Storm hits the coast", "Example Post", "Storm hits the coast"),
        ("Storm – and then the flood", "Example Post", "Storm – and then the flood"),
        ("Win-win for the well-off", None, "Win-win for the well-off"),
        ("嵐が海岸を襲う｜例新聞", "例新聞", "嵐が海岸を襲う"),
    ],
)
def test_the_sites_name_is_no_part_of_the_title(title: str, site: str | None, bare: str) -> None:
    assert without_site(title, site) == bare


def test_the_heading_shown_goes_before_the_title_stated() -> None:
    head = "<title>Storm hits the coast: live | Post</title>"
    assert (
        metadata_of(head, "<h1 class='logo'>Post</h1><h1>Storm hits the coast</h1>").title
        == "Storm hits the coast"
    )


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ('"Ada Fern"', "Ada Fern"),
        ('{"name": "Ada Fern"}', "Ada Fern"),
        ('[{"name": "Ada Fern"}, {"name": "Bo Reed"}]', "Ada Fern, Bo Reed"),
        ('{"name": ["Ada Fern", "Bo Reed"]}', "Ada Fern, Bo Reed"),
        ('"By Ada Fern"', "Ada Fern"),
        ('"Ada &amp;amp; Bo"', "Ada, Bo"),
        ('"https://example.org/ada"', None),
        ("{}", None),
        ("17", None),
    ],
)
def test_authors_come_in_many_forms(author: str, byline: str | None) -> None:
    assert (
        metadata_of(ld(f'{{"@type": "NewsArticle", "headline": "H", "author": {author}}}')).byline == byline
    )


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2026-03-14", "2026-03-14"),
        ("2026-03", "2026-03"),
        ("2026-03-14T07:45", "2026-03-14T07:45"),
        ("2026-03-14T07:45:00Z", "2026-03-14T07:45:00Z"),
        ("2026-03-14 07:45:00 +0100", "2026-03-14T07:45:00+01:00"),
        ("2026-03-14T07:45:00.123+01:00", "2026-03-14T07:45:00.123+01:00"),
        ("last Tuesday", None),
    ],
)
def test_dates_are_as_exact_as_the_page_says(stated: str, published: str | None) -> None:
    assert metadata_of(f'<meta property="article:published_time" content="{stated}">').published == published


def test_the_time_of_publication_goes_before_other_times() -> None:
    body = '<time datetime="2020-01-01">then</time><time pubdate datetime="2026-03-14">now</time>'
    assert metadata_of("", body).published == "2026-03-14"


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ('<html lang="pt-br">', "", "pt-BR"),
        ('<html lang="zh-Hant-TW">', "", "zh-TW"),
        ('<html xml:lang="cs">', "", "cs"),
        ("<html>", '<meta property="og:locale" content="fr_CA">', "fr-CA"),
        ("<html>", '<meta http-equiv="content-language" content="de">', "de"),
        ('<html lang="{{ lang }}">', "", None),
        ("<html>", "", None),
    ],
)
def test_languages_are_written_in_one_way(html: str, head: str, language: str | None) -> None:
    assert metadata_of(head, html=html).language == language


@pytest.mark.parametrize(
    "data", ["{", "[]", "null", '"x"', "[[[[]]]]", '{"@graph": 3}', "[" * 5_000, '{"@type": {}}']
)
def test_broken_json_is_passed_over(data: str) -> None:
    assert metadata_of(f"<title>Storm</title>{ld(data)}").title == "Storm"


def test_json_in_a_comment_or_with_line_feeds_in_strings_is_read() -> None:
    data = '<!-- {"@type": "Article", "headline": "Storm\nhits", "datePublished": "2026-01-02"} -->'
    assert metadata_of(ld(data)).published == "2026-01-02"


def test_addresses_are_absolute_or_nothing() -> None:
    head = '<link rel="canonical" href="/c"><meta property="og:image" content="javascript:x()">'
    metadata = metadata_of(head)
    assert (metadata.url, metadata.image) == ("https://example.org/c", None)


def test_a_page_that_says_nothing_is_known_by_its_address_alone() -> None:
    assert metadata_of("") == Metadata(url="https://example.org/a/b")
