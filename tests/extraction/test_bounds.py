"""Pages nobody would write, in bounded time and memory: an article, or one clear error.

The suite takes each page small. `PRESSMARK_BOUNDS=1` takes it as large as what is fetched may be,
and holds it to ten seconds and a gigabyte (in a process of its own, so that its memory is its own):

    PRESSMARK_BOUNDS=1 python -m pytest tests/extraction/test_bounds.py
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from reader.errors import SourceError
from reader.extraction import extract
from tests.extraction.articles import no_language, page_of

LARGE = 1.0 if os.environ.get("PRESSMARK_BOUNDS") else 0.01
SECONDS = 10
MEMORY = 1 << 30
FETCHED_AT_MOST = 20_000_000
SENTENCE = "The council met on Monday, talked for three hours, and put off every decision until autumn."
ARTICLE = f"<article><h1>Council meets</h1>{f'<p>{SENTENCE}</p>' * 8}</article>"


def many_paragraphs(size: float) -> str:
    paragraph = f"<p>{SENTENCE} {{}}</p>\n"
    return "<body><article>" + "".join(
        paragraph.format(number) for number in range(int(size * FETCHED_AT_MOST) // len(paragraph))
    )


def one_paragraph(size: float) -> str:
    return f"<body><p>{SENTENCE * (int(size * FETCHED_AT_MOST) // len(SENTENCE))}</p>"


def nested_boxes(size: float) -> str:
    return "<body>" + "<div>" * int(size * 200_000) + ARTICLE


def nested_spans(size: float) -> str:
    return f"<body><p>{'<span>' * int(size * 200_000)}{SENTENCE * 3}"


def nested_lists(size: float) -> str:
    return f"<body>{ARTICLE}{'<ul><li>One more' * int(size * 200_000)}"


def nested_tables(size: float) -> str:
    return f"<body>{'<table><tr><td>' * int(size * 60_000)}{ARTICLE}"


def many_links(size: float) -> str:
    return "<body>" + "<a href=x>y</a>" * int(size * 1_000_000) + ARTICLE


def many_links_in_lists(size: float) -> str:
    return f"<body>{ARTICLE}<ul>" + "<li><a href=/x>More of it</a>" * int(size * 600_000)


def many_figures(size: float) -> str:
    figure = "<figure><img src=a.jpg><figcaption>The hall <span class=credit>Ada</span></figcaption></figure>"
    return f"<body>{ARTICLE}{figure * int(size * 100_000)}"


def many_classes(size: float) -> str:
    boxes = "".join(f"<div class='related-{number} author'>x</div>" for number in range(int(size * 300_000)))
    return f"<body>{ARTICLE}{boxes}"


def many_headings(size: float) -> str:
    return f"<title>Council meets</title><body>{'<h2>Council</h2>' * int(size * 500_000)}{ARTICLE}"


def many_articles(size: float) -> str:
    return "<body>" + f"<article><h2>News</h2><p>{SENTENCE}</p></article>" * int(size * 100_000)


def the_same_again(size: float) -> str:
    return "<body>" + f"<div><p>{SENTENCE}</p></div>" * int(size * 150_000)


def quotations(size: float) -> str:
    return "<body><article>" + "<p>“We said so,” said Ada Fern, “and <q>again</q>.</p>" * int(size * 100_000)


def quotations_in_one_paragraph(size: float) -> str:
    said = "“We said so,” said Ada Fern, “and again.” The mayor, Jane Roe, said no. "
    return f"<body><article><p>{said * int(size * 6_000)}</p>"


def quoted_elements_in_one_paragraph(size: float) -> str:
    return f"<body><article><p>{'Ada Fern said: “We said <q>so</q>.” ' * int(size * 12_000)}</p>"


def open_tags(size: float) -> str:
    return "<" * int(size * FETCHED_AT_MOST) + ARTICLE


def broken_references(size: float) -> str:
    return f"<body>{'&#x110000;&#xD800;&amp&lt;&#;&nosuch;&#0;' * int(size * 400_000)}{ARTICLE}"


def nul_bytes(size: float) -> str:
    return f"<bo\0dy>{chr(0) * int(size * FETCHED_AT_MOST)}{ARTICLE}"


def white_space(size: float) -> str:
    return f"<body><p>{' ' * int(size * FETCHED_AT_MOST)}x{ARTICLE}"


def entity_bomb(size: float) -> str:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(int(size * 1_000)))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "ha">{entities}]><html><body>&e9;{ARTICLE}'


def stated_in_data(size: float) -> str:
    said = SENTENCE * (int(size * FETCHED_AT_MOST) // len(SENTENCE) // 2)
    data = f'{{"@type":"Article","articleBody":"{said}"}}'
    return f'<script type="application/ld+json">{data}</script>{ARTICLE}'


def streamed(size: float) -> str:
    parts = "".join(f'<div hidden id="S:{number:x}"><p>x</p></div>' for number in range(int(size * 200_000)))
    places = "".join(f'<template id="P:{number:x}"></template>' for number in range(int(size * 200_000)))
    return f"<body>{ARTICLE}{places}{parts}"


PAGES: tuple[Callable[[float], str], ...] = (
    many_paragraphs,
    one_paragraph,
    nested_boxes,
    nested_spans,
    nested_lists,
    nested_tables,
    many_links,
    many_links_in_lists,
    many_figures,
    many_classes,
    many_headings,
    many_articles,
    the_same_again,
    quotations,
    quotations_in_one_paragraph,
    quoted_elements_in_one_paragraph,
    open_tags,
    broken_references,
    nul_bytes,
    white_space,
    entity_bomb,
    stated_in_data,
    streamed,
)


def outcome(page: Callable[[float], str], size: float) -> str:
    """Extract a page and name what came of it."""
    body = page(size).encode("utf-8", "replace")[:FETCHED_AT_MOST]
    try:
        article = extract(page_of(body), no_language)
    except SourceError as error:
        return str(error)
    return article.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_page_out_of_all_measure_is_an_article_or_one_error(page: Callable[[float], str]) -> None:
    assert outcome(page, 0.01)


@pytest.mark.skipif(LARGE < 1, reason="PRESSMARK_BOUNDS=1 takes the pages in full size")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_page_as_large_as_can_be_keeps_to_time_and_memory(page: Callable[[float], str]) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "tests.extraction.test_bounds", page.__name__],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory, _ = child.stdout.split(maxsplit=2)
    assert (float(seconds) <= SECONDS, int(memory) <= MEMORY) == (True, True), child.stdout[:200]


def test_an_article_is_found_behind_two_hundred_thousand_boxes() -> None:
    assert outcome(nested_boxes, 1.0).startswith("Council meets\n\nThe council met")


def test_a_page_with_only_a_video_is_one_error() -> None:
    with pytest.raises(SourceError, match="no article"):
        extract(page_of("<body><video src=a.mp4></video><script>play()</script>"), no_language)


def test_a_page_without_a_body_is_read() -> None:
    article = extract(page_of(f"<title>Council meets</title>{ARTICLE}"), no_language)
    assert article.text.startswith("Council meets\n\nThe council met")


def test_a_page_in_two_languages_keeps_both() -> None:
    german = "<p>Der Rat tagte am Montag drei Stunden lang und vertagte jede Entscheidung auf den Herbst.</p>"
    article = extract(
        page_of(f"<body><article><p>{SENTENCE}</p>{german * 2}<p>{SENTENCE[:60]} twice.</p></article>"),
        no_language,
    )
    assert ("Der Rat tagte" in article.text, "The council met" in article.text) == (True, True)


def main(name: str) -> None:
    """Print the seconds and the bytes that a page takes in full size, and how its article begins."""
    page = next(page for page in PAGES if page.__name__ == name)
    # The processor's, and not the wall's: a busy machine is no page's fault.
    began = time.process_time()
    text = outcome(page, 1.0)
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.stdout.write(f"{seconds:.1f} {memory} {text[:60]!r}\n")


if __name__ == "__main__":
    main(sys.argv[1])
