"""What another window writes is shown without a key; nothing that is looked at or typed moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import TextArea

from reader.article.model import EntityKind
from reader.errors import StoreError
from reader.library import Library, OpenArticle
from reader.marks.model import Annotation, Entity
from reader.ports import ArticleRecord
from reader.tui import lookout
from reader.tui.screens.entities_page import EntitiesPage
from reader.tui.screens.library import ArticleList, LibraryScreen
from reader.tui.screens.marks_page import MarksPage
from reader.tui.screens.mentions import MentionsScreen
from reader.tui.widgets.side_panel import SidePanel
from tests.fakes import MemoryStore
from tests.tui.article_host import numbered, span_of
from tests.tui.program import OTHER, Program, library_of, opened_in, program

ARTICLE = numbered(60)
DAMAGED = "document 3 cannot be read"
WENT = Entity(EntityKind.PLACE, "Geneva")


@pytest.fixture(autouse=True)
def looking_all_the_time(monkeypatch: pytest.MonkeyPatch, looking_once_an_hour: None) -> None:
    monkeypatch.setattr(lookout, "LOOK_EVERY", 0.02)


@dataclass
class Shared(MemoryStore):
    """A store that others write to as well; `failing` is raised by all that reads marks."""

    failing: StoreError | None = None
    may_read: Event = field(default_factory=Event)
    is_asked: Event = field(default_factory=Event)
    is_held: bool = False

    def annotations(self, article_id: str) -> tuple[Annotation, ...]:
        found = super().annotations(article_id)
        if self.is_held:
            self.is_asked.set()
            assert self.may_read.wait(20)
        if self.failing is not None:
            raise self.failing
        return found

    def spoil(self, what: str) -> None:
        """Have it be damaged in a way, as somebody's write leaves it."""
        self.commits += 1
        self.failing = StoreError(Path("/library"), what, "restore a backup")

    def mend(self) -> None:
        self.commits += 1
        self.failing = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have whoever reads wait, with what there is now in hand."""
        self.is_held = True
        self.may_read.clear()
        try:
            yield
        finally:
            self.may_read.set()


def shared() -> tuple[Library, Shared]:
    store = Shared()
    return library_of(ARTICLE, store=store), store


async def until(running: Program, words: str, *, there: bool = True) -> None:
    """Wait until the screen shows some words, or shows them no more."""
    for _ in range(500):
        if (words in running.text) == there:
            return
        await running.pilot.pause(0.02)
    raise AssertionError(running.text)


def signs(running: Program, letter: str = "Q") -> int:
    """Count the marks of a kind that begin on the screen, in focus or not."""
    return len(re.findall(rf"^ ?{letter} [▎▌]", running.text, re.MULTILINE))


async def marked(running: Program, count: int, letter: str = "Q") -> None:
    for _ in range(500):
        if signs(running, letter) == count:
            return
        await running.pilot.pause(0.02)
    raise AssertionError(running.text)


def mark(other: OpenArticle, number: int, **given: str) -> Annotation:
    return other.highlight(span_of(ARTICLE, f"Paragraph {number} says"), **given)  # type: ignore[arg-type]  # one of its fields


async def test_a_mark_that_is_made_edited_or_deleted_elsewhere_is_shown() -> None:
    library, _ = shared()
    async with program(library=library) as running:
        other = await opened_in(library)
        made = mark(other, 2)
        await marked(running, 1)
        await running.press("]", "a")
        other.edit(made.id, kind="doubt")
        await marked(running, 1, "D")
        other.delete(made.id)
        await marked(running, 0, "D")


async def test_focus_selection_and_scroll_stay_where_they_are() -> None:
    library, _ = shared()
    async with program(library=library, size=(80, 12)) as running:
        await running.press("space", "enter", "v", "w")
        view = running.reading.view
        before = (view.scroll_offset, view.selection, view.place, running.selected_words)
        other = await opened_in(library)
        for number in (1, 2, 50, view.article.text.count("\n\n", 0, view.place) + 2):
            mark(other, number)
        await marked(running, 1)
        assert (view.scroll_offset, view.selection, view.place, running.selected_words) == before


async def test_what_is_typed_into_a_note_is_left_alone_and_kept() -> None:
    library, _ = shared()
    async with program(library=library) as running:
        await running.press("enter", "a", *"half")
        mark(await opened_in(library), 3)
        await marked(running, 1)
        assert running.app.screen.query_one(TextArea).text == "half"
        await running.press("f", "enter")
        assert {one.note for one in running.marks} == {"", "halff"}


async def test_a_note_for_a_mark_that_is_deleted_meanwhile_is_kept_on_a_new_one() -> None:
    library, _ = shared()
    async with program(library=library) as running:
        other = await opened_in(library)
        made = mark(other, 1)
        await marked(running, 1)
        await running.press("]", "a", "a", *"mine")
        other.delete(made.id)
        await marked(running, 0)
        await running.press("enter")
        (kept,) = running.marks
        assert (kept.note, kept.selector) == ("mine", made.selector)


async def test_keys_that_wait_for_more_go_on_waiting() -> None:
    library, _ = shared()
    async with program(library=library) as running:
        await running.press("enter", "]")
        mark(await opened_in(library), 2)
        await marked(running, 1)
        assert running.reading.status.pending == "]"
        await running.press("a")
        assert running.focused_words == "Paragraph 2 says"


async def test_what_is_marked_here_while_the_marks_are_read_is_not_lost_from_the_screen() -> None:
    library, store = shared()
    async with program(library=library) as running:
        other = await opened_in(library)
        theirs = _any_mark(other, 5)
        await running.press("enter")
        with store.held():
            store.change_annotations(put=[theirs], remove=())
            while not store.is_asked.is_set():
                await running.pilot.pause(0.02)
            store.is_held = False
            await running.pilot.press("H")  # Not `press`, which waits for who reads.
            assert signs(running) == 2
        await running.pilot.pause(0.1)
        assert signs(running) == 2


def _any_mark(other: OpenArticle, number: int) -> Annotation:
    """Describe a mark that is in no library."""
    made = mark(other, number)
    other.delete(made.id)
    return made


async def test_damage_is_told_once_and_the_marks_stay_until_it_is_mended() -> None:
    library, store = shared()
    mark(await opened_in(library), 1)
    async with program(library=library) as running:
        await marked(running, 1)
        store.spoil(DAMAGED)
        await until(running, DAMAGED)
        assert signs(running) == 1
        await running.press("}")
        await until(running, DAMAGED, there=False)
        reads = store.readings
        await running.pilot.pause(0.2)
        assert DAMAGED not in running.text
        assert store.readings == reads
        store.mend()
        await until(running, lookout.WELL_AGAIN)


async def test_a_library_that_is_damaged_when_it_is_opened_is_told_below_what_is_sound_of_it() -> None:
    library, store = shared()
    mark(await opened_in(library), 1)
    store.harm = StoreError(Path("/library"), "the library is damaged", "run `pressmark doctor`")
    async with program(library=library) as running:
        await marked(running, 1)
        await until(running, "the library is damaged")
        assert signs(running) == 1
        await running.press("}")
        await until(running, "the library is damaged", there=False)
        await running.pilot.pause(0.2)
        assert "the library is damaged" not in running.text


async def test_damage_that_comes_while_one_reads_is_told_and_its_mending_too() -> None:
    library, store = shared()
    mark(await opened_in(library), 1)
    async with program(library=library) as running:
        await marked(running, 1)
        store.harm = StoreError(Path("/library"), "the library is damaged", "run `pressmark doctor`")
        store.commits += 1
        await until(running, "the library is damaged")
        store.harm = None
        store.commits += 1
        await until(running, lookout.WELL_AGAIN)


async def test_a_library_that_lost_the_article_is_told_and_nothing_is_written_there() -> None:
    library, store = shared()
    mark(await opened_in(library), 1)
    async with program(library=library) as running:
        await marked(running, 1)
        records, marks = dict(store.records), dict(store.marks)
        store.records.clear()
        store.marks.clear()
        store.commits += 1
        await until(running, "was its folder moved?")
        await running.press("enter", "H")
        assert store.marks == {}
        assert signs(running) == 1
        store.records, store.marks = records, marks
        store.commits += 1
        await until(running, lookout.WELL_AGAIN)


async def test_the_panel_lists_new_marks_and_its_cursor_stays_on_its_line() -> None:
    library, _ = shared()
    other = await opened_in(library)
    for number in range(20, 40):
        mark(other, number)
    async with program(library=library, size=(120, 20)) as running:
        await running.press("g", "m", *"j" * 12)
        panel = running.app.screen.query_one(SidePanel)
        key, line = panel.key, panel.cursor_line
        for number in range(1, 6):
            mark(other, number)
        await until(running, "marks · 25")
        assert (panel.key, panel.cursor_line) == (key, line)


async def test_the_page_of_marks_keeps_cursor_filter_and_line() -> None:
    library, _ = shared()
    other = await opened_in(library)
    for number in range(20, 50):
        mark(other, number)
    async with program(library=library, size=(80, 16)) as running:
        await running.press("g", "a", *"j" * 15)
        page = running.app.screen
        assert isinstance(page, MarksPage)
        key, row = page.listing.key, running.text.splitlines()
        for number in range(1, 6):
            mark(other, number)
        await until(running, "All marks · 35")
        assert page.listing.key == key
        assert running.text.splitlines()[4:14] == row[4:14]
        await running.press("slash", *"paragraph 7 ")
        mark(other, 7)
        await until(running, "of 36")
        assert page.is_typing


async def test_the_page_of_names_shows_a_new_name() -> None:
    library, _ = shared()
    other = await opened_in(library)
    async with program(library=library) as running:
        await running.press("g", "e")
        assert isinstance(running.app.screen, EntitiesPage)
        other.highlight(span_of(ARTICLE, "Paragraph 2"), entities=(WENT,))
        await until(running, "Geneva")


async def test_a_list_of_names_that_is_emptied_says_why_it_stays() -> None:
    library, store = shared()
    other = await opened_in(library)
    other.highlight(span_of(ARTICLE, "Paragraph 2"), entities=(WENT,))
    async with program(library=library) as running:
        await running.press("g", "e")
        store.records.clear()
        store.marks.clear()
        store.commits += 1
        await until(running, "The library is empty now")
        assert "Geneva" in running.text


async def test_the_mentions_that_another_window_tags_leave_the_list() -> None:
    library, _ = shared()
    other = await opened_in(library)
    name = Entity(EntityKind.PERSON, "Paragraph")
    other.highlight(span_of(ARTICLE, "Paragraph"), entities=(name,))
    async with program(library=library) as running:
        await running.press("g", "e", "*")
        assert isinstance(running.app.screen, MentionsScreen)
        await until(running, "59 of 59")
        other.highlight(span_of(ARTICLE, "Paragraph 2 says"), "mention", entities=(name,))
        await until(running, "58 of 58")


async def test_the_list_of_articles_shows_a_new_one_and_the_cursor_stays() -> None:
    library, store = shared()
    await opened_in(library)
    await opened_in(library, OTHER)
    async with program(None, library=library) as running:
        await running.press("j")
        screen = running.app.screen
        assert isinstance(screen, LibraryScreen)
        listing = screen.query_one(ArticleList)
        under = listing.highlighted_option
        store.keep_article(_newer(next(iter(store.records.values()))))
        await until(running, "A new story")
        assert "3 articles" in running.text
        now = listing.highlighted_option
        assert under is not None
        assert now is not None
        assert now.id == under.id


def _newer(record: ArticleRecord) -> ArticleRecord:
    opened = record.opened.replace(year=record.opened.year + 1)
    return replace(record, id="new", source="https://example.org/new", name="A new story", opened=opened)
