"""An article as Markdown keeps its shape, and its words obey nothing."""

from __future__ import annotations

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.markdown import article_to_markdown
from reader.article.model import BlockKind, Credit, Inline, InlineKind, Metadata


def markdown_of(*drafts: BlockDraft) -> str:
    return article_to_markdown(assemble(drafts, Metadata()))


def test_each_kind_of_block_has_its_markdown() -> None:
    written = markdown_of(
        BlockDraft(kind=BlockKind.TITLE, text="Storm"),
        BlockDraft(kind=BlockKind.HEADING, text="After", level=3),
        BlockDraft(kind=BlockKind.BLOCKQUOTE, text="We stay.", speaker="Ellen Marsh"),
        BlockDraft(kind=BlockKind.CAPTION, text="The pier.", credit=Credit(raw="© AFP")),
        BlockDraft(kind=BlockKind.LIST_ITEM, text="one", level=1),
        BlockDraft(kind=BlockKind.LIST_ITEM, text="two", level=2),
        BlockDraft(kind=BlockKind.PREFORMATTED, text="x = `1`\ny"),
    )
    assert written == (
        "# Storm\n\n### After\n\n> We stay.\n>\n> — Ellen Marsh\n\n*The pier.* *© AFP*\n\n"
        "- one\n  - two\n\n```\nx = `1`\ny\n```\n"
    )


def test_links_and_emphasis_nest() -> None:
    inlines = (
        Inline(kind=InlineKind.LINK, start=4, end=12, target="https://example.org/a (b)"),
        Inline(kind=InlineKind.STRONG, start=4, end=7),
        Inline(kind=InlineKind.EMPHASIS, start=13, end=18),
    )
    written = markdown_of(BlockDraft(kind=BlockKind.PARAGRAPH, text="See the pier now, ok", inlines=inlines))
    assert written == "See [**the** pier](https://example.org/a%20%28b%29) *now,* ok\n"


def test_a_stretch_that_crosses_another_is_left_plain() -> None:
    inlines = (
        Inline(kind=InlineKind.STRONG, start=0, end=7),
        Inline(kind=InlineKind.EMPHASIS, start=4, end=11),
    )
    written = markdown_of(BlockDraft(kind=BlockKind.PARAGRAPH, text="one two three", inlines=inlines))
    assert written == "**one two** three\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("2 * 3 * 4_5_6", "2 \\* 3 \\* 4\\_5\\_6"),
        ("<b>[x](y)</b>", "\\<b\\>\\[x\\](y)\\</b\\>"),
        ("&lt; AT&T", "\\&lt; AT&T"),
        ("the 1990s. Then", "the 1990s. Then"),
    ],
)
def test_what_markdown_would_obey_is_escaped(text: str, written: str) -> None:
    assert markdown_of(BlockDraft(kind=BlockKind.PARAGRAPH, text=text)) == f"{written}\n"


def test_code_with_a_backtick_is_fenced_by_more() -> None:
    inline = Inline(kind=InlineKind.CODE, start=4, end=7)
    written = markdown_of(BlockDraft(kind=BlockKind.PARAGRAPH, text="run a`b", inlines=(inline,)))
    assert written == "run ``a`b``\n"


def test_an_article_without_blocks_is_empty() -> None:
    assert markdown_of() == ""
