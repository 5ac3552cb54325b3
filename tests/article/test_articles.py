"""Annotated articles in many languages, in three forms: cleaned no worse than what is written here.

A floor is what was reached when it was set, less a little: whoever changes a rule sees here what it
costs others.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.article.model import Article, Page
from reader.edges.detect import detect_language
from reader.edges.places import suggest_by_rules
from reader.extraction import extract
from tests.annotated import forms, gold, read, sources
from tests.scoring import Compared, Share

FORMS = ("txt", "html", "q.html")
LANGUAGES = sorted({path.stem.partition("_")[0] for path in sources()})
FLOORS = {
    "ar": (0.97, 1.0, 0.95, 0.88, 0.80),
    "de": (0.98, 1.0, 0.95, 0.90, 0.70),
    "en": (1.0, 1.0, 1.0, 0.85, 0.80),
    "fa": (0.97, 1.0, 0.95, 0.88, 0.88),
    "he": (1.0, 0.95, 1.0, 0.85, 0.82),
    "ja": (0.95, 1.0, 0.92, 0.80, 0.82),
    "ko": (0.95, 0.95, 0.90, 0.80, 0.88),
    "zh": (0.97, 1.0, 0.95, 0.92, 0.88),
}
"""By language: blocks, boilerplate left out, quotations, speakers of all that a gold names, mentions."""


def cleaned(path: Path, form: str) -> Article:
    text = forms(read(path), path.stem.partition("_")[0])[form]
    kind = "text/plain" if form == "txt" else "text/html"
    page = Page(source=path.stem, body=text.encode(), media_type=kind, url=None)
    article = extract(page, detect_language)
    return replace(article, entities=suggest_by_rules(article))


def compared(language: str) -> tuple[Compared, ...]:
    paths = [path for path in sources() if path.stem.startswith(f"{language}_")]
    return tuple(
        Compared(gold(read(path), path.stem), cleaned(path, form)) for path in paths for form in FORMS
    )


def part(shares: list[Share]) -> float:
    return sum(one.right for one in shares) / sum(one.whole for one in shares)


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_are_cleaned_no_worse_than_they_were(language: str) -> None:
    articles = compared(language)
    mentions = sum(one.mentions() for one in articles) / len(articles)
    reached = (
        part([one.blocks() for one in articles]),
        part([one.kept_out() for one in articles]),
        part([one.quotations() for one in articles]),
        part([one.speakers() for one in articles]),
        mentions,
    )
    short = [(one, least) for one, least in zip(reached, FLOORS[language], strict=True) if one < least]
    assert short == []
