"""Which part of a page is taken for the article."""

from __future__ import annotations

import json

import pytest

from reader.extraction.tree import is_called, parse
from tests.extraction.articles import article_of

FIRST = "The council met on Monday, talked for three hours, and put off every decision until the autumn."
SECOND = (
    "Nobody in the gallery was surprised, since the council had put off the same decisions in the spring."
)
OTHER = (
    "Thirty ships lay in the harbour last night, more than anybody who works there had ever counted before."
)
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
LONG_OTHER = "".join(f"<p>{OTHER} {number}</p>" for number in range(9))


def text_of(page: str) -> str:
    return article_of(page).text


def test_words_lead_to_the_article_where_no_tag_names_it() -> None:
    page = f"<div class=a><div><p>{OTHER}</p></div><div class=elementor-widget>{BODY * 2}</div></div>"
    assert OTHER not in text_of(f"<body>{page}")


def test_an_article_beside_more_text_than_its_own_is_found_by_its_tag() -> None:
    assert text_of(f"<body><article>{BODY * 2}</article><div>{LONG_OTHER}</div>").startswith(FIRST)


def test_of_several_articles_the_one_with_the_title_counts() -> None:
    page = (
        f"<title>Council waits</title><body><article><h2>Council waits</h2>{BODY}</article>"
        f"<article><h2>Harbour full</h2>{LONG_OTHER}</article>"
    )
    assert text_of(page) == f"Council waits\n\n{FIRST}\n\n{SECOND}"


def test_what_the_page_states_as_its_text_is_the_article() -> None:
    said = [f"{FIRST} {number}" for number in range(4)]
    data = json.dumps({"@type": "NewsArticle", "headline": "Council", "articleBody": "".join(said)})
    box = "".join(f"<p>{one}</p>" for one in said)
    page = f'<script type="application/ld+json">{data}</script><div>{LONG_OTHER * 2}</div><div>{box}</div>'
    assert OTHER not in text_of(f"<body>{page}")


def test_readers_can_write_more_than_the_article_has() -> None:
    page = f"<body><div><h1>Council waits</h1>{BODY}</div><div id=comments>{LONG_OTHER}</div>"
    assert text_of(page) == f"Council waits\n\n{FIRST}\n\n{SECOND}"


def test_a_lead_between_the_title_and_the_text_is_kept() -> None:
    page = (
        "<title>Council waits</title><body><div><h1>Council waits</h1><div>"
        "<p>It has been waiting for a decision since spring.</p></div>"
        "<div class=byline>By Ada Fern, who has written of it for years</div></div>"
        f"<div><div>{BODY * 3}</div></div>"
    )
    assert text_of(page).startswith(
        f"Council waits\n\nIt has been waiting for a decision since spring.\n\n{FIRST}"
    )


def test_what_stands_in_the_footer_too_is_no_part_of_the_article() -> None:
    box = f"<div>{LONG_OTHER}</div>"
    page = f"<body><div><div>{box}</div><div>{BODY}</div></div><footer>{box}</footer>"
    assert OTHER not in text_of(page)


def test_a_box_for_narrow_screens_that_says_it_all_again_is_left_out() -> None:
    page = f"<body><div><div class=wide>{BODY * 2}</div><div class=narrow>{BODY * 2}</div></div>"
    assert text_of(page).count(FIRST) == 2


def test_folded_parts_of_an_article_are_kept() -> None:
    page = (
        f"<body><article>{BODY}<button aria-expanded=false aria-controls=more>More</button>"
        f"<div id=more style='display:none'><p>{OTHER}</p></div>"
        f"<div style='display: none'><p>{SECOND} Never shown.</p></div></article>"
    )
    assert text_of(page) == f"{FIRST}\n\n{SECOND}\n\n{OTHER}"


def test_streamed_parts_stand_where_their_place_is_kept() -> None:
    page = (
        f"<body><article><p>{FIRST}</p><template id='P:1'></template><p>{SECOND}</p></article>"
        f"<div hidden id='S:1'><p>{OTHER}</p></div>"
    )
    assert text_of(page) == f"{FIRST}\n\n{OTHER}\n\n{SECOND}"


def test_a_page_that_is_all_without_scripts_is_read() -> None:
    assert text_of(f"<body><noscript><div>{BODY}</div></noscript><p>Please wait.").startswith(FIRST)


@pytest.mark.parametrize(
    "line",
    [
        "<p class=entry-meta>Filed under councils by the desk</p>",
        "<div class=author-bio><p>Ada Fern has written about councils for twenty long years.</p></div>",
        "<ul><li><a href=/1>More about the council</a></li><li><a href=/2>Harbour full again</a></li></ul>",
        "<form><label>Your address</label><input><button>Send</button></form>",
        "<p>Published Mon, Nov 18 2019 10:48</p>",
        "<p>https://gazette.example/news/today</p>",
        f"<aside><p>{OTHER}</p></aside>",
        f"<div class='d-none d-print-block'><p>{OTHER}</p></div>",
    ],
)
def test_lines_around_the_text_are_left_out(line: str) -> None:
    assert text_of(f"<body><article>{line}{BODY * 3}</article>") == "\n\n".join([FIRST, SECOND] * 3)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("sidebar", True),
        ("pageSidebar", True),
        ("with-sidebar", False),
        ("[--sidebar-width:18rem]", False),
        ("md:sidebar", False),
        ("has-sidebar sidebar", True),
        ("sidebar-enabled--false", False),
        ("sidebar2", True),
        ("block-20sidebar", False),
        ("post sidebar-enabled--false", False),
        ("sidebar-off", False),
        ("block-7fsidebar", False),
    ],
)
def test_a_name_tells_what_a_box_is_and_not_what_it_stands_beside(name: str, *, called: bool) -> None:
    root = parse(f'<body><div class="{name}">x</div>')
    assert root is not None
    assert is_called(next(root.iter("div")), frozenset({"sidebar"})) is called


