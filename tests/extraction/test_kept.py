"""What belongs to an article stays in it, whatever the page calls it."""

from __future__ import annotations

import pytest

from reader.extraction.tree import names_of, parse
from tests.extraction.articles import article_of, between, in_article

LINE = "The pump on the square gave no water on Monday, and nobody could say what had become of it."
BODY = "".join(f"<p>{LINE} {number}.</p>" for number in range(4))


@pytest.mark.parametrize(
    "paragraph",
    [
        f'<p id="block-20a388fd-95b9-ad1b">{LINE}</p>',
        f'<section class="component" id="component_1ad269af0d"><p>{LINE}</p></section>',
        f'<div class="elementor-element elementor-element-58ad1d2"><p>{LINE}</p></div>',
        f'<p class="paywall">{LINE}</p>',
        f'<p>The pump <a class="popup" href="/pump">on the square</a>{LINE[22:]}</p>',
    ],
)
def test_a_paragraph_stays_whatever_its_element_is_called(paragraph: str) -> None:
    assert between(in_article(paragraph))[0].split("\n")[0] == f"[paragraph] {LINE}"


def test_a_heading_is_not_judged_by_the_id_that_links_to_it_need() -> None:
    heading = '<h2 id="share-and-copyright">Share and copyright</h2>'
    assert between(in_article(heading)) == ("[heading 2] Share and copyright",)


def test_a_wall_in_front_of_the_text_is_left_out() -> None:
    assert (
        between(in_article('<div class="paywall"><p>Subscribe to read on, from two euros.</p></div>')) == ()
    )


@pytest.mark.parametrize(
    ("named", "names"),
    [
        ("adSlot", {"ad", "slot"}),
        ("ad-12", {"ad"}),
        ("ad300x250", {"ad"}),
        ("cb-8f1a2f6c2d8cf3586ad", {"cb"}),
        ("styles_aside__27iG7", {"styles", "aside"}),
        ("Zl4adYBaWocTs7", {"zl"}),
    ],
)
def test_made_up_ids_name_nothing(named: str, names: set[str]) -> None:
    root = parse(f'<body><div class="{named}">x</div>')
    assert root is not None
    assert names_of(next(root.iter("div"))) == names


def test_a_match_told_minute_by_minute_is_no_discussion() -> None:
    minutes = "".join(
        f'<div class="live-match-comment"><p>{n} min: {LINE}</p></div>' for n in range(90, 60, -1)
    )
    page = f'<body><h1>A match</h1><div class="live-match-comments">{minutes}</div><p>Kick-off at nine.</p>'
    assert "90 min: The pump" in article_of(page).text


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_advertising_between_dashes_is_left_out(dash: str) -> None:
    assert between(in_article(f"<p>{dash} Advertisement {dash}</p>")) == ()


LINKS = "".join(
    f'<li><a href="/{name}">The {name} of the village</a></li>' for name in ("pump", "well", "mill")
)


def test_a_list_of_links_between_paragraphs_is_part_of_the_text() -> None:
    page = f"<body><article>{BODY}<p>These give water:</p><ul>{LINKS}</ul>{BODY}</article>"
    assert "The pump of the village\n\nThe well of the village" in article_of(page).text


@pytest.mark.parametrize(
    "around",
    [
        f"<div><ul>{LINKS}</ul></div>",
        "<ul><li><a href='/pump'>The pump of the village, and who it belongs to</a></li></ul>",
        f"<ul>{LINKS.replace('<a', '<img src=/thumb.jpg><a')}</ul>",
        f"<h3>Related articles</h3><ul>{LINKS}</ul>",
    ],
)
def test_a_list_of_links_to_other_articles_is_left_out(around: str) -> None:
    page = f"<body><article>{BODY}{around}{BODY}</article>"
    assert "of the village" not in article_of(page).text


def test_a_list_of_links_below_the_text_is_left_out() -> None:
    assert "of the village" not in article_of(f"<body><article>{BODY * 2}<ul>{LINKS}</ul></article>").text


