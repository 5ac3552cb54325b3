"""An article is fetched again while it is read, and what changed is shown."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import Article, BlockKind, Metadata, Page
from reader.config import Config, load_keymap
from reader.library import Library
from reader.tui.app import PressmarkApp
from reader.tui.screens.diffing import DiffScreen
from tests.fakes import FakeFetcher, fake_library
from tests.library.examples import span_of
from tests.tui.program import NOTES, SOURCE, Program, program
from tests.tui.screen_text import assert_snapshot, screen_text

TITLE = "Two hurt in a fire at sea"
FIRE = (
    "The fire began in the engine room at two in the morning, the captain told the coast guard, and it took "
    "nine hours to put it out. Nobody saw where it came from."
)
FERRIES = "Ferries stay in port until Friday, the company said, and nobody knows what comes then."
BRIDGE = "The old bridge was closed to lorries, which now go around by the northern road."
CALM = [
    f"The sea was calm on day {number}, and nothing was heard of the ship but what was known."
    for number in range(12)
]
MAYOR = "“We have waited ten years for this,” said the mayor, who had come to the harbour at five."


def story(title: str, *paragraphs: str, caption: str = "The ferry on Monday.") -> str:
    return "\n".join([title, caption, *paragraphs])


OLD = story(TITLE, FIRE, FERRIES, *CALM, BRIDGE, MAYOR)
NEW = story(
    TITLE.replace("hurt", "dead"),
    BRIDGE,
    FIRE.replace("two in", "five in").replace("nine hours", "eleven hours"),
    "The police are looking for witnesses, and have closed the quay.",
    *CALM,
    MAYOR.replace("ten years", "twelve years"),
    caption="The ferry on Tuesday.",
)


def cut(page: Page) -> Article:
    """Make an article of lines: title, caption, paragraphs."""
    title, caption, *paragraphs = page.body.decode().split("\n")
    drafts = [
        BlockDraft(kind=BlockKind.TITLE, text=title),
        *(BlockDraft(kind=BlockKind.PARAGRAPH, text=one) for one in paragraphs),
        BlockDraft(kind=BlockKind.CAPTION, text=caption),
    ]
    return assemble(drafts, Metadata(title=title, language="en"))


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have times shown as they are in the tests' own world."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


class Site:
    """A newspaper that edits."""

    def __init__(self, text: str = OLD) -> None:
        self.pages: dict[str, Page | str] = {SOURCE: text}
        self.library: Library = fake_library(self.pages, extract=cut)

    def edit(self, text: str = NEW) -> None:
        self.pages[SOURCE] = text


async def marked(site: Site) -> None:
    """Mark what will be other words, what will be gone, and what stays."""
    opened = await site.library.open(SOURCE)
    for words, kind in (("nine hours", "fact"), ("Ferries stay in port", "quote"), ("day 7", "idea")):
        opened.highlight(span_of(opened.article, words), kind)


async def changed(running: Program, site: Site) -> None:
    site.edit()
    await running.press("R")


async def test_an_article_that_did_not_change_is_told_so() -> None:
    site = Site()
    async with program(library=site.library) as running:
        await running.press("R")
        assert "Not changed since 15 March 2026" in running.text


async def test_what_changed_is_told_and_shown() -> None:
    site = Site()
    await marked(site)
    async with program(library=site.library) as running:
        await changed(running, site)
        assert "Two dead in a fire at sea" in running.text
        assert "Changed: the headline" in running.text
        assert "1 mark changed, 1 gone · gd shows what" in " ".join(running.text.split())


async def test_the_place_stays_at_its_words() -> None:
    site = Site()
    async with program(library=site.library) as running:
        await running.press("j", *["j"] * 9)
        view = running.reading.view
        line = view.visible_lines()[0]
        words = view.article.text[view.place : view.place + 30]
        assert line
        assert words.strip()
        await changed(running, site)
        assert view.article.text[view.place : view.place + 30] == words


async def test_focus_and_selection_stay_on_their_words() -> None:
    site = Site()
    async with program(library=site.library) as running:
        view = running.reading.view
        view.focus_span(
            span_of(view.article, "nobody knows what comes then") if False else span_of(view.article, "day 2")
        )
        view.select(span_of(view.article, "ten years"))
        await changed(running, site)
        assert running.focused_words == "day 2"
        assert running.selected_words == "twelve years"


async def test_marks_are_carried_and_a_new_one_is_made_on_the_new_text() -> None:
    site = Site()
    await marked(site)
    async with program(library=site.library) as running:
        await changed(running, site)
        view = running.reading.view
        view.focus_span(span_of(view.article, "twelve years"))
        await running.press("H")
        assert {mark.selector.exact for mark in running.marks} == {
            "nine hours",
            "Ferries stay in port",
            "day 7",
            "twelve years",
        }
        (record,) = running.library.articles()
        (made,) = (mark for mark in running.marks if mark.selector.exact == "twelve years")
        assert made.text_hash == record.text_hash


async def test_a_mark_whose_words_changed_has_a_sign_in_the_text_and_in_the_list() -> None:
    site = Site()
    await marked(site)
    async with program(library=site.library) as running:
        assert "F~" not in running.text
        await changed(running, site)
        await running.press("g", "m")
        assert "F~ eleven hours" in running.text
        assert "Q- Ferries stay in port" in running.text
        view = running.reading.view
        line = view._lines.line(view._lines.line_at(view.article.text.index("eleven hours")))
        assert view.gutter_of(line).signs == "~"


async def test_a_list_beside_the_text_is_that_of_the_new_text() -> None:
    site = Site()
    await marked(site)
    async with program(library=site.library, size=(120, 24)) as running:
        await running.press("g", "m")
        assert "F nine hours" in running.text
        await running.press("escape", "g", "m", "R")
        site.edit()
        await running.press("R")
        assert "F~ eleven hours" in running.text


async def test_what_cannot_be_fetched_is_told_and_the_text_stays() -> None:
    site = Site()
    async with program(library=site.library) as running:
        del site.pages[SOURCE]
        await running.press("R")
        assert "! https://example.org/lindvik: there is no such page" in running.text
        assert TITLE in running.text


async def test_without_an_earlier_text_there_is_nothing_to_show() -> None:
    async with program(library=Site().library) as running:
        await running.press("g", "d")
        assert "Nothing is known of an earlier text; R fetches it again." in running.text


async def shown(running: Program, site: Site) -> DiffScreen:
    await changed(running, site)
    await running.press("g", "d")
    assert isinstance(running.app.screen, DiffScreen)
    return running.app.screen


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (40, 12)])
async def test_what_changed_is_shown_with_the_headline_first(size: tuple[int, int]) -> None:
    site = Site()
    await marked(site)
    async with program(library=site.library, size=size) as running:
        await shown(running, site)
        assert_snapshot(running.app, f"changes_{size[0]}x{size[1]}", styles=size == (80, 24))


async def test_without_colour_words_stand_between_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    site = Site()
    await marked(site)
    async with program(library=site.library) as running:
        await shown(running, site)
        assert "Two [-hurt-]{+dead+} in a fire at sea" in running.text
        assert_snapshot(running.app, "changes_nocolor", styles=True)


async def test_each_change_is_gone_to_and_told_by_its_number() -> None:
    site = Site()
    await marked(site)
    async with program(library=site.library) as running:
        screen = await shown(running, site)
        await running.press("n", "n")
        assert "Change 2 of" in running.text
        await running.press("N", "N")
        assert "No earlier change." in running.text
        _, of = screen.view.change
        await running.press(*["n"] * of)
        assert "No further change." in running.text
        assert "Ferries stay in port" in running.text


async def test_what_changed_before_that_can_be_chosen() -> None:
    site = Site()
    async with program(library=site.library) as running:
        await changed(running, site)
        site.edit(NEW.replace("twelve years", "thirteen years"))
        await running.press("R", "g", "d")
        assert "2 of 2" in running.text
        assert "thirteen" in running.text
        await running.press("[")
        assert "1 of 2" in running.text
        assert "dead" in running.text
        await running.press("[")
        assert "There is no older change." in running.text
        await running.press("]", "]")
        assert "There is no newer change." in running.text
        await running.press("q")
        assert running.reading


async def test_nothing_hostile_is_drawn() -> None:
    site = Site()
    async with program(library=site.library) as running:
        site.edit(OLD.replace("nine hours", "\x1b]0;owned\x07 [bold]h[/bold]"))
        await running.press("R", "g", "d")
        assert "\x1b" not in running.text
        assert "[bold]h[/bold]" in running.text


async def test_an_article_that_changed_since_it_was_read_says_so() -> None:
    site = Site()
    await marked(site)
    site.edit()
    async with program(library=site.library) as running:
        said = " ".join(running.text.split())
        assert "The article changed since 15 March 2026" in said
        assert "gd shows what. 1 mark changed, 1 gone." in said
        await running.press("g", "d")
        assert isinstance(running.app.screen, DiffScreen)


async def test_once_read_it_is_not_said_again() -> None:
    site = Site()
    await site.library.open(SOURCE)
    site.edit()
    async with program(library=site.library) as running:
        assert "changed since" in running.text
        await running.press("q")
    async with program(library=site.library) as running:
        assert "changed since" not in running.text


async def test_what_a_command_fetched_meanwhile_is_said_when_it_is_read() -> None:
    site = Site()
    opened = await site.library.open(SOURCE)
    site.edit()
    await site.library.refresh(opened.record)
    async with program(library=site.library) as running:
        assert "The article changed since" in running.text


async def test_an_article_opened_for_a_mark_stays_where_it_is_read_when_it_is_fetched_again() -> None:
    site = Site()
    await marked(site)
    async with program(library=site.library) as running:
        await running.press("g", "a", "enter")
        running.reading.view.go_end()
        await running.pilot.pause()
        words = running.reading.view.article.text[running.reading.view.place :][:20]
        site.edit(OLD.replace("nine hours", "eleven hours"))
        await running.press("R")
        view = running.reading.view
        assert view.article.text[view.place :][:20] == words


async def test_keys_typed_ahead_of_what_changed_are_for_it() -> None:
    site = Site()
    async with program(library=site.library) as running:
        await changed(running, site)
        site.edit(NEW.replace("twelve years", "thirteen years"))
        await running.press("R")
        await running.pilot.press("g", "d", "[", "n", "n")
        assert "Change 2 of" in running.text
        assert "1 of 2" in running.text


async def test_to_fetch_again_what_is_not_there_yet_does_nothing() -> None:
    site = Site()
    gate = asyncio.Event()

    @dataclass
    class Slow(FakeFetcher):
        async def fetch(self, source: str) -> Page:
            await gate.wait()
            return await super().fetch(source)

    library = replace(site.library, fetcher=Slow(site.pages))
    app = PressmarkApp(
        library,
        Config(library=Path("/library"), notes=NOTES, folder=Path("/config")),
        load_keymap(None),
        SOURCE,
    )
    async with app.run_test() as pilot:
        await pilot.press("R", "g", "d")
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert TITLE in screen_text(app)
