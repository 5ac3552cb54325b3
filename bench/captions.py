"""Captions and inline quotations in pages: kept as what they are, out of the body, taken apart.

On the reference articles' pages everything is known; on the kit's hand-checked places it is known
which words are a caption's, and which only look like one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import html

from bench.kit import GOLDS, KIT, cases, module
from reader.article.model import Article, BlockKind, Page

Articles = Iterable[tuple[Mapping[str, Any], Article]]
_BARE = re.compile(r"[\s«»“”„\"‹›「」『』\u200e\u200f]+")
_MARKS = '«»“”„"‹›「」『』‘’'
_SPACES = " \u00a0\u202f"
_RUN = 6
_MOST_OF_IT = 0.8


def article_of(body: bytes, url: str | None) -> Article:
    """Make an article of a page, as the program does."""
    from reader.edges.detect import detect_language
    from reader.extraction import extract

    return extract(Page(source=url or "page", body=body, media_type="text/html", url=url), detect_language)


def gold_figures() -> Counter[str]:
    """Count captions kept, kept out of the body, credited; and `<q>` kept, with marks."""
    figures: Counter[str] = Counter()
    for path in sorted(GOLDS.glob("*.html")):
        gold = json.loads((GOLDS / f"{path.name.partition('.')[0]}.json").read_text("utf-8"))
        figures += _caption_counts(gold, article_of(path.read_bytes(), None))
        if path.name.endswith(".q.html"):
            figures += _quotation_counts(path)
    return figures


def _caption_counts(gold: Mapping[str, Any], article: Article) -> Counter[str]:
    figures: Counter[str] = Counter()
    captions = {_bare(article.text_of(one)): one for one in article.blocks if one.kind is BlockKind.CAPTION}
    body = _bare(body_of(article))
    for wanted in (block for block in gold["blocks"] if block["type"] == "caption"):
        found = captions.get(_bare(wanted["text"]))
        credit = wanted.get("credit") or {}
        figures["captions"] += 1
        figures["captions kept"] += found is not None
        figures["captions out of the body"] += _bare(wanted["text"]) not in body
        got = found.credit if found else None
        for part in ("raw", "agency", "photographer"):
            figures[part] += bool(credit.get(part))
            same = got is not None and _bare(getattr(got, part) or "") == _bare(credit.get(part) or "")
            figures[f"{part} right"] += bool(credit.get(part)) and same
    return figures


def _quotation_counts(path: Path) -> Counter[str]:
    """Count the page's `<q>` elements whose words stand in the article between marks."""
    article = article_of(path.read_bytes(), None)
    figures: Counter[str] = Counter()
    for element in html.document_fromstring(path.read_bytes().decode()).iter("q"):
        words = " ".join("".join(map(str, element.itertext())).split())
        start = article.text.find(words)
        before = article.text[: max(start, 0)].rstrip(_SPACES)[-1:]
        # A comma or a full stop may stand before the closing mark.
        after = article.text[start + len(words) :].lstrip(_SPACES + ".,")[:1]
        figures["q"] += 1
        figures["q words kept"] += start >= 0
        figures["q marks kept"] += start >= 0 and all(one and one in _MARKS for one in (before, after))
    return figures


def body_of(article: Article) -> str:
    """Return an article's text without its captions."""
    kept = (article.text_of(one) for one in article.blocks if one.kind is not BlockKind.CAPTION)
    return "\n\n".join(kept)


def _bare(text: str) -> str:
    return _BARE.sub("", text)


def example_figures() -> tuple[Counter[str], list[str]]:
    """Count the hand-checked places that are treated as what they are; and name those that are not."""
    figures: Counter[str] = Counter()
    wrong: list[str] = []
    for example, page, article in _examples():
        places = [words for one in page.cssselect(example["css"]) if (words := _words(_text_of(one)))]
        elsewhere = _said(_words(_text_of(page))) - _said([word for words in places for word in words])
        for words in places:
            figures["places"] += 1
            fault = _fault(words, article, elsewhere, is_caption=example["is_caption"])
            figures["places right"] += fault is None
            if fault:
                wrong.append(f"{example['page']}: {fault}: {' '.join(words)[:90]}")
    return figures, wrong


def _text_of(element: html.HtmlElement) -> str:
    return " ".join(element.itertext())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _said(words: list[str]) -> Counter[str]:
    """Count the runs of words that tell one text from another."""
    return Counter(" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _examples() -> Iterator[tuple[Mapping[str, Any], html.HtmlElement, Article]]:
    examples = json.loads((KIT / "captions_examples.json").read_text("utf-8"))
    sets = tuple(sorted({example["set"] for example in examples}))
    pages = {case.name: case for case in cases(sets, None)}
    for example in examples:
        case = pages[f"{example['set']}/{example['page']}"]
        source = module("baselines").decode(case.html())
        yield (
            example,
            html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8")),
            article_of(case.html(), case.url),
        )


def _fault(words: list[str], article: Article, elsewhere: Counter[str], *, is_caption: bool) -> str | None:
    """Say what is wrong with how a place was treated.

    `elsewhere` counts the runs of words that the page has outside the place: the article may say them, too.
    """
    caption = _share(words, _caption_words(article))
    if not is_caption:
        return "taken for a caption" if caption >= _MOST_OF_IT else None
    begins = " ".join(words[:_RUN])
    if len(words) >= _RUN and _said(_words(body_of(article)))[begins] > elsewhere[begins]:
        return "in the body"
    return None if caption >= _MOST_OF_IT else "lost"


def _caption_words(article: Article) -> Counter[str]:
    said: list[str] = []
    for one in article.blocks:
        if one.kind is BlockKind.CAPTION:
            said += [article.text_of(one), one.credit.raw if one.credit else "", one.label or ""]
    return Counter(_words(" ".join(said)))


def _share(words: list[str], among: Counter[str]) -> float:
    """Return how many of the different words are there: pages say captions twice, articles once."""
    different = set(words)
    return len(different & among.keys()) / len(different) if different else 1.0
