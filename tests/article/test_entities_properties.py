"""Whatever the text, suggestions are sound: spans inside, names as written, none over another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.entities import suggest
from reader.article.entities.words import SAME
from reader.article.language import language_files, load_language
from reader.article.model import Article, BlockKind, EntityKind, EntitySuggestion, Metadata, Span
from tests.strategies import articles, drafts, metadatas

PLACES = {
    "Kyiv": "Europe/Kyiv",
    "Moscow": "Europe/Moscow",
    "Corée du Nord": "KP",
    "Москва": "Europe/Moscow",
    "日本": "JP",
}
VOCABULARY = """
Ruth Adler Mme Adler Dr. Adler Carrier de la Rosa von der Leyen ministère Ministère de la Défense Conseil
national Bank of England (BE) UPL L’Union l’Ukraine Kyiv Kyiv-based Corée du Nord J. K. Rowling U.S. GmbH
3. Oktober 19 juin 2024 « » “ ” . , ; : & - – ’ ' ’s I’ve Straße ﬁ İstanbul ǅ ʼn said le the der et and in à
Москва Владимир 日本 2024年 5月 3日
"""
NAMES = tuple(VOCABULARY.split())
JOINED = ("\u200d", "\u0301", "\u202f", "’", "-", ".")
languages = st.sampled_from(language_files())
named_texts = st.lists(st.sampled_from((*NAMES, *JOINED)), max_size=60).map(" ".join)
hostile_articles = st.one_of(
    articles(), st.builds(assemble, st.lists(drafts(named_texts), max_size=5), metadatas)
)


def suggested(article: Article, code: str) -> tuple[EntitySuggestion, ...]:
    return suggest(article, load_language(code), PLACES)


def spans_of(suggestions: tuple[EntitySuggestion, ...]) -> list[Span]:
    return sorted(span for one in suggestions for span in one.mentions)


@given(hostile_articles, languages)
def test_every_mention_lies_inside_one_block_and_holds_words(article: Article, code: str) -> None:
    blocks = [block for block in article.blocks if block.kind is not BlockKind.PREFORMATTED]
    for span in spans_of(suggested(article, code)):
        assert any(block.start <= span.start < span.end <= block.end for block in blocks)
        assert any(map(str.isalnum, article.text_of(span)))


@given(hostile_articles, languages)
def test_no_two_mentions_overlap(article: Article, code: str) -> None:
    spans = spans_of(suggested(article, code))
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(hostile_articles, languages)
def test_a_name_stands_in_the_text_and_is_named_once(article: Article, code: str) -> None:
    suggestions = suggested(article, code)
    assert all(one.name in article.text.translate(SAME) or one.name in article.text for one in suggestions)
    assert all(one.mentions for one in suggestions)
    assert len({(one.name, one.kind) for one in suggestions}) == len(suggestions)


@given(hostile_articles, languages)
def test_the_same_article_has_the_same_suggestions(article: Article, code: str) -> None:
    assert suggested(article, code) == suggested(article, code)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("code", ["fr", "en", "de"])
def test_endless_runs_of_names_are_read_in_time(code: str) -> None:
    endless = (
        "Ab de la " * 3000,
        "Conseil de " * 3000,
        "A" * 30000,
        " (AB" * 3000,
        "X’" * 9000,
        "Ab-a" * 9000,
    )
    many = tuple(f"then Ab C{number}x said." for number in range(3000))
    drafts = [BlockDraft(kind=BlockKind.PARAGRAPH, text=text) for text in (*endless, *many)]
    article = assemble(drafts, Metadata(language=code))
    assert all(one.kind is not EntityKind.DATE for one in suggested(article, code))
