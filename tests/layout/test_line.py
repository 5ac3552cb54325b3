"""Tests of reader.layout.line: where words are drawn that are not drawn as they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.model import Direction
from reader.layout.line import Line, Role
from reader.layout.lines import Layout
from reader.layout.widths import cell_width
from tests.layout.articles import of_paragraphs, running

ARABIC = "قال الوزير (ABC) يوم الاثنين إن 20 طفلاً عادوا إلى بيوتهم في المدينة القديمة."
HEBREW = "ראש העיר אמרה: «שלום», ואז הלכה."
WORDS = st.text(alphabet="ab קשת 12 قال (،) «»", min_size=1, max_size=120).filter(lambda text: text.strip())


def drawn(line: Line) -> str:
    """Return a line as a terminal shows it."""
    words = "".join(glyph.text for glyph in line.glyphs())
    if line.rtl:
        return " " * line.indent + words + line.prefix[::-1]
    return line.prefix + words


def test_a_paragraph_from_right_to_left_stands_at_the_right_edge() -> None:
    layout = Layout(running(Direction.RTL, HEBREW), 20)
    assert [drawn(layout.line(number)) for number in range(len(layout))] == [
        "      :הרמא ריעה שאר",
        "   .הכלה זאו ,«םולש»",
    ]


def test_a_paragraph_of_the_other_direction_stands_at_its_own_edge() -> None:
    layout = Layout(of_paragraphs("One line of English.", HEBREW[:10]), 40)
    assert (layout.line(0).indent, layout.line(0).rtl) == (0, False)
    assert (layout.line(2).indent, layout.line(2).rtl) == (40 - cell_width(HEBREW[:10]), True)


@given(WORDS, st.integers(8, 40), st.sampled_from(Direction), st.booleans())
def test_every_character_is_drawn_once_inside_the_column(
    text: str, width: int, direction: Direction, justify: bool
) -> None:
    layout = Layout(running(direction, text), width, justify=justify)
    for number in range(len(layout)):
        line = layout.line(number)
        glyphs = line.glyphs()
        assert sorted(at for glyph in glyphs for at in range(*glyph.span)) == list(
            range(line.start, line.end)
        )
        assert sum(glyph.cells for glyph in glyphs) == line.cells == cell_width(line.words) + line.stretch
        assert line.indent + line.cells <= width


@given(WORDS, st.integers(8, 40), st.booleans(), st.data())
def test_a_character_is_found_at_the_cell_where_it_is_drawn(
    text: str, width: int, justify: bool, data: st.DataObject
) -> None:
    direction = data.draw(st.sampled_from(Direction))
    layout = Layout(running(direction, text), width, justify=justify)
    lines = [
        line for line in map(layout.line, range(len(layout))) if line.has_text and line.role is Role.TEXT
    ]
    line = data.draw(st.sampled_from(lines))
    offset = data.draw(st.integers(line.start, line.end - 1))
    there = next(glyph for glyph in line.glyphs() if offset in range(*glyph.span))
    assert not there.cells or line.offset_at(line.cell_at(offset)) == there.span.start


def test_both_edges_of_a_justified_paragraph_are_straight_but_for_its_last_line() -> None:
    layout = Layout(
        of_paragraphs("one two three four five six seven eight nine ten eleven"), 16, justify=True
    )
    shown = [drawn(layout.line(number)) for number in range(len(layout))]
    assert shown == ["one   two  three", "four   five  six", "seven eight nine", "ten eleven"]


def test_a_line_that_would_be_torn_apart_stays_as_it_is() -> None:
    layout = Layout(of_paragraphs("a unbelievably-long-word"), 20, justify=True)
    assert drawn(layout.line(0)) == "a unbelievably-long-"
    layout = Layout(of_paragraphs("ab counterrevolutionaries"), 23, justify=True)
    assert drawn(layout.line(0)) == "ab"


@pytest.mark.parametrize("width", [1, 2, 5])
def test_no_column_is_too_narrow(width: int) -> None:
    layout = Layout(running(Direction.RTL, ARABIC), width, justify=True)
    assert "".join(layout.line(number).words for number in range(len(layout))).replace(
        " ", ""
    ) == ARABIC.replace(" ", "")
