"""Sessions on the article of the layout's tests, and what they say, as somebody at a terminal sees it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from reader.article.assemble import BlockDraft, assemble
from reader.article.model import (
    Article,
    BlockKind,
    EntityKind,
    EntitySuggestion,
    Inline,
    InlineKind,
    Metadata,
    Page,
    Span,
)
from reader.config import load_keymap
from reader.library import Library
from reader.shell.session import Session
from tests.fakes import MemoryNotesFolder, MemoryStore, fake_library
from tests.layout.articles import DRAFTS
from tests.library.examples import span_of

SOURCE, OTHER = "https://example.org/lindvik", "https://example.org/harbour"
KEYMAP = load_keymap(None)
MAIL = Inline(kind=InlineKind.LINK, start=4, end=11, target="mailto:council@example.org")


def extracted(page: Page) -> Article:
    """Extract for these tests: the harbour's story, or what it links to."""
    if page.source == OTHER:
        draft = BlockDraft(kind=BlockKind.PARAGRAPH, text="The harbour is old.", inlines=(MAIL,))
        return assemble([draft], Metadata(title="The harbour", url=OTHER))
    return lindvik()


def lindvik() -> Article:
    """Return the harbour's story with the names in it."""
    bare = assemble(DRAFTS, Metadata(title="Lindvik closes its harbour", language="en"))
    will = span_of(bare, "Lindvik will").start
    town = (span_of(bare, "Lindvik"), Span(will, will + len("Lindvik")))
    entities = (
        EntitySuggestion(name="Åsa Brandt", kind=EntityKind.PERSON, mentions=(span_of(bare, "Åsa Brandt"),)),
        EntitySuggestion(name="Lindvik", kind=EntityKind.PLACE, mentions=town),
    )
    return replace(bare, entities=entities)


def library(store: MemoryStore | None = None, notes: MemoryNotesFolder | None = None) -> Library:
    """Build a library in memory that can open both articles."""
    pages = {SOURCE: "lindvik", OTHER: "harbour"}
    return fake_library(pages, extract=extracted, store=store, notes=notes)


def session_in(shelf: Library) -> Session:
    """Begin a session in a library, without an article."""
    return Session(
        library=shelf,
        open_source=lambda source: asyncio.run(shelf.open(source)),
        notes=Path("/notes"),
        keymap=KEYMAP,
    )


def opened(store: MemoryStore | None = None, notes: MemoryNotesFolder | None = None) -> Session:
    """Begin a session on the harbour's story."""
    session = session_in(library(store, notes))
    session.open(SOURCE)
    return session


def transcript(session: Session, *lines: str) -> str:
    """Give a session lines; return them with its answers, refusals behind an exclamation mark."""
    shown: list[str] = []
    for line in lines:
        answer = session.obey(line)
        shown.append(f"> {line}".rstrip())
        shown += answer.lines if answer.ok else [f"! {said}" for said in answer.lines]
    return "\n".join(shown) + "\n"


def commands_in(text: str) -> list[str]:
    """Return the lines that a transcript gives."""
    return [line[2:] for line in text.splitlines() if line.startswith(">")]
