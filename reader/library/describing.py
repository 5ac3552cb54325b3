"""What articles and marks are called, and what is known of a passage from the text alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from reader.article.model import Article, Certainty, Span
from reader.marks.model import PlacedMark
from reader.ports import ArticleRecord

NAME_LENGTH = 80
EXCERPT_LENGTH = 40
LONGEST_ENTITY = 60
"""Code points; a longer passage is no name."""
WORDS_PER_MINUTE = 230
"""Silent reading of non-fiction, over 190 studies (Brysbaert 2019, https://doi.org/10.1016/j.jml.2019.104047)."""


def describe(record: ArticleRecord) -> str:
    """Say where an article is from and how long it is: site · date · language · words · minutes."""
    metadata = record.metadata
    minutes = max(1, round(record.words / WORDS_PER_MINUTE))
    parts = (
        metadata.site,
        shown_date(metadata.published),
        metadata.language,
        f"{record.words:,} words",
        f"{minutes} min",
    )
    return " · ".join(part for part in parts if part)


def shown_date(published: str | None) -> str | None:
    """Write an ISO date as 14 March 2026; one that is not ISO stays as it is."""
    if not published:
        return None
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day.day} {day:%B %Y}"


def name_of(article: Article, source: str) -> str:
    """Name an article: its title, else the first words of its text, else its file or address."""
    from reader.article.normalise import clean_line

    title = clean_line(article.metadata.title or "")
    return title or excerpt(article.text, NAME_LENGTH) or clean_line(PurePath(source).name) or source


def excerpt(text: str, length: int = EXCERPT_LENGTH) -> str:
    """Shorten a text to one line, at the end of a word where one is near."""
    from reader.article.normalise import clean_line

    # What is cut off is not worth cleaning: the text may be a whole article.
    line = clean_line(text[: 4 * length])
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) > length // 2 else cut).rstrip(' ,;:–—-')}…"


def trimmed(article: Article, span: Span) -> Span | None:
    """Bring a span inside the text and off the white space at its ends; None where no word is left."""
    start, end = max(0, span.start), min(len(article.text), span.end)
    words = article.text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))


def about_quotation(article: Article, span: Span) -> str:
    """Say which quotation a span is, who speaks, and whether it was restored; empty where it is none."""
    for number, quotation in enumerate(article.speech, 1):
        if quotation.span == span:
            parts = (
                f"Quotation {number} of {len(article.speech)}",
                quotation.speaker,
                "restored: its start is a guess" if quotation.certainty is Certainty.PROBABLE else None,
            )
            return " · ".join(part for part in parts if part)
    return ""


def proposed_entity(article: Article, span: Span, mark: PlacedMark | None) -> str:
    """Propose whom a passage names: the passage where it is short enough to be a name, else who speaks."""
    from reader.article.normalise import clean_line

    words = clean_line(article.text_of(span))
    speaker = mark.annotation.speaker if mark else None
    if speaker is None:
        spoken = (one.speaker for one in article.quotations if one.span == span)
        speaker = next(spoken, None)
    return speaker or (words if len(words) <= LONGEST_ENTITY else "")
