"""The names of the library, their dossiers, and what is done with them."""

from __future__ import annotations

from textual.widgets import TextArea

from reader.article.model import EntityKind, Span
from reader.library import Library
from reader.library.dossiers import Known
from reader.library.everywhere import Everywhere
from reader.marks.entities import EntityRecord
from reader.marks.model import Beside, Entity, MarkKind
from reader.tui.screens.entities_page import DossierPage, EntitiesPage
from reader.tui.screens.mentions import MentionsScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.row_list import RowList
from tests.fakes import FIRST_MOMENT, MemoryTexts
from tests.layout.articles import lindvik
from tests.tui.program import OTHER, SOURCE, Program, library_of, opened_in, program
from tests.tui.screen_text import assert_snapshot

LINDVIK = Entity(EntityKind.PLACE, "Lindvik")
BRANDT = Entity(EntityKind.PERSON, "Åsa Brandt")
MAYOR = Entity(EntityKind.PERSON, "Mayor Brandt")


def named(words: str) -> Span:
    start = lindvik().text.index(words)
    return Span(start, start + len(words))


async def naming_library() -> Library:
    """Return a library in which two articles name three things, and nobody is tagged everywhere."""
    library = library_of(lindvik())
    opened = await opened_in(library)
    opened.highlight(named("Lindvik"), MarkKind.MENTION.value, entities=[LINDVIK])
    opened.highlight(opened.article.quotations[0].span, entities=[BRANDT])
    other = await opened_in(library, OTHER)
    other.highlight(other.article.quotations[1].span, entities=[MAYOR])
    return library


async def the_page(running: Program, *keys: str) -> EntitiesPage:
    await running.press("g", "e", *keys)
    page = next(one for one in running.app.screen_stack if isinstance(one, EntitiesPage))
    return page


def names(page: EntitiesPage) -> list[str]:
    return [known.entity.name for known in page.listing.entries]


def known(running: Program) -> dict[str, Known]:
    return {one.entity.name: one for one in running.library.naming().known()}


async def test_names_are_listed_with_their_counts() -> None:
    async with program(library=await naming_library()) as running:
        page = await the_page(running)
        assert names(page) == ["Åsa Brandt", "Lindvik", "Mayor Brandt"]
        assert_snapshot(running.app, "names_80x24")


async def test_they_can_be_read_on_a_small_terminal() -> None:
    async with program(library=await naming_library(), size=(40, 12)) as running:
        await the_page(running)
        assert_snapshot(running.app, "names_40x12")


async def test_without_names_it_says_how_to_make_one() -> None:
    async with program() as running:
        await the_page(running)
        assert "No names yet" in running.text


async def test_the_beginning_of_a_name_and_a_kind_filter() -> None:
    async with program(library=await naming_library()) as running:
        page = await the_page(running, "slash", *"bran")
        assert names(page) == ["Åsa Brandt", "Mayor Brandt"]
        await running.press("escape", "slash", *"kind:pl", "tab", "enter")
        assert names(page) == ["Lindvik"]


async def test_a_key_goes_through_the_orders() -> None:
    async with program(library=await naming_library()) as running:
        page = await the_page(running, "o")
        assert "by name" in running.text
        assert names(page) == ["Åsa Brandt", "Lindvik", "Mayor Brandt"]


async def test_enter_opens_the_dossier_and_enter_there_goes_to_the_passage() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "enter")
        assert isinstance(running.app.screen, DossierPage)
        assert " Said" in running.text
        await running.press("enter")
        assert isinstance(running.app.screen, ReadingScreen)
        assert running.focused_words == "The sea belongs to the town."
        await running.press("q", "q")
        assert isinstance(running.app.screen, EntitiesPage)


async def test_a_name_is_renamed_and_the_cursor_goes_with_it() -> None:
    async with program(library=await naming_library()) as running:
        page = await the_page(running, "slash", *"lind", "enter", "r", *"ia", "enter")
        assert "Lindvikia" in known(running)
        assert known(running)["Lindvikia"].names == ("Lindvikia", "Lindvik")
        assert "Lindvik is now Lindvikia, in 1 mark." in running.text
        assert page.entity is not None
        assert page.entity.entity.name == "Lindvikia"
        await running.press("u")
        assert "Undid: rename Lindvik to Lindvikia" in running.text
        assert "Lindvik" in known(running)


async def test_two_names_become_one_after_a_look_at_what_that_does() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "slash", *"mayor", "enter", "m", *"åsa", "tab")
        assert "1 mark of Mayor Brandt will name Åsa Brandt, person, which has 1" in " ".join(
            running.text.replace("│", " ").split()
        )
        assert "Mayor Brandt" in known(running)
        await running.press("enter")
        assert known(running)["Åsa Brandt"].marks == 2
        assert "Mayor Brandt" not in known(running)


