"""What a session answers, as transcripts: what is typed behind `>`, what could not be done behind `!`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import BlockKind, Metadata, Page
from reader.errors import StoreError
from reader.keys.commands import commands_of
from reader.marks.model import Beside
from reader.shell.commands import ALIASES, OWN, SHARED, line_commands
from reader.shell.session import ON_ARTICLE
from tests.fakes import MemoryStore, fake_library
from tests.shell.sessions import OTHER, SOURCE, commands_in, library, opened, session_in, transcript

TRANSCRIPTS = sorted(Path(__file__).with_name("transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_session_answers_as_the_transcript_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert transcript(opened(), *commands_in(text)) == text


def test_every_command_of_the_table_is_done() -> None:
    apart = {"help", "quit", "library", "open", "follow", "export"}
    assert set(line_commands()) == {*ON_ARTICLE, *apart}
    assert {*ALIASES.values()} <= set(line_commands())


def test_shared_names_are_those_of_the_table_of_commands() -> None:
    names = {command.name for context in ("reading", "everywhere") for command in commands_of(context)}
    assert names >= set(SHARED)
    assert not set(SHARED) & set(OWN)


def test_help_tells_every_command() -> None:
    told = "\n".join(opened().obey("?").lines)
    assert all(f"\n{command}: {command.description}" in told for command in line_commands().values())


def test_the_place_is_kept_and_read_again() -> None:
    store = MemoryStore()
    shelf = library(store)
    first = session_in(shelf)
    first.open(SOURCE)
    first.obey("goto 3")
    first.close()
    second = session_in(shelf)
    assert "You were at paragraph 3." in second.open(SOURCE).lines
    assert second.obey("next").lines[-1].startswith("3. ")


def test_a_session_that_only_looks_leaves_the_place_alone() -> None:
    store = MemoryStore()
    shelf = library(store)
    first = session_in(shelf)
    first.open(SOURCE)
    first.obey("goto 3.2")
    first.close()
    (place,) = (record.place for record in store.articles())
    second = session_in(shelf)
    second.open(SOURCE)
    second.obey("marks")
    second.close()
    assert [record.place for record in store.articles()] == [place]


def test_every_article_of_a_session_keeps_its_place() -> None:
    store = MemoryStore()
    session = opened(store)
    session.obey("goto 2")
    session.obey("follow 1")
    session.obey("next")
    session.close()
    assert {record.source: record.place > 0 for record in store.articles()} == {SOURCE: True, OTHER: False}


def test_a_mark_whose_words_are_gone_is_listed_and_kept_until_it_is_deleted() -> None:
    pages: dict[str, Page | str] = {SOURCE: "We will not sign."}
    shelf = fake_library(pages)
    session = session_in(shelf)
    session.open(SOURCE)
    session.obey("highlight 1")
    pages[SOURCE] = "The talks went on."
    session.open(SOURCE)
    assert transcript(session, "marks", "goto mark 1", "highlight 1", "delete 2", "marks") == (
        "> marks\n1. quote, gone: not in this version of the text: We will not sign.\n"
        "> goto mark 1\n! Its passage is not in this version of the text.\n"
        "> highlight 1\nHighlighted, paragraph 1: The talks went on.\n"
        "> delete 2\nDeleted mark 2; undo brings it back: We will not sign.\n"
        "> marks\n1. quote, paragraph 1: The talks went on.\n"
    )


def test_an_article_without_paragraphs_has_no_end_to_go_to() -> None:
    heading = assemble([BlockDraft(kind=BlockKind.HEADING, text="Soon")], Metadata())
    session = session_in(fake_library({SOURCE: ""}, extract=lambda _: heading))
    session.open(SOURCE)
    assert transcript(session, "end", "next", "where") == (
        "> end\n! This article has no paragraphs.\n> next\n! No further paragraph.\n"
        "> where\nSoon\nParagraph 0 of 0, 0 %.\nBelow the heading “Soon”.\nNothing has the focus.\n"
    )


def test_what_cannot_be_kept_is_told_and_the_session_goes_on() -> None:
    store = MemoryStore()
    session = opened(store)
    store.failure = StoreError(Path("annotations.json"), "the disk is full")
    assert transcript(session, "highlight 1", "marks") == (
        "> highlight 1\n! annotations.json: the disk is full.\n> marks\nNo marks.\n"
    )


def test_an_answer_has_facts_for_programs() -> None:
    session = opened()
    session.obey("next-quotation")
    answer = session.obey("H").as_object()
    mark = answer["mark"]
    assert isinstance(mark, dict)
    assert (answer["command"], answer["ok"]) == ("highlight", True)
    assert (mark["exact"], mark["speaker"]) == ("We have waited ten years for this,", "Åsa Brandt")
    assert session.obey("hilight").as_object() == {
        "command": "hilight",
        "ok": False,
        "error": "There is no command “hilight”; perhaps highlight is meant; help tells them.",
    }


def test_keys_that_the_user_chose_are_commands() -> None:
    assert opened().obey("F4").command == "marks"


def test_the_manual_has_every_command_as_help_tells_it() -> None:
    manual = Path(__file__).parents[2].joinpath("docs", "shell.md").read_text(encoding="utf-8")
    rows = [f"| `{command}` | {command.description} |" for command in line_commands().values()]
    assert [row for row in rows if row not in manual.replace("\\|", "|")] == []


def test_the_session_in_the_manual_is_a_real_one() -> None:
    manual = Path(__file__).parents[2].joinpath("docs", "shell.md").read_text(encoding="utf-8")
    _, shown, *_ = manual.split("```")
    _, _, answers = shown.partition("7 paragraphs\n")
    assert transcript(opened(), *commands_in(answers)) == answers


def test_a_note_that_was_written_on_two_machines_is_told_with_both_and_added_to_both() -> None:
    store = MemoryStore()
    session = opened(store)
    session.obey("next-quotation")
    session.obey("note mine")
    (mark,) = store.all_annotations()
    store.change_annotations(put=[replace(mark, beside=(Beside("note", "theirs"),))], remove=[])
    session = opened(store)
    session.obey("next-mark")
    answer = session.obey("note")
    assert answer.lines == ("mine", "also written: theirs")
    assert "note: mine, also written: theirs" in "\n".join(session.obey("marks").lines)
    session.obey("note more")
    (after,) = store.all_annotations()
    assert (after.note, after.beside) == ("mine\ntheirs\nmore", ())
