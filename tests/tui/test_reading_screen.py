"""Reading by keys: sequences, walking, folding, searching, resizing."""

from __future__ import annotations

import pytest

from tests.layout.articles import CAPTION, QUOTE
from tests.tui.article_host import numbered
from tests.tui.program import program
from tests.tui.screen_text import assert_snapshot

FOLDED = "▸ Photo · Nordbild / Ole Vik"


async def test_a_sequence_walks_to_the_next_quotation() -> None:
    async with program() as running:
        await running.press("right_square_bracket", "q")
        assert running.focused_words == "We have waited ten years for this,"
        assert "Quotation 1 of 2 · Åsa Brandt" in running.text


@pytest.mark.parametrize("key", ["pagedown", "j", "G"])
async def test_what_a_key_moves_is_drawn_in_one_frame(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with program(article=numbered(100)) as running:
        frames: list[str] = []
        monkeypatch.setattr(running.app, "post_display_hook", lambda: frames.append(running.text))
        await running.press(key)
        assert frames == [running.text]
        assert "¶ 1/100    0 %" not in running.text


async def test_a_count_walks_further() -> None:
    async with program() as running:
        await running.press("2", "right_square_bracket", "q")
        assert running.focused_words == "The sea belongs to the town."


async def test_the_other_bracket_walks_back() -> None:
    async with program() as running:
        await running.press("tab", "tab", "left_square_bracket", "q")
        assert running.focused_words == "We have waited ten years for this,"


async def test_the_first_key_of_a_sequence_is_shown_until_the_next() -> None:
    async with program() as running:
        await running.press("right_square_bracket")
        assert " ]  q quotation" in running.text
        await running.press("q")
        assert " ]  q quotation" not in running.text


async def test_a_key_that_fits_no_sequence_drops_its_beginning() -> None:
    async with program() as running:
        await running.press("right_square_bracket", "v")
        assert running.selected_words is not None


async def test_there_is_no_further_quotation_after_the_last() -> None:
    async with program() as running:
        await running.press("3", "right_square_bracket", "q")
        await running.press("right_square_bracket", "q")
        assert "No further quotation" in running.text


async def test_c_unfolds_the_nearest_caption_and_folds_it_again() -> None:
    async with program() as running:
        assert FOLDED in running.text
        await running.press("c")
        assert CAPTION[:40] in running.text
        await running.press("c")
        assert FOLDED in running.text
        assert CAPTION[:40] not in running.text


async def test_capital_c_unfolds_every_caption() -> None:
    async with program(size=(80, 40)) as running:
        assert running.text.count("▸") == 2
        await running.press("C")
        assert running.text.count("▸") == 0
        assert running.text.count("▾") == 2


async def test_a_click_unfolds_a_caption() -> None:
    async with program() as running:
        row = next(row for row, line in enumerate(running.text.splitlines()) if FOLDED in line)
        await running.pilot.click(offset=(12, row))
        await running.settle()
        assert CAPTION[:40] in running.text


async def test_resizing_keeps_the_first_line_at_the_top() -> None:
    async with program(article=numbered(60)) as running:
        await running.press("space", "space")
        top = running.text.splitlines()[1]
        await running.pilot.resize_terminal(50, 18)
        await running.settle()
        assert running.text.splitlines()[1].split()[:2] == top.split()[:2]


async def test_unfolding_above_keeps_the_place() -> None:
    async with program(size=(80, 12)) as running:
        await running.press("G")
        last = running.text.splitlines()[-3]
        await running.press("C")
        assert last in running.text


async def test_a_search_goes_from_hit_to_hit() -> None:
    async with program() as running:
        await running.press("slash", *"harbour", "enter")
        assert "Hit 1 of 2" in running.text
        await running.press("n")
        assert "Hit 2 of 2" in running.text
        await running.press("N")
        assert "Hit 1 of 2" in running.text


async def test_a_search_in_vain_says_so() -> None:
    async with program() as running:
        await running.press("slash", *"zebra", "enter")
        assert "“zebra” is not in this article" in running.text


async def test_a_search_given_up_leaves_no_hits() -> None:
    async with program() as running:
        await running.press("slash", *"sea", "escape", "n")
        assert "Nothing is searched for" in running.text


async def test_digits_and_letters_with_a_meaning_can_be_searched_for() -> None:
    async with program(size=(80, 40)) as running:
        await running.press("slash", *"12 april q", "backspace", "backspace", "enter")
        assert "Hit 1 of 1" in running.text


async def test_a_selection_is_drawn_by_motions() -> None:
    async with program() as running:
        await running.press("v", "e", "w", "e")
        assert running.selected_words == "Lindvik closes"


async def test_a_selection_begins_with_what_has_the_focus() -> None:
    async with program() as running:
        await running.press("tab", "v", "3", "h")
        assert running.selected_words == "We have waited ten years for th"


async def test_escape_lets_go_of_the_selection_first() -> None:
    async with program() as running:
        await running.press("tab", "v", "escape")
        assert running.selected_words is None
        assert running.focused_words is not None


async def test_help_shows_the_keys_in_force_and_goes_back() -> None:
    async with program(size=(80, 40)) as running:
        await running.press("question_mark")
        assert "Everywhere" in running.text
        assert "]q" in running.text
        await running.press("q")
        assert "Lindvik closes" in running.text


async def test_twenty_by_five_cells_are_enough_to_read_and_mark() -> None:
    async with program(size=(20, 5)) as running:
        await running.press("space", "tab", "H")
        assert [mark.selector.exact for mark in running.marks] == ["We have waited ten years for this,"]


async def test_the_reading_screen_at_80_by_24() -> None:
    async with program() as running:
        await running.press("tab", "H")
        assert_snapshot(running.app, "reading_80x24")


async def test_the_reading_screen_with_its_panel_at_120_by_40() -> None:
    async with program(size=(120, 40)) as running:
        await running.press("tab", "H", "g", "m")
        assert_snapshot(running.app, "reading_panel_120x40")


async def test_the_block_quotation_is_walked_to_by_paragraph() -> None:
    async with program() as running:
        await running.press("3", "right_curly_bracket")
        assert running.focused_words == QUOTE
