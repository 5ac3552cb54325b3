"""What becomes of the things that pages are made of."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.article.model import BlockKind, Direction, Page
from reader.errors import SourceError
from reader.extraction import extract
from tests.extraction.articles import article_of, between, in_article, no_language

LONG = "The council met on Monday, talked for three hours, and put off every decision until the autumn. "


# -- blocks


def test_two_breaks_make_a_paragraph_and_one_makes_a_space() -> None:
    article = in_article("<p>One line<br>goes on here.<br> <br>Another paragraph.</p>")
    assert between(article) == ("[paragraph] One line goes on here.", "[paragraph] Another paragraph.")


@pytest.mark.parametrize("character", ["\u200d", "\u200b\u00a0", "\ufeff", "\ue801"])
def test_a_paragraph_of_nothing_that_is_seen_is_none(character: str) -> None:
    article = in_article(f"<p>One paragraph.</p><p>{character}</p><p>Another{character} paragraph.</p>")
    assert len(between(article)) == 2


def test_text_straight_in_a_box_is_a_paragraph() -> None:
    article = in_article(
        "<div>Straight in the box it stands. <p>This is in a paragraph.</p> And behind it.</div>"
    )
    assert between(article) == (
        "[paragraph] Straight in the box it stands.",
        "[paragraph] This is in a paragraph.",
        "[paragraph] And behind it.",
    )


def test_lists_know_their_depth() -> None:
    article = in_article(
        "<p>There are these kinds of boats here:</p><ol><li>boats that sail very well"
        "<ul><li>with one mast, as most have</li></ul></li><li>boats that do not sail at all</li></ol>"
    )
    assert between(article)[1:] == (
        "[list item 1] boats that sail very well",
        "[list item 2] with one mast, as most have",
        "[list item 1] boats that do not sail at all",
    )


def test_headings_know_their_level() -> None:
    assert between(in_article("<h3>A heading here</h3><p>And a sentence below it, to the point.</p>"))[0] == (
        "[heading 3] A heading here"
    )


def test_preformatted_text_keeps_its_lines() -> None:
    article = in_article(
        "<p>The program is this one here:</p><pre>if wet:<br>    sail()\n    <b>eat</b>()</pre>"
    )
    assert between(article)[1] == "[preformatted] if wet:\n    sail()\n    eat()"


def test_a_table_of_data_is_aligned_by_what_is_seen() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{many}</td></tr>" for name, many in (("東京", "9"), ("Rome", "12"))
    )
    article = in_article(f"<p>The table below says how many there are:</p><table>{rows}</table>")
    assert between(article)[1] == "[table] 東京  9\nRome  12"


def test_links_in_a_table_are_known_and_lines_in_a_cell_are_words() -> None:
    rows = (
        "<tr><th>City</th><th>Ships</th></tr><tr><td>Rome,<br>Old <a href='/o'>Port</a></td><td>9</td></tr>"
        "<tr><td>Genoa</td><td><a href='/g'>1<b>2</b></a></td></tr>"
    )
    article = in_article(f"<p>The table says how many there are:</p><table>{rows}</table>")
    assert between(article)[1].split("\n") == [
        "[table] City            Ships",
        "Rome, Old Port  9",
        "Genoa           12",
        "    link: Port → https://gazette.example/o",
        "    link: 12 → https://gazette.example/g",
    ]


def test_a_table_that_arranges_a_page_is_no_table() -> None:
    article = article_of(
        f"<html><body><table><tr><td><p>{LONG}</p><p>{LONG * 2}</p></td><td></td></tr></table>"
    )
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 2


def test_stretches_inside_a_paragraph_are_known() -> None:
    article = in_article("<p>It is <em>very</em> <a href='x'>far <b>away</b></a>, says <code>map</code>.</p>")
    assert between(article)[0].split("\n")[1:] == [
        "    emphasis: very",
        "    link: far away → https://gazette.example/news/x",
        "    strong: away",
        "    code: map",
    ]


def test_a_stretch_around_blocks_is_cut_at_their_edges() -> None:
    article = in_article(
        "<b><div>The first of the two boxes.</div><div>The second of the two boxes.</div></b>"
    )
    assert [line for block in between(article) for line in block.split("\n")[1:]] == [
        "    strong: The first of the two boxes.",
        "    strong: The second of the two boxes.",
    ]


@pytest.mark.parametrize(
    "target", ["javascript:x()", "JAVA\tSCRIPT:x()", "data:text/html,x", "#top", "http://", ""]
)
def test_links_that_lead_nowhere_or_do_things_are_text_alone(target: str) -> None:
    article = in_article(
        f'<p>Look at <a href="{target}">this one</a>, which is a sentence of some length.</p>'
    )
    assert between(article) == ("[paragraph] Look at this one, which is a sentence of some length.",)


def test_without_an_address_relative_links_lead_nowhere() -> None:
    page = f"<html><body><article><p>{LONG}<a href='/x'>See here</a>.</p><p>{LONG}</p></article>"
    assert article_of(page, url=None).inlines == ()


def test_readings_above_characters_are_left_out() -> None:
    article = in_article(
        "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>は中国から日本へ伝わった。</p>", "ja"
    )
    assert between(article) == ("[paragraph] 漢字は中国から日本へ伝わった。",)


# -- quotations


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "“so it is”"),
        ("de", "„so it is“"),
        ("fr", "«\u00a0so it is\u00a0»"),
        ("fr-CH", "«so it is»"),
        ("ja", "「so it is」"),
    ],
)
def test_a_quotation_earns_the_marks_of_its_language(language: str, marked: str) -> None:
    assert between(in_article("<p>She answered <q>so it is</q> and went.</p>", language)) == (
        f"[paragraph] She answered {marked} and went.",
    )


@pytest.mark.parametrize(
    "inner", ["“<q>so it is</q>”", "“<q>so it is</q>,” she said", "<q>“so it is”</q>", "« <q>so it is</q> »"]
)
def test_marks_that_are_there_already_are_not_doubled(inner: str) -> None:
    article = in_article(f"<p>She answered {inner} and went.</p>")
    assert sum(article.text.count(mark) for mark in "“”«»") == 2
    assert [article.text_of(one) for one in article.quotations] == ["so it is"]


def test_emphasis_that_is_called_a_quotation_is_one_without_marks() -> None:
    article = in_article('<p>She called it <em class="quote">a very good day</em> and went.</p>')
    assert between(article) == ("[paragraph] She called it a very good day and went.",)
    assert [article.text_of(one) for one in article.quotations] == ["a very good day"]


@pytest.mark.parametrize(
    "said",
    [
        "<footer>— Ada Fern, engineer</footer>",
        "<cite>Ada Fern</cite>",
        '<p class="attribution">Ada Fern (engineer)</p>',
    ],
)
def test_a_block_quote_knows_who_spoke(said: str) -> None:
    article = in_article(
        f"<blockquote><p>Nobody has ever seen it stop, not even once.</p>{said}</blockquote>"
    )
    assert between(article) == (
        "[blockquote] Nobody has ever seen it stop, not even once.\n    speaker: Ada Fern",
    )


def test_a_title_cited_inside_a_block_quote_stays_in_it() -> None:
    article = in_article("<blockquote>I read <cite>The Pump</cite> twice, and then once more.</blockquote>")
    assert between(article) == ("[blockquote] I read The Pump twice, and then once more.",)


# -- captions


def test_a_caption_called_so_by_its_class_alone_takes_its_picture_along() -> None:
    article = in_article(
        '<div class="img"><img data-src="/p.jpg" src="data:x">'
        '<span class="photo-caption">The pump, at rest.</span></div>'
    )
    assert between(article) == ("[caption] The pump, at rest.\n    image: https://gazette.example/p.jpg",)


def test_pictures_of_a_gallery_have_a_caption_each() -> None:
    one, other = (f"<figure><img src='{n}.jpg'><figcaption>Picture {n}.</figcaption></figure>" for n in "ab")
    article = in_article(f"<figure>{one}{other}<figcaption>Both at once.</figcaption></figure>")
    assert [block.split("\n")[0] for block in between(article)] == [
        "[caption] Picture a.",
        "[caption] Picture b.",
        "[caption] Both at once.",
    ]


def test_a_figure_around_words_keeps_them_in_the_text() -> None:
    article = in_article(
        "<figure><blockquote>Nobody has ever seen it stop, not even once.</blockquote>"
        "<figcaption>Ada Fern, in her speech</figcaption></figure>"
    )
    assert between(article) == (
        "[blockquote] Nobody has ever seen it stop, not even once.",
        "[caption] Ada Fern, in her speech",
    )


def test_a_picture_without_words_leaves_nothing() -> None:
    assert between(in_article("<figure><img src='a.jpg'></figure>")) == ()


def test_a_caption_never_stands_in_the_body() -> None:
    article = in_article(
        "<p>Before. <figure><img src=a.jpg><figcaption>The caption itself.</figcaption></figure>"
    )
    assert article.text.count("The caption itself.") == 1


# -- what is no part of it


@pytest.mark.parametrize(
    "junk",
    [
        '<div class="share-bar">Share this story with your friends, wherever they are</div>',
        '<div class="newsletterSignup"><p>Never miss a story: our letter, every morning.</p></div>',
        '<aside role="complementary">Some other story that has nothing to do with this one.</aside>',
        "<div class='publicite'>Le fromage du village est le meilleur de tous les fromages.</div>",
        "<div id='jp-relatedposts'><p>Another village, another pump, and who is to pay for it all.</p></div>",
        "<section id='kommentare'><p>I do not agree with what is said here of the pump.</p></section>",
        "<p>Advertisement</p>",
        "<p>Read more: <a href='/x'>Another village, another pump</a></p>",
        "<h3>Related articles</h3><ul><li><a href='/a'>One</a></li><li><a href='/b'>Another</a></li></ul>",
        "<script>document.write('Some words that a script would write into the page.')</script>",
        "<noscript>Please switch scripts on to read this page, it is worth it.</noscript>",
        '<span class="sr-only">Only for those who hear the page read aloud to them.</span>',
        "<button>Listen to this</button>",
        "<!-- a comment, of which nobody should ever read a word -->",
        "<iframe src='https://ads.example/'>Your browser shows no frames, which is a pity.</iframe>",
    ],
)
def test_what_is_no_part_of_the_article_is_left_out(junk: str) -> None:
    assert between(in_article(junk)) == ()


def test_a_sentence_that_begins_like_boilerplate_stays() -> None:
    sentence = "Advertisements for the pump hang in every street of the village this week."
    assert between(in_article(f"<p>{sentence}</p>")) == (f"[paragraph] {sentence}",)


def test_a_page_named_like_junk_from_end_to_end_is_read_all_the_same() -> None:
    article = article_of(
        f'<html><body><div class="social-sidebar"><p>{LONG * 3}</p><p>{LONG * 2}</p></div></body>'
    )
    assert len(article.blocks) == 2


def test_a_menu_that_was_never_closed_does_not_swallow_the_article() -> None:
    article = article_of(
        f"<html><body><nav><a href='/'>Home</a><div><h1>A night</h1><p>{LONG}</p><p>{LONG}</p></div>"
    )
    assert article.text.count(LONG.strip()) == 2


def test_a_lead_outside_the_box_that_scores_best_is_not_lost() -> None:
    parts = "".join(f"<section><div><p>Part {number}. {LONG}</p></div></section>" for number in range(6))
    article = article_of(f"<html><body><div>Menu</div><article>{parts}</article><p>{LONG}</p></body></html>")
    assert [f"Part {number}." in article.text for number in range(6)] == [True] * 6


def test_discussion_longer_than_the_article_is_left_out() -> None:
    comments = "".join(f"<p>{LONG}And I, reader {number}, do not agree.</p>" for number in range(30))
    article = article_of(
        f"<html><body><h1>A night in town</h1><div class='story'><p>{LONG}</p><p>{LONG}</p></div>"
        f"<div id='comments'>{comments}</div></body></html>"
    )
    assert "do not agree" not in article.text


def test_the_byline_above_the_text_is_metadata_and_no_line_of_it() -> None:
    article = article_of(
        '<html><head><meta name="author" content="Ada Fern"></head><body><article>'
        "<h1>The pump stands still</h1>"
        f"<p>By Ada Fern, 3 May 2026</p><p>{LONG}</p><p>{LONG}</p></article></body></html>"
    )
    assert article.metadata.byline == "Ada Fern"
    assert [article.text_of(block) for block in article.blocks] == [
        "The pump stands still",
        LONG.strip(),
        LONG.strip(),
    ]


# -- languages


def test_the_direction_follows_the_script() -> None:
    text = "اجتمع المجلس البلدي يوم الاثنين وناقش بناء مدرسة جديدة بالقرب من النهر لمدة ثلاث ساعات. " * 3
    article = article_of(f"<html lang='ar'><body><article><p>{text}</p><p>{text}</p></article>")
    assert (article.metadata.language, article.metadata.direction) == ("ar", Direction.RTL)


def test_a_page_that_names_no_language_is_asked_about_by_its_own_text() -> None:
    asked: list[str] = []

    def detect(text: str) -> str | None:
        asked.append(text)
        return "en"

    body = f"<html><body><nav>Startseite Kontakt</nav><article><p>{LONG}</p><p>{LONG}</p></article>".encode()
    article = extract(Page(source="page", body=body, media_type="text/html"), detect)
    assert article.metadata.language == "en"
    assert "startseite" not in asked[0].lower()


# -- pages that are none


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<!-- nothing -->",
        "<html><head><title>Only a name</title></head><body><script>x()</script></body></html>",
        "<html><body><p hidden>Nobody sees this</p></body></html>",
        "<div>" * 200_000,
        "<blockquote>" * 5_000,
    ],
)
def test_a_page_without_text_is_told(page: str) -> None:
    with pytest.raises(SourceError, match="there is no article on this page"):
        article_of(page)


@pytest.mark.parametrize("tag", ["div", "span", "font", "blockquote", "q", "b", "li", "ul", "table", "a"])
def test_a_page_nested_beyond_measure_is_read_or_refused(tag: str) -> None:
    try:
        article = article_of(f"<html><body><p>{LONG}</p>" + f"<{tag}>" * 20_000 + f"<p>{LONG}</p>")
    except SourceError:
        return
    assert LONG.strip() in article.text


def test_a_page_that_never_closes_its_fonts_loses_nothing() -> None:
    body = "".join(f"<p><font><b>Number {number}. {LONG}" for number in range(300))
    article = article_of(f"<html><body>{body}")
    assert "Number 299" in article.text


def test_entities_are_not_expanded_from_elsewhere() -> None:
    article = article_of(
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">'
        f'<!ENTITY b "&a;&a;&a;&a;">]><html><body><article><p>{LONG}&f;&b;</p><p>{LONG}</p></article></body>'
    )
    assert "root:" not in article.text
    assert "aaaaaaaaaa" not in article.text


def test_a_long_page_is_read_whole() -> None:
    article = article_of("<html><body><article>" + f"<p>{LONG}</p>" * 3_000 + "</article></body></html>")
    assert len(article.blocks) == 3_000


def test_importing_the_door_loads_nothing_heavy() -> None:
    code = (
        "import sys, reader.extraction; "
        "sys.exit(any(name in sys.modules for name in ('lxml', 'readability', 'markdown_it', 'chardet')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_plain_text_is_read_as_text() -> None:
    page = Page(source="page", body=f"{LONG}\n\n{LONG}\n".encode(), media_type="text/plain")
    assert len(extract(page, no_language).blocks) == 2


def test_markdown_without_text_is_told() -> None:
    with pytest.raises(SourceError, match="there is no article"):
        article_of("---\ntitle: Only a name\n---\n", "text/markdown")


def test_html_in_markdown_is_text() -> None:
    article = article_of("A <b>bold</b> claim.\n\n<script>x()</script>\n", "text/markdown")
    assert article.text == "A <b>bold</b> claim.\n\n<script>x()</script>"
