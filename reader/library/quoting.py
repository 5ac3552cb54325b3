"""Which passage of an article somebody means by words copied from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reader.article.language import Marks
from reader.article.model import Article, Span
from reader.article.normalise import clean_line
from reader.errors import ReaderError
from reader.library.describing import excerpt
from reader.marks.searching import Close, search
from reader.notes.blocks import Passages

BESIDE = 24
"""Characters shown on either side of words that stand in several places."""
EXACT = 100.0
SHOWN = 70
NO_MARKS = Marks("“", "”")


class Passage(NamedTuple):
    """The passage that is meant."""

    span: Span
    exact: bool
    """Whether its words are the very ones, but for how they are written."""
    score: float = EXACT
    """How alike they are, up to 100."""


class PassageUnclear(ReaderError):
    """Words are nowhere in an article, or could be any of several passages; `details` names them."""

    def __init__(self, message: str, candidates: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.details = tuple(candidates)


def passage_of(article: Article, quote: str, *, nth: int | None = None, after: str = "") -> Passage:
    """Find the passage that is meant: the exact words, else the one place of words that are close to them.

    Args:
        article: Where to look.
        quote: The words.
        nth: Which of several exact places, counted from 1.
        after: Words that stand once in the article; the first exact place behind them is meant.

    Raises:
        PassageUnclear: There is no such passage, or none that is clear.
    """
    if not clean_line(quote):
        raise PassageUnclear("No words are given to look for.")
    start = _end_of(article, after) if after else 0
    found = search(article.text, quote, Span(start, len(article.text)))
    if found.exact:
        return Passage(_chosen(article, quote, found.exact, 1 if after and nth is None else nth), exact=True)
    if found.clear and nth is None:
        return Passage(found.clear.span, exact=False, score=found.clear.score)
    raise PassageUnclear(_refusal(quote, found.close, nth), _closest(article, found.close))


def place_of(article: Article, span: Span | None) -> str:
    """Say where a passage begins: the paragraph that the reading view counts, or what else it is in."""
    return Passages(article, article.metadata, NO_MARKS).place(span)


def _chosen(article: Article, quote: str, places: tuple[Span, ...], nth: int | None) -> Span:
    if nth is None and len(places) == 1:
        return places[0]
    if nth is not None and 0 < nth <= len(places):
        return places[nth - 1]
    times = "once" if len(places) == 1 else f"{len(places)} times"
    problem = f"“{excerpt(quote)}” stands there {times}"
    choice = "choose one by its number (nth), or by words before it (after)"
    remedy = choice if nth is None else f"there is no number {nth}"
    lines = (_candidate(article, number, span) for number, span in enumerate(places, 1))
    raise PassageUnclear(f"{problem}; {remedy}.", lines)


def _end_of(article: Article, words: str) -> int:
    """Return where words end that stand once in an article."""
    found = search(article.text, words)
    if len(found.exact) == 1:
        return found.exact[0].end
    if found.exact:
        _chosen(article, words, found.exact, None)
    message = f"“{excerpt(words)}”, behind which to look, is not in the article."
    raise PassageUnclear(message, _closest(article, found.close))


def _refusal(quote: str, close: tuple[Close, ...], nth: int | None) -> str:
    words = f"“{excerpt(quote)}” is not in the article"
    if not close:
        return f"{words}, and nothing like it."
    if nth is not None:
        return f"{words} exactly; a number chooses among exact places alone."
    return f"{words}; no one passage is close enough to be sure. Copy more of its words:"


def in_its_place(article: Article, span: Span) -> str:
    """Show a passage with what stands around it, and where it is."""
    text = f"\n{article.text}\n"
    start, end = span.start + 1, span.end + 1
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    lead = before.rpartition("\n")[2] if "\n" in before else f"…{before.lstrip()}"
    rest = after.partition("\n")[0] if "\n" in after else f"{after.rstrip()}…"
    return f"{place_of(article, span)}  {lead}[{excerpt(article.text_of(span), SHOWN)}]{rest}"


def _candidate(article: Article, number: int, span: Span) -> str:
    return f"{number}  {in_its_place(article, span)}"


def _closest(article: Article, close: Iterable[Close]) -> tuple[str, ...]:
    return tuple(
        f"{one.score:.0f} %  {place_of(article, one.span)}  {excerpt(article.text_of(one.span), SHOWN)}"
        for one in close
    )
