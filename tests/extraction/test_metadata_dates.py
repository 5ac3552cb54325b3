"""When an article was published: which of a page's dates counts."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from reader.extraction.metadata import read_head
from tests.extraction.test_metadata import ld, metadata_of

STATED = ld('{"@type": "NewsArticle", "headline": "H", "datePublished": "2026-03-14"}')
META = '<meta property="article:published_time" content="2026-03-15">'
SHOWN = "<h1>Storm hits the coast</h1><p class='date'>16 March 2026</p><p>It was wet.</p>"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (STATED + META, SHOWN, "2026-03-14"),
        (META, SHOWN, "2026-03-15"),
        ("", SHOWN, "2026-03-16"),
        ("", "<h1>Storm</h1><p>Updated: 17 March 2026</p><p>Published: 16 March 2026</p>", "2026-03-16"),
        ("", "<h1>Storm</h1><p>Updated: 17 March 2026</p>", "2026-03-17"),
        ("", "<h1>Storm</h1><aside><p class='date'>1 May 2020</p></aside>", None),
        ("", "<h1>Storm</h1><p>Wet.</p><footer>Founded on 1 May 1920</footer>", None),
        (
            '<script>x = {"publishedAt":"2026-03-18T10:00:00Z"}</script>',
            "<p>Wet.</p>",
            "2026-03-18T10:00:00Z",
        ),
        ('<meta property="article:modified_time" content="2026-03-19">', "<p>Wet.</p>", "2026-03-19"),
        (
            "",
            "<p><time>9 May 2020</time> and <time itemprop='datePublished'>16 March 2026</time>",
            "2026-03-16",
        ),
    ],
)
def test_what_is_stated_goes_before_what_is_shown_and_both_before_changes(
    head: str, body: str, published: str | None
) -> None:
    assert metadata_of(head, body).published == published


HEADING = "<h1>Storm hits the coast</h1>"
AT_IMPORT = '<meta property="article:published_time" content="2026-03-14T09:00:00Z">'


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("<p>2 May 2019</p>", "2019-05-02"),
        ("<p>By Ada Fern <time datetime='2019-05-02'>7 years ago</time> in <a>News</a></p>", "2019-05-02"),
        ("<p>By Ada Fern <time datetime='2019-05-02'></time></p>", "2019-05-02"),
        ("<p>Published <b>2 May 2019</b> Updated <b>1 March 2020</b></p>", "2019-05-02"),
        ("<p>13 March 2026</p>", "2026-03-14T09:00:00Z"),
        ("<p>14 April 1912</p>", "2026-03-14T09:00:00Z"),
        ("<div class='related'><p>2 May 2019</p></div>", "2026-03-14T09:00:00Z"),
        ("<p>20 March 2026</p>", "2026-03-14T09:00:00Z"),
        ("<p>Updated 2 May 2019</p>", "2026-03-14T09:00:00Z"),
        ("<p>Fifty years after the storm of 2 May 2019, we asked the town</p>", "2026-03-14T09:00:00Z"),
        (f"<p>{'It was wet. ' * 60}</p><p>2 May 2019</p>", "2026-03-14T09:00:00Z"),
    ],
    ids=[
        "a line",
        "a time",
        "an empty time",
        "both",
        "a time zone off",
        "the story's day",
        "another article's",
        "later",
        "a change",
        "in a sentence",
        "further below",
    ],
)
def test_an_earlier_date_beside_the_heading_goes_before_the_one_stated(shown: str, published: str) -> None:
    assert metadata_of(AT_IMPORT, f"{HEADING}{shown}<p>It was wet.</p>").published == published


def test_the_day_shown_completes_the_month_stated() -> None:
    head = '<meta name="citation_date" content="2026-03">'
    assert metadata_of(head, f"{HEADING}<p>16 March 2026</p>").published == "2026-03-16"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Updated: 17 March 2026 | Published: 16 March 2026</p>",
        "<p><b>Updated</b> <span>17 March 2026</span> <b>Published</b> <span>16 March 2026</span></p>",
        "<p>16 March 2026 (updated 17 March 2026)</p>",
        "<p>Posted by Ada Fern, Bo Reed and Cy Oak for the Example Post on 16 March 2026, all posts</p>",
        "<div class='sidebar'><h4>Published</h4><p>16 March 2026</p></div>",
        "<aside><h3>Published</h3><time datetime='2026-03-16'>16 March</time> 2026</aside>",
        "<footer class='entry-meta'><span class='date'>16 March 2026</span></footer>",
        "<p id='todays-date'>18 March 2026</p><p class='date'>16 March 2026</p>",
        "<p class='date'>18 March 2019, accessed</p><p class='info'>Accessed 18 March 2026</p>"
        "<p class='date'>16 March 2026</p>",
        "<aside class='related'><p>Published 18 March 2026</p></aside><p>16 March 2026</p>",
    ],
)
def test_a_date_counts_by_the_words_and_the_box_that_it_stands_in(body: str) -> None:
    assert metadata_of("", f"{HEADING}{body}<p>It was wet.</p>").published == "2026-03-16"


def test_the_end_of_a_sentence_is_no_label() -> None:
    body = f"<p>{'It was wet. ' * 60}And so it was published</p><p>16 March 2016</p><p>17 March 2017</p>"
    assert metadata_of("", HEADING + body).published is None


@pytest.mark.parametrize("name", ["published", "pub_date", "og:publish_date", "article:post_date"])
def test_meta_elements_have_many_names_for_it(name: str) -> None:
    assert metadata_of(f'<meta name="{name}" content="July 17, 2026">').published == "2026-07-17"


def test_what_a_component_is_given_may_state_the_date() -> None:
    data = "{&quot;title&quot;:&quot;Storm&quot;,&quot;datePublished&quot;:&quot;2026-03-16T09:00:00Z&quot;}"
    body = f'<x-island props="{data}"><p>It was wet.</p></x-island>'
    assert metadata_of("", HEADING + body).published == "2026-03-16T09:00:00Z"


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://example.co.uk/a", "2026-04-03"),
        ("https://example.com.au/a", "2026-04-03"),
        ("https://example.in/a", "2026-04-03"),
        ("https://example.org/a", "2026-03-04"),
        (None, "2026-03-04"),
    ],
)
def test_english_numbers_are_read_as_the_country_of_the_address_writes_them(
    url: str | None, read: str
) -> None:
    page = f"<html lang='en'><body>{HEADING}<p class='date'>03/04/2026</p><p>It was wet.</p></body></html>"
    assert read_head(document_fromstring(page), url).metadata.published == read
