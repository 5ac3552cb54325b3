"""Tests of reader.layout.lines and reader.layout.labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, Block, BlockKind, Credit, Metadata
from reader.layout.labels import credit_line
from reader.layout.lines import Layout, Role, paragraph_ends
from reader.layout.widths import cell_width
from tests.layout.articles import lindvik, of_paragraphs

CAPTIONS = (3, 8)
widths = st.integers(10, 90)
folds = st.sets(st.sampled_from(CAPTIONS))


def shown(layout: Layout) -> list[str]:
    return [layout.line(n).prefix + layout.line(n).words for n in range(len(layout))]


def test_blocks_are_parted_by_one_empty_line_and_list_items_by_none() -> None:
    assert shown(Layout(lindvik(), 60, CAPTIONS)) == [
        "Lindvik closes its harbour",
        "",
        "The harbour of Lindvik will close to cargo ships in May, the",
        "town council said on Monday.",
        "",
        "“We have waited ten years for this,” said Mayor Åsa Brandt.",
        "“The sea belongs to the town.”",
        "",
        "▸ Photo · Nordbild / Ole Vik",
        "",
        "What comes after",
        "",
        "│ Nobody asked the crane drivers. We read it in the paper.",
        "│ — Inga Moen",
        "",
        "• A ferry quay, to be built by the state before the winter.",
        "  ◦ A market.",
        "",
        "▸ A drawing of the planned market hall with its glass roof.",
        "",
        "  ships  2024",
        "    in     31",
        "    out    29",
        "",
        "The council meets again on 12 April. 港は五月に閉まる。",
    ]


def test_an_unfolded_caption_is_followed_by_its_credit() -> None:
    layout = Layout(lindvik(), 40)
    assert [layout.line(n).prefix + layout.line(n).words for n in layout.lines_of(3)] == [
        "▾ The last crane of Lindvik, built in",
        "  1931, seen from the old customs house.",
        "  Photo · Nordbild / Ole Vik",
    ]


def test_a_folded_caption_without_credit_is_cut_to_its_first_words() -> None:
    layout = Layout(lindvik(), 30, CAPTIONS)
    assert layout.line(layout.lines_of(8)[0]).words == "A drawing of the planned ma…"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("Photo : Getty Images / Carsten Koall", "Photo · Getty Images / Carsten Koall"),
        ("Foto: dpa", "Foto · dpa"),
        ("写真：東都通信／佐々木遥", "写真 · 東都通信／佐々木遥"),
        ("(AP Photo/Jo Doe)", "Photo · AP Photo/Jo Doe"),
        ("© Reuters", "Photo · © Reuters"),
        (":", "Photo · :"),
    ],
)
def test_a_credit_is_shown_as_printed_after_its_own_label(raw: str, line: str) -> None:
    block = Block(kind=BlockKind.CAPTION, start=0, end=1, credit=Credit(raw=raw))
    assert credit_line(block) == line


def test_a_caption_that_is_only_a_credit_does_not_say_it_twice() -> None:
    article = assemble([BlockDraft(kind=BlockKind.CAPTION, text="", credit=Credit(raw="AFP"))], Metadata())
    assert shown(Layout(article, 40)) == ["▾ AFP"]


@given(widths, folds)
def test_every_line_fits_the_column(width: int, folded: set[int]) -> None:
    assert all(cell_width(line) <= width for line in shown(Layout(lindvik(), width, folded)))


@given(widths, folds, st.data())
def test_an_offset_is_on_the_line_that_holds_it(width: int, folded: set[int], data: st.DataObject) -> None:
    layout = Layout(lindvik(), width, folded)
    offset = data.draw(st.integers(0, len(layout.article.text) - 1))
    line = layout.line(layout.line_at(offset))
    assert line.start <= offset
    assert offset < line.end or layout.article.text[line.end : offset + 1].isspace()


@given(widths, folds, st.data())
def test_a_line_is_found_from_its_start(width: int, folded: set[int], data: st.DataObject) -> None:
    layout = Layout(lindvik(), width, folded)
    number = data.draw(st.integers(0, len(layout) - 1))
    line = layout.line(number)
    if line.role in {Role.TEXT, Role.FOLDED}:
        assert layout.line_at(line.start) == number
        assert line.offset_at(line.cell_at(line.start)) == line.start


@given(widths, folds)
def test_folding_later_is_the_same_as_folding_at_once(width: int, folded: set[int]) -> None:
    layout = Layout(lindvik(), width)
    layout.fold(folded)
    assert shown(layout) == shown(Layout(lindvik(), width, folded))


def test_a_cell_beside_the_words_is_the_nearest_character() -> None:
    line = Layout(of_paragraphs("港 b"), 20).line(0)
    assert [line.offset_at(cell) for cell in (-5, 0, 1, 2, 3, 99)] == [0, 0, 0, 1, 2, 2]


@given(widths, st.sets(st.sampled_from(CAPTIONS)), st.integers(0, 400))
def test_wrapping_step_by_step_comes_to_the_same(width: int, folded: set[int], place: int) -> None:
    whole = Layout(lindvik(), width, folded)
    layout = Layout(lindvik(), width, folded, lazy=True)
    layout.prepare(place, 5)
    first = layout.line_at(place)
    near = [layout.line(number) for number in range(first, min(first + 3, len(layout)))]
    assert near == [
        whole.line(number) for number in range(whole.line_at(place), whole.line_at(place) + len(near))
    ]
    while not layout.advance(2):
        assert not layout.is_exact
    assert shown(layout) == shown(whole)


def test_what_was_not_prepared_is_wrapped_when_it_is_asked_for() -> None:
    layout = Layout(lindvik(), 30, lazy=True)
    last = len(lindvik().text) - 1
    assert layout.line_at(last) == Layout(lindvik(), 30).line_at(last)
    assert layout.is_exact


def test_another_width_uses_what_is_known_of_the_texts() -> None:
    layout = Layout(lindvik(), 60)
    assert shown(Layout(layout.texts, 30)) == shown(Layout(lindvik(), 30))


def test_paragraphs_can_stand_without_empty_lines_between_them() -> None:
    article = of_paragraphs("One.", "Two.")
    assert shown(Layout(article, 20, spaced=False)) == ["One.", "Two."]


def test_what_is_left_of_a_wide_row_is_told_apart_from_the_next_row() -> None:
    article = assemble([BlockDraft(kind=BlockKind.TABLE, text="port  ships  cargo\nkiel  1")], Metadata())
    assert shown(Layout(article, 20)) == ["  port  ships  cargo", "  kiel  1"]
    wide = assemble([BlockDraft(kind=BlockKind.TABLE, text="port  ships  cargo  crew\nkiel  1")], Metadata())
    assert shown(Layout(wide, 20)) == ["  port  ships  cargo", "↪ crew", "  kiel  1"]


def test_an_article_without_blocks_has_no_lines() -> None:
    assert len(Layout(Article(text="", blocks=()), 40)) == 0


def test_hostile_characters_are_replaced_before_they_are_measured() -> None:
    article = Article(
        text="a\x1b[2Jb", blocks=(Block(kind=BlockKind.BLOCKQUOTE, start=0, end=6, speaker="\x1b]0;x"),)
    )
    assert shown(Layout(article, 40)) == ["│ a\ufffd[2Jb", "│ — \ufffd]0;x"]


def test_titles_headings_and_captions_are_no_paragraphs() -> None:
    assert len(paragraph_ends(lindvik())) == 7
