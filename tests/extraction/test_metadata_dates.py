"""Dates as pages state and show them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from reader.extraction.dates import address_date, shown_date, stated_date
from reader.extraction.metadata import read_head
from tests.extraction.test_metadata import ld, metadata_of


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2026-03-14T07:45:00+0100", "2026-03-14T07:45:00+01:00"),
        ("2026/3/4 7:45", "2026-03-04T07:45"),
        ("20260314", "2026-03-14"),
        ("20260314T074500Z", "2026-03-14T07:45:00Z"),
        ("Sat, 14 Mar 2026 07:45:00 +0100", "2026-03-14T07:45:00+01:00"),
        ("1773474300", "2026-03-14T07:45:00Z"),
        (1773474300000, "2026-03-14T07:45:00Z"),
        ("March 14, 2026", "2026-03-14"),
        ("2026-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        (True, None),
        ({}, None),
        ("", None),
    ],
)
def test_machines_write_dates_in_many_forms(stated: object, read: str | None) -> None:
    assert stated_date(stated) == read


@pytest.mark.parametrize(
    "shown",
    [
        "Saturday, March 14th, 2026",
        "Mar. 14, 2026, 7:45 a.m.",
        "14 mars 2026 à 07 h 45",
        "14. März 2026",
        "14 de marzo de 2026",
        "14 marca 2026 r.",
        "14 марта 2026",
        "14 Mart 2026",
        "14 مارس 2026",
        "14 במרץ 2026",
        "2026年3月14日",
        "2026년 3월 14일",
        "14.03.2026",
        "14/3/2026",
        "Posted 03/14/2026",
        "2026-03-14",
    ],
)
def test_people_write_dates_in_many_languages(shown: str) -> None:
    assert shown_date(shown, None) == "2026-03-14"


@pytest.mark.parametrize(
    "shown",
    [
        "3 December 2026",
        "3rd of December, 2026",
        "3. Dezember 2026",
        "3 de diciembre de 2026",
        "3 dezembro 2026",
        "3 dicembre 2026",
        "3 décembre 2026",
        "3 dec. 2026",
        "3-Dec-2026",
    ],
)
def test_a_month_that_begins_like_a_word_for_of_is_read_whole(shown: str) -> None:
    assert shown_date(shown, None) == "2026-12-03"


@pytest.mark.parametrize(
    ("language", "read"), [("en-US", "2026-03-04"), ("en-GB", "2026-04-03"), ("fr", "2026-04-03")]
)
def test_the_language_settles_which_number_is_the_day(language: str, read: str) -> None:
    assert shown_date("3/4/2026", language) == read


@pytest.mark.parametrize("text", ["in May 2026", "32 March 2026", "version 3.14.2026.1", "room 14, 2026", ""])
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert shown_date(text, None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2026/03/14/storm", "2026-03-14"),
        ("https://example.org/2026/mar/14/storm", "2026-03-14"),
        ("https://example.org/news/20260314-storm", "2026-03-14"),
        ("https://example.org/2026/march/14/storm", "2026-03-14"),
        ("https://example.org/2026/3/4/storm", "2026-03-04"),
        ("https://example.org/a/2026031499", None),
        ("https://example.org/2026/12/storm", None),
        ("https://example.org/2026/12/2_storms", "2026-12-02"),
        ("https://example.org/2026/13/14/storm", None),
        (None, None),
    ],
)
def test_an_address_may_name_the_day(url: str | None, day: str | None) -> None:
    assert address_date(url) == day


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


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    for read in (stated_date(text), shown_date(text, "en"), address_date(f"https://example.org/{text}")):
        assert read is None or read[:4].isdigit()
