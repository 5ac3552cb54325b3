"""Whatever is typed: no session breaks, and no mark goes unless it is told to."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.article.guarding import UNSAFE
from reader.article.model import Article
from reader.keys.commands import COMMANDS
from reader.marks.model import Annotation
from reader.shell.commands import line_commands
from reader.shell.session import Session
from tests.fakes import MemoryStore, fake_library
from tests.shell.sessions import KEYMAP, SOURCE, opened
from tests.strategies import articles, hostile_texts

NAMES = [*line_commands(), *(command.name for command in COMMANDS)]
ARGUMENTS = [
    "",
    "1",
    "2",
    "3-4",
    "2.1",
    "9",
    "mark 1",
    "quotation 2",
    '"the"',
    "person",
    "-",
    "-a",
    "a b",
    "all",
]
TAKE_AWAY = {"delete", "undo", "redo"}

arguments = st.sampled_from(ARGUMENTS) | hostile_texts
lines = st.builds("{} {}".format, st.sampled_from(NAMES), arguments) | hostile_texts
"""What somebody types: commands with what may follow them, and anything else."""
changes = st.sampled_from(
    [
        "next-quotation",
        "next",
        "next-caption",
        "highlight",
        "highlight 2",
        "note so",
        "tag a",
        "entity date",
        "delete",
    ]
)


def session_on(article: Article, store: MemoryStore) -> Session:
    shelf = fake_library({SOURCE: "any"}, extract=lambda _: article, store=store)
    session = Session(
        library=shelf,
        open_source=lambda source: asyncio.run(shelf.open(source)),
        notes=Path("/notes"),
        keymap=KEYMAP,
    )
    session.open(SOURCE)
    return session


def taken_back(session: Session, store: MemoryStore) -> dict[str, Annotation]:
    session.obey("undo 99")
    return dict(store.marks)


@given(articles(), st.lists(lines, max_size=12))
def test_no_line_breaks_a_session_and_no_answer_commands_a_terminal(
    article: Article, typed: list[str]
) -> None:
    session = session_on(article, MemoryStore())
    for line in typed:
        answer = session.obey(line)
        assert not any("\n" in said for said in answer.lines)
        assert answer.ok or (len(answer.lines) == 1 and not re.search(UNSAFE, answer.lines[0]))
        if answer.ends:
            return
    session.close()


@given(st.lists(lines, max_size=20))
def test_no_mark_goes_unless_it_is_told_to(typed: list[str]) -> None:
    store = MemoryStore()
    session = opened(store)
    for line in ("highlight 1", "highlight quotation 1", *typed):
        before = set(store.marks)
        answer = session.obey(line)
        assert before <= set(store.marks) or answer.command in TAKE_AWAY
        if answer.ends:
            return


@given(st.lists(changes, max_size=15))
def test_all_that_was_marked_can_be_undone_and_done_again(typed: list[str]) -> None:
    store = MemoryStore()
    session = opened(store)
    for line in typed:
        session.obey(line)
    after = dict(store.marks)
    assert taken_back(session, store) == {}
    session.obey("redo 99")
    assert store.marks == after
