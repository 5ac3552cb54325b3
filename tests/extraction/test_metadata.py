"""What pages say of themselves."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from reader.article.model import Metadata
from reader.extraction.headline import without_site
from reader.extraction.metadata import read_head


def metadata_of(head: str, body: str = "<p>Text.</p>", html: str = "<html>") -> Metadata:
    root = document_fromstring(f"{html}<head>{head}</head><body>{body}</body></html>")
    return read_head(root, "https://example.org/a/b").metadata


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


def titled(stated: str, body: str, named: str | None = None) -> str | None:
    """Return the title of a page that states one for machines, and the same or another as `<title>`."""
    return metadata_of(
        f'<meta property="og:title" content="{stated}"><title>{named or stated}</title>', body
    ).title


def test_a_lower_heading_that_repeats_the_title_goes_before_another_storys_highest() -> None:
    body = "<h2>Storm hits the coast</h2><h3>More</h3><h1>Why did nobody ask the reindeer?</h1>"
    assert titled("Storm hits the coast - Post", body) == "Storm hits the coast"


def test_titles_that_agree_outweigh_a_lone_heading_without_a_word_of_theirs() -> None:
    body = "<h1>A message from Ada Fern, who founded Example Post</h1>"
    assert (
        titled("Storm hits the coast", body, "Storm hits the coast | Example Post") == "Storm hits the coast"
    )


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ("Storm: what we know of the damage", None),
        ("Post", None),
        ("Storms are hitting our shores", "What you should know today | Post"),
    ],
    ids=["in other words", "the site's name alone", "titles that do not agree"],
)
def test_a_lone_heading_stays_the_title_where_the_titles_do_not_outvote_it(
    stated: str, named: str | None
) -> None:
    head = '<meta property="og:site_name" content="Post">'
    head += f'<meta property="og:title" content="{stated}"><title>{named or stated}</title>'
    heading = "Stormy night leaves the harbour in ruins"
    assert metadata_of(head, f"<h1>{heading}</h1>").title == heading


def test_a_lone_heading_under_no_title_but_the_sites_own_is_the_title() -> None:
    body = "<h1>Thirty ships sunk in one night</h1>"
    assert metadata_of("<title>Example Post</title>", body).title == "Thirty ships sunk in one night"


def test_what_one_stated_title_has_beside_another_is_the_sites_name() -> None:
    body = "<h1>Fern Data Blog</h1><h1>What is a harbour?</h1><h3>Storm hits the northern coast</h3>"
    named = "Fern Data Blog: Storm hits the northern coast"
    assert titled("Storm hits the northern coast", body, named) == "Storm hits the northern coast"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Climate Change", "Climate Change"),
        ("World news", "Climate Change in the north | World news"),
        ("Supporting climate change", "Climate Change in the north | World news"),
    ],
    ids=["the title's own words", "the section that it is in", "a word that the title lacks"],
)
def test_a_short_lone_heading_is_the_title_where_all_its_words_are_stated(heading: str, title: str) -> None:
    stated = "Climate Change in the north | World news | Example Post"
    assert titled(stated, f"<h1>{heading}</h1>") == title


@pytest.mark.parametrize("address", ["/", "https://example.org", "https://example.org/", "//example.org/"])
def test_a_heading_that_leads_to_the_front_page_is_the_sites_name(address: str) -> None:
    body = f"<h1><a href='{address}'>Storm Post</a></h1><p>Text.</p>"
    assert titled("Storm Post reads the coast", body) == "Storm Post reads the coast"


@pytest.mark.parametrize("address", ["#", "", "/a/b", "?page=1", "https://example.org/a/b"])
def test_a_heading_that_leads_elsewhere_may_be_the_title(address: str) -> None:
    assert (
        titled("Storm hits coast: live", f"<h1><a href='{address}'>Storm hits coast</a></h1>")
        == "Storm hits coast"
    )


def test_of_headings_about_the_same_thing_the_first_is_the_articles() -> None:
    body = "<h1>The best places for swimming in Oban</h1><h1>Where to sail and row in Oban</h1>"
    stated = "Our favourite swimming in Oban"
    assert titled(stated, body, "Where to swim in Oban") == "The best places for swimming in Oban"


def test_a_heading_that_says_the_very_same_goes_before_one_above_it() -> None:
    body = "<h1>All storms on the northern coast</h1><h1>Storm hits the northern coast</h1>"
    assert titled("Storm hits the northern coast", body) == "Storm hits the northern coast"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("The most shameful neglect of a harbour", "The most shameful neglect of a harbour"),
        ("Reindeer are back on the hills", "This year’s most shameful neglect"),
    ],
    ids=["in part the same words", "another story"],
)
def test_the_first_of_several_headings_is_the_title_if_it_is_not_quite_unlike(first: str, title: str) -> None:
    body = f"<h1>{first}</h1><p>Text.</p><h1>Recently on the coast</h1>"
    assert titled("This year’s most shameful neglect", body) == title


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>Storm hits<br>the coast</h1>",
        "<h1><div>Storm hits</div><div>the coast</div></h1>",
        "<h1>Sto<b>rm</b> hits <span>the</span>\u00a0coast</h1>",
    ],
)
def test_words_on_two_lines_of_a_heading_stay_apart(heading: str) -> None:
    assert titled("Storm hits the coast", heading) == "Storm hits the coast"


def test_a_page_without_headings_shows_its_title_in_a_line_of_text() -> None:
    body = "<p>" + "Storm hits the coast. " * 20 + "</p><p><b>STORM HITS THE COAST!</b></p>"
    assert titled("Storm hits the coast", body) == "STORM HITS THE COAST!"


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