def test_what_is_hidden_from_those_who_listen_is_an_ornament() -> None:
    page = f"<body><div aria-hidden=true><article>{BODY}<p aria-hidden=true>{OTHER}</p></article></div>"
    assert text_of(page) == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "line", ["© 2024 Gazette. All rights reserved.", "Copyright 2024 Gazette", "18/11/2024 10:48"]
)
def test_lines_below_the_text_are_left_out(line: str) -> None:
    assert text_of(f"<body><article>{BODY}<p>{line}</p></article>") == f"{FIRST}\n\n{SECOND}"


def test_readability_is_heard_where_our_own_candidate_leaves_much_of_the_text_out() -> None:
    teaser = (
        f"<div class=grid>{''.join(f'<div><a href=/{n}>{OTHER}</a> {OTHER}</div>' for n in range(3))}</div>"
    )
    story = "".join(
        f"<div class=part><p>{FIRST} {n}, {n}, {n}</p><p>{SECOND} {n}</p></div>" for n in range(4)
    )
    page = f"<body><main>{teaser}</main><div class=content>{story}</div>"
    assert all(f"{FIRST} {n}" in text_of(page) for n in range(4))
    assert OTHER not in text_of(page)


def test_links_around_a_box_with_nearly_all_of_the_words_are_left_behind() -> None:
    rim = f"<div><p>{OTHER} Write to us, or <a href=/letters>read the letters of others</a>.</p></div>"
    page = f"<body><article><div>{BODY * 8}</div>{rim}</article>"
    assert OTHER not in text_of(page)


def test_letters_of_a_hash_are_no_name() -> None:
    page = f"<body><article>{BODY}<section id=part_5cd3ad805f><p>{OTHER}</p></section></article>"
    assert text_of(page) == f"{FIRST}\n\n{SECOND}\n\n{OTHER}"


def test_words_around_a_list_that_holds_most_of_them_are_kept() -> None:
    harbours = "".join(f"<li>{OTHER} {number}</li>" for number in range(9))
    page = f"<body><div><p>{FIRST}</p><div><ul class=places>{harbours}</ul></div><p>{SECOND}</p></div>"
    assert text_of(page).startswith(FIRST)
    assert text_of(page).endswith(SECOND)


def test_what_only_small_screens_hide_is_kept() -> None:
    page = f"<body><article>{BODY}<div class='d-none d-md-block'><p>{OTHER}</p></div></article>"
    assert text_of(page).endswith(OTHER)


def test_what_the_page_says_again_outside_the_article_is_kept_in_it() -> None:
    parts = [f"<p>{OTHER} {number}</p>" for number in range(6)]
    half = "".join(parts[:3])
    page = (
        "<title>Council waits</title><body>"
        f"<article><h1>Council waits</h1>{BODY * 4}<div>{half}</div></article>"
        f"<div>{''.join(parts)}{LONG_OTHER}</div>"
    )
    assert [number for number in range(6) if f"{OTHER} {number}" in text_of(page)] == [0, 1, 2]


def test_a_box_that_stays_in_view_while_the_text_passes_is_beside_it() -> None:
    page = f"<body><article>{BODY * 6}<div class=page-sticky><p>{OTHER}</p></div></article>"
    assert OTHER not in text_of(page)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "<h3>About the author</h3>"),
        ("en", "<h4>Written by Ada Fern</h4>"),
        ("fr", "<p>À propos de l'auteur :</p>"),
        ("de", "<h2>Über die Autorin</h2>"),
    ],
)
def test_what_is_announced_about_the_author_is_left_out(language: str, heading: str) -> None:
    page = f"<html lang={language}><body><article>{BODY * 2}{heading}<p>{OTHER}</p></article>"
    assert OTHER not in text_of(page)


def test_the_text_goes_on_below_what_is_said_about_the_author() -> None:
    about = f"<h2>About the author</h2><p>{OTHER}</p>"
    page = f"<html lang=en><body><article>{BODY * 2}{about}<h2>In spring</h2><p>{SECOND} Twice.</p></article>"
    assert OTHER not in text_of(page)
    assert text_of(page).endswith(f"In spring\n\n{SECOND} Twice.")


def test_a_text_about_its_author_is_kept() -> None:
    page = f"<html lang=en><body><article><p>{FIRST}</p><h2>About the author</h2>{BODY * 4}</article>"
    assert text_of(page).count(SECOND) == 4
