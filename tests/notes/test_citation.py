"""A quotation is pasted with where it is from, and nothing is made up where that is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.language import Marks
from reader.article.model import Metadata, Span
from reader.errors import ReaderError
from reader.notes.blocks import Passages
from reader.notes.citation import FORMATS, Cited, Format, citation_fields, cite
from tests.notes.test_render import ARTICLE, HEAD, METADATA
from tests.strategies import hostile_texts

WORDS = "We will not sign a text we have not read."
AT = ARTICLE.text.index(WORDS)
CITED = Cited(words=WORDS, span=Span(AT, AT + len(WORDS)), speaker="Jane Roe")
LINK = (
    "https://example.org/2026/03/geneva-talks"
    "#:~:text=We%20will%20not%20sign%20a%20text%20we%20have%20not%20read."
)
FROM = "Jane Roe, A. Writer, Ministers leave Geneva without a deal, Example Post, 2026-03-14"


def _cited(name: str, cited: Cited = CITED, metadata: Metadata = METADATA) -> str:
    return cite(FORMATS[name], _fields(cited, metadata))


def _fields(cited: Cited = CITED, metadata: Metadata = METADATA) -> dict[str, str]:
    head = replace(HEAD, metadata=metadata)
    return citation_fields(cited, head, Passages(ARTICLE, metadata, Marks("“", "”")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "plain",
            f"“{WORDS}”\n— {FROM}, {LINK}",
        ),
        (
            "markdown",
            f"> “{WORDS}”\n>\n> — {FROM}. <{LINK}>",
        ),
        ("words", WORDS),
        ("link", LINK),
    ],
)
def test_the_formats_that_come_with_pressmark(name: str, expected: str) -> None:
    assert _cited(name) == expected


def test_what_is_not_known_is_left_out_with_what_stands_around_it() -> None:
    bare = Metadata(title=METADATA.title)
    assert _cited("plain", replace(CITED, speaker=None), bare) == (
        f"“{WORDS}”\n— Ministers leave Geneva without a deal"
    )


def test_every_line_of_a_quotation_across_paragraphs_is_quoted() -> None:
    text = _cited("markdown", replace(CITED, words="One.\nTwo."))
    assert text.startswith("> “One.\n> Two.”\n>\n")


def test_brackets_without_a_field_are_text_and_a_users_template_is_filled_in() -> None:
    form = Format("[sic] {words} [({language}: {translation})][{note}]")
    fields = _fields(replace(CITED, words="We", translation="Nous"))
    assert cite(form, fields) == "[sic] We (en: Nous)"


def test_a_field_that_there_is_not_is_told() -> None:
    with pytest.raises(ReaderError, match=r"There is no field \{spaeker\} to copy; there are quote, words"):
        cite(Format("{spaeker}"), _fields())


def test_markdown_in_the_words_stays_text() -> None:
    assert "\\*" in _cited("markdown", replace(CITED, words="*We*"))


@given(words=hostile_texts, speaker=hostile_texts)
def test_hostile_words_leave_no_line_of_a_quotation_outside_it(words: str, speaker: str) -> None:
    text = _cited("markdown", replace(CITED, words=words, speaker=speaker.replace("\n", " ")))
    assert all(line.startswith(">") for line in text.split("\n"))


@given(template=st.text("{}[]abc \n>"), value=st.text("{}[]x\n"))
def test_any_template_is_filled_in_or_told(template: str, value: str) -> None:
    try:
        cite(Format(template), {"a": value, "b": ""})
    except ReaderError as error:
        assert "There is no field" in str(error)