@pytest.mark.parametrize(
    "panel",
    [
        f"<div hidden aria-hidden=true><p>{LINE}</p></div>",
        f"<div style='overflow:hidden;display:none'><div role=region id=well><p>{LINE}</p></div></div>",
    ],
)
def test_a_folded_answer_is_kept_with_its_question(panel: str) -> None:
    question = "<h3><button aria-expanded=false>What became of the pump?</button></h3>"
    assert between(in_article(question + panel)) == (
        "[heading 3] What became of the pump?",
        f"[paragraph] {LINE}",
    )


def test_a_menu_that_a_button_opens_is_no_part_of_the_text() -> None:
    menu = f"<button aria-expanded=false aria-haspopup=menu>Sections</button><div hidden><p>{LINE}</p></div>"
    assert between(in_article(menu)) == ()


def test_an_article_whose_copy_stands_better_elsewhere_is_kept_whole() -> None:
    said = [" ".join([LINE] * 3) + f" {number}." for number in range(6)]
    again = "".join(f"<p>{one}</p>" for one in said[:3])
    article = f"<main><article><h1>The pump</h1>{''.join(f'<p>{one}</p>' for one in said)}</article></main>"
    page = f"<title>The pump</title><body><div class=wide><h1>The pump</h1>{again * 2}</div>{article}"
    assert all(one in article_of(page).text for one in said)


@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="#why">#</a>',
        '<a class="headerlink" href="#why" title="Permalink">¶</a>',
        '<a class="anchor" href="#why">Link to this heading</a>',
        '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>',
    ],
)
def test_a_heading_is_its_words_without_the_link_to_itself(anchor: str) -> None:
    assert between(in_article(f'<h2 id="why">Why it failed {anchor}</h2>')) == ("[heading 2] Why it failed",)


def test_a_heading_that_is_a_link_keeps_its_words() -> None:
    heading = '<h2 id="why"><a class="anchor" href="#why">Why it failed</a></h2>'
    assert between(in_article(heading))[0].startswith("[heading 2] Why it failed")


@pytest.mark.parametrize(
    "item", ["<li itemprop=recipeIngredient>{}</li>", "<li class=item>{}</li>"], ids=["stated", "called"]
)
def test_what_a_recipe_takes_is_part_of_it(item: str) -> None:
    items = "".join(item.format(one) for one in ("Two eggs", "A cup of flour"))
    page = (
        "<title>Village cake</title><body><div><h1>Village cake</h1>"
        "<div><p>It serves six, or four who come hungry from the fields.</p></div>"
        f"<div class=recipe-ingredients><ul>{items}</ul></div><div><div>{BODY}</div></div></div>"
    )
    page = page.replace("<div><div>", f"<div class=recipe-ingredients><ul>{items}</ul></div><div><div>")
    assert (
        f"It serves six, or four who come hungry from the fields.\n\nTwo eggs\n\nA cup of flour\n\n{LINE}"
        in article_of(page).text
    )


@pytest.mark.parametrize("body", ["{0}\\n\\n{1}", "<p>{0}</p><p>{1}</p>", "&lt;p&gt;{0}&lt;/p&gt;{1}"])
def test_a_text_that_only_a_script_would_show_is_read_as_stated(body: str) -> None:
    first, second = " ".join([LINE] * 5), " ".join([LINE] * 4)
    said = body.format(first, second)
    data = f'{{"@type": "NewsArticle", "headline": "The pump", "articleBody": "{said}"}}'
    page = f'<body><script type="application/ld+json">{data}</script><h1>The pump</h1><p>{LINE}</p>'
    assert article_of(page).text == f"The pump\n\n{first}\n\n{second}"


def test_a_step_beside_its_picture_is_text_and_not_swallowed_by_the_caption() -> None:
    picture = "<img src=/1.jpg><p class=caption>The pump, full.</p>"
    step = f"<div class=step><p>Fill the pump with sand.</p>{picture}</div>"
    assert [one.split("\n")[0] for one in between(in_article(step))] == [
        "[paragraph] Fill the pump with sand.",
        "[caption] The pump, full.",
    ]
