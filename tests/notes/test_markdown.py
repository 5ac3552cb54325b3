"""Words stand in Markdown as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.article.normalise import clean_line
from reader.notes.markdown import hashtag, own, plain, quoted
from tests.strategies import hostile_texts

signs = st.text(alphabet="ab 1.)#*_`[]<>&;!|\\-+=~%$^x\n", max_size=30)


def shown(markdown: str) -> str:
    """Read what a CommonMark reader shows of one line."""
    (opening, inline, *_) = MarkdownIt("commonmark").parse(markdown)
    assert opening.type == "paragraph_open"
    assert inline.children is not None
    assert {part.type for part in inline.children} <= {"text", "text_special"}
    return "".join(part.content for part in inline.children)


@given(signs | hostile_texts)
def test_any_words_are_shown_as_they_are(text: str) -> None:
    if words := clean_line(text):
        assert shown(plain(text)) == words


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a %% b %%% c", "a \\%\\% b \\%\\%\\% c"),
        ("[[Geneva]] ==x== ~~y~~", "\\[\\[Geneva\\]\\] \\=\\=x\\=\\= \\~\\~y\\~\\~"),
        ("# no heading, and #notag, C# and a#b", "\\# no heading, and \\#notag, C# and a#b"),
        ("| a | b |", "\\| a \\| b \\|"),
        ("1. no list", "1\\. no list"),
        ("1.5 per cent", "1.5 per cent"),
        ("- no list", "\\- no list"),
        ("from $5 to $6", "from \\$5 to \\$6"),
        ("see ^here", "see \\^here"),
        ("AT&T, &lt;", "AT&T, \\&lt;"),
        ("snake_case _no_ emphasis", "snake_case \\_no\\_ emphasis"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("50 % and a = b ~ c", "50 % and a = b ~ c"),
    ],
)
def test_what_a_notes_program_would_obey_is_escaped(words: str, escaped: str) -> None:
    assert plain(words) == escaped


def test_the_users_markdown_stays_but_for_comment_signs() -> None:
    assert own("**see** [[Geneva]] %% x #y") == "**see** [[Geneva]] \\%\\% x #y"


def test_an_empty_line_of_a_quotation_has_no_space_at_its_end() -> None:
    assert (quoted(""), quoted("x")) == (">", "> x")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("news", "news"),
        ("#news", "news"),
        ("trade/tariffs", "trade/tariffs"),
        ("two words!", "two-words"),
        ("l’été à Paris", "l-été-à-Paris"),
        ("हिन्दी", "हिन्दी"),
        ("1984", "_1984"),
        ("/a//b/", "a/b"),
        ("snake_case", "snake_case"),
        ("?!", ""),
        ("", ""),
    ],
)
def test_a_tag_becomes_one_that_obsidian_knows(tag: str, name: str) -> None:
    assert hashtag(tag) == name
