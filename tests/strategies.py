"""Texts and articles for property tests: hostile, multilingual, and laid out like real ones."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import (
    Article,
    BlockKind,
    Certainty,
    Credit,
    Direction,
    EntityKind,
    EntitySuggestion,
    Inline,
    InlineKind,
    Metadata,
    Quotation,
    Span,
)

VOCABULARY = """
le la said dit Zelensky M. Dr. z. B. U.S. aujourd’hui l’eau 3. Oktober naïve cafe\u0301 Straße 村上さん
語った。
「川」 قال إن Москва שלום ภาษา 👩‍👩‍👧 한국어 12 9,000 “We will” « oui » (Photo Photo : Foto: rock’n’roll
"""
RIVER = "the old river harbour was opened by many people and ships from far away"
WORDS = tuple(VOCABULARY.split())
HOSTILE = (
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\u202e",
    "\ufeff",
    "\x93",
    "\x00",
    "\U000e0041",
    "\x85",
    "\r\n",
    "\t",
    "\u2028",
)

words = st.sampled_from(WORDS)
any_characters = st.integers(0, 0x10FFFF).map(chr)  # `st.text()` alone is slow to start
hostile_texts = st.lists(
    st.one_of(words, st.sampled_from(HOSTILE), any_characters, st.just("\n")), max_size=40
).map("".join)
"""Any text, with what terminals obey and what normalising changes more often than chance would have it."""

sentences = st.lists(words, min_size=1, max_size=18).map(lambda some: " ".join(some).capitalize() + ".")
lines = st.one_of(
    sentences, words, st.sampled_from([".", ",", "et puis", "Photo : AFP", "Publicité", "広告", "”"])
)
damaged_texts = st.lists(st.one_of(lines, st.just("")), max_size=25).map("\n".join)
"""Lines as a bad extraction leaves them: sentences, bits of them, lone marks, labels."""

clean_paragraphs = st.lists(
    st.lists(st.sampled_from(tuple(RIVER.split())), min_size=12, max_size=60).map(
        lambda some: "The " + " ".join(some) + "."
    ),
    min_size=2,
    max_size=8,
)
"""Well-formed English paragraphs, each long enough to be nothing else."""

optional_names = st.none() | st.sampled_from(["Ellen Marsh", "Łukasz Żak", "村上健二", "AFP"])
credits = st.builds(
    Credit, raw=st.just("Photo : AFP / X"), agency=optional_names, photographer=optional_names
)


@st.composite
def spans_in(draw: st.DrawFn, length: int) -> Span:
    """Draw a stretch of a text of that length; it may be empty."""
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def inlines_in(draw: st.DrawFn, length: int) -> Inline:
    """Draw an inline inside a text of that length."""
    span = draw(spans_in(length))
    kind = draw(st.sampled_from(InlineKind))
    target = "https://example.org/a" if kind is InlineKind.LINK else None
    return Inline(kind=kind, start=span.start, end=span.end, target=target)


@st.composite
def quotations_in(draw: st.DrawFn, length: int) -> Quotation:
    """Draw a quotation inside a text of that length."""
    span = draw(spans_in(length))
    certainty, speaker = draw(st.sampled_from(Certainty)), draw(optional_names)
    score = draw(st.floats(0, 1))
    return Quotation(start=span.start, end=span.end, certainty=certainty, speaker=speaker, score=score)


@st.composite
def drafts(draw: st.DrawFn, texts: st.SearchStrategy[str] = hostile_texts) -> BlockDraft:
    """Draw a block of any kind, with the fields that belong to its kind."""
    kind, text = draw(st.sampled_from(BlockKind)), draw(texts)
    quotes, caption = kind is BlockKind.BLOCKQUOTE, kind is BlockKind.CAPTION
    return BlockDraft(
        kind=kind,
        text=text,
        inlines=tuple(draw(st.lists(inlines_in(len(text)), max_size=3))),
        quotations=tuple(draw(st.lists(quotations_in(len(text)), max_size=3))),
        level=draw(st.integers(1, 6)) if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0,
        speaker=draw(optional_names) if quotes else None,
        label=draw(optional_names) if caption else None,
        credit=draw(st.none() | credits) if caption else None,
    )


metadatas = st.builds(
    Metadata,
    title=optional_names,
    byline=optional_names,
    url=st.none() | st.just("https://example.org/news/1"),
    published=st.none() | st.just("2026-03-14"),
    language=st.none() | st.sampled_from(["fr", "en", "de", "ja", "ar", "pt-BR"]),
    direction=st.sampled_from(Direction),
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an assembled article, with suggestions whose mentions lie in its text."""
    article = assemble(draw(st.lists(drafts(), max_size=8)), draw(metadatas))
    mentions = draw(st.lists(spans_in(len(article.text)), max_size=3))
    kind = draw(st.sampled_from(EntityKind))
    entity = EntitySuggestion(name="Ellen Marsh", kind=kind, mentions=tuple(mentions))
    return Article(
        text=article.text,
        blocks=article.blocks,
        inlines=article.inlines,
        quotations=article.quotations,
        entities=(entity,) if mentions else (),
        metadata=article.metadata,
    )
