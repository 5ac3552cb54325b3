"""Clean a reference article in each of its forms, as the program cleans what it is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reader.article.model import Article, Page
from reader.edges.detect import detect_language
from reader.edges.places import suggest_by_rules
from reader.extraction import extract
from tests.references.counts import counts
from tests.references.forms import forms
from tests.references.gold import gold
from tests.references.source import Reference


def cleaned(text: str, ending: str) -> Article:
    """Clean one form of an article, named by the ending of its file."""
    media_type = "text/plain" if ending == "txt" else "text/html"
    page = Page(source="reference", body=text.encode(), media_type=media_type, url=None)
    article = extract(page, detect_language)
    return replace(article, entities=suggest_by_rules(article))


def found_in(references: Iterable[Reference]) -> Counter[str]:
    """Count what comes out of articles, all their forms together."""
    total: Counter[str] = Counter()
    for reference in references:
        for ending, text in forms(reference).items():
            total += counts(gold(reference), cleaned(text, ending))
    return total
