"""Keys that are typed before a dialog is there are for it; those behind it come after its answer."""

from __future__ import annotations

import pytest

from reader.article.model import EntityKind
from reader.marks.model import Annotation, Entity
from reader.tui.screens.kinds import KindDialog
from reader.tui.screens.ticking import MentionsDialog
from tests.tui.program import Program, program
from tests.tui.typed import events_of


async def typed_at_once(running: Program, *keys: str) -> None:
    """Have all keys wait in line before the first is answered."""
    for event in events_of(keys):
        running.app.post_message(event)
    await running.settle()
    await running.settle()


async def only_mark(running: Program) -> Annotation:
    (mark,) = running.marks
    return mark


@pytest.mark.parametrize(
    ("keys", "field", "kept"),
    [
        (("a", *"why so", "enter"), "note", "why so"),
        (("t", *"harbour", "enter"), "tags", ("harbour",)),
        (("S", *"Jane Roe", "enter"), "speaker", "Jane Roe"),
        (("g", "k", "2"), "kind", "fact"),
    ],
)
async def test_what_is_asked_of_a_passage_is_typed_ahead(
    keys: tuple[str, ...], field: str, kept: object
) -> None:
    async with program() as running:
        await running.press("enter")
        await typed_at_once(running, *keys)
        assert getattr(await only_mark(running), field) == kept


async def test_a_name_is_typed_ahead_behind_its_kind() -> None:
    async with program() as running:
        await running.press("enter")
        await typed_at_once(running, "T", "o", "ctrl+u", *"Harbour Board", "enter")
        assert (await only_mark(running)).entities == (Entity(EntityKind.ORGANISATION, "Harbour Board"),)


async def test_what_is_typed_behind_a_dialog_finds_what_it_made() -> None:
    async with program() as running:
        await running.press("enter")
        await typed_at_once(running, "a", *"first", "enter", "u")
        assert running.marks == ()
        await typed_at_once(running, "a", *"first", "enter", "a", *" and second", "enter")
        assert (await only_mark(running)).note == "first and second"


async def test_a_preview_behind_the_question_what_is_meant_takes_the_keys_that_follow() -> None:
    async with program() as running:
        await running.press("enter")
        await typed_at_once(running, "*", "p", "ctrl+u", *"Lindvik", "enter")
        assert isinstance(running.app.screen, MentionsDialog)
        await running.press("escape")
        await typed_at_once(running, "*", "p", "ctrl+u", *"Lindvik", "enter", "enter")
        assert running.marks
        assert {mark.entities for mark in running.marks} == {(Entity(EntityKind.PERSON, "Lindvik"),)}


async def test_what_is_typed_behind_a_choice_of_the_palette_goes_to_what_it_opens() -> None:
    async with program() as running:
        await running.press("enter")
        await typed_at_once(running, ":", *"write a note", "enter", *"typed ahead", "enter")
        assert (await only_mark(running)).note == "typed ahead"


async def test_a_kind_that_is_clicked_is_kept() -> None:
    async with program() as running:
        await running.press("enter", "g", "k")
        assert isinstance(running.app.screen, KindDialog)
        await running.pilot.click("ChoiceList", offset=(4, 1))
        await running.settle()
        assert (await only_mark(running)).kind
