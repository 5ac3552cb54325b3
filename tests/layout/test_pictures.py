"""Tests of reader.layout.pictures, and of the lines that a picture takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.layout.line import Role
from reader.layout.lines import Layout
from reader.layout.pictures import Cell, Colour, PictureSize, braille, fitted, half_blocks, most_rows, shades
from reader.layout.widths import cell_width
from tests.layout.articles import lindvik

RED, BLUE, WHITE, BLACK = (255, 0, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)
CAPTION, OTHER_CAPTION = 3, 8
pixels = st.integers(1, 6000)


def grid(*colours: tuple[int, int, int]) -> bytes:
    return bytes(part for colour in colours for part in colour)


@pytest.mark.parametrize(
    ("size", "room", "cells"),
    [
        ((1600, 900), (70, 40), (70, 20)),  # as wide as the column
        ((900, 1600), (70, 12), (14, 12)),  # as high as it may be
        ((30, 20), (70, 12), (30, 10)),  # small: no larger than it is
        ((5000, 1), (70, 12), (70, 1)),
        ((1, 5000), (70, 12), (1, 12)),
    ],
)
def test_a_picture_keeps_its_shape_in_the_room_there_is(
    size: tuple[int, int], room: tuple[int, int], cells: tuple[int, int]
) -> None:
    assert fitted(*size, PictureSize(*room)) == cells


@given(pixels, pixels, st.integers(-3, 300), st.integers(-3, 90))
def test_a_picture_is_never_larger_than_its_room_nor_nothing(
    width: int, height: int, columns: int, rows: int
) -> None:
    size = fitted(width, height, PictureSize(columns, rows))
    assert 1 <= size.columns <= max(1, columns)
    assert 1 <= size.rows <= max(1, rows)


def test_a_picture_leaves_two_fifths_of_the_view_to_the_text() -> None:
    assert (most_rows(20), most_rows(50), most_rows(2)) == (12, 30, 3)


def test_a_half_block_has_the_upper_pixel_in_front_and_the_lower_behind() -> None:
    rows = list(half_blocks(grid(RED, BLUE, BLUE, BLUE), 2))
    assert rows == [[Cell("▀", Colour(*RED), Colour(*BLUE)), Cell(" ", None, Colour(*BLUE))]]


@given(st.integers(1, 9), st.integers(1, 5), st.data())
def test_every_pixel_is_in_its_half_of_its_cell(columns: int, rows: int, data: st.DataObject) -> None:
    size = 3 * columns * 2 * rows
    drawn = list(half_blocks(source := data.draw(st.binary(min_size=size, max_size=size)), columns))
    assert [len(row) for row in drawn] == [columns] * rows
    for y, row in enumerate(drawn):
        for x, cell in enumerate(row):
            upper, lower = (3 * ((2 * y + half) * columns + x) for half in (0, 1))
            assert cell.back == tuple(source[lower : lower + 3])
            assert (cell.fore or cell.back) == tuple(source[upper : upper + 3])


def test_dots_stand_for_light_on_a_dark_ground_and_for_dark_on_a_light_one() -> None:
    left_is_white = grid(*(WHITE, WHITE, BLACK, BLACK) * 4)
    assert [cell.character for cell in next(braille(left_is_white, 2, dark=True))] == ["⣿", " "]
    assert [cell.character for cell in next(braille(left_is_white, 2, dark=False))] == [" ", "⣿"]


def test_the_dots_of_a_cell_are_where_their_pixels_are() -> None:
    corners = grid(WHITE, BLACK, BLACK, BLACK, BLACK, BLACK, BLACK, WHITE)
    assert next(braille(corners, 1, dark=True))[0].character == "⢁"  # dots 1 and 8


@given(st.integers(1, 6), st.integers(1, 4), st.booleans(), st.data())
def test_braille_is_a_character_a_cell_and_without_colour(
    columns: int, rows: int, dark: bool, data: st.DataObject
) -> None:
    size = 3 * 2 * columns * 4 * rows
    drawn = list(braille(data.draw(st.binary(min_size=size, max_size=size)), columns, dark=dark))
    assert [len(row) for row in drawn] == [columns] * rows
    cells = [cell for row in drawn for cell in row]
    assert all(cell_width(cell.character) == 1 for cell in cells)
    assert {(cell.fore, cell.back) for cell in cells} == {(None, None)}


def test_what_is_half_light_has_dots_on_half_of_it() -> None:
    shades = grid(BLACK, *((value,) * 3 for value in [128] * 78), WHITE)
    dots = "".join(cell.character for row in braille(shades, 5, dark=True) for cell in row)
    assert 30 <= sum((ord(character) & 0xFF).bit_count() for character in dots if character != " ") <= 50


def test_shades_go_from_nothing_to_a_full_cell() -> None:
    greys = grid(*((value,) * 3 for value in (0, 64, 128, 191, 255)))
    assert "".join(cell.character for cell in next(shades(greys, 5, dark=True))) == " ░▒▓█"
    assert "".join(cell.character for cell in next(shades(greys, 5, dark=False))) == "█▓▒░ "


# -- among the lines of an article


def test_a_picture_stands_below_its_captions_words_and_credit() -> None:
    layout = Layout(lindvik(), 40)
    layout.place_pictures({CAPTION: (160, 90)}, 30)
    lines = [layout.line(number) for number in layout.lines_of(CAPTION)]
    assert [line.role for line in lines] == [Role.TEXT, Role.TEXT, Role.ADDED, *[Role.PICTURE] * 11]
    assert [line.row for line in lines[3:]] == list(range(11))
    assert {(line.prefix, line.words) for line in lines[3:]} == {("  ", " " * 38)}


def test_a_folded_caption_hides_its_picture_and_shows_it_again_unfolded() -> None:
    layout = Layout(lindvik(), 40)
    layout.place_pictures({CAPTION: (160, 90)}, 30)
    whole = len(layout)
    layout.fold({CAPTION})
    assert len(layout.lines_of(CAPTION)) == 1
    layout.fold(())
    assert len(layout) == whole


def test_no_caret_stands_on_a_picture() -> None:
    layout = Layout(lindvik(), 40)
    layout.place_pictures({CAPTION: (160, 90)}, 30)
    assert not any(layout.line(number).has_text for number in layout.lines_of(CAPTION)[3:])


@given(st.integers(10, 90), st.tuples(pixels, pixels), st.integers(1, 40), st.sets(st.just(OTHER_CAPTION)))
def test_no_line_is_wider_than_the_column_where_pictures_are(
    width: int, size: tuple[int, int], rows: int, folded: set[int]
) -> None:
    layout = Layout(lindvik(), width, folded)
    without = len(layout)
    layout.place_pictures({CAPTION: size, OTHER_CAPTION: size}, rows)
    lines = [layout.line(number) for number in range(len(layout))]
    assert all(cell_width(line.prefix + line.words) <= width for line in lines)
    shown = [line for line in lines if line.role is Role.PICTURE]
    assert len(layout) == without + len(shown)
    assert {line.block for line in shown} == {CAPTION, OTHER_CAPTION} - folded


@given(st.integers(10, 90), st.integers(0, 400))
def test_wrapping_step_by_step_comes_to_the_same_with_a_picture(width: int, place: int) -> None:
    whole = Layout(lindvik(), width)
    layout = Layout(lindvik(), width, lazy=True)
    for one in (whole, layout):
        one.place_pictures({CAPTION: (16, 9)}, 12)
    layout.prepare(place, 5)
    while not layout.advance(2):
        assert not layout.is_exact
    assert [layout.line(n) for n in range(len(layout))] == [whole.line(n) for n in range(len(whole))]
