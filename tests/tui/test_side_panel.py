"""The lists beside the text: headings, quotations, marks, names, links."""

from __future__ import annotations

from dataclasses import replace

from reader.article.model import Article, EntityKind, EntitySuggestion, Span
from reader.tui.widgets.side_panel import SidePanel
from tests.layout.articles import lindvik
from tests.tui.article_host import numbered
from tests.tui.program import program
from tests.tui.screen_text import assert_snapshot


def named_article() -> Article:
    article = lindvik()
    places = tuple(
        Span(start, start + 8)
        for start in range(len(article.text))
        if article.text.startswith(("Lindvik ", "Lindvik,"), start)
    )
    entity = EntitySuggestion(name="Lindvik", kind=EntityKind.PLACE, mentions=places)
    return replace(article, entities=(entity,))


async def test_the_outline_lists_headings_and_jumps_to_them() -> None:
    async with program(size=(120, 12)) as running:
        await running.press("g", "o")
        assert "‹ outline · 2 ›" in running.text
        await running.press("j", "enter")
        assert running.focused_words == "What comes after"


async def test_tab_goes_through_the_lists_and_around() -> None:
    async with program(size=(120, 24)) as running:
        await running.press("g", "o")
        seen = []
        for _ in range(6):
            seen.append(running.reading.query_one(SidePanel).section)
            await running.press("tab")
        assert seen == ["outline", "quotations", "marks", "names", "links", "outline"]
        await running.press("shift+tab", "shift+tab")
        assert running.reading.query_one(SidePanel).section == "links"


async def test_quotations_are_listed_with_their_speakers() -> None:
    async with program(size=(120, 24)) as running:
        await running.press("g", "o", "tab")
        assert "The sea belongs to the town." in running.text
        assert "— Åsa Brandt" in running.text
        assert_snapshot(running.app, "side_quotations_120x24")


async def test_a_name_chosen_again_goes_to_its_next_mention() -> None:
    article = named_article()
    async with program(size=(120, 24), article=article) as running:
        await running.press("g", "o", "tab", "tab", "tab")
        assert f"G Lindvik × {len(article.entities[0].mentions)}" in running.text
        await running.press("enter")
        first = running.reading.view.focused_span
        await running.press("g", "o", "tab", "tab", "tab", "enter")
        assert (first, running.reading.view.focused_span) == article.entities[0].mentions[:2]


async def test_a_link_is_listed_with_where_it_leads() -> None:
    async with program(size=(120, 24)) as running:
        await running.press("g", "o", "shift+tab")
        assert "1 harbour" in running.text
        assert "example.org/harbour" in running.text


async def test_the_list_follows_what_is_read() -> None:
    async with program(size=(120, 24), article=numbered(80)) as running:
        await running.press("g", "m")
        panel = running.reading.query_one(SidePanel)
        for _ in range(3):
            await running.press("right_parenthesis", "H")
        running.reading.view.focus()
        await running.press("G")
        assert panel.key == running.marks[-1].id


async def test_a_click_on_an_entry_jumps_to_it() -> None:
    async with program(size=(120, 12)) as running:
        await running.press("g", "o")
        await running.pilot.click(SidePanel, offset=(5, 3))
        await running.settle()
        assert running.focused_words == "What comes after"


async def test_the_same_key_hides_the_list_again() -> None:
    async with program(size=(120, 24)) as running:
        await running.press("g", "o", "g", "o")
        assert "outline" not in running.text
        assert running.reading.view.has_focus


async def test_on_a_narrow_terminal_the_list_covers_the_text_and_goes_when_it_jumped() -> None:
    async with program(size=(60, 20)) as running:
        await running.press("g", "o")
        assert_snapshot(running.app, "side_outline_60x20")
        await running.press("j", "enter")
        assert "outline" not in running.text
