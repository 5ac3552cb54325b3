"""readability-lxml's passes as they are written here: the same outcome as its own."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring
from readability import Document

from reader.extraction.readability_voice import Scored

PAGES = (
    "<div class=footer><p>Rights reserved</p></div><p>The council met.</p>",
    "<div class=footer><article><p>The council met.</p></article></div>",
    "<div class='comment body'>Words</div><div id=sidebar>More<p>words</p></div>after it",
    "<pre><span class=comment># said</span> code</pre><span class=comment>gone</span>tail",
    "<div>Only a line</div><div><span>a <b>line</b></span></div>",
    "<div>First<p>Second</p>third <b>fourth</b> <i>fifth</i><br>sixth<br><br>seventh</div>",
    "<div><a href=x><img src=y></a> words <em>and</em> <span><div>a box</div></span> more</div>",
    "<div><div><div>Deep</div> and <span>shallow</span></div> rim</div>",
    "<div> <br> <picture><source></picture> <ul><li>One</ul><output>two</output></div>",
    "<div class=extra><div class=menu>x</div><main>y</main></div>",
    "<div></div><div><br></div><div>\n<p></p>\n</div>",
)


def tree_of(page: str) -> HtmlElement:
    return fragment_fromstring(page, create_parent="body")


class Own(Document):
    """readability-lxml as it is, on a tree."""

    def __init__(self, tree: HtmlElement) -> None:
        super().__init__("")
        self.html = tree


def uncounted(_: HtmlElement) -> None:
    """Know no element's share of links."""


def as_source(tree: HtmlElement) -> str:
    return re.sub(r"\s+", " ", etree.tostring(tree, encoding="unicode"))


@pytest.mark.parametrize("page", PAGES)
def test_unlikely_boxes_go_as_readability_lets_them_go(page: str) -> None:
    ours, theirs = tree_of(page), tree_of(page)
    Scored(ours, uncounted).remove_unlikely_candidates()
    Own(theirs).remove_unlikely_candidates()
    assert as_source(ours) == as_source(theirs)


@pytest.mark.parametrize("page", PAGES)
def test_boxes_become_paragraphs_as_readability_makes_them(page: str) -> None:
    ours, theirs = tree_of(page), tree_of(page)
    Scored(ours, uncounted).transform_misused_divs_into_paragraphs()
    Own(theirs).transform_misused_divs_into_paragraphs()
    assert as_source(ours) == as_source(theirs)


@pytest.mark.parametrize("page", PAGES)
def test_boxes_score_as_readability_scores_them(page: str) -> None:
    paragraph = "<p>The council  met,\n and put off every\tdecision, <a href=x>it says</a>.</p>"
    page = f"<div class=article id=footer-text>{page}{paragraph * 3}</div><td>{paragraph}</td>"
    ours, theirs = tree_of(page), tree_of(page)
    scores = Scored(ours, uncounted), Own(theirs)
    own, other = ([one["content_score"] for one in each.score_paragraphs().values()] for each in scores)
    assert own == other
