"""What is copied of an open article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.article.model import Span
from reader.errors import ReaderError
from reader.library import OpenArticle
from reader.ports import Copied, Copying
from tests.library.examples import SAID, SOURCE, library_of, open_in, opened, span_of

FROM = "Talks end"


def with_settings(copying: Copying) -> OpenArticle:
    return open_in(replace(library_of({SOURCE: "The end."}), copying=copying))


def test_an_unmarked_quotation_is_copied_with_who_says_it_and_where() -> None:
    article = opened()
    text = article.copier().text(span_of(article.article, SAID))
    assert text.startswith(f"“{SAID}”\n— Jane Roe, {FROM}")
    assert text.endswith("#:~:text=We%20will%20not%20sign")


def test_what_the_mark_says_counts_before_what_the_text_says() -> None:
    article = opened()
    span = span_of(article.article, SAID)
    article.highlight(span, speaker="Janet Roe")
    assert f"— Janet Roe, {FROM}" in article.copier().text(span)


def test_a_selection_is_copied_without_the_white_space_around_it() -> None:
    article = opened()
    span = span_of(article.article, " It is a long text".lstrip())
    assert article.copier().text(Span(span.start - 2, span.end), "words") == "It is a long text"


def test_words_alone_of_several_blocks_are_several_lines() -> None:
    article = opened()
    everything = Span(0, len(article.article.text))
    assert article.copier().text(everything, "words") == article.article.text


def test_the_users_own_format_is_used_and_stands_first() -> None:
    article = with_settings(Copying(format="mine", formats={"mine": "{speaker}: {words}"}))
    copier = article.copier()
    assert copier.text(span_of(article.article, SAID)) == f"Jane Roe: {SAID}"
    assert copier.formats() == ("mine", "plain", "markdown", "words", "link")


def test_a_template_smuggles_no_control_sequence_in() -> None:
    article = with_settings(Copying(format="mine", formats={"mine": "\x1b]52;c;AAAA\x07{words}\x9b2J"}))
    text = article.copier().text(span_of(article.article, SAID))
    assert SAID in text
    assert text.isprintable()


@pytest.mark.parametrize("words", [SAID, f"“{SAID},” said", "will not"])
def test_what_has_anything_in_it_that_is_off_the_record_is_refused(words: str) -> None:
    article = opened()
    mark = article.highlight(span_of(article.article, SAID))
    article.edit(mark.id, off_record=True)
    with pytest.raises(ReaderError, match="“We will not sign” is off the record, and is not copied"):
        article.copier().text(span_of(article.article, words))


def test_what_another_window_put_off_the_record_is_refused() -> None:
    library = library_of({SOURCE: "The end."})
    here, there = open_in(library), open_in(library)
    span = span_of(here.article, SAID)
    mark = here.highlight(span)
    there.edit(mark.id, off_record=True)
    with pytest.raises(ReaderError, match="off the record"):
        here.copier().text(span)


def test_what_lies_beside_something_off_the_record_is_copied() -> None:
    article = opened()
    mark = article.highlight(span_of(article.article, SAID))
    article.edit(mark.id, off_record=True)
    assert article.copier().text(span_of(article.article, "a bad joke"), "words") == "a bad joke"


@pytest.mark.parametrize(
    ("copying", "name", "problem"),
    [
        (Copying(), "haiku", "There is no format “haiku”"),
        (Copying(formats={"mine": "{volume}"}), "mine", "There is no field {volume}"),
        (Copying(formats={"mine": "{translation}"}), "mine", "There is nothing to copy as mine"),
    ],
)
def test_what_cannot_be_written_is_told(copying: Copying, name: str, problem: str) -> None:
    article = with_settings(copying)
    with pytest.raises(ReaderError, match=problem):
        article.copier().text(span_of(article.article, SAID), name)


def test_white_space_is_not_copied() -> None:
    article = opened()
    end = article.article.blocks[0].end
    with pytest.raises(ReaderError, match="no words in the passage to copy"):
        article.copier().text(Span(end, end + 2))


def test_without_an_edge_the_terminal_takes_it() -> None:
    assert opened().copier().copy("words") == Copied()
    assert Copied().by_terminal
