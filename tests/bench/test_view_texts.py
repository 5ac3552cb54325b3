"""The texts of the benchmark: as long as they say, the same in every run, hard to wrap like news."""

from __future__ import annotations

from bench.view_texts import chinese, lines


def test_a_text_is_as_long_as_it_says_and_always_the_same() -> None:
    text = list(lines(20_000))
    assert text == list(lines(20_000))
    assert 20_000 <= len(" ".join(text).split()) <= 20_600


def test_a_text_has_headings_quotations_and_the_punctuation_of_print() -> None:
    text = list(lines(20_000))
    assert sum(line.startswith("## ") for line in text) >= 4
    assert all(mark in " ".join(text) for mark in "“”—…")


def test_paragraphs_have_forty_to_a_hundred_and_twenty_words() -> None:
    paragraphs = [line for line in lines(20_000) if not line.startswith("#")][:-1]
    # A speaker is named on top of the words that were asked for.
    assert all(40 <= len(paragraph.split()) <= 140 for paragraph in paragraphs)


def test_chinese_is_as_long_as_it_says() -> None:
    assert sum(map(len, chinese(5_000))) == 5_000
