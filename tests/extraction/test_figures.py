"""Captions, from the many ways that pages have of setting a picture into a text."""

from __future__ import annotations

import pytest

from reader.article.model import Article, BlockKind
from tests.extraction.articles import article_of, between, in_article

LONG = "The council met on Monday, talked for three hours, and put off every decision until the autumn. "


def captions_of(article: Article) -> list[str]:
    return [article.text_of(one) for one in article.blocks if one.kind is BlockKind.CAPTION]


def figure(inner: str, picture: str = "<img src='/a.jpg'>") -> str:
    return f"<figure>{picture}<figcaption>{inner}</figcaption></figure>"


@pytest.mark.parametrize(
    "picture",
    [
        '<img data-src="/a.jpg" src="data:image/gif;base64,R0l">',
        '<img src="/blank.svg" data-lazy-src="/a.jpg">',
        '<img src="/blank.svg" data-srcset="/s.jpg 300w, /a.jpg 900w">',
        '<img srcset="/s.jpg 1x, /a.jpg 2x">',
        '<img srcset="/a.jpg">',
        '<picture><source srcset="/s.jpg 300w, /a.jpg 900w"><img alt="x"></picture>',
    ],
)
def test_a_picture_that_is_loaded_late_has_its_address(picture: str) -> None:
    assert between(in_article(figure("The pump, at rest.", picture))) == (
        "[caption] The pump, at rest.\n    image: https://gazette.example/a.jpg",
    )


@pytest.mark.parametrize(
    "button",
    [
        "<button>Enlarge this image</button>",
        "<button aria-label='Enlarge this image'><svg></svg></button>",
        "<div role='button'>Enlarge this image</div>",
    ],
)
def test_what_a_button_says_is_the_captions_label(button: str) -> None:
    article = in_article(f"<figure><img src=/a.jpg>{button}<figcaption>The pump.</figcaption></figure>")
    assert between(article)[0].split("\n")[:2] == ["[caption] The pump.", "    label: Enlarge this image"]


@pytest.mark.parametrize(
    "inner",
    [
        "<span>1of4</span>The pump, at rest.",
        "<span>1 / 4</span> The pump, at rest.",
        "<span class='slide-count'>6</span>The pump, at rest.",
        "<span>The pump, at rest.</span> <span>The pump, at rest.</span>",
    ],
)
def test_counters_and_repeats_are_no_part_of_a_caption(inner: str) -> None:
    assert captions_of(in_article(figure(inner))) == ["The pump, at rest."]


def test_a_caption_that_is_seen_but_not_read_out_is_kept() -> None:
    assert captions_of(in_article(figure("<span aria-hidden='true'>The pump, at rest.</span>"))) == [
        "The pump, at rest."
    ]


def test_a_year_at_the_start_of_a_caption_stays() -> None:
    assert captions_of(in_article(figure("<b>1994</b> was a wet year."))) == ["1994 was a wet year."]


def test_a_caption_for_wide_screens_and_one_for_narrow_ones_are_one() -> None:
    wide, narrow = figure("The pump, at rest."), "<p class='mobile-caption'>The pump, at rest.</p>"
    assert captions_of(in_article(wide + narrow)) == ["The pump, at rest."]


def test_captions_that_differ_are_all_kept() -> None:
    assert captions_of(in_article(figure("The pump.") + figure("The pump, at work."))) == [
        "The pump.",
        "The pump, at work.",
    ]


@pytest.mark.parametrize(
    "link", ["/subscribe?utm_campaign=mugs", "https://shop.example/?a=1&utm_medium=affiliates"]
)
def test_a_picture_that_sells_something_is_no_part_of_the_article(link: str) -> None:
    promotion = figure(f"<a href='{link}'>Want more? Buy our magazine for three months.</a> (Image: us)")
    assert between(in_article(promotion)) == ()


def test_a_caption_with_a_link_is_a_caption() -> None:
    assert captions_of(in_article(figure("<a href='/p'>The pump</a>, at rest."))) == ["The pump, at rest."]


@pytest.mark.parametrize(
    "page",
    [
        "<div class=a><h1>The pump</h1>{figure}</div><div class=b>{text}</div>",
        "<header><h1>The pump</h1><div>{figure}</div></header><article>{text}</article>",
        "<main><div>{figure}</div><h1>The pump</h1><div class=b>{text}</div></main>",
    ],
)
def test_the_picture_above_the_text_is_part_of_the_article(page: str) -> None:
    text = f"<p>{LONG * 2}</p>" * 5
    source = page.format(figure=figure("The pump, at rest."), text=text)
    article = article_of(f"<html><head><title>The pump</title></head><body>{source}</body></html>")
    assert captions_of(article) == ["The pump, at rest."]
    assert article.text.count(LONG.strip()) == 10


@pytest.mark.parametrize(
    "box", ["<nav>{figure}</nav>", "<div><a href='/x'>{figure}</a></div>", "<aside>{figure}</aside>"]
)
def test_a_picture_that_leads_elsewhere_or_stands_beside_is_not(box: str) -> None:
    text = f"<p>{LONG * 2}</p>" * 5
    beside = box.format(figure=figure("Another story."))
    page = f"<body><div><h1>The pump</h1>{beside}</div><article>{text}</article></body>"
    assert captions_of(article_of(f"<html><head><title>The pump</title></head>{page}</html>")) == []


def test_a_heading_that_is_called_a_caption_is_none() -> None:
    inner = (
        "<div class='box-title'><div class='caption'><b class='caption-text'>A note from the author</b>"
        "</div></div><p>Thank you all.</p>"
    )
    assert captions_of(in_article(inner)) == []


@pytest.mark.parametrize(
    ("address", "image"),
    [
        ("img/a.jpg", "img/a.jpg"),
        ("/img/a%20b.jpg?x=1", "/img/a%20b.jpg?x=1"),
        ("file:///home/ada/a.jpg", "file:///home/ada/a.jpg"),
        ("//cdn.example.org/a.jpg", "https://cdn.example.org/a.jpg"),
        ("https://cdn.example.org/a.jpg", "https://cdn.example.org/a.jpg"),
        ("data:image/gif;base64,R0l", None),
        ("javascript:alert(1)", None),
        ("mailto:ada@example.org", None),
        ("//[", None),
        ("?x", None),
        ("a\x85b.jpg", None),
    ],
)
def test_of_a_page_without_an_address_pictures_lie_beside_it(address: str, image: str | None) -> None:
    page = (
        f"<article><p>{LONG * 3}</p>{figure('A pump.', f'<img src={chr(34)}{address}{chr(34)}>')}</article>"
    )
    article = article_of(f"<html><body>{page}</body></html>", url=None)
    assert [one.image for one in article.blocks if one.kind is BlockKind.CAPTION] == [image]
