"""Entities are tagged by keys: one mention, all of them after a preview, all that is suggested."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from reader.article.model import Article, EntityKind, EntitySuggestion, Span
from reader.marks.model import Entity, MarkKind
from reader.ports import Choices
from reader.tui.screens.entity_dialog import EntityDialog
from reader.tui.screens.ticking import MentionsDialog, TickDialog
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entity_choices import NameChoice
from tests.layout.articles import of_paragraphs
from tests.tui.article_host import span_of
from tests.tui.program import OTHER, Program, library_of, opened_in, program

ROE = Entity(EntityKind.PERSON, "Jane Roe")
OSLO = Entity(EntityKind.PLACE, "Oslo")
LINES = (
    "Jane Roe came to Oslo in May, where nobody had asked for her.",
    *(f"Between them, as paragraph {number} says, much was said." for number in range(30)),
    "“No,” said Roe, who likes Oslo. The Roe family does not.",
)


def places(text: str, words: str) -> tuple[Span, ...]:
    return tuple(Span(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at))


def an_article() -> Article:
    article = of_paragraphs(*LINES)
    full, roes = places(article.text, "Jane Roe"), places(article.text, "Roe")[1:]
    entities = (
        EntitySuggestion(name=ROE.name, kind=ROE.kind, mentions=(*full, *roes)),
        EntitySuggestion(name=OSLO.name, kind=OSLO.kind, mentions=places(article.text, "Oslo")),
    )
    return replace(article, entities=entities)


def focus(running: Program, words: str) -> None:
    """Give the focus to a passage, as walking there does."""
    running.reading.view.focus_span(span_of(running.reading.view.article, words))


def named(running: Program) -> list[tuple[str, Entity]]:
    """Return which passages name what, in their order."""
    marks = sorted(running.marks, key=lambda mark: mark.selector.start)
    return [(mark.selector.exact, entity) for mark in marks for entity in mark.entities]


def preview(running: Program) -> TickDialog:
    screen = running.app.screen
    assert isinstance(screen, TickDialog)
    return screen


async def test_all_mentions_of_a_suggested_name_are_tagged_by_two_keys_and_undone_by_one() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        await running.press("*", "enter")
        assert named(running) == [("Jane Roe", ROE), ("Roe", ROE), ("Roe", ROE)]
        assert "Tagged Jane Roe, 3 mentions; u takes it back." in running.text
        await running.press("u")
        assert running.marks == ()
        assert "Undid: tag Jane Roe, 3 mentions." in running.text


async def test_the_preview_says_how_many_and_shows_each_in_its_line() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        await running.press("*")
        assert "Tag Jane Roe, person: 3 mentions" in running.text
        assert "[x]" in running.text
        assert "“No,” said Roe, who likes Oslo" in running.text


async def test_what_is_struck_is_not_tagged() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        await running.press("*", "G", "x")
        assert "2 of 3 mentions" in running.text
        await running.press("enter")
        assert named(running) == [("Jane Roe", ROE), ("Roe", ROE)]


async def test_none_and_all_are_struck_and_taken_in_by_one_key() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        await running.press("*", "n", "enter")
        assert running.marks == ()
        await running.press("*", "n", "space", "enter", "*", "a", "enter")
        assert len(running.marks) == 3


async def test_what_is_tagged_already_is_shown_as_such_and_cannot_be_struck() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        await running.press("*", "j", "x", "enter", "*")
        assert "1 mention, 2 tagged already" in running.text
        assert running.text.count(" ✓ ") == 2
        await running.press("x", "enter")
        assert len(running.marks) == 3


async def test_moving_in_the_preview_shows_the_place_above_it_and_escape_leaves_all_as_it_was() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        running.reading.show_hints()
        before = running.text
        await running.press("*", "G")
        above = running.text.splitlines()[: preview(running).query_one("Vertical").region.y]
        assert any("“No,” said Roe" in row for row in above)
        await running.press("escape")
        assert (running.marks, running.focused_words) == ((), "Jane Roe")
        assert running.text == before


async def test_the_mention_that_is_shown_is_never_behind_the_preview() -> None:
    async with program(article=an_article(), size=(60, 16)) as running:
        focus(running, "Jane Roe")
        await running.press("*")
        for _ in range(3):
            view = running.app.screen_stack[-2].query_one(ArticleView)
            seen, span = view.visible_text(), view.focused_span
            assert span is not None
            assert seen.start <= span.start < span.end <= seen.end
            assert (
                view.region.y + len(view.visible_lines()) <= preview(running).query_one("Vertical").region.y
            )
            await running.press("j")


async def test_words_that_nobody_knows_are_asked_for_their_kind_and_name_first() -> None:
    async with program(article=an_article()) as running:
        focus(running, "paragraph 1 says")
        await running.press("*", "x", *"paragraph", "enter")
        assert "Tag paragraph, other: 30 mentions" in running.text
        await running.press("enter")
        assert len(running.marks) == 30


async def test_the_entity_of_a_mark_in_focus_is_looked_for() -> None:
    async with program(article=an_article()) as running:
        focus(running, "nobody")
        await running.press("T", "p", *"Jane Roe", "enter", "*")
        assert "Tag Jane Roe, person: 3 mentions" in running.text


async def test_the_kind_is_corrected_before_tagging() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Oslo")
        await running.press("*", "K", "K", "h", "enter")
        event = Entity(EntityKind.EVENT, "Oslo")
        assert named(running) == [("Oslo", event), ("Oslo", event)]
        assert "suggestion" not in running.reading.view.facts()


async def test_the_name_is_corrected_before_tagging_and_the_written_one_stays_as_an_alias() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        await running.press("*", "r", "p", *"Jane A. Roe", "enter")
        assert "Tag Jane A. Roe, person: 3 mentions" in running.text
        await running.press("enter")
        full = Entity(EntityKind.PERSON, "Jane A. Roe")
        assert {entity for _, entity in named(running)} == {full}
        assert running.library.naming().names_of(full) == ("Jane A. Roe", "Jane Roe")
        await running.press("u")
        assert named(running) == []
        assert running.library.naming().names_of(full) == ("Jane A. Roe",)


async def test_a_name_that_is_tagged_is_not_corrected_here() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Jane Roe")
        await running.press("*", "enter", "*", "r")
        assert isinstance(running.app.screen, MentionsDialog)
        assert "tagged already" in running.text


async def test_accept_tags_all_mentions_at_once() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Oslo")
        await running.press("A")
        assert named(running) == [("Oslo", OSLO), ("Oslo", OSLO)]
        assert "Tagged Oslo, 2 mentions" in running.text


async def test_refuse_suggests_a_name_no_more_and_undo_brings_it_back() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Oslo")
        await running.press("-")
        assert "Oslo is suggested no more in this article" in running.text
        assert running.reading.view.suggestion_on(span_of(an_article(), "Oslo")) is None
        await running.press("A")
        assert (running.marks, "Nothing suggested has the focus" in running.text) == ((), True)
        await running.press("u", "A")
        assert len(running.marks) == 2


async def test_all_that_is_suggested_is_tagged_after_a_preview_with_the_number_in_one_step() -> None:
    async with program(article=an_article()) as running:
        await running.press("g", "A")
        assert "Tag 2 names: 5 mentions" in running.text
        await running.press("enter")
        assert len(running.marks) == 5
        assert "Tagged 2 names, 5 mentions" in running.text
        await running.press("u")
        assert named(running) == []


async def test_a_name_is_struck_from_all_that_is_suggested() -> None:
    async with program(article=an_article()) as running:
        await running.press("g", "A", "j", "x", "enter")
        assert {entity for _, entity in named(running)} == {ROE}
        await running.press("g", "A", "enter", "g", "A")
        assert "No name is suggested here any more" in running.text


async def test_suggestions_are_hidden_and_it_is_kept() -> None:
    async with program(article=an_article()) as running:
        await running.press("g", "s")
        assert not running.reading.view.shows_suggestions
        assert running.kept == [Choices(suggestions=False)]
        await running.press("g", "s")
        assert running.reading.view.shows_suggestions


async def test_suggestions_are_hidden_from_the_start_where_it_is_set_so() -> None:
    async with program(article=an_article(), suggestions=False) as running:
        assert not running.reading.view.shows_suggestions


async def test_a_name_is_completed_from_the_article_and_its_kind_comes_with_it() -> None:
    async with program(article=an_article()) as running:
        focus(running, "nobody")
        await running.press("T", "p", *"osl", "down", "enter")
        assert named(running) == [("nobody", OSLO)]


async def test_a_name_is_completed_from_the_library_by_its_alias() -> None:
    library = library_of(an_article())
    mayor = Entity(EntityKind.PERSON, "Åsa Brandt")
    opened = await opened_in(library, OTHER)
    opened.highlight(Span(0, 8), MarkKind.MENTION, entities=(mayor,))
    library.naming().describe(mayor, aliases=["The Mayor"])
    async with program(library=library) as running:
        focus(running, "nobody")
        await running.press("T", "o", *"may")
        assert "P Åsa Brandt (The Mayor)" in running.text
        await running.press("tab", "enter")
        assert ("nobody", mayor) in named(running)


async def test_typing_goes_on_after_a_name_was_chosen_and_what_was_typed_comes_back() -> None:
    async with program(article=an_article()) as running:
        focus(running, "nobody")
        await running.press("T", "p", *"os", "down", "up", *"tra", "enter")
        assert named(running) == [("nobody", Entity(EntityKind.PLACE, "ostra"))]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_names_stand_below_the_field_and_none_is_cut_off_by_the_screen(
    size: tuple[int, int],
) -> None:
    async with program(article=an_article(), size=size) as running:
        focus(running, "Oslo")
        await running.press("T", "g", "backspace")
        assert isinstance(running.app.screen, EntityDialog)
        names = running.app.screen.query_one(NameChoice)
        assert 0 < len(names.found) == names.size.height
        assert names.region.bottom <= size[1]


async def test_each_kind_comes_by_one_key() -> None:
    async with program(article=an_article()) as running:
        focus(running, "Oslo")
        await running.press("*")
        heads = [preview(running)]
        assert isinstance(heads[0], MentionsDialog)
        seen = []
        for _ in range(6):
            seen.append(heads[0].head().partition(":")[0])
            await running.press("right")
        assert len(set(seen)) == 6
        assert all(one != other for one, other in pairwise(seen))