async def test_a_name_that_nothing_has_is_not_joined_with() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "m", *"nobody", "enter")
        assert "No name of the library begins with “nobody”" in running.text
        assert len(known(running)) == 3


async def test_aliases_item_and_note_are_kept_and_shown_in_the_dossier() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "slash", *"lind", "enter")
        await running.press("a", *"Lindvig, Port of Lindvik", "enter")
        await running.press("i", *"q212", "enter", "n", *"a harbour", "enter", "enter")
        record = known(running)["Lindvik"].record
        assert record is not None
        assert (record.aliases, record.identifier, record.note) == (
            ("Lindvig", "Port of Lindvik"),
            "Q212",
            "a harbour",
        )
        assert "Also called Lindvig, Port of Lindvik" in running.text
        assert "Wikidata Q212" in running.text
        assert_snapshot(running.app, "dossier_80x24")


async def test_two_notes_on_a_name_are_shown_and_settled_by_keeping_both() -> None:
    library = await naming_library()
    store, written = library.store, Beside("note", "theirs")
    mine = EntityRecord(entity=LINDVIK, modified=FIRST_MOMENT, note="mine", beside=(written,))
    store.change_annotations(put=[], remove=[], describe=[mine])
    async with program(library=library) as running:
        await the_page(running, "slash", *"lind", "enter")
        assert "Lindvik · ≠ notes differ" in running.text
        await running.press("enter")
        assert "≠ also written: theirs" in running.text
        await running.press("n")
        assert running.app.screen.query_one(TextArea).text == "mine\ntheirs"
        await running.press("enter")
        record = known(running)["Lindvik"].record
        assert record is not None
        assert (record.note, record.beside) == ("mine\ntheirs", ())
        assert "≠" not in running.text


async def test_a_note_on_a_name_that_came_while_another_was_typed_stays_beside_it() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "slash", *"lind", "enter", "n", *"mine")
        running.library.naming().describe(LINDVIK, note="theirs")
        await running.press("enter")
        record = known(running)["Lindvik"].record
        assert record is not None
        assert (record.note, record.beside) == ("mine", (Beside("note", "theirs"),))


async def test_what_is_no_wikidata_item_is_refused() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "i", *"212", "enter")
        assert "“212” is no item of Wikidata" in running.text


async def test_a_passage_of_the_dossier_is_parted_under_a_name_of_its_own() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "slash", *"lind", "enter", "enter", "p", "o", *" FC", "enter")
        assert {mark.entities for mark in running.marks} >= {(Entity(EntityKind.ORGANISATION, "FC"),)}
        assert "Nothing names it any more" in running.text
        await running.press("u")
        assert "Lindvik" in known(running)


async def test_parting_on_the_list_says_where_it_is_done() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "p")
        assert "Enter opens the dossier; Space chooses passages there." in running.text


async def test_all_mentions_in_all_articles_are_tagged_in_one_step_but_for_those_struck_out() -> None:
    library = await naming_library()
    async with program(library=library) as running:
        await the_page(running, "slash", *"lind", "enter", "asterisk")
        assert isinstance(running.app.screen, MentionsScreen)
        assert "articles 2/2" in running.text
        found = running.app.screen.query_one(RowList).entries
        assert len(found) > 2
        before = known(running)["Lindvik"].marks
        await running.press("space", "enter")
        assert known(running)["Lindvik"].marks == before + len(found) - 1
        assert f"Tagged Lindvik, {len(found) - 1} mentions" in running.text
        await running.press("u")
        assert known(running)["Lindvik"].marks == before


async def test_escape_stops_looking_and_tags_nothing() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "slash", *"lind", "enter", "asterisk", "escape")
        assert isinstance(running.app.screen, EntitiesPage)
        assert known(running)["Lindvik"].marks == 1


async def test_all_mentions_of_an_article_are_struck_out_by_one_key_and_taken_in_again() -> None:
    async with program(library=await naming_library()) as running:
        await the_page(running, "slash", *"lind", "enter", "asterisk", "X")
        struck = running.text.count("✗")
        assert struck > 1
        await running.press("X")
        assert "✗" not in running.text


async def test_a_text_that_is_gone_is_passed_over() -> None:
    library = await naming_library()
    assert isinstance(library.texts, MemoryTexts)
    library.texts.kept.clear()
    async with program(None, library=library) as running:
        await the_page(running, "asterisk")
        assert "2 could not be read" in running.text


async def test_mentions_are_found_where_no_mark_names_them() -> None:
    library = await naming_library()
    everywhere: Everywhere = library.everywhere()
    (record,) = [one for one in everywhere.articles() if one.source == SOURCE]
    places = everywhere.untagged(record, LINDVIK)
    assert named("Lindvik") not in [place.span for place in places]
    assert {place.words for place in places} == {"Lindvik"}
    assert everywhere.tag(LINDVIK, places) == len(places)
    assert everywhere.untagged(record, LINDVIK) == ()
