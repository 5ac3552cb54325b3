"""What holds for any page whatever."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article.model import Article
from reader.errors import SourceError
from tests.extraction.articles import article_of

TAGS = """
p div span a q em b i blockquote cite footer figure figcaption img button ul ol li table tr td pre code h1 h2
br article main section aside header nav form ruby rt script style title body html template svg details dl dd
"""
CLASSES = [
    "quote",
    "caption",
    "credit",
    "share",
    "comments",
    "twitter-tweet",
    "article-body",
    "ad",
    "byline",
    "x",
]
ATTRIBUTES = [
    "hidden",
    "lang=fr",
    "style='display:none'",
    "href=//x",
    "src=a",
    "role=navigation",
    "data-pressmark=3",
]
WORDS = st.lists(st.from_regex(r"[a-zé]{1,9}[.,]?", fullmatch=True), min_size=1, max_size=30).map(" ".join)
TAG = st.builds(
    "<{}{} class={} {}>".format,
    st.sampled_from(["", "", "/"]),
    st.sampled_from(TAGS.split()),
    st.sampled_from(CLASSES),
    st.sampled_from(ATTRIBUTES),
)
ODD = st.sampled_from(
    ["&#27;[31m", "&lt;b&gt;", "<!--", "-->", "&nbsp;", "\x00", "&#x202e;", "<", "“", "»", "]]>", "<!"]
)
SOUP = st.lists(st.one_of(TAG, WORDS, WORDS, ODD, st.text(max_size=8)), max_size=60).map(" ".join)
QUICK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
RAW = re.compile(r"</?(?:title|script|style)\b")  # what stands in these is no markup
WORD = re.compile(r"[^\W_]+")


def read(page: str) -> Article | None:
    try:
        return article_of(page.encode("utf-8", "replace"))
    except SourceError as error:
        assert "\n" not in str(error)
        return None


@QUICK
@given(SOUP)
def test_any_page_gives_an_article_or_one_clear_error(page: str) -> None:
    article = read(page)
    assert article is None or article.text


@QUICK
@given(SOUP)
def test_blocks_tile_the_text_and_all_else_lies_inside_them(page: str) -> None:
    article = read(page)
    if article is None:
        return
    assert "\n\n".join(article.text_of(block) for block in article.blocks) == article.text
    inner_spans = [(one.start, one.end) for one in article.inlines]
    inner_spans += [(one.start, one.end) for one in article.quotations]
    for start, end in inner_spans:
        assert any(block.start <= start < end <= block.end for block in article.blocks)


@QUICK
@given(st.lists(st.one_of(TAG.filter(lambda tag: not RAW.match(tag)), WORDS), max_size=60).map(" ".join))
def test_no_word_is_added(page: str) -> None:
    article = read(page)
    said = set(WORD.findall(re.sub(r"<[^>]*>", " ", page)))
    joined = "".join(WORD.findall(re.sub(r"<[^>]*>", "", page)))
    assert article is None or all(word in said or word in joined for word in WORD.findall(article.text))
